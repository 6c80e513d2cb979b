"""``linli issues withdraw ISSUE``: its notice is taken down."""

import click

from scheduler.cli.issues import steps
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.issue import StepKind


@click.command(help=_("Take the notice of ISSUE down."))
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
    """Append it; the next publication leaves the notice out."""
    steps.record(session, issue, StepKind.WITHDRAWN, common, {"reason": reason})
