"""``linli import availability FILE``: when people can serve."""

from scheduler.cli.import_.spreadsheet import command_for
from scheduler.cli.words import _

command = command_for(
    "availability", _("When people can serve: phrases, or a column for each day.")
)
