"""``linli issues settle ISSUE``: the work is done."""

import click

from scheduler.cli.issues import steps
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.issue import StepKind


@click.command(help=_("Record that ISSUE is settled."))
@click.argument("issue")
@click.option("--result", default="", help=_("What was done; for staff only."))
@steps.options
@click.pass_obj
def command(
    session: Session,
    issue: str,
    result: str,
    common: steps.Common,
) -> None:
    """Append it."""
    steps.record(session, issue, StepKind.SETTLED, common, {"result": result})
