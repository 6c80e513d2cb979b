"""``linli issues withdraw ISSUE``: its notice is taken down with the next publication."""

from scheduler.cli.issues import steps
from scheduler.cli.words import _
from scheduler.model.issue import StepKind

command = steps.with_reason(StepKind.WITHDRAWN, _("Take the notice of ISSUE down."))
