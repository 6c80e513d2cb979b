"""``linli council record FILE``: what the meeting decided, from the filled agenda."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scheduler.cli.council import last_meeting
from scheduler.cli.issues import steps
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.service import Occurrence
from scheduler.problems import Problem, Refused, has_errors, text

if TYPE_CHECKING:
    from scheduler.content.imports.council_table import Decided
    from scheduler.content.writing import Value


@click.command(help=_("Read the filled agenda back, show each row, then write it."))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--present", multiple=True, help=_("Post that came; may be repeated."))
@click.option("--absent", multiple=True, help=_("Post that did not; may be repeated."))
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@click.option("--dry-run", is_flag=True, help=_("Show it, write nothing."))
@click.pass_obj
def command(
    session: Session,
    file: Path,
    *,
    present: tuple[str, ...],
    absent: tuple[str, ...],
    yes: bool,
    dry_run: bool,
) -> None:
    """Append the steps to the issues, and the meeting to the council's file."""
    from scheduler.content import tables
    from scheduler.content.imports import council_table

    community = session.read.community
    meeting = last_meeting(session)
    if any(one.date == meeting.nominal for one in community.meetings):
        raise Refused(recorded(meeting))
    book = tables.read(file.name, file.read_bytes())
    if book.problems or not book.tables:
        raise Refused(*book.problems)
    filled = council_table.read(book.tables[0], community, meeting.start.date())
    if has_errors(filled.problems):
        raise Refused(*filled.problems)
    changed = preview(session, filled.rows)
    path = f"content/council/{meeting.nominal.year}.yaml"
    for one in (*present, *absent):
        steps.need_body(session, one)
    came = {"present": present, "absent": absent}
    changed[path] = with_meeting(session, path, meeting, came, filled.rows)
    steps.need_sound(session, changed)
    if not yes and not dry_run:
        click.confirm(_("Write this?"), abort=True)
    steps.write(session, changed, dry_run=dry_run)


def preview(session: Session, rows: "tuple[Decided, ...]") -> dict[str, bytes]:
    """Print each row with what it becomes; give the files with the new steps."""
    from scheduler.content.writing import append_record, inline

    changed: dict[str, bytes] = {}
    for row in rows:
        path = row.issue.source.file
        data = session.tree[path]
        for step in row.steps:
            data = append_record(path, data, step, "step", "steps")
            line = inline(step, "step")
            session.echo(text("{id}: {step}", id=row.issue.id, step=line))
        if row.steps:
            changed[path] = data
        else:
            session.echo(text("{id}: read, nothing decided", id=row.issue.id))
    return changed


def with_meeting(
    session: Session,
    path: str,
    meeting: Occurrence,
    came: dict[str, tuple[str, ...]],
    rows: "tuple[Decided, ...]",
) -> bytes:
    """Give the council's file with the meeting."""
    from scheduler.content.writing import append_record

    day = meeting.start.date()
    moved = day != meeting.nominal
    record: dict[str, Value] = {
        "date": meeting.nominal,
        "to": day if moved else "",
        "reason": (meeting.reason or "遇放假") if moved else "",
        **came,
        "read": tuple(row.issue.id for row in rows),
    }
    return append_record(path, session.tree.get(path, b""), record, "meeting")


def recorded(meeting: Occurrence) -> Problem:
    """Say that the meeting stands in the council's file already."""
    return Problem(
        "meeting-recorded",
        text("The meeting of {date} is recorded already.", date=meeting.nominal),
        hint=text("What was decided since is written with linli issues claim and so on."),
    )
