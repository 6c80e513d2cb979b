"""``linli issues hold ISSUE``: nothing can be done about it now."""

from scheduler.cli.issues import steps
from scheduler.cli.words import _
from scheduler.model.issue import StepKind

command = steps.with_reason(StepKind.ON_HOLD, _("Put ISSUE on hold, with the reason."))
