"""``linli liaison handover|map|vacancies``: papers of the net, for staff only."""

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import PurePosixPath

import click

from scheduler import outputs
from scheduler.cli import names
from scheduler.cli.moment import Moment
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.community import Community
from scheduler.model.doors import ranges, spoken
from scheduler.model.people import Handover
from scheduler.problems import Problem, Refused, Source, Text, text

ALL = "all"


def pioneer(session: Session, wanted: str) -> str:
    """Give the id of a pioneer household, named by it or by its volunteer."""
    community = session.read.community
    known = [
        (one.id, community.volunteer[one.volunteer].name if one.volunteer else one.id)
        for one in community.pioneers
    ]
    return names.find("pioneer", text("pioneer household"), wanted, known)


@click.command("map", help=_("Draw buildings as grids of doors, by contact (A4, SVG)."))
@click.argument("place", nargs=-1, metavar="[COMPOUND] [BUILDING]")
@click.pass_obj
def map_(session: Session, place: tuple[str, ...]) -> None:
    """Draw all buildings, those of a compound, or one."""
    community = session.read.community
    name, buildings = _buildings(community, " ".join(place))
    with session.only_run():
        session.progress(text("Drawing {count} buildings", count=len(buildings)))
        output = outputs.publish_maps(
            session.root, community, buildings, session.today, session.fonts, name=name
        )
    _told(session, output, text("maps of doors, for staff only"))


def _buildings(community: Community, asked: str) -> tuple[str, tuple[str, ...]]:
    """Give the name of the folder, and the ids of the buildings."""
    from scheduler import content

    if not asked:
        return ALL, tuple(community.building)
    known = [(compound.id, compound.name) for compound in community.compounds]
    if any(asked in pair for pair in known) or not re.search(r"\d", asked):
        name = names.find("compound", text("compound"), asked, known)
        return name, tuple(building.id for building in community.compound[name].buildings)
    found = content.door_range(asked, community).building
    return found, (found,)


@click.command(help=_("Make the sheets that both sides of a hand-over sign (A4)."))
@click.argument("what", metavar="PIONEER|FILE")
@click.option(
    "--proposed",
    is_flag=True,
    help=_("Of a household that leaves: what liaison plan would pass on."),
)
@click.option("--from", "start", type=Moment(), help=_("First day (default: today)."))
@click.option("--effort", default=20.0, show_default=True, help=_("Work for each grid."))
@click.pass_obj
def handover(
    session: Session,
    what: str,
    start: datetime | None,
    effort: float,
    *,
    proposed: bool,
) -> None:
    """Take what is written down, or what would be; content stays as it is."""
    community = session.read.community
    day = start.date() if start else None
    with session.only_run():
        if proposed:
            name = pioneer(session, what)
            found = _proposed(session, name, day, effort)
        else:
            name, found = _written(session, what, day)
        for one in found:
            session.echo(_line(community, one))
        output = outputs.publish_handovers(
            session.root,
            community,
            found,
            session.today,
            session.fonts,
            name=name,
            proposed=proposed,
        )
    _told(session, output, text("hand-over sheets, for staff and both sides"))


def _written(
    session: Session, what: str, day: date | None
) -> tuple[str, tuple[Handover, ...]]:
    """Give the hand-overs of a file, or the latest ones of a pioneer household."""
    community = session.read.community
    path = PurePosixPath(what)
    found = tuple(
        one
        for one in community.handovers
        if day in (None, one.date) and path.name == PurePosixPath(one.source.file).name
    )
    name = path.stem
    if not found and path.suffix != ".yaml":
        name = pioneer(session, what)
        own = [
            one
            for one in community.handovers
            if name in (one.out, one.to) and day in (None, one.date)
        ]
        last = max((one.date for one in own), default=None)
        found = tuple(one for one in own if one.date == last)
    if found:
        return name, found
    raise Refused(
        Problem(
            "no-handover",
            text("No hand-over is written down for “{name}”.", name=what),
            hint=text(
                "See what it would leave: linli liaison handover {name} --proposed; write "
                "it down: linli liaison plan --without {name}",
                name=name if path.suffix != ".yaml" else "ID",
            ),
        )
    )


def _proposed(
    session: Session, name: str, day: date | None, effort: float
) -> tuple[Handover, ...]:
    """Give what a plan without a pioneer household would pass on."""
    from scheduler.planning.liaison.planner import propose

    community = session.read.community
    first = day or session.today
    found = propose(community, first, effort, without=(name,))
    if not found.moves:
        raise Refused(
            Problem(
                "no-handover",
                text("{id} has no households on {day}.", id=name, day=first),
            )
        )
    return tuple(
        Handover(
            first,
            move.out,
            move.to,
            ranges(move.doors, community.building),
            Source(""),
            left=move.out == name,
        )
        for move in found.moves
    )


def _line(community: Community, one: Handover) -> Text:
    from scheduler.model.liaison import doors_of

    return text(
        "{day}: {out} → {to}, {count} households, {doors}",
        day=one.date,
        out=one.out or "—",
        to=one.to,
        count=len(doors_of(community, one)),
        doors="、".join(
            spoken(part, building, community.compound[building.compound])
            for part in one.doors
            for building in [community.building[part.building]]
        ),
    )


@click.command(help=_("List the doors that nobody keeps in touch with."))
@click.option("--without", multiple=True, metavar="ID", help=_("As if it had left."))
@click.option("--from", "start", type=Moment(), help=_("First day (default: today)."))
@click.pass_obj
def vacancies(session: Session, without: tuple[str, ...], start: datetime | None) -> None:
    """Look at that day and all later ones, by grid and building."""
    from scheduler.model.times import DAY
    from scheduler.publish import net

    community = session.read.community
    day = start.date() if start else session.today
    gone = {pioneer(session, one) for one in without}
    left = tuple(
        replace(one, until=day - DAY) if one.id in gone else one
        for one in community.pioneers
    )
    found = net.vacant(replace(community, pioneers=left), day)
    for one in found:
        session.echo(
            text(
                "{grid} {place}{doors}: {count} households, {when}, before: {before}",
                grid=one.grid,
                place=one.place,
                doors="、".join(one.doors),
                count=one.count,
                when=session.say(_when(one.first, one.last)),
                before="、".join(one.before) or "—",
            )
        )
    session.echo(
        text("{count} households have nobody.", count=sum(one.count for one in found))
    )


def _when(first: date, last: date | None) -> Text:
    if last is None:
        return text("from {first} on", first=first)
    return text("from {first} to {last}", first=first, last=last)


def _told(session: Session, output: outputs.Output, what: Text) -> None:
    path = output.path.relative_to(session.root).as_posix()
    session.echo(
        text("{path}: {what}, {count} files", path=path, what=what, count=output.count)
    )
