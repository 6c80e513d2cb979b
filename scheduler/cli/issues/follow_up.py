"""``linli issues follow-up ISSUE``: the resident was asked."""

import click

from scheduler.cli.issues import steps
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.issue import Outcome, Satisfaction, StepKind


@click.command(help=_("Record what the resident says now that ISSUE is settled."))
@click.argument("issue")
@click.option(
    "--outcome",
    type=click.Choice([one.value for one in Outcome]),
    required=True,
    help=_("What was said."),
)
@click.option(
    "--satisfaction",
    type=click.Choice([one.value for one in Satisfaction]),
    help=_("How the resident finds what was done, if asked."),
)
@steps.options
@click.pass_obj
def command(
    session: Session,
    issue: str,
    outcome: str,
    satisfaction: str | None,
    common: steps.Common,
) -> None:
    """Append it."""
    said = {"outcome": outcome, "satisfaction": satisfaction or ""}
    steps.record(session, issue, StepKind.FOLLOWED_UP, common, said)
