"""Finds what is past its time, takes it out, and writes into the log how much it was.

Git remembers what files held before: docs/privacy.md says what to do about that.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from scheduler import content
from scheduler.content.removing import Removal, Removing
from scheduler.content.writing import Value, append_record
from scheduler.model.community import Community
from scheduler.model.retention import PERIODS, Period, Purge
from scheduler.model.rota import Rota
from scheduler.model.tiers import TIERS
from scheduler.problems import Refused, Source, has_errors

LOG = "content/purged.yaml"


@dataclass(frozen=True, slots=True)
class Expired:
    """A value, or with an empty ``key`` a record, whose last day was ``last``."""

    period: Period
    source: Source
    key: str
    last: date


@dataclass(frozen=True, slots=True)
class Purging:
    """What is past its time, in the order of files, and the files without it."""

    expired: tuple[Expired, ...]
    tree: Mapping[str, bytes]
    """Only files that change; the log first, so that no removal goes without its line."""


def purge(
    tree: Mapping[str, bytes],
    community: Community,
    rotas: tuple[Rota, ...],
    today: date,
) -> Purging:
    """Take out everything that is past its time on the day ``today``.

    ``Refused`` when something is to be taken out by hand, or when what is left would have
    errors that were not there before.
    """
    due = sorted(_due(community, rotas, today), key=lambda one: one[2].record)
    expired: list[Expired] = []
    changed: dict[str, bytes] = {}
    for file, ones in groupby(due, key=lambda one: one[2].record.file):
        removing = Removing(file, tree[file])
        for period, last, removal in ones:
            expired += (
                Expired(period, source, key, last) for key, source in removing.take(removal)
            )
        changed[file] = removing.data()
    changed = {file: data for file, data in changed.items() if data != tree[file]}
    if not changed:
        return Purging((), {})
    made = {LOG: logged(tree.get(LOG, b""), expired, community, today), **changed}
    problems = content.load({**tree, **made}, today).problems
    if has_errors(problems):
        raise Refused(*problems)
    return Purging(tuple(sorted(expired, key=lambda one: one.source)), made)


def _due(
    community: Community, rotas: tuple[Rota, ...], today: date
) -> Iterator[tuple[Period, date, Removal]]:
    """Yield what goes, with the last day on which it was kept.

    A record that goes as a whole has no values that go before it.
    """
    whole: set[Source] = set()
    rules = [rule for tiers in TIERS.values() for rule in tiers.purge]
    for rule in sorted(rules, key=lambda one: bool(one.drop or one.blank)):
        for source, last in _past(rule, community, rotas, today):
            if source not in whole:
                yield rule.period, last, Removal(source, rule.what, rule.drop, rule.blank)
            if not rule.drop and not rule.blank:
                whole.add(source)


def _past(
    rule: Purge, community: Community, rotas: tuple[Rota, ...], today: date
) -> Iterator[tuple[Source, date]]:
    kept = timedelta(days=days(rule.period, community))
    for source, over in rule.ended(community, rotas):
        if over and today - over > kept:
            yield source, over + kept


def days(period: Period, community: Community) -> int:
    """Give for how many days something is kept: as the community says, or as usual."""
    return dict(community.retention).get(period.id, period.days)


def logged(
    before: bytes, expired: list[Expired], community: Community, today: date
) -> bytes:
    """Append a line for each period and file, unless a run cut short wrote it already."""
    known = {(one.date, one.rule, one.file, one.count) for one in community.purged}
    order = {period.id: number for number, period in enumerate(PERIODS)}
    counts: dict[tuple[str, str], int] = {}
    for one in expired:
        place = one.period.id, one.source.file
        counts[place] = counts.get(place, 0) + 1
    for (rule, file), count in sorted(
        counts.items(), key=lambda one: (order[one[0][0]], one[0][1])
    ):
        if (today, rule, file, count) not in known:
            entry: dict[str, Value] = {
                "date": today, "rule": rule, "file": file, "count": count,
            }  # fmt: skip
            before = append_record(LOG, before, entry, "purged")
    return before
