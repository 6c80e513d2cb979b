"""The three roots of output: what is made for staff, volunteers and residents.

Each is made from an edition, and only if it would come out differently; roots never mix.
"""

import json
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass, is_dataclass, replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import TypeVar

from scheduler import files, timetable
from scheduler.files import Tree
from scheduler.model.community import Community
from scheduler.model.people import Handover
from scheduler.model.rota import Rota
from scheduler.model.service import Occurrence
from scheduler.model.times import DAY, Week
from scheduler.problems import Problem, Refused, text
from scheduler.project import BUILD, CONTENT, FONTS, coverage, program, templates
from scheduler.publish.fonts import Fonts

E = TypeVar("E")
SITE = "build/site"
FEEDS = "build/feeds"
STAFF = "build/staff"
REPORTS = "build/reports"
"""A folder for each month; staff's too, but made one by one."""
NET = "build/liaison"
"""Maps and hand-over sheets of the net; staff's too, made when asked for."""
PUBLIC = 0o644
NEAR = timedelta(days=45)
"""How far away the council's next meeting may be."""
PRIVATE = 0o600
PRIVATE_FILES = ("community.yaml", "content/community.yaml", "feeds.yaml", "volunteers")
"""What a folder has that belongs to a community, not to a site."""


@dataclass(frozen=True, slots=True)
class Output:
    """One root of output: where it is, how many files, and whether it was made anew."""

    path: Path
    count: int
    made: bool
    told: tuple[Problem, ...] = ()
    """What the gate warns of."""


def publish_staff(
    root: Path,
    community: Community,
    rotas: tuple[Rota, ...],
    today: date,
    fonts: Fonts = FONTS,
) -> Output:
    """Make sheets, address slips, papers of visits and the net, calendar and ledger.

    For their owner only.
    """
    from scheduler.publish import (
        address_slips,
        agenda,
        calendars,
        ledger,
        net,
        net_papers,
        public,
        sheets,
        staff,
        visits,
    )

    weeks = tuple(rota.week for rota in rotas if rota.week >= Week.of(today))
    edition = staff.edition(community, rotas, weeks)
    addresses = address_slips.edition(community, today)
    board = public.edition(community, rotas, today)
    paid = visits.edition(community, today)
    issues = ledger.edition(community, today)
    pioneers = net.edition(community, today)
    meetings = tuple(
        agenda.edition(community, one) for one in next_council(community, today)
    )
    printed = templates("sheets")

    def make() -> Tree:
        has = coverage(fonts)
        problems = sheets.preflight(edition, has)
        problems += sheets.preflight_agendas(meetings, has)
        problems += net_papers.preflight(pioneers, has)
        if problems := problems + sheets.preflight_visits(paid, has):
            raise Refused(*problems)
        return {
            **sheets.render(edition, fonts, printed),
            **sheets.render_board(board, weeks, fonts, printed),
            **address_slips.render(addresses, today, fonts, printed),
            **sheets.render_visits(paid, fonts, printed),
            **sheets.render_agendas(meetings, fonts, printed),
            **net_papers.render(pioneers, fonts, printed),
            **calendars.staff(edition),
            **sheets.render_ledger(issues),
        }

    editions = (edition, addresses, board, paid, meetings, issues, pioneers)
    made = made_from((*editions, fonts.fingerprint))
    return publish(root / STAFF, made, PRIVATE, make)


def publish_maps(
    root: Path,
    community: Community,
    buildings: Collection[str],
    today: date,
    fonts: Fonts = FONTS,
    *,
    name: str,
) -> Output:
    """Make the maps of buildings in the folder ``name``, for staff only."""
    from scheduler.publish import net, net_papers

    edition = net.maps(community, today, buildings)
    link = root / NET / "map" / name
    return _typeset(link, edition, net_papers.preflight_maps, net_papers.render_maps, fonts)


def publish_handovers(
    root: Path,
    community: Community,
    found: tuple[Handover, ...],
    today: date,
    fonts: Fonts = FONTS,
    *,
    name: str,
    proposed: bool = False,
) -> Output:
    """Make the sheets of hand-overs in the folder ``name``, for staff and both sides."""
    from scheduler.publish import net, net_papers

    edition = net.handovers(community, found, today, proposed=proposed)
    link = root / NET / "handover" / name
    return _typeset(
        link, edition, net_papers.preflight_handovers, net_papers.render_handovers, fonts
    )


def _typeset(
    link: Path,
    edition: E,
    preflight: Callable[[E, str], tuple[Problem, ...]],
    render: Callable[[E, Fonts, dict[str, str]], Tree],
    fonts: Fonts,
) -> Output:
    """Make the papers of an edition for staff at ``link``, if the fonts have all of it."""

    def make() -> Tree:
        if problems := preflight(edition, coverage(fonts)):
            raise Refused(*problems)
        return render(edition, fonts, templates("sheets"))

    return publish(link, made_from((edition, fonts.fingerprint)), PRIVATE, make)


def next_council(community: Community, today: date) -> tuple[Occurrence, ...]:
    """Give the next meeting of the council that is held, if one is near."""
    found = (
        one
        for one in timetable.occurrences(community, today - NEAR, today + NEAR)
        if community.service[one.service].kind == "council"
        and one.is_held
        and one.start.date() >= today
    )
    return tuple(islice(found, 1))


def publish_report(
    root: Path, community: Community, month: date, today: date, fonts: Fonts = FONTS
) -> tuple[str, Output]:
    """Make the report on issues of the month that begins on ``month``, for staff only.

    Give its text as well.
    """
    from scheduler.publish import ledger, sheets
    from scheduler.publish.sheets import report

    end = (month + timedelta(days=31)).replace(day=1) - DAY
    edition = ledger.edition(community, min(end, today))
    link = root / REPORTS / f"{month:%Y-%m}"
    output = _typeset(link, edition, sheets.preflight_report, sheets.render_report, fonts)
    return report.text(edition), output


def publish_feeds(
    root: Path, community: Community, rotas: tuple[Rota, ...], today: date
) -> Output:
    """Make every volunteer's calendar; a web server has to be able to read them."""
    from scheduler.publish import calendars, personal

    editions = personal.editions(community, rotas, today)
    return publish(
        root / FEEDS, made_from(editions), PUBLIC, lambda: calendars.personal(editions)
    )


def paste(community: Community, rotas: tuple[Rota, ...], what: str, day: date) -> str:
    """Give a text to paste: of ``today``, ``tomorrow``, or of the whole week of ``day``."""
    from scheduler.publish import staff, texts

    edition = staff.edition(community, rotas, (Week.of(day),))
    (week,) = edition.weeks
    match what:
        case "today":
            return texts.day(edition, week, day, "今天")
        case "tomorrow":
            return texts.day(edition, week, day, "明天")
        case "helpers":
            return texts.helpers(edition, week)
        case "substitutions":
            return texts.substitutions(edition, week)
        case _:
            return texts.week(edition, week)


def paste_changes(
    community: Community, rotas: tuple[Rota, ...], shifts: Collection[str]
) -> str:
    """Give the text that tells who changed places on ``shifts`` since the release."""
    from scheduler.publish import staff, texts

    edition = staff.edition(community, rotas, tuple(rota.week for rota in rotas))
    told = (
        replace(week, shifts=tuple(one for one in week.shifts if one.shift in shifts))
        for week in edition.weeks
    )
    return "\n".join(filter(None, (texts.substitutions(edition, one) for one in told)))


def publish(link: Path, fingerprint: str, mode: int, make: Callable[[], Tree]) -> Output:
    """Show the tree that ``make`` gives at ``link``, unless it is shown already."""
    if made := files.shown(link) != fingerprint:
        tree = make()
        with files.fresh_tree(link, fingerprint, files.folder_mode(mode)) as folder:
            files.write_tree(folder, tree, mode)
    return Output(link, count_files(link), made)


def refuse_private(root: Path, place: Path) -> None:
    """Refuse a place for public files where private ones are, or the other way round.

    That is content, build, what is inside them or holds them, and any folder of another
    community. ``Refused`` says so; links are followed first.
    """
    there = place.resolve()
    taken = [(root / name).resolve() for name in (CONTENT, BUILD)]
    if (
        any(there.is_relative_to(one) or one.is_relative_to(there) for one in taken)
        or any((there / name).exists() for name in PRIVATE_FILES)
        or (there.parent / "community.yaml").exists()
    ):
        raise Refused(
            Problem(
                "private-place",
                text("Private files are in this place: {place}", place=place),
                hint=text("Choose a folder of its own for what the public may see."),
            )
        )


def count_files(link: Path) -> int:
    """Count the files of a tree."""
    return sum(path.is_file() for path in link.rglob("*"))


def made_from(edition: object) -> str:
    """Give the fingerprint of an edition and of linli itself."""
    return files.fingerprint(program().encode(), canonical(edition).encode())


def canonical(edition: object) -> str:
    """Write an edition as text that is the same under every hash seed."""
    return json.dumps(edition, default=_plain, ensure_ascii=False)


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return sorted(value) if isinstance(value, frozenset) else str(value)


def blank_table(community: Community, kind: str, today: date) -> bytes:
    """Make the empty workbook of one kind of import, with the community's own choices."""
    from scheduler.content.imports import blanks
    from scheduler.publish import blank

    asked = blanks.blank(kind, community)
    columns = [
        blank.BlankColumn(one.heading, one.note, one.choices, one.strict, one.form)
        for one in asked.columns
    ]
    return blank.workbook(asked.title, asked.note, columns, today)
