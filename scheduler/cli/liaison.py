"""``linli liaison``: the net of pioneer households and their neighbours."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from scheduler import additions
from scheduler.cli.liaison_explain import explain
from scheduler.cli.liaison_papers import handover, map_, vacancies
from scheduler.cli.moment import Moment
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.community import Community
from scheduler.model.doors import Door, ranges, spoken
from scheduler.model.liaison import Distance
from scheduler.problems import Problem, Refused, Text, text

if TYPE_CHECKING:
    from scheduler.planning.liaison.planner import Crowded, Move, Proposal
    from scheduler.planning.liaison.review import GridFigures


@click.group(help=_("The net of pioneer households and the doors they keep in touch with."))
def command() -> None:
    """Hold the commands below, and those that make papers."""


command.add_command(explain)
command.add_command(handover)
command.add_command(map_)
command.add_command(vacancies)


@command.command("check", help=_("Tell gaps, overlaps, loads, distances, empty posts."))
@click.pass_obj
def check(session: Session) -> None:
    """Exit 1 where a household has no contact, or two, on any day."""
    from scheduler.planning.liaison import review

    community = session.read.community
    problems = review.problems(community, session.today)
    session.tell(problems)
    for figures in review.figures(community, session.today):
        session.echo(_figures(community, figures))
    for load, count in review.histogram(community, session.today):
        click.echo(f"{load:4d} {'█' * count} {count}")
    for identity, load in review.outside_bounds(community, session.today):
        session.echo(
            text(
                "{pioneer} has {load} households; {least} to {most} are wanted.",
                pioneer=identity,
                load=load,
                least=community.liaison.least,
                most=community.liaison.most,
            )
        )
    for post in review.empty_posts(community):
        grid = community.grid.get(post.grid)
        name = f"{grid.name if grid else ''}{post.name}"
        session.echo(text("Nobody is written as holding “{name}”.", name=name))
    for where, kind in review.absent_members(community):
        grid = community.grid[where]
        session.echo(text("{grid}: no {kind} in the team.", grid=grid.name, kind=kind.name))
    if problems:
        session.stop()


def _figures(community: Community, one: "GridFigures") -> Text:
    far = dict(one.by_distance)
    grid = community.grid.get(one.grid)
    return text(
        "{grid}: {pioneers} pioneer households, {covered} of {households} households have "
        "one contact, loads {least} to {most} (ideal {ideal}); own building {near}, own "
        "compound {compound}, beyond {beyond}",
        grid=grid.name if grid else community.name,
        pioneers=one.pioneers,
        covered=one.covered,
        households=one.households,
        least=one.least,
        most=one.most,
        ideal=community.liaison.ideal,
        near=far[Distance.OWN_UNIT] + far[Distance.OWN_BUILDING],
        compound=far[Distance.OWN_COMPOUND],
        beyond=far[Distance.OWN_GRID] + far[Distance.BEYOND],
    )


@command.command("plan", help=_("Propose who takes which doors, and write it down."))
@click.option("--without", multiple=True, metavar="ID", help=_("A household that leaves."))
@click.option("--add", multiple=True, metavar="ID", help=_("A new one, already written."))
@click.option("--from", "start", type=Moment(), help=_("First day (default: today)."))
@click.option("--by", default="社区办公室", show_default=True, help=_("Post that decided."))
@click.option("--reason", default="", help=_("Why; stands in the records."))
@click.option("--effort", default=20.0, show_default=True, help=_("Work for each grid."))
@click.option("--dry-run", is_flag=True, help=_("Show the hand-overs, write nothing."))
@click.pass_obj
def plan(  # noqa: PLR0917 - click hands over each argument
    session: Session,
    without: tuple[str, ...],
    add: tuple[str, ...],
    start: datetime | None,
    by: str,
    reason: str,
    effort: float,
    *,
    dry_run: bool,
) -> None:
    """Append the hand-overs to ``content/handovers/``; nothing else changes."""
    from scheduler.planning.liaison.planner import propose

    community = session.read.community
    _known(community, (*without, *add))
    day = start.date() if start else session.today
    with session.only_run():
        proposal = propose(
            community,
            day,
            effort,
            without=without,
            newcomers=add,
            told=lambda grid: session.progress(
                text("Planning {grid}", grid=community.grid[grid].name)
            ),
        )
        for move in proposal.moves:
            session.echo(_move(community, move))
        _tell(session, proposal)
        if dry_run or not proposal.moves:
            return
        path = additions.append_handovers(
            session.root,
            session.tree,
            [
                {
                    "date": day,
                    "out": move.out,
                    "in": move.to,
                    "doors": additions.written_doors(community, move.doors),
                    "left": move.out in without,
                    "reason": reason,
                    "by": by,
                }
                for move in proposal.moves
            ],
        )
        session.echo(text("Wrote {path}", path=path))


def _known(community: Community, ids: tuple[str, ...]) -> None:
    from difflib import get_close_matches

    for identity in ids:
        if identity not in community.pioneer:
            close = get_close_matches(identity, community.pioneer, n=1)
            raise Refused(
                Problem(
                    "unknown-pioneer",
                    text("There is no pioneer household “{id}”.", id=identity),
                    hint=text("Did you mean “{word}”?", word=close[0]) if close else None,
                )
            )


def _move(community: Community, move: "Move") -> Text:
    return text(
        "{out} → {to}: {count} households, {doors}",
        out=move.out or "—",
        to=move.to,
        count=len(move.doors),
        doors="、".join(_spoken(community, move.doors)),
    )


def _spoken(community: Community, doors: tuple[Door, ...]) -> list[str]:
    return [
        spoken(part, building, community.compound[building.compound])
        for part in ranges(doors, community.building)
        for building in [community.building[part.building]]
    ]


def _tell(session: Session, proposal: "Proposal") -> None:
    passed = sum(len(move.doors) for move in proposal.moves)
    session.echo(
        text(
            "{covered} households have one contact; {passed} change it, in {moves} "
            "hand-overs.",
            covered=len(proposal.after),
            passed=passed,
            moves=len(proposal.moves),
        )
    )
    if proposal.proven:
        session.echo(text("No net is better than this one, by the points of the rules."))
    else:
        session.echo(
            text(
                "No net is more than {gap} % better than this one.",
                gap=f"{100 * proposal.gap:.1f}",
            )
        )
    if proposal.outside:
        session.echo(
            text(
                "Loads are outside the bounds by {count} households.",
                count=proposal.outside,
            )
        )
    for one in proposal.crowded:
        session.echo(_crowded(session.read.community, one))
    if proposal.nobody:
        session.echo(
            text(
                "{count} households lie in grids without any pioneer household.",
                count=len(proposal.nobody),
            )
        )


def _crowded(community: Community, one: "Crowded") -> Text:
    bounds = community.liaison
    return text(
        "{grids}: {people} pioneer households with {least} to {most} each keep in touch "
        "with {few} to {many} households, and there are {households}.",
        grids="、".join(community.grid[grid].name for grid in one.grids),
        people=one.people,
        least=bounds.least,
        most=bounds.most,
        few=one.people * bounds.least,
        many=one.people * bounds.most,
        households=one.households,
    )
