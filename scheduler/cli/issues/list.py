"""``linli issues list``: what waits for somebody today, the oldest first."""

import json
from collections.abc import Iterable

import click

from scheduler.cli.session import Session
from scheduler.cli.width import table
from scheduler.cli.words import _
from scheduler.model.community import Community
from scheduler.model.docket import URGENT, Entry, Waiting, docket
from scheduler.problems import Text, text

HEADS: dict[Waiting, Text] = {
    Waiting.UNCLAIMED: text("Unclaimed"),
    Waiting.OVERDUE: text("Overdue"),
    Waiting.FOLLOW_UP: text("Waiting for follow-up"),
    Waiting.NOT_FIXED: text("Not fixed, to be reopened"),
    Waiting.PUBLISH: text("Ready to be published"),
    Waiting.WORK: text("Being worked on"),
    Waiting.ON_HOLD: text("On hold"),
    Waiting.TRANSFERRED: text("Transferred"),
}
SHOWN = 22
"""Characters of the resident's words; the file has them all."""


@click.command(help=_("List what waits for somebody today, the oldest first."))
@click.option("--all", "everything", is_flag=True, help=_("Also what is in hand."))
@click.option("--category", help=_("Only this category, and those under it."))
@click.option("--compound", help=_("Only this compound."))
@click.option("--grid", help=_("Only this grid."))
@click.option("--by", help=_("Only what this post or unit has claimed."))
@click.option("--json", "as_json", is_flag=True, help=_("Print JSON."))
@click.pass_obj
def command(
    session: Session,
    category: str | None,
    compound: str | None,
    grid: str | None,
    by: str | None,
    *,
    everything: bool,
    as_json: bool,
) -> None:
    """Print groups of lines; sealed issues without the resident's words."""
    community = session.read.community
    found = [
        entry
        for entry in docket(community, session.today)
        if (everything or entry.waiting in URGENT)
        and (category is None or category in _categories(community, entry))
        and (compound is None or compound in _compound(community, entry))
        and (grid is None or grid in _grid(community, entry))
        and (by is None or by == _holder(entry))
    ]
    if as_json:
        rows = [_row(community, entry) for entry in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for waiting, head in HEADS.items():
        if entries := [entry for entry in found if entry.waiting is waiting]:
            click.echo(f"{session.say(head)} ({len(entries)})")
            click.echo(_lines(session, community, entries) + "\n")
    if not found:
        session.echo(text("Nothing waits for anybody today."))


def _lines(session: Session, community: Community, entries: Iterable[Entry]) -> str:
    return table(
        [
            (
                f"  {entry.issue.id}",
                session.say(text("{count} days", count=entry.days)),
                _name(community, entry),
                community.category[entry.issue.category].name,
                _holder(entry),
                _due(session, entry),
                _words(community, entry),
            )
            for entry in entries
        ]
    )


def _row(community: Community, entry: Entry) -> dict[str, object]:
    issue = entry.issue
    claim = issue.claim
    return {
        "id": issue.id,
        "waiting": entry.waiting,
        "state": issue.state,
        "received": str(issue.received),
        "days": entry.days,
        "category": issue.category,
        "compound": issue.compound,
        "grid": community.grid_of(issue),
        "level": issue.reached,
        "by": _holder(entry),
        "due": str(claim.due) if claim and claim.due else None,
        "text": "" if community.category[issue.category].sealed else issue.text,
        "file": issue.source.file,
    }


def _categories(community: Community, entry: Entry) -> list[str]:
    lineage = community.lineage(entry.issue.category)
    return [word for one in lineage for word in (one, community.category[one].name)]


def _compound(community: Community, entry: Entry) -> tuple[str, str]:
    return entry.issue.compound, _name(community, entry)


def _name(community: Community, entry: Entry) -> str:
    known = community.compound.get(entry.issue.compound)
    return known.name if known else ""


def _grid(community: Community, entry: Entry) -> tuple[str, str]:
    known = community.grid.get(community.grid_of(entry.issue))
    return (known.id, known.name) if known else ("", "")


def _holder(entry: Entry) -> str:
    claim = entry.issue.claim
    return claim.by if claim else ""


def _due(session: Session, entry: Entry) -> str:
    claim = entry.issue.claim
    if claim is None or claim.due is None:
        return ""
    return session.say(text("due {day}", day=claim.due))


def _words(community: Community, entry: Entry) -> str:
    if community.category[entry.issue.category].sealed:
        return ""
    words = " ".join(entry.issue.text.split())
    return words if len(words) <= SHOWN else words[:SHOWN] + "…"
