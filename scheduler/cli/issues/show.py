"""``linli issues show ISSUE``: all that is written about it, and what may come next."""

import json
from dataclasses import asdict

import click

from scheduler.cli.issues import steps
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.issue import Issue, legal
from scheduler.problems import text


@click.command(help=_("Show ISSUE with its history, and what may come next."))
@click.argument("issue")
@click.option("--json", "as_json", is_flag=True, help=_("Print JSON."))
@click.pass_obj
def command(session: Session, issue: str, *, as_json: bool) -> None:
    """Print the file as people wrote it; of a sealed issue only where it stands."""
    from scheduler.content.checks.issues import STATES, both

    found = steps.find(session, issue)
    sealed = session.read.community.category[found.category].sealed
    next_ = legal(found.state)
    if as_json:
        shown = {**_fields(found, sealed=sealed), "legal": next_}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2, default=str))
        return
    click.echo(found.source.file)
    if sealed:
        session.echo(text("It is sealed: read it in its file."))
    else:
        click.echo(session.tree[found.source.file].decode("utf-8-sig").rstrip())
    session.echo(text("The issue is {state}.", state=STATES[found.state]))
    session.echo(text("What may come here: {steps}.", steps=", ".join(map(both, next_))))


def _fields(issue: Issue, *, sealed: bool) -> dict[str, object]:
    """Give the issue without places in files, and without words if it is sealed."""
    left_out = {"source", "by_source", "title_source", "result_source"}
    if sealed:
        left_out |= {"text", "note", "result", "reason"}
    known = asdict(issue)
    known["steps"] = [
        {k: v for k, v in step.items() if k not in left_out and v not in ("", None, ())}
        for step in known["steps"]
    ]
    return {"state": issue.state} | {k: v for k, v in known.items() if k not in left_out}
