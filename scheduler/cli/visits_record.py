"""``linli visits record``: note a visit, by options or question by question."""

from datetime import date, datetime

import click

from scheduler import project
from scheduler.cli import names, report
from scheduler.cli.moment import Moment
from scheduler.cli.session import Session
from scheduler.cli.words import _, say
from scheduler.model.visit import VisitProgramme
from scheduler.problems import Problem, Refused, has_errors, text

SEPARATORS = str.maketrans("，、；;", ",,,,")


@click.command(help=_("Note a visit that was paid; without options you are asked."))
@click.option("--programme", default="", help=_("Id or name of the programme."))
@click.option("--date", "on", type=Moment(), metavar="DATE", help=_("Default: today."))
@click.option("--building", default="", help=_("Its id or name; never a door."))
@click.option("--visitor", "visitors", multiple=True, help=_("Who went; repeat it."))
@click.option("--count", type=click.IntRange(1, 1000), help=_("Households visited."))
@click.option("--topic", "topics", multiple=True, help=_("What it was about; repeat it."))
@click.option("--need", "needs", multiple=True, help=_("What is needed; repeat it."))
@click.option("--issue", "issues", multiple=True, help=_("Id of an issue that it raised."))
@click.option("--note", default="", help=_("A private note."))
@click.option("--dry-run", is_flag=True, help=_("Show the record, write nothing."))
@click.pass_obj
def record(  # noqa: PLR0917 - click hands over each option
    session: Session,
    programme: str,
    on: datetime | None,
    building: str,
    visitors: tuple[str, ...],
    count: int | None,
    topics: tuple[str, ...],
    needs: tuple[str, ...],
    issues: tuple[str, ...],
    note: str,
    *,
    dry_run: bool,
) -> None:
    """Append the record to the file of its year, unless it has a problem there."""
    guided = not programme
    chosen = _programme(session, programme)
    day = on.date() if on else _day(session) if guided else session.today
    visitors = visitors or _several(session.say(text("Who went (ids or names)")))
    if not building and not chosen.sealed_list:
        building = click.prompt(session.say(text("Which building")))
    if guided:
        number = click.prompt(
            session.say(text("How many households")),
            type=click.IntRange(1, 1000),
            default=1,
        )
        count = count or number
        topics = topics or _several(session.say(text("Topics")), needed=False)
        needs = needs or _several(session.say(text("Needs")), needed=False)
        issues = issues or _several(session.say(text("Issues (ids)")), needed=False)
        note = note or _asked(session.say(text("Note")))
    entry: project.Entry = {
        "date": day,
        "programme": chosen.id,
        "building": building,
        "visitors": tuple(names.visitor(session, who) for who in visitors),
        "count": count or "",
        "topics": topics,
        "needs": needs,
        "issues": issues,
        "note": note,
    }
    with session.only_run():
        _write(session, entry, dry_run=dry_run)


def _write(session: Session, entry: project.Entry, *, dry_run: bool) -> None:
    added = project.with_visit(session.tree, entry, session.today)
    for problem in added.problems:
        click.echo(report.render(problem, added.tree, say) + "\n", err=True)
    if has_errors(added.problems):
        session.stop(*added.problems)
    click.echo(added.tree[added.path].decode("utf-8-sig").splitlines()[added.line - 1])
    if not dry_run:
        project.save(session.root, session.tree, added.tree)
        session.echo(text("Wrote {path}", path=added.path))


def _programme(session: Session, wanted: str) -> VisitProgramme:
    community = session.read.community
    known = [(one.id, one.name) for one in community.visit_programmes]
    if not known:
        raise Refused(no_programme())
    if not wanted:
        for identity, name in known:
            click.echo(f"  {identity}  {name}")
        wanted = click.prompt(session.say(text("Which programme")), default=known[0][0])
    found = names.find("programme", text("visit programme"), wanted, known)
    return community.visit_programme[found]


def no_programme() -> Problem:
    """Say that nothing is visited yet, and where to write what is."""
    return Problem(
        "no-programme",
        text("There is no visit programme yet."),
        hint=text(
            "Write one into content/visit-programmes.yaml; docs/content.md shows how."
        ),
    )


def _day(session: Session) -> date:
    asked: datetime = click.prompt(
        session.say(text("On which day")), type=Moment(), default=str(session.today)
    )
    return asked.date()


def _several(question: str, *, needed: bool = True) -> tuple[str, ...]:
    """Ask for words with commas between them."""
    answer = click.prompt(question) if needed else _asked(question)
    return tuple(
        part.strip() for part in answer.translate(SEPARATORS).split(",") if part.strip()
    )


def _asked(question: str) -> str:
    answer: str = click.prompt(question, default="", show_default=False)
    return answer
