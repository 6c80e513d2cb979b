"""``linli issues consult ISSUE``: people were consulted at a level."""

import click

from scheduler.cli.issues import steps
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.issue import Level, StepKind


@click.command(help=_("Record a consultation about ISSUE at a level."))
@click.argument("issue")
@click.option(
    "--level",
    type=click.Choice([one.value for one in Level]),
    required=True,
    help=_("Where."),
)
@click.option(
    "--with",
    "participants",
    multiple=True,
    metavar="ROLE=NUMBER",
    help=_("Who came, by role, never by name; may be repeated."),
)
@click.option("--result", default="", help=_("What was agreed."))
@steps.options
@click.pass_obj
def command(
    session: Session,
    issue: str,
    *,
    level: str,
    participants: tuple[str, ...],
    result: str,
    common: steps.Common,
) -> None:
    """Append the consultation."""
    steps.record(
        session,
        issue,
        StepKind.CONSULTED,
        common,
        {
            "level": level,
            "participants": dict(map(counted, participants)),
            "result": result,
        },
    )


def counted(written: str) -> tuple[str, int]:
    """Read ``居民代表=6``; a role alone is one person."""
    role, _sign, number = written.partition("=")
    if not role.strip() or not (number or "1").isdecimal():
        raise click.BadParameter(_("Write the role and how many came: 居民代表=6"))
    return role.strip(), int(number or 1)
