"""``linli import services FILE``: what is offered."""

from scheduler.cli.import_.spreadsheet import command_for
from scheduler.cli.words import _

command = command_for("services", _("Services: new ones, and what changed of the others."))
