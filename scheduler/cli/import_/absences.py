"""``linli import absences FILE``: who is away."""

from scheduler.cli.import_.spreadsheet import command_for
from scheduler.cli.words import _

command = command_for("absences", _("Who is away, and when."))
