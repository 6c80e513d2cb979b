"""``linli issues transfer ISSUE``: it goes to somebody outside."""

import click

from scheduler.cli.issues import steps
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.issue import StepKind


@click.command(help=_("Record that ISSUE was handed on to an outside unit."))
@click.argument("issue")
@click.option("--to", required=True, help=_("Where it went."))
@steps.options
@click.pass_obj
def command(
    session: Session,
    issue: str,
    to: str,
    common: steps.Common,
) -> None:
    """Append the transfer."""
    steps.record(session, issue, StepKind.TRANSFERRED, common, {"to": to})
