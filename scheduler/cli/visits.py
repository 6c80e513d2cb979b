"""``linli visits``: which visits are planned and due, and the record of those paid."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date, timedelta

import click

from scheduler import project, visits
from scheduler.cli import names
from scheduler.cli.session import Session
from scheduler.cli.visits_record import no_programme, record
from scheduler.cli.width import table
from scheduler.cli.words import _
from scheduler.model.community import Community, weeks_from
from scheduler.model.times import Week
from scheduler.problems import Refused, Text, text
from scheduler.visits import DueVisit, PlannedVisit

WEEKS = 4
SOON = timedelta(days=14)
"""What is due within so many days is told with what is overdue."""

Wanted = Callable[[PlannedVisit], bool]


@click.group(help=_("Visits to residents: plan, due, record."))
def command() -> None:
    """Group the three commands."""


command.add_command(record)

grid_option = click.option("--grid", default="", help=_("Only this grid's buildings."))
person_option = click.option(
    "--person", default="", help=_("Only this pioneer household or volunteer.")
)


@command.command(help=_("Show who visits which building by when, week by week."))
@click.option(
    "--weeks",
    type=click.IntRange(1, 53),
    default=WEEKS,
    show_default=True,
    help=_("How many weeks from this one."),
)
@grid_option
@person_option
@click.pass_obj
def plan(session: Session, weeks: int, grid: str, person: str) -> None:
    """Leave out what was paid already."""
    community = read(session)
    wanted = only(session, grid, person)
    window = weeks_from(session.today, weeks)
    found = visits.open_visits(
        community, window[0].monday, window[-1].sunday, session.today
    )
    shown = [visit for visit in found if wanted(visit)]
    for week in window:
        rows = [row(community, one) for one in shown if Week.of(one.day) == week]
        if rows:
            session.echo(text("{week}: {count} visits", week=week, count=len(rows)))
            click.echo(table(rows))
    if not shown:
        session.echo(text("No visits are planned in these weeks."))
    undefined(session, community)


@command.command(help=_("List visits that are overdue or due soon, the oldest first."))
@grid_option
@person_option
@click.option("--json", "as_json", is_flag=True, help=_("Print JSON."))
@click.pass_obj
def due(session: Session, grid: str, person: str, *, as_json: bool) -> None:
    """Say of each how late it is, and when the building was visited before."""
    community = read(session)
    wanted = only(session, grid, person)
    found = visits.due(community, session.today, session.today + SOON)
    shown = [one for one in found if wanted(one.planned)]
    if as_json:
        click.echo(_json(community, shown))
        return
    rows = [
        (
            session.say(_late(session.today, one)),
            *row(community, one.planned),
            session.say(_last(one)),
        )
        for one in shown
    ]
    if rows:
        click.echo(table(rows))
    late = sum(one.planned.day < session.today for one in shown)
    session.echo(
        text("{late} overdue, {soon} due soon.", late=late, soon=len(shown) - late)
    )
    for progress in visits.sealed_progress(community, session.today):
        session.echo(
            text(
                "{name}, {first} to {last}: {visited} of {count} visited.",
                name=community.visit_programme[progress.programme].name,
                first=progress.period.first,
                last=progress.period.last,
                visited=progress.visited,
                count=progress.count,
            )
        )
    undefined(session, community)


def read(session: Session) -> Community:
    """Give the community; visits that cannot have been paid yet stop the run."""
    community = session.read.community
    if not community.visit_programmes:
        raise Refused(no_programme())
    session.need(project.future_visits(community, session.today))
    return community


def undefined(session: Session, community: Community) -> None:
    """Name the programmes that are not planned, for want of a cadence."""
    for programme in community.visit_programmes:
        if programme.cadence is None and session.today in programme.dates:
            session.echo(
                text(
                    "{name} is not planned: how often (cadence) is not written in {file}.",
                    name=programme.name,
                    file=programme.source.file,
                )
            )


def only(session: Session, grid: str, person: str) -> Wanted:
    """Give what tells whether a visit is of the grid and of the person asked for."""
    community = session.read.community
    in_grid = names.grid(session, grid) if grid else ""
    who = names.visitor(session, person) if person else ""
    households = {p.id for p in community.pioneers if who in (p.id, p.volunteer)}

    def wanted(visit: PlannedVisit) -> bool:
        return (not grid or community.building[visit.building].grid == in_grid) and (
            not person or visit.visitor in households
        )

    return wanted


def row(community: Community, one: PlannedVisit) -> tuple[str, ...]:
    """Give a line: day, who, where, for which programme."""
    return (
        f"{one.day} 周{'一二三四五六日'[one.day.weekday()]}",
        names.visitor_name(community, one.visitor),
        names.building(community, one.building),
        community.visit_programme[one.programme].name,
    )


def _late(today: date, one: DueVisit) -> Text:
    left = (one.planned.day - today).days
    if left < 0:
        return text("{count} days late", count=-left)
    return text("in {count} days", count=left) if left else text("today")


def _last(one: DueVisit) -> Text:
    if one.last is None:
        return text("never visited")
    return text("last visited {date}", date=one.last)


def _json(community: Community, found: Iterable[DueVisit]) -> str:
    return json.dumps(
        [
            {
                "due": str(one.planned.day),
                "programme": one.planned.programme,
                "visitor": one.planned.visitor,
                "building": one.planned.building,
                "grid": community.building[one.planned.building].grid,
                "period": {k: str(v) for k, v in asdict(one.planned.period).items()},
                "last": str(one.last) if one.last else None,
                "missed": one.missed,
            }
            for one in found
        ],
        ensure_ascii=False,
        indent=2,
    )
