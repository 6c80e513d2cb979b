"""``linli preview SERVICE``: its next dates, after holidays and staff's decisions."""

import json
from dataclasses import dataclass
from datetime import date, timedelta

import click

from scheduler.cli import names
from scheduler.cli.session import Session
from scheduler.cli.width import table
from scheduler.cli.words import _
from scheduler.model.community import Community
from scheduler.model.lunar import lunar_words
from scheduler.model.service import Occurrence, OccurrenceStatus, Service
from scheduler.problems import Text, text

MOST = 500
HORIZONS = (timedelta(weeks=13), timedelta(weeks=53), timedelta(weeks=530))
"""How far to look for dates: further only when nearer ones are too few."""
END = date(2199, 12, 31)
"""The last day that content may name."""

HEADS = (
    text("Date"),
    text("Day"),
    text("Time"),
    text("Lunar date"),
    text("Holiday"),
    text("State"),
    text("Remark"),
)
WEEKDAYS = (
    text("Mon"),
    text("Tue"),
    text("Wed"),
    text("Thu"),
    text("Fri"),
    text("Sat"),
    text("Sun"),
)
STATES = {
    OccurrenceStatus.PLANNED: text("as planned"),
    OccurrenceStatus.MOVED: text("moved"),
    OccurrenceStatus.EXTRA: text("extra"),
    OccurrenceStatus.CANCELLED: text("cancelled"),
    OccurrenceStatus.UNDECIDED: text("undecided"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One date of the preview, with what the calendars say about its day."""

    occurrence: Occurrence
    lunar: str
    holiday: str
    """The name of the break or make-up day; empty on ordinary days."""
    announced: bool
    """Whether the public holidays of its year are known."""


@click.command(help=_("Show a service's next dates, with lunar date and holidays."))
@click.argument("service")
@click.option(
    "--count",
    type=click.IntRange(1, MOST),
    default=8,
    show_default=True,
    help=_("How many dates."),
)
@click.option("--json", "as_json", is_flag=True, help=_("Print the dates as JSON."))
@click.pass_obj
def command(session: Session, service: str, count: int, *, as_json: bool) -> None:
    """Refuse a service that does not exist."""
    community = session.read.community
    found = community.service[names.service(session, service)]
    lines = upcoming(community, found, session.today, count)
    if as_json:
        objects = [as_object(line) for line in lines]
        click.echo(json.dumps(objects, ensure_ascii=False, indent=2))
        return
    if lines:
        click.echo(as_table(session, lines))
    for remark in remarks(found, lines, session.today, count):
        session.echo(remark)


def upcoming(
    community: Community, service: Service, today: date, count: int
) -> tuple[Line, ...]:
    """Give the next ``count`` occurrences from ``today`` on, fewer when there are none."""
    from scheduler import timetable

    holidays = community.holidays
    found: tuple[Occurrence, ...] = ()
    for horizon in HORIZONS:
        last = min(END, today + horizon) if today < END else END
        found = tuple(
            occurrence
            for occurrence in timetable.of_service(service, holidays, today, last)
            if today <= occurrence.date <= last
        )
        if len(found) >= count:
            break
    return tuple(
        Line(
            occurrence,
            lunar_words(occurrence.date),
            holidays.name(occurrence.date),
            holidays.is_announced(occurrence.date),
        )
        for occurrence in found[:count]
    )


def as_table(session: Session, lines: tuple[Line, ...]) -> str:
    """Set the dates in columns, in the user's language; empty columns are left out."""
    rows = [tuple(map(session.say, HEADS))]
    rows += [cells(session, line) for line in lines]
    columns = [column for column in zip(*rows, strict=True) if any(column[1:])]
    return table(list(zip(*columns, strict=True)))


def cells(session: Session, line: Line) -> tuple[str, ...]:
    """Give one row of the table."""
    occurrence = line.occurrence
    unknown = "" if line.announced else session.say(text("not announced"))
    return (
        occurrence.date.isoformat(),
        session.say(WEEKDAYS[occurrence.date.weekday()]),
        f"{occurrence.start:%H:%M}-{occurrence.end:%H:%M}",
        line.lunar,
        line.holiday or unknown,
        session.say(STATES[occurrence.status]),
        remark(session, line),
    )


def remark(session: Session, line: Line) -> str:
    """Say why, unless the day's name says it, and which date a moved one had."""
    occurrence = line.occurrence
    reason = "" if occurrence.reason == line.holiday else occurrence.reason
    if occurrence.date == occurrence.nominal:
        return reason
    before = session.say(text("instead of {date}", date=occurrence.nominal))
    return f"{before} {reason}".rstrip()


def remarks(
    service: Service, lines: tuple[Line, ...], today: date, count: int
) -> tuple[Text, ...]:
    """Say what the dates alone do not show."""
    found: list[Text] = []
    if len(lines) < count:
        found.append(
            text(
                "{service} has no more than {count} dates from {date} on.",
                service=service.name,
                count=len(lines),
                date=today,
            )
        )
    if any(line.occurrence.status is OccurrenceStatus.UNDECIDED for line in lines):
        found.append(
            text("Write the date under keep, skip or move; until then it is not planned.")
        )
    unknown = sorted({line.occurrence.date.year for line in lines if not line.announced})
    found += [
        text("The public holidays of {year} are not announced yet.", year=year)
        for year in unknown
    ]
    return tuple(found)


def as_object(line: Line) -> dict[str, object]:
    """Give one date as a JSON object; times are those of China, with their offset."""
    occurrence = line.occurrence
    return {
        "id": occurrence.id,
        "date": occurrence.date.isoformat(),
        "weekday": occurrence.date.isoweekday(),
        "start": occurrence.start.isoformat(),
        "end": occurrence.end.isoformat(),
        "venue": occurrence.venue,
        "lunar": line.lunar,
        "holiday": line.holiday,
        "holidays_announced": line.announced,
        "state": occurrence.status,
        "nominal": occurrence.nominal.isoformat(),
        "reason": occurrence.reason,
    }
