"""``linli issues follow-up ISSUE``: the resident was asked."""

import click

from scheduler.cli.issues import steps
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.issue import Outcome, StepKind


@click.command(help=_("Record what the resident says now that ISSUE is settled."))
@click.argument("issue")
@click.option(
    "--outcome",
    type=click.Choice([one.value for one in Outcome]),
    required=True,
    help=_("What was said."),
)
@steps.options
@click.pass_obj
def command(
    session: Session,
    issue: str,
    outcome: str,
    common: steps.Common,
) -> None:
    """Append it."""
    steps.record(session, issue, StepKind.FOLLOWED_UP, common, {"outcome": outcome})
