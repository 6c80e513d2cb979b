"""``linli import volunteers FILE``: the roster of people."""

from scheduler.cli.import_.spreadsheet import command_for
from scheduler.cli.words import _

command = command_for(
    "volunteers", _("People: who is new, and what changed of the others.")
)
