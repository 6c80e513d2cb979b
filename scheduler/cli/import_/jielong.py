"""``linli import jielong [FILE]``: a WeChat sign-up chain, matched with the roster.

With ``--shift`` those who signed up are put on that shift: in a draft they are pinned, in
a released rota they are recorded as changes.
"""

import sys
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

import click

from scheduler.cli import names, report
from scheduler.cli.plan import save
from scheduler.cli.session import Session
from scheduler.cli.swap import write
from scheduler.cli.width import table
from scheduler.cli.words import _
from scheduler.model.rota import RotaShift
from scheduler.model.times import Week
from scheduler.problems import Problem, Refused, Source, text

if TYPE_CHECKING:
    from scheduler.content.imports.chain import Matched, Person
    from scheduler.planning.joining import Joined

ANSWERS = {
    "signed up": text("signed up"),
    "crossed out": text("crossed out"),
    "again": text("again"),
    "changed below": text("changed below"),
    "not understood": text("not understood"),
}
OUTCOMES = {
    "joins": text("joins"),
    "serves already": text("serves already"),
    "no place is left": text("no place is left"),
    "cannot": text("cannot"),
}
STDIN = "jielong"
"""What the chain is called when it is pasted."""


@click.command("jielong", help=_("A WeChat sign-up chain: who signed up, and for what."))
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--shift", default="", help=_("Put them on this shift of a rota."))
@click.option("--by", default="社区办公室", show_default=True, help=_("Post that decided."))
@click.option("--dry-run", is_flag=True, help=_("Show it, write nothing."))
@click.option("--yes", is_flag=True, help=_("Write without asking."))
@click.pass_obj
def command(
    session: Session, file: BinaryIO, shift: str, by: str, *, dry_run: bool, yes: bool
) -> None:
    """List the chain; with a shift, show what would change, and write on yes."""
    from scheduler.content.imports import chain
    from scheduler.content.tables.separated import decoded

    pasted = file.name == "<stdin>"
    name = STDIN if pasted else file.name
    if pasted and file.isatty():
        click.echo(_("Paste the chain here, then press Ctrl-D:"), err=True)
    data = file.read()
    written = decoded(data)
    if written is None:
        raise Refused(no_text(name))
    matched = chain.match(written, name, session.read.community)
    tell(session, matched, name, data)
    if shift and matched.people:
        put_on(session, shift, matched, by, dry_run=dry_run, yes=yes, pasted=pasted)
    sys.exit(bool(matched.problems))


def tell(session: Session, matched: "Matched", name: str, data: bytes) -> None:
    """Show each line of the chain, and tell what is not understood."""
    if matched.title:
        click.echo(matched.title)
    if matched.people:
        click.echo(table([cells(session, person) for person in matched.people]))
        companions = sum(one.more for one in matched.people if one.answer == "signed up")
        session.echo(
            text(
                "{count} signed up, {more} with them without a name, "
                "{unread} lines not understood.",
                count=len(matched.signed_up),
                more=companions,
                unread=len(matched.problems),
            )
        )
    for problem in matched.problems:
        shown = report.render(problem, {name: data}, session.say)
        click.echo(shown + "\n", err=True)


def cells(session: Session, person: "Person") -> tuple[str, ...]:
    """Give one row of the table: line, answer, person, remark."""
    known = session.read.community
    who = names.person(known, person.volunteer) if person.volunteer else person.said
    more = f"+{person.more}" if person.more else ""
    remark = " ".join(filter(None, (more, person.note)))
    return str(person.line), session.say(ANSWERS[person.answer]), who, remark


# --- on a shift ----------------------------------------------------------------------


def put_on(
    session: Session,
    wanted: str,
    matched: "Matched",
    by: str,
    *,
    dry_run: bool,
    yes: bool,
    pasted: bool,
) -> None:
    """Show who joins the shift, and write it when the user agrees."""
    from scheduler.planning.joining import join
    from scheduler.planning.substitute import record

    rota = names.rota_of(session, week_of(wanted))
    entry = names.shift_of(rota, wanted)
    joined = join(
        session.read.community, session.read.rotas, rota, entry.shift, matched.signed_up
    )
    tell_joined(session, entry, joined)
    if joined.rota == rota:
        session.echo(text("There is nothing to write."))
        return
    if dry_run or not (yes or agreed(session, pasted=pasted)):
        session.echo(text("Nothing was written."))
        return
    if rota.is_released:
        after = record(rota, joined.rota, session.now, by, matched.title or "接龙")
        with session.only_run():
            write(session, (after,), dry_run=False)
        return
    with session.only_run():
        save(session, (joined.rota,), planned=False)
    session.echo(text("They are pinned; linli plan plans the rest around them."))


def week_of(shift: str) -> Week:
    """Give the week of a shift's id; ``Refused`` when it is none."""
    from scheduler.content.misreads import Misread
    from scheduler.content.rotas import shift_text

    try:
        return Week.of(date.fromisoformat(shift_text(shift).split("/")[1]))
    except Misread as error:
        raise Refused(*error.problems) from None


def tell_joined(session: Session, entry: RotaShift, joined: "Joined") -> None:
    """Say of each who signed up whether it can be."""
    from scheduler.planning.rules import RULE

    community = session.read.community
    session.echo(
        text(
            "{shift}, {date} {time}:",
            shift=names.shift_name(community, entry.shift),
            date=entry.date,
            time=entry.time,
        )
    )
    rows = []
    for who, outcome, rule in joined.outcomes:
        why = session.say(RULE[rule].label) if rule else ""
        said = session.say(OUTCOMES[outcome])
        rows.append((f"  {names.person(community, who)}", said, why))
    click.echo(table(rows))


def agreed(session: Session, *, pasted: bool) -> bool:
    """Ask whether to write; a chain that came in by a pipe leaves nobody to ask."""
    if pasted:
        session.echo(text("Run it again with --yes to write this."))
        return False
    return click.confirm(_("Write this?"), default=False)


def no_text(name: str) -> Problem:
    """Say that a file is no text."""
    return Problem(
        "no-chain",
        text("This is no text."),
        Source(name),
        text("Copy the whole message that begins with #接龙."),
    )
