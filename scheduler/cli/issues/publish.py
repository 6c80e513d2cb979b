"""``linli issues publish``: show the public words and their check, then publish them."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from scheduler.cli.issues import steps
from scheduler.cli.moment import Moment
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.docket import Waiting, docket
from scheduler.model.issue import Issue, StepKind, shows_building
from scheduler.model.privacy import private_in
from scheduler.problems import Problem, Refused, text

if TYPE_CHECKING:
    from scheduler.content.writing import Value


@click.command(
    help=_("Publish ISSUE, or with --week walk through all that are ready, one by one.")
)
@click.argument("issue", required=False)
@click.option("--week", is_flag=True, help=_("All that are followed up and worded."))
@click.option("--title", default="", help=_("Public title, if none is written yet."))
@click.option("--result", default="", help=_("Public result, if none is written yet."))
@click.option("--reviewed-by", default="", help=_("Post that reviewed the public words."))
@click.option(
    "--until",
    type=Moment(),
    metavar="DATE",
    help=_("Last day on which it is shown, if not as the community's rule says."),
)
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@steps.options
@click.pass_obj
def command(
    session: Session,
    issue: str | None,
    *,
    week: bool,
    title: str,
    result: str,
    reviewed_by: str,
    until: datetime | None,
    yes: bool,
    common: steps.Common,
) -> None:
    """Append the review and the step to the files of what was agreed to."""
    if week == bool(issue) or (week and until):
        raise click.UsageError(_("Name one issue, or say --week."))
    changed: dict[str, bytes] = {}
    if issue:
        found = steps.find(session, issue)
        steps.need_legal(found, StepKind.PUBLISHED)
        words = {"public_title": title, "public_result": result, "reviewed_by": reviewed_by}
        changed |= published(session, found, words, common, until)
        steps.need_sound(session, changed)
        if not yes and not common.dry_run:
            click.confirm(_("Publish this?"), abort=True)
    else:
        changed = walk(session, reviewed_by, common, yes=yes)
        steps.need_sound(session, changed)
    if changed:
        steps.write(session, changed, dry_run=common.dry_run)


def walk(
    session: Session, reviewed_by: str, common: steps.Common, *, yes: bool
) -> dict[str, bytes]:
    """Show each that is ready and ask; what is refused is told and passed over."""
    ready = [
        entry.issue
        for entry in docket(session.read.community, session.today)
        if entry.waiting is Waiting.PUBLISH
    ]
    changed: dict[str, bytes] = {}
    for number, issue in enumerate(ready, 1):
        session.echo(text("{number} of {count}", number=number, count=len(ready)))
        reviewer = "" if issue.reviewed_by else reviewed_by
        if not (issue.reviewed_by or reviewer or yes or common.dry_run):
            show(session, issue, issue.public_title, issue.public_result)
            reviewer = click.prompt(_("Reviewed by which post"), default="")
        try:
            made = published(session, issue, {"reviewed_by": reviewer}, common)
        except Refused as refused:
            session.tell(refused.problems)
            continue
        if yes or common.dry_run or click.confirm(_("Publish this?")):
            changed |= made
    if not ready:
        session.echo(text("Nothing is ready to be published."))
    return changed


def published(
    session: Session,
    issue: Issue,
    words: dict[str, str],
    common: steps.Common,
    until: datetime | None = None,
) -> dict[str, bytes]:
    """Show what the public would read, check it, and give the file with the step."""
    from scheduler.content.checks.issues import sealed_stays
    from scheduler.content.checks.privacy import private
    from scheduler.content.issue_writing import add_keys
    from scheduler.content.writing import append_record

    community = session.read.community
    if community.category[issue.category].sealed:
        raise Refused(sealed_stays(issue))
    title = issue.public_title or words.get("public_title", "")
    result = issue.public_result or words.get("public_result", "")
    if not (title and result):
        raise Refused(nothing_written(issue))
    show(session, issue, title, result)
    found = [
        private(one, source)
        for said, source in ((title, issue.title_source), (result, issue.result_source))
        for one in private_in(said, community, issue)
    ]
    if found:
        raise Refused(*found)
    session.echo(text("Privacy check: no phone, number, door, building or name found."))
    if not (issue.reviewed_by or words["reviewed_by"]):
        raise Refused(not_reviewed(issue))
    path = issue.source.file
    data = session.tree[path]
    new = {key: value for key, value in words.items() if value}
    if new:
        data = add_keys(path, data, new, "issue")
    step: dict[str, Value] = {
        StepKind.PUBLISHED: common.day.date() if common.day else session.today,
        "until": until.date() if until else "",
        "by": steps.need_body(session, common.by),
        "note": common.note,
    }
    data = append_record(path, data, step, "step", "steps")
    return {path: data}


def show(session: Session, issue: Issue, title: str, result: str) -> None:
    """Print the notice as the public would read it."""
    community = session.read.community
    compound = community.compound.get(issue.compound)
    building = community.building.get(issue.building)
    where = compound.name if compound else ""
    if building and shows_building(issue, building):
        where += building.name
    click.echo(f"\n{issue.id}  {community.category[issue.category].name}  {where}")
    click.echo(f"  {title}\n  {result}\n")


def nothing_written(issue: Issue) -> Problem:
    """Say that there are no words for the public."""
    return Problem(
        "nothing-to-publish",
        text("Nobody has written words for the public yet."),
        issue.source,
        text("Say them: --title … --result …, or write them into the file."),
    )


def not_reviewed(issue: Issue) -> Problem:
    """Say that nobody has reviewed the words yet."""
    return Problem(
        "not-reviewed",
        text("Nobody has reviewed the public words yet."),
        issue.source,
        text("Say which post did: --reviewed-by 社区副书记"),
    )
