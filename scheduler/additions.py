"""Adds records to the files of ``content/``, each at the end of the one it belongs to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler import files
from scheduler.files import Tree
from scheduler.model.community import Community
from scheduler.model.doors import Door, ranges, written
from scheduler.model.times import DateSpan
from scheduler.problems import Problem, has_errors, in_order
from scheduler.project import CONTENT, future_visits

if TYPE_CHECKING:
    from scheduler.content.writing import Value

WITHDRAWALS = "content/withdrawals.yaml"

Entry = Mapping[str, str | int | date | tuple[str, ...]]
"""A record to append, by its keys."""


@dataclass(frozen=True, slots=True)
class Added:
    """A tree with one more record, where it stands, and what is wrong with it."""

    tree: Tree
    path: str
    line: int
    problems: tuple[Problem, ...]


def with_visit(tree: Tree, entry: Entry, today: date) -> Added:
    """Append a visit to the file of its year, and read everything again with it."""
    from scheduler import content
    from scheduler.content.writing import append_record

    path = f"{CONTENT}/visits/{str(entry['date'])[:4]}.yaml"
    before = tree.get(path, b"")
    after = append_record(path, before, entry, "visit")
    made = {**tree, path: after}
    loaded = content.load(made, today)
    problems = loaded.problems
    if loaded.community and not has_errors(problems):
        problems += future_visits(loaded.community, today)
    return Added(made, path, _added_line(before, after), in_order(problems))


def _added_line(before: bytes, after: bytes) -> int:
    """Give the number of the first line of ``after`` that is new."""
    old, new = before.decode("utf-8-sig").splitlines(), after.decode("utf-8-sig")
    lines = new.splitlines()
    return next(
        (n for n, line in enumerate(lines, 1) if old[n - 1 : n] != [line]), len(lines)
    )


def append_withdrawal(root: Path, tree: Tree, volunteer: str, on: date, by: str) -> None:
    """Append that a person took back the consent to be named in public."""
    from scheduler.content.writing import append_record

    before = tree.get(WITHDRAWALS)
    entry: dict[str, Value] = {"volunteer": volunteer, "date": on, "by": by}
    after = append_record(WITHDRAWALS, before or b"", entry, "withdrawal")
    files.replace_file(root / WITHDRAWALS, after, before)


def append_handovers(
    root: Path, tree: Tree, handovers: Sequence[Mapping[str, "Value"]]
) -> str:
    """Append hand-overs of one day to the file of its year; give the file's path."""
    from scheduler.content.writing import append_record

    path = f"{CONTENT}/handovers/{str(handovers[0]['date'])[:4]}.yaml"
    before = tree.get(path)
    after = before or b""
    for entry in handovers:
        kept = {key: value for key, value in entry.items() if value is not False}
        after = append_record(path, after, kept, "handover")
    files.replace_file(root / path, after, before)
    return path


def written_doors(community: Community, doors: Iterable[Door]) -> tuple[str, ...]:
    """Write doors as the fewest ranges, as ``content/`` has them."""
    return tuple(written(part) for part in ranges(doors, community.building))


def append_absence(
    root: Path, tree: Tree, volunteer: str, span: DateSpan, reason: str
) -> str:
    """Append an absence to the file of its first year; give the file's path."""
    from scheduler.content.writing import append_record

    first, last = str(span.first), str(span.last)
    path = f"{CONTENT}/absences/{first[:4]}.yaml"
    entry = {"volunteer": volunteer, "from": first, "to": last, "reason": reason}
    before = tree.get(path)
    after = append_record(path, before or b"", entry, "absence")
    files.replace_file(root / path, after, before)
    return path
