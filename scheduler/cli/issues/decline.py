"""``linli issues decline ISSUE``: it is not the community's to do."""

from scheduler.cli.issues import steps
from scheduler.cli.words import _
from scheduler.model.issue import StepKind

command = steps.with_reason(StepKind.DECLINED, _("Decline ISSUE, with the reason."))
