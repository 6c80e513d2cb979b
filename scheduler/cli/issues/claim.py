"""``linli issues claim ISSUE``: a post or unit takes it on."""

from datetime import datetime

import click

from scheduler.cli.issues import steps
from scheduler.cli.moment import Moment
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.issue import StepKind


@click.command(help=_("Claim ISSUE for a post or unit, with a due date."))
@click.argument("issue")
@click.option("--due", type=Moment(), required=True, metavar="DATE", help=_("By when."))
@steps.options
@click.pass_obj
def command(
    session: Session,
    issue: str,
    due: datetime,
    common: steps.Common,
) -> None:
    """Append the claim; a later one hands the issue on or moves its due date."""
    steps.record(session, issue, StepKind.CLAIMED, common, {"due": due.date()})
