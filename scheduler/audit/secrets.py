"""What may not occur in the site: every name, number and secret address of the rosters."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scheduler.audit.reading import joined, readable
from scheduler.model.community import Community
from scheduler.model.consent import public_name
from scheduler.model.people import SHORTEST_NAME, Volunteer
from scheduler.model.tiers import TIERS, records

SHORTEST_PHONE = 7


class Kind(StrEnum):
    """What was found."""

    NAME = "name"
    WORD = "word"
    """A name that is also an ordinary word."""
    PINYIN = "pinyin"
    PHONE = "phone"
    IDENTITY = "identity"
    PLATE = "plate"
    DOOR = "door"
    TOKEN = "token"  # noqa: S105 - the kind, not one


@dataclass(frozen=True, slots=True)
class Secrets:
    """Words and their kinds, as ``joined(readable(...))`` shows them.

    ``pinyin`` holds names in Latin letters, as in addresses and names of files;
    ``allowed`` holds phrases that people reviewed and what public records say: a hit
    inside one of them is none.
    """

    words: tuple[tuple[str, Kind], ...]
    pinyin: frozenset[str]
    allowed: tuple[str, ...]
    phones: frozenset[str]
    """Digits of the offices' numbers, which may be public."""


def secrets(community: Community, on: date) -> Secrets:
    """Collect them for the day ``on``; a name with a valid consent in full is none."""
    known = tuple(records(community))
    names = frozenset(_names(community, known, on))
    ordinary = ordinary_words(names)
    offices = frozenset(map(digits, community.office_phones))
    words = {name: Kind.WORD if name in ordinary else Kind.NAME for name in names}
    for phone in _values(known, "phones"):
        number = digits(phone)
        if len(number) >= SHORTEST_PHONE and number not in offices:
            words[number] = Kind.PHONE
    words |= dict.fromkeys(map(_as_read, _values(known, "tokens")), Kind.TOKEN)
    public = _public_ids(community)
    return Secrets(
        words=tuple(sorted(words.items())),
        pinyin=frozenset(_pinyin(known, names) - public),
        allowed=tuple(sorted(set(map(_as_read, _allowed(community))) - {""})),
        phones=offices,
    )


def _as_read(words: str) -> str:
    return joined(readable(words))


def digits(written: str) -> str:
    """Give the digits of a number."""
    return re.sub(r"\D", "", readable(written))


def _values(known: Iterable[object], which: str) -> Iterator[str]:
    """Yield the values that the table of tiers says are to be looked for."""
    for record in known:
        for name in getattr(TIERS[type(record)], which):
            if value := getattr(record, name):
                yield value


def _names(community: Community, known: Iterable[object], on: date) -> Iterator[str]:
    told = {
        person.name
        for person in community.volunteers
        if public_name(person, community.withdrawals, "services", on) == person.name
    }
    offices = " ".join(_as_read(contact.name) for contact in community.contacts)
    for name in _values(known, "names"):
        read = _as_read(name)
        if len(read) >= SHORTEST_NAME and name not in told and read not in offices:
            yield read


def _allowed(community: Community) -> Iterator[str]:
    """Yield phrases inside which a hit is none."""
    yield from (one.word for one in community.reviewed_words)
    for venue in community.venues:
        yield from (venue.name, venue.address, venue.directions)


def ordinary_words(names: frozenset[str]) -> frozenset[str]:
    """Give the names that jieba's word list knows as words other than names of people."""
    import jieba

    found = set()
    with jieba.get_dict_file() as lines:
        for line in lines:
            word, _, kind = line.decode("utf-8").split()
            if word in names and not kind.startswith("nr"):
                found.add(word)
    return frozenset(found)


def _public_ids(community: Community) -> frozenset[str]:
    """Give ids that stand in public addresses anyway."""
    return frozenset(
        one.id
        for group in (
            community.services,
            community.compounds,
            community.venues,
            community.grids,
            community.categories,
        )
        for one in group
    )


def _pinyin(known: Iterable[object], names: frozenset[str]) -> set[str]:
    """Give ids of people, and names in Latin letters: wang-fang, wangfang, fang-wang."""
    from pypinyin import lazy_pinyin

    found = {one.id for one in known if isinstance(one, Volunteer)}
    for name in names:
        parts = [part for part in lazy_pinyin(name) if part.isalpha()]
        if not parts:
            continue
        surname, *given = parts
        if not given:
            continue
        rest = "".join(given)
        found |= {
            "-".join((surname, *given)),
            f"{surname}-{rest}",
            f"{rest}-{surname}",
            surname + rest,
        }
    return found
