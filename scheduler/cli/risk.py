"""``linli risk``: which shifts fall if one person, or two, are away."""

from typing import TYPE_CHECKING

import click

from scheduler.cli import names
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.times import Week
from scheduler.problems import Text, text

if TYPE_CHECKING:
    from scheduler.planning.risk import Endangered, Loss

SHOWN = 20
WEEKS = 2


@click.command(help=_("Tell what the absence of one person, or of two, would do."))
@click.option(
    "--weeks",
    type=click.IntRange(1, 8),
    default=WEEKS,
    show_default=True,
    help=_("How many weeks from this one."),
)
@click.option("--singles", is_flag=True, help=_("Single people only; quicker."))
@click.pass_obj
def command(session: Session, weeks: int, *, singles: bool) -> None:
    """List the worst losses first."""
    from scheduler.planning.risk import risk

    read = session.read
    session.progress(text("Testing absences"))
    losses = risk(
        read.community, read.rotas, Week.of(session.today), weeks=weeks, pairs=not singles
    )
    if not losses:
        session.echo(text("Whoever is away, every shift keeps its minimum."))
    for loss in losses[:SHOWN]:
        session.echo(_loss(session, loss))
        for shift in loss.shifts:
            session.echo(_shift(session, loss, shift))
    if len(losses) > SHOWN:
        session.echo(text("and {count} more", count=len(losses) - SHOWN))


def _loss(session: Session, loss: "Loss") -> Text:
    who = "、".join(names.person(session.read.community, one) for one in loss.away)
    if loss.lost:
        return text(
            "Without {who}: {count} shifts cannot be held", who=who, count=len(loss.lost)
        )
    return text("Without {who}: others have to step in", who=who)


def _shift(session: Session, loss: "Loss", found: "Endangered") -> Text:
    community = session.read.community
    named = "、".join(names.person(community, one) for one in found.could_come[:3])
    could = named or text("somebody else, after planning anew")
    name = f"{names.shift_name(community, found.shift)} ({found.shift})"
    if found.shift in loss.lost:
        return text(
            "  {shift}: {left} of at least {minimum}, nobody can be found",
            shift=name,
            left=found.left,
            minimum=found.minimum,
        )
    return text(
        "  {shift}: {left} of at least {minimum}; ask {could}",
        shift=name,
        left=found.left,
        minimum=found.minimum,
        could=could,
    )
