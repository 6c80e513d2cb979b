"""Records one step of an issue: checks it, says what it would write, appends it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from typing import TYPE_CHECKING

import click

from scheduler import files
from scheduler.cli import names
from scheduler.cli.moment import Moment
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.community import Community
from scheduler.model.issue import TRANSITIONS, Issue, Step, StepKind, legal
from scheduler.problems import Refused, Source, has_errors, text

if TYPE_CHECKING:
    from scheduler.content.writing import Value

OFFICE = "社区办公室"


@dataclass(frozen=True, slots=True)
class Common:
    """What every step may say: who, when, a note; and whether to write at all."""

    by: str
    day: datetime | None
    note: str
    dry_run: bool


def options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that every step has; the command gets them as ``common``."""

    @wraps(command)
    def with_common(
        *arguments: object, by: str, day: datetime | None, note: str, **more: object
    ) -> None:
        dry_run = bool(more.pop("dry_run"))
        command(*arguments, common=Common(by, day, note, dry_run), **more)

    made: Callable[..., None] = with_common
    for option in (
        click.option("--dry-run", is_flag=True, help=_("Show it, write nothing.")),
        click.option("--note", default="", help=_("For staff only.")),
        click.option(
            "--date",
            "day",
            type=Moment(),
            metavar="DATE",
            help=_("When it happened, if not today."),
        ),
        click.option("--by", default=OFFICE, show_default=True, help=_("Post or unit.")),
    ):
        made = option(made)
    return made


def with_reason(kind: StepKind, about: str) -> click.Command:
    """Make the command of a step that says nothing but why."""

    @click.command(help=about)
    @click.argument("issue")
    @click.option("--reason", required=True, help=_("Why."))
    @options
    @click.pass_obj
    def command(session: Session, issue: str, reason: str, common: Common) -> None:
        record(session, issue, kind, common, {"reason": reason})

    return command


def find(session: Session, wanted: str) -> Issue:
    """Give an issue by its number, or by the end of it (``0026``); stop if none.

    Of several that end so, the one that came in last is meant: numbers begin anew each
    year. Only where two came in on that day nobody can tell.
    """
    known = session.read.community.issue
    if wanted in known:
        return known[wanted]
    ends = [one for one in known.values() if one.id.endswith(f"-{wanted}")]
    latest = max((one.received for one in ends), default=None)
    last = [one for one in ends if one.received == latest]
    if len(last) == 1:
        return last[0]
    if last:
        raise Refused(names.several(text("issue"), wanted, [one.id for one in last]))
    raise Refused(names.unknown("issue", text("issue"), wanted, known))


def record(
    session: Session,
    wanted: str,
    kind: StepKind,
    common: Common,
    more: "Mapping[str, Value]",
) -> None:
    """Append a step to the issue's file, unless it is refused."""
    issue = find(session, wanted)
    need_legal(issue, kind)
    step: dict[str, Value] = {
        kind: common.day.date() if common.day else session.today,
        "by": need_body(session, common.by),
        **more,
        "note": common.note,
    }
    append(session, issue, step, dry_run=common.dry_run)


def need_legal(issue: Issue, kind: StepKind) -> None:
    """Stop where the issue's state does not allow the step, and say which it does."""
    from scheduler.content.checks.issues import refusal

    if kind not in TRANSITIONS[issue.state]:
        raise Refused(refusal(kind, issue.state, legal(issue.state), issue.source))


def need_body(session: Session, written: str) -> str:
    """Give the post or unit as written; stop if nobody is called so."""
    from scheduler.content.checks.issues import unknown_post

    community = session.read.community
    if community.posts and not community.is_body(written):
        raise Refused(unknown_post(written, None, community))
    return written


def append(
    session: Session, issue: Issue, step: Mapping[str, "Value"], *, dry_run: bool
) -> None:
    """Append ``step`` and write the file, unless the community would have problems.

    A step that a run cut short has written already is not written twice.
    """
    from scheduler.content.writing import append_record, has_chinese_keys, inline

    path = issue.source.file
    before = session.tree[path]
    after = append_record(path, before, step, "step", "steps")
    community = need_sound(session, {path: after})
    steps = community.issue[issue.id].steps if community else ()
    if [_said(one) for one in steps[-2:-1]] == [_said(one) for one in steps[-1:]]:
        session.echo(text("{id}: this stands there already.", id=issue.id))
        return
    line = inline(step, "step", chinese=has_chinese_keys(path, before))
    session.echo(text("{id}: {step}", id=issue.id, step=line))
    write(session, {path: after}, dry_run=dry_run)


def _said(step: Step) -> Step:
    """Give a step without its places in the file."""
    return replace(step, source=Source(""), by_source=None)


def need_sound(session: Session, changed: Mapping[str, bytes]) -> Community | None:
    """Stop, and tell why, where the files would not be sound any more.

    Gives the community with them.
    """
    from scheduler import content

    loaded = content.load({**session.tree, **changed}, session.today)
    new = tuple(p for p in loaded.problems if p.source and p.source.file in changed)
    if has_errors(new):
        raise Refused(*new)
    return loaded.community


def write(session: Session, changed: Mapping[str, bytes], *, dry_run: bool) -> None:
    """Write the files, or say that nothing was written."""
    if dry_run:
        session.echo(text("Nothing was written."))
        return
    with session.only_run():
        for path, data in changed.items():
            files.replace_file(session.root / path, data, session.tree.get(path))
            session.echo(text("Wrote {path}", path=path))
