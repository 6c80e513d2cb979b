"""``linli issues add``: write down what a resident told, by options or step by step."""

import sys
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

from scheduler.cli import names
from scheduler.cli.issues import steps
from scheduler.cli.moment import Moment
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.issue import Issue, Level
from scheduler.problems import text

if TYPE_CHECKING:
    from scheduler.content.writing import Value

ORIGINS = ("visit", "council", "phone", "office", "patrol", "transfer")
RECENT = timedelta(days=90)
"""How far back something of the same kind at the same place may be the same thing."""


@click.command(help=_("Write down a new issue; what is not said is asked for."))
@click.option("--text", "told", help=_("What the resident told; stays private."))
@click.option("--origin", type=click.Choice(ORIGINS), help=_("How it came in."))
@click.option("--category", help=_("Id or name."))
@click.option("--compound", help=_("Id or name."))
@click.option("--grid", default="", help=_("Where a compound is split over several."))
@click.option("--building", default="", help=_("Id; stays private."))
@click.option("--common-part", is_flag=True, help=_("About a common part of it."))
@click.option(
    "--level",
    type=click.Choice([one.value for one in Level]),
    help=_("If not the compound's, or the community's where no compound is meant."),
)
@click.option("--received", type=Moment(), metavar="DATE", help=_("If not today."))
@click.option("--repeat-of", metavar="ISSUE", help=_("The earlier issue, told again."))
@click.option("--dry-run", is_flag=True, help=_("Show it, write nothing."))
@click.pass_obj
def command(
    session: Session,
    *,
    told: str | None,
    origin: str | None,
    category: str | None,
    compound: str | None,
    grid: str,
    building: str,
    common_part: bool,
    level: str | None,
    received: datetime | None,
    repeat_of: str | None,
    dry_run: bool,
) -> None:
    """Write a file of its own for the issue."""
    from scheduler.content import issue_writing
    from scheduler.publish.council import EVERYWHERE

    community = session.read.community
    day = received.date() if received else session.today
    kinds = [(one.id, one.name) for one in community.categories]
    where = [(one.id, one.name) for one in community.compounds] + [("", EVERYWHERE)]
    record: dict[str, Value] = {
        "id": issue_writing.next_id((i.id for i in community.issues), day.year),
        "received": day,
        "origin": origin or ask("--origin", _("How it came in"), ORIGINS),
        "category": names.find(
            "category",
            text("category"),
            category or ask("--category", _("Category"), (name for _id, name in kinds)),
            kinds,
        ),
        "compound": names.find(
            "compound",
            text("compound"),
            compound or ask("--compound", _("Compound"), (name for _id, name in where)),
            where,
        ),
        "grid": grid,
        "building": building,
        "common_part": common_part,
        "level": level or "",
        "repeat_of": steps.find(session, repeat_of).id if repeat_of else "",
        "text": told or ask("--text", _("What the resident told")),
    }
    record["level"] = level or (Level.COMPOUND if record["compound"] else Level.COMMUNITY)
    path, data = file_of(session, record)
    steps.need_sound(session, {path: data})
    click.echo(data.decode(), nl=False)
    if not repeat_of:
        for one in alike(community.issues, record["category"], record["compound"]):
            if day - RECENT <= one.received <= day:
                session.echo(text("Perhaps told before: --repeat-of {id}", id=one.id))
    steps.write(session, {path: data}, dry_run=dry_run)


def file_of(session: Session, record: Mapping[str, "Value"]) -> tuple[str, bytes]:
    """Give path and bytes of a new issue, in the words of the newest one."""
    from scheduler.content import issue_writing
    from scheduler.content.writing import has_chinese_keys

    issues = session.read.community.issues
    newest = max(issues, key=lambda i: (i.received, i.id), default=None)
    chinese = newest is not None and has_chinese_keys(
        newest.source.file, session.tree[newest.source.file]
    )
    path = f"content/issues/{str(record['received'])[:4]}/{record['id']}.yaml"
    return path, issue_writing.new_issue(record, chinese=chinese)


def alike(issues: Iterable[Issue], category: object, compound: object) -> list[Issue]:
    """Give the issues of a category in a compound."""
    return [i for i in issues if (i.category, i.compound) == (category, compound)]


def ask(option: str, question: str, choices: Iterable[str] = ()) -> str:
    """Ask for what was not said; without a terminal, say which option says it."""
    if not sys.stdin.isatty():
        raise click.UsageError(_("Missing option: {option}").format(option=option))
    known = list(choices)
    if known:
        click.echo("  ".join(known))
    answer: str = click.prompt(question)
    return answer.strip()
