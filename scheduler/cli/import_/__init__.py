"""``linli import KIND FILE``: what offices send back, compared, shown, then written."""

import click

from scheduler.cli import load
from scheduler.cli.words import _

KINDS = (
    "volunteers",
    "availability",
    "absences",
    "attendance",
    "services",
    "jielong",
    "rota",
    "template",
)
"""Each is a module here of that name."""


class Kinds(click.Group):
    """A group that imports a command's module when it is first asked for."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """List the kinds of table."""
        return list(KINDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Import one command."""
        return load(__name__, name) if name in KINDS else None


@click.group(
    cls=Kinds, help=_("Read a spreadsheet or a sign-up chain; shown before it is written.")
)
def command() -> None:
    """Group the commands."""
