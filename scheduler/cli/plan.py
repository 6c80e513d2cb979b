"""``linli plan``: draft the coming weeks; what changes is shown before it is written."""

from collections.abc import Callable

import click

from scheduler import drafts, project
from scheduler.cli.differences import tell_costs, tell_differences
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.rota import Rota
from scheduler.problems import has_errors, text

EFFORT = 180.0
"""Deterministic seconds of the solver: the shipped community needs one or two, one of
3,000 volunteers some 130."""


Command = Callable[..., None]


def effort_option(command: Command) -> Command:
    """Add ``--effort`` to a command that plans."""
    option = click.option(
        "--effort",
        type=click.FloatRange(min=0.1),
        default=EFFORT,
        show_default=True,
        help=_("How long to look for a better rota, in solver seconds."),
    )
    return option(command)


@click.command(help=_("Plan the coming weeks; released weeks and pins stay."))
@effort_option
@click.option("--dry-run", is_flag=True, help=_("Show the differences, write nothing."))
@click.pass_obj
def command(session: Session, *, effort: float, dry_run: bool) -> None:
    """Exit 1 if a shift stays below its minimum, or what is pinned breaks a rule."""
    before = session.read.rotas
    with session.only_run():
        planned = plan(session, effort)
        if planned.plan is None:
            return
        tell_changes(session, before, planned)
        if not dry_run:
            save(session, planned.rotas)
    if planned.plan.below_minimum or has_errors(planned.plan.problems):
        session.stop()


def tell_changes(
    session: Session, before: tuple[Rota, ...], planned: drafts.Planned
) -> None:
    """Tell what differs from the last drafts, and what that gains."""
    tell_differences(session, before, planned.rotas)
    if planned.plan is not None and planned.plan.drafted is not None:
        tell_costs(session, planned.plan.drafted, planned.plan.costs)


def plan(session: Session, effort: float) -> drafts.Planned:
    """Plan the window, and say how it went."""
    community = session.read.community
    session.tell(project.ahead(community, session.today))
    session.progress(text("Planning {weeks} weeks", weeks=community.planning.weeks))
    planned = drafts.plan(
        session.tree, community, session.read.rotas, session.today, effort
    )
    if planned.plan is None:
        session.echo(text("The rota is up to date: nothing changed since it was planned."))
    else:
        session.tell(planned.plan.problems)
        session.echo(planned.plan.summary)
    return planned


def save(session: Session, rotas: tuple[Rota, ...], *, planned: bool = True) -> None:
    """Write the rotas that changed, and name their files.

    ``planned``: the drafts among them are up to date with everything else. Released rotas
    that did not change stay as somebody may have written them.
    """
    read = session.read
    changed = tuple(r for r in rotas if not r.is_released or r not in read.rotas)
    if planned:
        changed = drafts.marked(session.tree, read.community, changed, session.today)
    for path in drafts.save_rotas(session.root, session.tree, read.community, changed):
        session.echo(text("Wrote {path}", path=path))
