"""What strangers' bytes reach, each as a function of bytes that must end well.

To end well is to give a value or to refuse: ``Misread`` and ``Refused`` carry problems for
people, anything else is a bug. What reads well must also hold what it promises: a phrase
has dates, a record that was appended is there once and all else is untouched.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from scheduler import content, project, timetable
from scheduler.content import imports, tables
from scheduler.content.imports import jielong
from scheduler.content.imports.lines import Context
from scheduler.content.misreads import Misread
from scheduler.content.nodes import Block, Listing, parse
from scheduler.content.phrases.cadences import cadence
from scheduler.content.phrases.doors import doors
from scheduler.content.phrases.recurrences import recurrence
from scheduler.content.phrases.reminders import reminder
from scheduler.content.phrases.windows import window
from scheduler.content.writing import append_record
from scheduler.model.community import Community
from scheduler.problems import Refused, has_errors

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
NEXT_YEAR = date(2027, 11, 23)
PATHS = (
    "community.yaml",
    "compounds.yaml",
    "holidays.yaml",
    "feeds.yaml",
    "organisation.yaml",
    "volunteers/grid-9.yaml",
    "absences/2026.yaml",
    "pioneers/grid-9.yaml",
    "services/fuzz.yaml",
    "events/2026.yaml",
    "issues/2026/FUZZ-1.yaml",
    "attendance/2026.yaml",
    "rotas/2026-W48.yaml",
    "visits/2026.yaml",
    "visit-programmes.yaml",
)
ENTRY = {
    "volunteer": "wang-fang",
    "from": "2026-12-01",
    "to": "2026-12-02",
    "reason": "出差",
}


def tree_of(folder: Path) -> dict[str, bytes]:
    """Read the files of a community, by their paths from ``folder``."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted((folder / "content").rglob("*.yaml"))
    }


BASE = tree_of(ROOT / "tests/problems/_base")
COMMUNITY = content.load(BASE).community
SEEDS: Mapping[str, tuple[bytes, ...]] = {
    path: tuple(
        sorted(
            {
                file.read_bytes()
                for starter in ("en", "zh")
                for file in (ROOT / "scheduler/starter" / starter).glob(
                    path
                    if path.endswith(".yaml") and "/" not in path
                    else f"{path.split('/')[0]}/**/*.yaml"
                )
            }
        )
    )
    for path in PATHS
}
"""Sound files of each kind to begin from, where there are any."""


def reading(data: bytes) -> None:
    """Read, check and review a community of which one file is ``data``.

    Its first byte chooses which.
    """
    path = f"content/{PATHS[data[0] % len(PATHS)]}" if data else "content/community.yaml"
    tree = {**BASE, path: data[1:]}
    problems = project.check(tree, TODAY)
    loaded = content.load(tree)
    if loaded.community and not has_errors(problems):
        dated(loaded.community)


def dated(community: Community) -> None:
    """Give every date of a year, and its shifts."""
    for occurrence in timetable.occurrences(community, TODAY, NEXT_YEAR):
        assert occurrence.service in community.service


def parsing(data: bytes) -> None:
    """Parse bytes as YAML."""
    parse("x.yaml", data)


def phrase(read: Callable[[str], object]) -> Callable[[bytes], None]:
    """Make a target of a reader of phrases."""

    def target(data: bytes) -> None:
        with suppress(Misread):
            read(data.decode("utf-8", "replace"))

    return target


def recurring(written: str) -> object:
    """Read when something recurs; its dates of a year come in order."""
    found = recurrence(written, TODAY)
    assert COMMUNITY
    dates = list(found.dates(TODAY, NEXT_YEAR, COMMUNITY.holidays))
    assert dates == sorted(set(dates))
    return found


def door(written: str) -> object:
    """Read a range of doors of the base community."""
    assert COMMUNITY
    return doors(written, COMMUNITY.compounds)


def workbook(data: bytes) -> None:
    """Read a spreadsheet; a comma-separated one where the first byte is odd."""
    tables.read("x.csv" if data[:1] < b"\x80" else "x.xlsx", data[1:])


def importing(data: bytes) -> None:
    """Import a table as each kind; what would be written reads without an error."""
    assert COMMUNITY
    context = Context(COMMUNITY, BASE, TODAY)
    book = tables.read("x.csv", data)
    for kind in imports.KINDS.values():
        found = imports.read(kind, context, book, "x.csv", "")
        applied = imports.apply(kind, context, found)
        if not applied.problems:
            assert not has_errors(content.load({**BASE, **applied.tree}).problems)


def appending(data: bytes) -> None:
    """Append a record: it is there once, every other line stands as before."""
    path = "content/absences/2026.yaml"
    with suppress(Refused):
        after = append_record(path, data, ENTRY, "absence")
        node = parse(path, after).node
        assert isinstance(node, Listing)
        assert isinstance(node.nodes[-1], Block)
        old, new = (
            data.decode("utf-8-sig").splitlines(),
            after.decode("utf-8-sig").splitlines(),
        )
        added = [line for line in new if "wang-fang" in line and line not in old]
        assert len(new) - len(old) == 1
        assert len(added) <= 1


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "reading": reading,
    "parsing": parsing,
    "recurrence": phrase(recurring),
    "cadence": phrase(lambda written: cadence(written, TODAY)),
    "window": phrase(window),
    "reminder": phrase(reminder),
    "door": phrase(door),
    "workbook": workbook,
    "importing": importing,
    "jielong": phrase(jielong.read),
    "appending": appending,
}
