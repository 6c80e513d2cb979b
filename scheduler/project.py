"""Finds the project, names its paths, and composes the stages into steps.

Each step takes what was read and the day, and gives values; only the ``save`` and
``publish`` steps write, and those through ``files``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler import files
from scheduler.files import Tree
from scheduler.model.community import Community
from scheduler.model.rota import Rota, release
from scheduler.model.service import Occurrence
from scheduler.model.times import DateSpan, Week
from scheduler.problems import Problem, Refused, Severity, has_errors, in_order, text

if TYPE_CHECKING:
    from scheduler.planning import Plan

CONTENT = "content"
BUILD = "build"
PACKAGE = Path(__file__).parent
FONTS = PACKAGE / "fonts"
LOOK_AHEAD = timedelta(weeks=6)
"""How far ahead ``check`` looks for dates that wait for a decision."""
MAKERS = ("ics", "mkdocs", "mkdocs-material", "typst", "xlsxwriter")
"""Libraries whose version shows in what they make."""


def find_root(folder: Path) -> Path:
    """Give the nearest folder, ``folder`` or one above, that holds a community."""
    start = folder.resolve()
    for candidate in (start, *start.parents):
        if (candidate / CONTENT / "community.yaml").is_file():
            return candidate
    raise Refused(
        Problem(
            "no-community",
            text("There is no content/community.yaml in {folder} or above.", folder=start),
            hint=text("Go to your community's folder, or start one: linli new DIR"),
        )
    )


def read_content(root: Path) -> Tree:
    """Read everything below ``content/``."""
    return files.read_tree(root, CONTENT)


def templates(folder: str) -> dict[str, str]:
    """Read the templates of a folder of ``site_templates``: name to text."""
    root = template_folder() / folder
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def template_folder() -> Path:
    """Give the folder of templates: inside the installed package, or beside it."""
    packaged = PACKAGE / "site_templates"
    return packaged if packaged.is_dir() else PACKAGE.parent / "site_templates"


@cache
def program() -> str:
    """Give the fingerprint of linli itself: its files and the makers' versions."""
    from importlib.metadata import version

    paths = [
        path
        for folder in (PACKAGE, template_folder())
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    ]
    versions = " ".join(version(maker) for maker in MAKERS)
    return files.fingerprint(versions.encode(), *(path.read_bytes() for path in paths))


# --- check ---------------------------------------------------------------------------


def check(tree: Tree, today: date) -> tuple[Problem, ...]:
    """Give every problem of the content, its dates ahead, and its rotas."""
    from scheduler import content

    loaded = content.load(tree)
    if loaded.community is None or has_errors(loaded.problems):
        return in_order(loaded.problems)
    return in_order(
        (
            *loaded.problems,
            *unprintable(loaded.community),
            *ahead(loaded.community, today),
            *reviewed(loaded.community, loaded.rotas, today),
        )
    )


def reviewed(
    community: Community, rotas: tuple[Rota, ...], today: date
) -> tuple[Problem, ...]:
    """Give the rules that rotas break, from this week on."""
    from scheduler.planning.review import review

    return in_order(
        problem
        for rota in rotas
        if rota.week >= Week.of(today)
        for problem in review(community, rotas, rota.week).problems
    )


def unprintable(community: Community) -> tuple[Problem, ...]:
    """Give a problem for each character that the sheets' font lacks."""
    from scheduler.publish import glyphs

    return glyphs.uncovered(community, (FONTS / "coverage.txt").read_text("utf-8"))


def ahead(community: Community, today: date) -> tuple[Problem, ...]:
    """Warn of dates in the coming weeks that staff have to decide, or nobody knows."""
    from scheduler import timetable

    last = today + LOOK_AHEAD
    dates = undecided(community, timetable.undecided(community, today, last))
    return dates + tuple(
        Problem(
            "year-unannounced",
            text("The public holidays of {year} are not announced yet.", year=year),
            hint=text(
                "Weekdays count as they stand. When the notice appears, "
                "write it into content/holidays.yaml under years."
            ),
            severity=Severity.WARNING,
        )
        for year in timetable.unannounced(community, today, last)
    )


def undecided(
    community: Community, occurrences: Iterable[Occurrence]
) -> tuple[Problem, ...]:
    """Ask staff to decide about dates that fall into a public holiday."""
    return tuple(
        Problem(
            "holiday-undecided",
            text(
                "{service} on {date} falls into {holiday}: is it held?",
                service=community.service[occurrence.service].name,
                date=occurrence.nominal,
                holiday=community.holidays.name(occurrence.nominal),
            ),
            occurrence.source,
            text("Write the date under keep, skip or move; until then it is not planned."),
            Severity.WARNING,
        )
        for occurrence in occurrences
    )


# --- plan ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Planned:
    """What planning came to. ``plan`` is ``None`` when the drafts were up to date."""

    rotas: tuple[Rota, ...]
    """All rotas: the window's new drafts among those that stay as they are."""
    plan: "Plan | None"


def plan(
    tree: Tree,
    community: Community,
    rotas: tuple[Rota, ...],
    today: date,
    effort: float,
) -> Planned:
    """Plan the weeks from that of ``today``; nothing is done where nothing changed."""
    weeks = community.planning.weeks
    if is_planned(tree, rotas, today, weeks):
        return Planned(rotas, None)
    from scheduler import planning

    made = planning.plan(community, rotas, Week.of(today), weeks, effort)
    by_week = {rota.week: rota for rota in (*rotas, *made.rotas)}
    return Planned(tuple(by_week[week] for week in sorted(by_week)), made)


def window(today: date, weeks: int) -> tuple[Week, ...]:
    """Give the weeks to plan."""
    return tuple(Week.of(today) + offset for offset in range(weeks))


def planned_from(tree: Tree, rotas: Iterable[Rota], today: date, weeks: int) -> str:
    """Give the fingerprint of all that the drafts of the window depend on.

    The drafts themselves belong to it, as they stand: one that was edited by hand is to
    be planned again.
    """
    inside = window(today, weeks)
    drafts = [r for r in rotas if r.week in inside and not r.is_released]
    leave_out = {rota_path(draft.week) for draft in drafts}
    inputs = {
        path: data
        for path, data in tree.items()
        if path not in leave_out
        and not path.startswith((f"{CONTENT}/issues/", f"{CONTENT}/feeds"))
    }
    shown = [
        (
            str(d.week),
            [
                (
                    s.shift,
                    s.date,
                    s.time,
                    s.venue,
                    [(a.volunteer, a.pinned) for a in s.assignments],
                    s.reserves,
                )
                for s in d.shifts
            ],
        )
        for d in drafts
    ]
    return files.fingerprint(
        program().encode(),
        files.fingerprint_tree(inputs).encode(),
        repr((str(inside[0]), weeks, shown)).encode(),
    )


def is_planned(tree: Tree, rotas: tuple[Rota, ...], today: date, weeks: int) -> bool:
    """Tell whether each week of the window is released, or drafted from all this."""
    by_week = {rota.week: rota for rota in rotas}
    found = [by_week.get(week) for week in window(today, weeks)]
    now = planned_from(tree, rotas, today, weeks)
    return all(r and (r.is_released or r.planned_from == now) for r in found)


def rota_path(week: Week) -> str:
    """Name the file of a week's rota."""
    return f"{CONTENT}/rotas/{week}.yaml"


def save_rotas(
    root: Path,
    tree: Tree,
    community: Community,
    rotas: tuple[Rota, ...],
    today: date,
) -> tuple[str, ...]:
    """Write the rotas that differ from the files; give the paths that were written.

    The window's drafts are marked with the fingerprint of what they were planned from,
    released rotas included, which therefore are written first.
    """
    from scheduler.content import rotas as format_

    after = dict(tree)
    weeks = community.planning.weeks
    drafts = [rota for rota in rotas if not rota.is_released]
    for rota in rotas:
        if rota.is_released:
            after[rota_path(rota.week)] = format_.dump(rota, community)
    mark = planned_from(after, rotas, today, weeks)
    for rota in drafts:
        marked = (
            replace(rota, planned_from=mark) if rota.week in window(today, weeks) else rota
        )
        after[rota_path(rota.week)] = format_.dump(marked, community)
    return save(root, tree, after)


def save(root: Path, before: Tree, after: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write the files of ``after`` that differ from ``before``; give their paths."""
    return tuple(
        path
        for path in sorted(after)
        if after[path] != before.get(path)
        and files.replace_file(root / path, after[path], before.get(path))
    )


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


def weeks_to_release(rotas: tuple[Rota, ...], today: date) -> tuple[Week, ...]:
    """Give the drafts that should be binding by now.

    That is the week of ``today``, and from Thursday on the next one too: volunteers are
    to know by the weekend before.
    """
    thursday = 4
    this = Week.of(today)
    due = (this, this + 1) if today.isoweekday() >= thursday else (this,)
    return tuple(rota.week for rota in rotas if rota.week in due and not rota.is_released)


def before_release(
    community: Community, rotas: tuple[Rota, ...], weeks: tuple[Week, ...]
) -> tuple[Problem, ...]:
    """Give what forbids to release the weeks: broken hard rules, undecided dates."""
    from scheduler import timetable
    from scheduler.planning.review import review

    problems: list[Problem] = []
    for week in weeks:
        problems += (
            replace(problem, severity=Severity.ERROR)
            for problem in undecided(
                community, timetable.undecided(community, week.monday, week.sunday)
            )
        )
        problems += review(community, rotas, week).problems
    return tuple(p for p in in_order(problems) if p.severity is Severity.ERROR)


def released(
    rotas: tuple[Rota, ...], weeks: tuple[Week, ...], at: datetime
) -> tuple[Rota, ...]:
    """Release the drafts of ``weeks``; the other rotas stay as they are."""
    return tuple(release(r, at) if r.week in weeks else r for r in rotas)


# --- new -----------------------------------------------------------------------------


def starter(keys: str) -> dict[str, bytes]:
    """Give the files of a small community to start from, with ``en`` or ``zh`` keys."""
    root = PACKAGE / "starter" / keys
    tree = {
        f"{CONTENT}/{path.relative_to(root).as_posix()}": path.read_bytes()
        for path in sorted(root.rglob("*.yaml"))
    }
    return {**tree, ".gitignore": b"/build/\n"}
