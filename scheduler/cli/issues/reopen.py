"""``linli issues reopen ISSUE``: it has to be done again."""

import click

from scheduler.cli.issues import steps
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.issue import StepKind


@click.command(help=_("Open ISSUE again; one that is published has to be withdrawn first."))
@click.argument("issue")
@click.option("--reason", default="", help=_("Why."))
@steps.options
@click.pass_obj
def command(
    session: Session,
    issue: str,
    reason: str,
    common: steps.Common,
) -> None:
    """Append it."""
    steps.record(session, issue, StepKind.REOPENED, common, {"reason": reason})
