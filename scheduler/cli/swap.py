"""``linli swap WEEK SHIFT OUT [IN]``: somebody takes over; without IN, who could."""

import click

from scheduler import drafts, outputs
from scheduler.cli import names
from scheduler.cli.plan import save
from scheduler.cli.publish import publish
from scheduler.cli.release import WeekType
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.rota import Rota, RotaShift
from scheduler.model.times import Week
from scheduler.problems import Problem, Refused, text

SHOWN = 8


@click.command(help=_("Replace somebody on a shift; without IN, list who could."))
@click.argument("week", type=WeekType())
@click.argument("shift")
@click.argument("out")
@click.argument("substitute", metavar="[IN]", default="")
@click.option("--reason", default="", help=_("Why; stands in the rota's record."))
@click.option("--by", default="社区办公室", show_default=True, help=_("Post that decided."))
@click.option("--dry-run", is_flag=True, help=_("Show it, write nothing."))
@click.pass_obj
def command(  # noqa: PLR0917 - click hands over each argument
    session: Session,
    week: Week,
    shift: str,
    out: str,
    substitute: str,
    reason: str,
    by: str,
    *,
    dry_run: bool,
) -> None:
    """Record the change in the rota, and publish what it concerns."""
    from scheduler.planning.substitute import record, swap

    rota = names.rota_of(session, week)
    entry = names.shift_of(rota, shift)
    leaves = names.volunteer(session, out)
    if leaves not in entry.volunteers:
        raise Refused(
            Problem(
                "not-on-shift",
                text("{who} does not serve on {shift}.", who=out, shift=entry.shift),
                entry.source,
            )
        )
    if not substitute:
        list_substitutes(session, week, entry, leaves)
        return
    joins = names.volunteer(session, substitute)
    need_free(session, week, entry, leaves, joins)
    after = record(rota, swap(rota, entry.shift, leaves, joins), session.now, by, reason)
    community = session.read.community
    session.echo(
        text(
            "{shift}, {date} {time}: {joins} takes over from {out}.",
            shift=names.shift_name(community, entry.shift),
            date=entry.date,
            time=entry.time,
            joins=names.person(community, joins),
            out=names.person(community, leaves),
        )
    )
    with session.only_run():
        write(session, (after,), dry_run=dry_run)


def list_substitutes(session: Session, week: Week, entry: RotaShift, out: str) -> None:
    """List who could take over and breaks no rule, best first."""
    from scheduler.planning.substitute import substitutes

    community, rotas = session.read.community, session.read.rotas
    weeks = drafts.window(session.today, community.planning.weeks)
    found = substitutes(community, rotas, week, entry.shift, out, weeks)
    if not found:
        session.echo(text("Nobody could take over without breaking a rule."))
        session.echo(
            text(
                "See why: linli explain {week} {service}", week=week, service=entry.service
            )
        )
    for place, one in enumerate(found[:SHOWN], 1):
        who = names.person(community, one.volunteer)
        phone = community.volunteer[one.volunteer].phone
        if one.reserve:
            session.echo(
                text("{place}. {who} {phone}, reserve", place=place, who=who, phone=phone)
            )
        else:
            session.echo(
                text(
                    "{place}. {who} {phone}, {cost} points",
                    place=place,
                    who=who,
                    phone=phone,
                    cost=one.cost,
                )
            )


def need_free(session: Session, week: Week, entry: RotaShift, out: str, joins: str) -> None:
    """Stop if a rule forbids that ``joins`` takes over, or who does so is there already."""
    from scheduler.planning.rules import RULE
    from scheduler.planning.substitute import cannot

    read = session.read
    why = text("is on this shift already")
    if joins not in entry.volunteers:
        reason = cannot(read.community, read.rotas, week, entry.shift, joins, out=out)
        if reason is None:
            return
        why = RULE[reason.rule].label
    raise Refused(
        Problem(
            "substitute-barred",
            text(
                "{who} cannot take over: {why}.",
                who=names.person(read.community, joins),
                why=why,
            ),
            entry.source,
            hint=text(
                "See who could: linli swap {week} {shift} {out}",
                week=week,
                shift=entry.shift,
                out=out,
            ),
        )
    )


def write(session: Session, changed: tuple[Rota, ...], *, dry_run: bool) -> None:
    """Write the changed rotas and publish; print the text for the people concerned.

    Outputs that stay the same are not made. In a dry run only the text is given. The
    caller holds the lock.
    """
    by_week = {rota.week: rota for rota in changed}
    rotas = tuple(by_week.get(rota.week, rota) for rota in session.read.rotas)
    if not dry_run:
        save(session, changed, planned=False)
        publish(session, rotas)
    shifts = {
        after.shift
        for before in session.read.rotas
        if before.week in by_week
        for after in by_week[before.week].shifts
        if after not in before.shifts
    }
    if words := outputs.paste_changes(session.read.community, changed, shifts):
        session.echo(text("To paste into the group:"))
        click.echo(f"\n{words}", nl=False)
