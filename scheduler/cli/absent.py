"""``linli absent PERSON FROM TO``: somebody is away; the rotas are mended."""

from datetime import datetime

import click

from scheduler import additions
from scheduler.cli import names
from scheduler.cli.differences import tell_differences
from scheduler.cli.moment import Moment
from scheduler.cli.plan import effort_option
from scheduler.cli.session import Session
from scheduler.cli.swap import write
from scheduler.cli.words import _
from scheduler.model.times import DateSpan
from scheduler.problems import Problem, Refused, text


@click.command(help=_("Record an absence and mend the rotas with the fewest changes."))
@click.argument("person")
@click.argument("first", metavar="FROM", type=Moment())
@click.argument("last", metavar="TO", type=Moment())
@click.option("--reason", default="", help=_("Why; stands in the records."))
@click.option("--by", default="社区办公室", show_default=True, help=_("Post that decided."))
@click.option("--dry-run", is_flag=True, help=_("Show the differences, write nothing."))
@effort_option
@click.pass_obj
def command(  # noqa: PLR0917 - click hands over each argument
    session: Session,
    person: str,
    first: datetime,
    last: datetime,
    reason: str,
    by: str,
    effort: float,
    *,
    dry_run: bool,
) -> None:
    """Append the absence, change the rotas that it touches, publish what changed."""
    from scheduler.planning.substitute import mend, record

    community, rotas = session.read.community, session.read.rotas
    who = names.volunteer(session, person)
    span = DateSpan(first.date(), last.date())
    if first > last:
        raise Refused(
            Problem(
                "dates-reversed",
                text("{last} lies before {first}.", first=span.first, last=span.last),
            )
        )
    session.progress(text("Looking for substitutes"))
    mended = mend(community, rotas, who, span, effort)
    before = {rota.week: rota for rota in rotas}
    changed = tuple(
        record(before[after.week], after, session.now, by, reason) for after in mended.rotas
    )
    tell_differences(session, tuple(before[rota.week] for rota in changed), changed)
    session.echo(mended.summary)
    # An absence that a run cut short has written already is not written twice.
    known = any(one.dates == span for one in community.absences_of.get(who, ()))
    with session.only_run():
        if not dry_run and not known:
            path = additions.append_absence(session.root, session.tree, who, span, reason)
            session.echo(text("Wrote {path}", path=path))
            session = Session(session.folder, session.now)  # reads the absence too
        write(session, changed, dry_run=dry_run)
    if mended.below_minimum:
        session.stop()
