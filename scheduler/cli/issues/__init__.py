"""``linli issues``: what residents told, and what is done about it, day by day."""

import click

from scheduler.cli import load
from scheduler.cli.words import _

COMMANDS = (
    *("list", "show", "add", "claim", "consult", "transfer", "hold", "decline"),
    *("settle", "follow-up", "reopen", "publish", "withdraw"),
)
"""In the order of an issue's life; each is a module here."""


class Commands(click.Group):
    """A group that imports a command's module when it is first asked for."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """List the commands in the order of an issue's life."""
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Import one command."""
        return load(__name__, name) if name in COMMANDS else None


@click.group(cls=Commands, help=_("Residents' issues: list, add, claim, settle, publish."))
def command() -> None:
    """Group the commands."""
