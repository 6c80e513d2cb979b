"""Looks for all secrets at once, and for numbers and doors by their shape."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scheduler.audit.reading import joined, readable, with_joined_numbers
from scheduler.audit.secrets import Kind, Secrets, digits
from scheduler.audit.views.view import View
from scheduler.model.privacy import PATTERNS, Private
from scheduler.problems import Text

AROUND = 10
"""Characters of context on either side."""
MASK = "▇"
LATIN = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
PARTS = 4
"""Names in Latin letters have at most so many parts between hyphens."""
MOBILE = 11
HAN = re.compile("[\u3400-\u9fff]")
KINDS = {
    Private.PHONE: Kind.PHONE,
    Private.DOOR: Kind.DOOR,
    Private.PLATE: Kind.PLATE,
}

Span = tuple[int, int, Kind]


@dataclass(frozen=True, slots=True)
class Hit:
    """One secret in one view, the index of its first character there, and what is around.

    All that was found in ``context`` is masked in it.
    """

    kind: Kind
    word: str
    start: int
    context: str


class Search:
    """A machine made once for all views."""

    def __init__(self, secrets: Secrets) -> None:
        """Make it from the secrets; the more there are, the more memory, not time."""
        from ahocorasick_rs import AhoCorasick

        kinds: dict[str, Kind | None] = dict(secrets.words)
        self.words = list((kinds | dict.fromkeys(secrets.allowed)).items())
        self.machine = AhoCorasick([word for word, _ in self.words])
        self.secrets = secrets

    def hits(self, view: View) -> tuple[Hit, ...]:
        """Give what is found in a view, in its order."""
        if view.is_address:
            said = readable(view.text).lower()
            spans = set(self._pinyin(said))
            return _told(said, spans)
        said = joined(readable(view.text))
        hits = _told(said, self._spans(said, self._shaped(said, view)))
        numbers = with_joined_numbers(said)
        if numbers == said:
            return hits
        more = _told(numbers, self._spans(numbers))
        return (*hits, *(hit for hit in more if hit.kind is Kind.PHONE))

    def masked(self, path: str) -> str:
        """Give a path as it may be shown: with what is private in it masked."""
        said = joined(readable(path))
        spans = self._spans(said, self._shaped(said, View(Text(""), said)))
        small = said.lower()
        if len(small) == len(said):
            spans |= set(self._pinyin(small))
        return "".join(_masked(said, spans)) if spans else path

    def _spans(self, said: str, shaped: Iterable[Span] = ()) -> set[Span]:
        """Give the words of the rosters, but for those inside phrases that may stand."""
        known, allowed = self._known(said)
        found = {*known, *shaped}
        if not allowed:
            return found
        return {s for s in found if not any(a <= s[0] and s[1] <= b for a, b in allowed)}

    def _known(self, said: str) -> tuple[set[Span], list[tuple[int, int]]]:
        """Give the words of the rosters, and the phrases in which they may stand."""
        found, allowed = set(), []
        for index, start, end in self.machine.find_matches_as_indexes(
            said, overlapping=True
        ):
            kind = self.words[index][1]
            if kind is None:
                allowed.append((start, end))
            elif kind is not Kind.PHONE or _stands_alone(said, start, end):
                found.add((start, end, kind))
        return found, allowed

    def _shaped(self, said: str, view: View) -> Iterator[Span]:
        """Yield numbers, doors and plates by their shape."""
        for private, pattern in PATTERNS:
            for match in pattern.finditer(said):
                kind = KINDS.get(private) or _identity(match[0])
                if kind and self._counts(kind, match, view):
                    yield match.start(), match.end(), kind

    def _counts(self, kind: Kind, match: re.Match[str], view: View) -> bool:
        """Tell whether it is no office's number and no code."""
        written = match[0]
        if "\n" in written:
            return False
        if kind is Kind.PHONE:
            around = match.string[max(0, match.start() - 1) : match.end() + 1]
            is_code = any(c == "." or (c.isascii() and c.isalpha()) for c in around)
            return not is_code and digits(written) not in self.secrets.phones
        if kind is Kind.DOOR:
            return view.is_prose or HAN.search(written) is not None
        return True

    def _pinyin(self, said: str) -> Iterator[Span]:
        """Yield names in Latin letters, alone or between hyphens."""
        for match in LATIN.finditer(said):
            places = [match.start(), *(i + 1 for i in _hyphens(match)), match.end() + 1]
            for first, begin in enumerate(places[:-1]):
                for after in places[first + 1 : first + 1 + PARTS]:
                    word = said[begin : after - 1].replace("_", "-")
                    if word in self.secrets.pinyin:
                        yield begin, after - 1, Kind.PINYIN


def _hyphens(match: re.Match[str]) -> list[int]:
    return [match.start() + i for i, character in enumerate(match[0]) if character in "-_"]


def _stands_alone(said: str, start: int, end: int) -> bool:
    """Tell whether a short number is not a part of a longer one."""
    return end - start >= MOBILE or not (
        said[start - 1 : start].isdigit() or said[end : end + 1].isdigit()
    )


def _identity(written: str) -> Kind | None:
    """Tell whether the check digit is that of an identity card."""
    from stdnum.cn import ric

    return Kind.IDENTITY if ric.is_valid(written) else None


def _masked(said: str, spans: set[Span]) -> list[str]:
    """Give the characters, those of the spans masked."""
    masked = list(said)
    for start, end, _ in spans:
        masked[start:end] = MASK * (end - start)
    return masked


def _told(said: str, spans: set[Span]) -> tuple[Hit, ...]:
    """Mask all spans, and tell each with what stands around it."""
    if not spans:
        return ()
    masked = _masked(said, spans)
    hits = []
    for start, end, kind in sorted(spans):
        around = "".join(masked[max(0, start - AROUND) : end + AROUND])
        hits.append(Hit(kind, said[start:end], start, " ".join(around.split())))
    return tuple(hits)
