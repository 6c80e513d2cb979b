"""``linli council``: the Thursday, before and after."""

from collections.abc import Iterator
from datetime import timedelta

import click

from scheduler import outputs
from scheduler.cli import load
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.service import Occurrence
from scheduler.problems import Problem, Refused, text

COMMANDS = ("agenda", "record", "minutes")
AROUND = timedelta(days=45)
"""How far the next or last meeting may be away."""


class Commands(click.Group):
    """A group that imports a command's module when it is first asked for."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """List the commands in the order of a meeting."""
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Import one command."""
        return load(__name__, name) if name in COMMANDS else None


@click.group(cls=Commands, help=_("The council: its agenda, its decisions, its minutes."))
def command() -> None:
    """Group the commands."""


def next_meeting(session: Session) -> Occurrence:
    """Give the next meeting that is held; stop if none is near."""
    found = outputs.next_council(session.read.community, session.today)
    return found[0] if found else _none()


def last_meeting(session: Session) -> Occurrence:
    """Give the last meeting that was held, today's included; stop if none is near."""
    found = [m for m in _meetings(session) if m.start.date() <= session.today]
    return found[-1] if found else _none()


def _meetings(session: Session) -> Iterator[Occurrence]:
    from scheduler import timetable

    community = session.read.community
    first, last = session.today - AROUND, session.today + AROUND
    for one in timetable.occurrences(community, first, last):
        if community.service[one.service].kind == "council" and one.is_held:
            yield one


def _none() -> Occurrence:
    raise Refused(
        Problem(
            "no-meeting",
            text("No meeting of a council is near."),
            hint=text(
                "A council is a service of kind council (议事会) in content/services/."
            ),
        )
    )
