"""What the imports of spreadsheets share: compare, show, ask, write."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scheduler import files, project
from scheduler.cli import report
from scheduler.cli.session import Session
from scheduler.cli.width import table
from scheduler.cli.words import _, is_chinese
from scheduler.problems import Source, text

if TYPE_CHECKING:
    from scheduler.content.imports import Import, Kind
    from scheduler.content.imports.lines import Line

STATES = {
    "new": text("new"),
    "changed": text("changed"),
    "not understood": text("not understood"),
}


def command_for(kind: str, about: str) -> click.Command:
    """Make the command that imports one kind of table."""

    @click.command(kind, help=about)
    @click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
    @click.option("--sheet", default="", help=_("Read only the sheet of this name."))
    @click.option("--dry-run", is_flag=True, help=_("Show the table, write nothing."))
    @click.option("--yes", is_flag=True, help=_("Write without asking."))
    @click.pass_obj
    def command(
        session: Session, file: Path, sheet: str, *, dry_run: bool, yes: bool
    ) -> None:
        with session.only_run():
            run(session, kind, file, sheet, dry_run=dry_run, yes=yes)

    return command


def run(
    session: Session, kind: str, file: Path, sheet: str, *, dry_run: bool, yes: bool
) -> None:
    """Compare the file with the content; write what the user agrees to."""
    from scheduler.content import imports, tables
    from scheduler.content.imports.lines import Context

    about = imports.KINDS[kind]
    context = Context(session.read.community, session.tree, session.today)
    book = tables.read(file.name, files.read_file(file, file.name))
    found = imports.read(about, context, book, file.name, sheet)
    session.need(found.problems)
    tell(session, about, found)
    unread = tuple(problem for line in found.lines for problem in line.problems)
    session.tell(unread)
    if not any(line.edits for line in found.lines):
        session.echo(text("There is nothing to write."))
        if unread:
            session.stop(*unread)
        return
    session.progress(text("Reading everything as it would be written"))
    applied = imports.apply(about, context, found)
    session.need(applied.problems)
    if dry_run:
        session.echo(text("Nothing was written: this is a dry run."))
        sys.exit(bool(unread))
    if yes and unread:
        session.stop(*unread)
    if not yes and not agreed(leaving_out=bool(unread)):
        session.echo(text("Nothing was written."))
        sys.exit(bool(unread))
    for path in project.save(session.root, session.tree, applied.tree):
        session.echo(text("Wrote {path}", path=path))
    sys.exit(bool(unread))


def agreed(*, leaving_out: bool) -> bool:
    """Ask whether to write, and to leave out what was not understood."""
    if leaving_out:
        question = _("Leave out the rows that were not understood, and write the others?")
        return click.confirm(question, default=False)
    return click.confirm(_("Write this?"), default=False)


def tell(session: Session, kind: "Kind", found: "Import") -> None:
    """Show what is new, changed and not understood, and count the rest."""
    several = len(found.sheets) > 1
    rows = [
        row for line in found.lines for row in cells(session, kind, line, several=several)
    ]
    if rows:
        click.echo(table(rows))
    count = dict.fromkeys((*STATES, "unchanged"), 0)
    for line in found.lines:
        count[line.state] += 1
    session.echo(
        text(
            "{new} new, {changed} changed, {same} unchanged, {unread} not understood.",
            new=count["new"],
            changed=count["changed"],
            same=count["unchanged"],
            unread=count["not understood"],
        )
    )
    if found.others:
        words = (f"{report.letters(column)} {said}" for column, said in found.others)
        session.echo(text("Columns that were not read: {words}", words=", ".join(words)))
    if found.passed_over:
        session.echo(
            text("Sheets that were not read: {words}", words=", ".join(found.passed_over))
        )


def cells(
    session: Session, kind: "Kind", line: "Line", *, several: bool
) -> list[tuple[str, ...]]:
    """Give the rows of the table for one line; none for what stays as it is."""
    if line.state == "unchanged":
        return []
    state = session.say(STATES[line.state])
    if line.problems:
        return [
            (
                state,
                cell(p.source or line.source, several=several),
                line.name,
                session.say(p.message),
            )
            for p in line.problems
        ]
    what = ", ".join(
        f"{word(kind, one.key)} {one.before} → {one.after}"
        if one.before
        else f"{word(kind, one.key)} {one.after}"
        for one in line.differences
    )
    return [(state, cell(line.source, several=several), line.name, what)]


def cell(source: Source, *, several: bool) -> str:
    """Name a cell, with its sheet where there are ``several``."""
    place = f"{report.letters(source.column)}{source.line}"
    return f"{source.sheet}!{place}" if several else place


def word(kind: "Kind", key: str) -> str:
    """Name a column in the user's language."""
    from scheduler.content.imports.headings import words

    return words(key, kind.what)[0 if is_chinese() else 1]
