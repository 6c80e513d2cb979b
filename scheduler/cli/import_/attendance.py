"""``linli import attendance FILE``: who came."""

from scheduler.cli.import_.spreadsheet import command_for
from scheduler.cli.words import _

command = command_for(
    "attendance", _("Who came: a row for each occurrence, or a sign-in sheet.")
)
