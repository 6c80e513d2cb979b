"""Finds the people whom the cell of a sheet names, as people write: ``王　芳，李娜``."""

import re
import unicodedata
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from scheduler.content.imports.people import one_form
from scheduler.content.misreads import cut, maybe
from scheduler.problems import Problem, text

LISTED = re.compile(r"[、\n]")
BETWEEN = re.compile(r"[,;/]")
NOBODY = re.compile(r"急?缺\d+人|取消|[-—–]*|无")


def parts(words: str, known: Container[str]) -> Iterator[str]:
    """Part names at 、 and lines, and what is no name then at other signs."""
    for part in LISTED.split(unicodedata.normalize("NFKC", words)):
        if one_form(part) in known:
            yield part
        else:
            yield from BETWEEN.split(part)


@dataclass(frozen=True)
class Names:
    """Everybody by id: ``shown`` tells namesakes apart (王芳(海棠湾)), ``own`` does not."""

    shown: Mapping[str, str]
    own: Mapping[str, str]

    @cached_property
    def known(self) -> Mapping[str, frozenset[str]]:
        """Give whom each way of writing may mean."""
        found: dict[str, set[str]] = {}
        for names in (self.shown, self.own, {one: one for one in self.shown}):
            for one, name in names.items():
                found.setdefault(one_form(name), set()).add(one)
        return {name: frozenset(ids) for name, ids in found.items()}

    def find(self, words: str) -> Iterator[str | Problem]:
        """Yield the id of each person named, or what is wrong with the name.

        Names are parted by commas of any kind, lines or, where both sides are names,
        blanks. How many are wanting (缺1人) names nobody. A name that several people have
        is never guessed.
        """
        for part in parts(words, self.known):
            whole = one_form(part)
            if NOBODY.fullmatch(whole):
                continue
            single = [one_form(piece) for piece in part.split()]
            if whole not in self.known and all(one in self.known for one in single):
                yield from map(self._one, single)
            else:
                yield self._one(whole)

    def ids(self, words: str) -> tuple[str, ...]:
        """Give the ids of those named who are understood."""
        return tuple(one for one in self.find(words) if isinstance(one, str))

    def _one(self, name: str) -> str | Problem:
        found = sorted(self.known.get(name, ()))
        if len(found) == 1:
            return found[0]
        if found:
            return Problem(
                "several-of-that-name",
                text("There are several people called {name}.", name=name),
                hint=text(
                    "Write which one: {names}",
                    names="、".join(self.shown[one] for one in found),
                ),
            )
        return Problem(
            "unknown-volunteer",
            text("Nobody on the roster is called “{name}”.", name=cut(name)),
            hint=maybe(name, self.known)
            or text("Put new people on the roster first: linli import volunteers"),
        )
