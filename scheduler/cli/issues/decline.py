"""``linli issues decline ISSUE``: it is not the community's to do."""

import click

from scheduler.cli.issues import steps
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.issue import StepKind


@click.command(help=_("Decline ISSUE, with the reason."))
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
    steps.record(session, issue, StepKind.DECLINED, common, {"reason": reason})
