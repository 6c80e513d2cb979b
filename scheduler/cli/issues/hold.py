"""``linli issues hold ISSUE``: nothing can be done about it now."""

import click

from scheduler.cli.issues import steps
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.issue import StepKind


@click.command(help=_("Put ISSUE on hold, with the reason."))
@click.argument("issue")
@click.option("--reason", required=True, help=_("Why."))
@steps.options
@click.pass_obj
def command(
    session: Session,
    issue: str,
    reason: str,
    common: steps.Common,
) -> None:
    """Append it."""
    steps.record(session, issue, StepKind.ON_HOLD, common, {"reason": reason})
