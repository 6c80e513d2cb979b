"""``linli who DOOR``: whose household it is to keep in touch with a door; for staff."""

from typing import TYPE_CHECKING

import click

from scheduler.cli import names
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.problems import text

if TYPE_CHECKING:
    from scheduler.model.doors import Door


@click.command(help=_("Tell who keeps in touch with a door; for staff only."))
@click.argument("door", nargs=-1, required=True, metavar="DOOR")
@click.pass_obj
def command(session: Session, door: tuple[str, ...]) -> None:
    """Read the door as it is written in the content, in any spelling."""
    from scheduler import content
    from scheduler.model.doors import doors_in, ranges, spoken
    from scheduler.model.liaison import net

    community = session.read.community
    asked = content.door_range(" ".join(door), community)
    building = community.building[asked.building]
    compound = community.compound[building.compound]
    now = net(community, session.today)
    wanted = doors_in(asked, building)
    if not wanted:
        session.echo(text("Nobody lives there: the door is vacant."))
    by_contact: dict[tuple[str, ...], list[Door]] = {}
    for one in sorted(wanted):
        by_contact.setdefault(tuple(h.pioneer for h in now[one]), []).append(one)
    for who, doors in by_contact.items():
        for part in ranges(doors, {building.id: building}):
            session.echo(
                text(
                    "{doors}: {contact}",
                    doors=spoken(part, building, compound),
                    contact="、".join(_contact(session, one) for one in who)
                    or session.say(
                        text("nobody yet; linli liaison plan proposes somebody")
                    ),
                )
            )


def _contact(session: Session, identity: str) -> str:
    """Name a pioneer household, with the volunteer who stands for it and a phone."""
    community = session.read.community
    pioneer = community.pioneer[identity]
    volunteer = community.volunteer.get(pioneer.volunteer)
    if volunteer is None:
        return identity
    named = f"{names.person(community, volunteer.id)} ({identity})"
    return f"{named} {volunteer.phone}".rstrip()
