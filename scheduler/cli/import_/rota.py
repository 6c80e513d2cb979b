"""``linli import rota FILE``: the week's sheet, edited in Excel or WPS, read back."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scheduler import files
from scheduler.cli import names
from scheduler.cli.differences import tell_differences
from scheduler.cli.session import Session
from scheduler.cli.swap import write
from scheduler.cli.words import _
from scheduler.model.community import Community
from scheduler.model.rota import Rota
from scheduler.model.times import Week
from scheduler.problems import Problem, text

if TYPE_CHECKING:
    from scheduler.content.imports.rota_rows import Returned
    from scheduler.content.imports.rota_sheets import RotaSheet


@click.command(help=_("Read back the week's rota.xlsx after it was edited by hand."))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--reason", default="", help=_("Why; stands in the rota's record."))
@click.option("--by", default="社区办公室", show_default=True, help=_("Post that decided."))
@click.option("--yes", is_flag=True, help=_("Write without asking."))
@click.option("--dry-run", is_flag=True, help=_("Show the differences, write nothing."))
@click.pass_obj
def command(
    session: Session, file: Path, reason: str, by: str, *, yes: bool, dry_run: bool
) -> None:
    """Show who changes places; if no rule forbids it, write it and publish."""
    from scheduler.planning.by_hand import Decided, decide, leads

    sheet = find(session, file)
    rota = names.rota_of(session, sheet.week or Week.of(session.today))
    read = session.read
    returned = compare(sheet, read.community, read.rotas, rota)
    session.need(returned.problems)
    decided = {
        shift: Decided(one.volunteers, one.reserves, one.lead, one.sources)
        for shift, one in returned.shifts.items()
    }
    session.need(tuple(leads(read.community, rota, decided)))
    after = decide(rota, decided, session.now, by, reason)
    if after == rota:
        session.echo(text("Nobody changes places in this sheet."))
        return
    need_allowed(session, rota, after)
    tell_differences(session, (rota,), (after,))
    tell_reserves(session, rota, after)
    tell_taken_off(session, rota, after)
    if dry_run or yes or click.confirm(_("Write this?"), default=False):
        write(session, (after,), dry_run=dry_run)


def find(session: Session, file: Path) -> "RotaSheet":
    """Read the workbook and find its rota sheet; stop if there is none."""
    from scheduler.content import tables
    from scheduler.content.imports import rota_sheets

    book = tables.read(file.name, files.read_file(file, file.name))
    session.need(book.problems)
    found = rota_sheets.find(book, file.name)
    if isinstance(found, Problem):
        session.need((found,))
        session.stop()
    return found


def compare(
    sheet: "RotaSheet", community: Community, rotas: tuple[Rota, ...], rota: Rota
) -> "Returned":
    """Compare the sheet with what would be printed today."""
    from scheduler.content.imports import rota_rows
    from scheduler.content.imports.printed_names import Names
    from scheduler.publish import csv_, staff
    from scheduler.publish.roster import roster
    from scheduler.publish.sheets import week

    edition = staff.edition(community, rotas, (rota.week,))
    printed = week.sheet(edition, edition.weeks[0])
    titles = [column.title for column in printed.columns]
    rows = {
        key.split("|")[0]: dict(zip(titles, row, strict=True))
        for key, row in zip(printed.keys, csv_.rows(printed), strict=True)
    }
    names = Names(
        {one: person.name for one, person in roster(community).items()},
        {one.id: one.name for one in community.volunteers},
    )
    return rota_rows.read(sheet, rota, rows, names)


def need_allowed(session: Session, before: Rota, after: Rota) -> None:
    """Stop if the rota breaks a hard rule that it kept before; tell new warnings."""
    from scheduler.planning.review import review

    read = session.read
    others = tuple(rota for rota in read.rotas if rota.week != after.week)
    old, new = (
        review(read.community, (*others, rota), rota.week).problems
        for rota in (before, after)
    )
    known = {(problem.code, problem.message) for problem in old}
    session.need(tuple(p for p in new if (p.code, p.message) not in known))


def tell_reserves(session: Session, before: Rota, after: Rota) -> None:
    """Tell whose reserves change, and no more than that."""
    was = {entry.shift: entry.reserves for entry in before.shifts}
    for entry in after.shifts:
        if entry.reserves != was[entry.shift]:
            community = session.read.community
            session.echo(
                text(
                    "  reserves of {shift}: {people}",
                    shift=names.shift_name(community, entry.shift),
                    people="、".join(names.person(community, r) for r in entry.reserves)
                    or "-",
                )
            )


def tell_taken_off(session: Session, before: Rota, after: Rota) -> None:
    """Say that a draft is planned on, and who might come back by it."""
    from scheduler.planning import changes

    if before.is_released:
        return
    community = session.read.community
    for change in changes(before, after).shifts:
        if len(change.left) > len(change.joined):
            session.echo(
                text(
                    "{shift} stays short: planning this draft anew may fill it again, "
                    "even with {people}. Record an absence, or release the week.",
                    shift=names.shift_name(community, change.shift),
                    people="、".join(names.person(community, one) for one in change.left),
                )
            )
