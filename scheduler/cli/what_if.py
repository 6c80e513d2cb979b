"""``linli what-if FILE``: what a scenario laid over the content would change."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scheduler import files
from scheduler.cli import names, report
from scheduler.cli.differences import tell_costs, tell_rows, when
from scheduler.cli.plan import effort_option
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.community import Community
from scheduler.model.times import Week
from scheduler.problems import has_errors, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.planning.scenario import Comparison


@click.command("what-if", help=_("Tell what a scenario file would change; writes nothing."))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@effort_option
@click.pass_obj
def command(session: Session, file: Path, *, effort: float) -> None:
    """Plan the coming weeks as they are and as they might be, and compare."""
    from scheduler.planning.scenario import compare

    read = session.read
    scenario = laid(session, file)
    weeks = read.community.planning.weeks
    session.progress(text("Planning {weeks} weeks", weeks=weeks))
    found = compare(
        read.community, scenario, read.rotas, Week.of(session.today), weeks, effort
    )
    tell(session, scenario, found)


def laid(session: Session, file: Path) -> Community:
    """Lay the scenario over the content; problems are told, and errors stop the run."""
    from scheduler.content import scenario

    name = file.as_posix()
    data = files.read_file(file, name)
    found = scenario.lay(name, data, session.read.community)
    for problem in found.problems:
        shown = report.render(problem, {**session.tree, name: data}, session.say)
        click.echo(shown + "\n", err=True)
    if has_errors(found.problems) or found.community is None:
        session.stop(*found.problems)
    return found.community


def tell(session: Session, scenario: Community, found: "Comparison") -> None:
    """Tell the cover, the shifts, the people and the points that differ."""
    session.echo(text("Now: {summary}", summary=found.before.summary))
    session.echo(text("Then: {summary}", summary=found.after.summary))
    will = dict(found.after.unfilled)
    if found.added:
        session.echo(
            text(
                "New: {count} shifts, {open} places of them empty",
                count=len(found.added),
                open=sum(will.get(shift, 0) for shift in found.added),
            )
        )
    if found.dropped:
        session.echo(text("No longer held: {count} shifts", count=len(found.dropped)))
    if found.filled:
        session.echo(text("Filled then:"))
        _shifts(session, scenario, found, found.filled)
    if found.emptied:
        session.echo(text("Places empty then:"))
        _shifts(session, scenario, found, found.emptied)
    if found.duties:
        session.echo(text("Duties of {count} people change:", count=len(found.duties)))
        most = sorted(found.duties, key=lambda one: (-abs(one[1]), one[0]))
        known = {**session.read.community.volunteer, **scenario.volunteer}
        tell_rows(session, [(f"  {known[who].name}", f"{n:+d}") for who, n in most])
    tell_costs(session, found.before.costs, found.after.costs)
    if found.before.costs == found.after.costs and not found.duties:
        session.echo(text("It would change nothing."))


def _shifts(
    session: Session, scenario: Community, found: "Comparison", ids: "Iterable[str]"
) -> None:
    """List shifts with the number of empty places now and then."""
    was, will = dict(found.before.unfilled), dict(found.after.unfilled)
    written = {entry.shift: entry for rota in found.after.rotas for entry in rota.shifts}
    tell_rows(
        session,
        [
            (
                f"  {when(written[one])}",
                names.shift_name(scenario, one),
                session.say(
                    text(
                        "{before} → {after} empty",
                        before=was.get(one, 0),
                        after=will.get(one, 0),
                    )
                ),
            )
            for one in ids
        ],
    )
