"""``linli visits record``: note a visit, by options or question by question."""

import re
from datetime import date, datetime

import click

from scheduler import additions, project
from scheduler.cli import names, report
from scheduler.cli.issues.add import file_of
from scheduler.cli.moment import Moment
from scheduler.cli.session import Session
from scheduler.cli.words import _, say
from scheduler.model.community import Community
from scheduler.model.place import Building
from scheduler.model.visit import VisitProgramme
from scheduler.problems import Problem, Refused, has_errors, text

IDENTITY = re.compile("[A-Za-z0-9-]+")
"""An issue's id; whatever else is written are words."""
Opened = dict[str, tuple[str, str, bytes]]
"""Issues to open, by their words: path, id and file."""
SEPARATORS = "，,、；;"


@click.command(help=_("Note a visit that was paid; without options you are asked."))
@click.option("--programme", default="", help=_("Id or name of the programme."))
@click.option("--date", "on", type=Moment(), metavar="DATE", help=_("Default: today."))
@click.option("--building", default="", help=_("Its id or name; never a door."))
@click.option("--visitor", "visitors", multiple=True, help=_("Who went; repeat it."))
@click.option("--count", type=click.IntRange(1, 1000), help=_("Households visited."))
@click.option("--topic", "topics", multiple=True, help=_("What it was about; repeat it."))
@click.option("--need", "needs", multiple=True, help=_("What is needed; repeat it."))
@click.option(
    "--issue",
    "issues",
    multiple=True,
    help=_("An issue that it raised: its id, or what was told, which opens one."),
)
@click.option("--category", default="", help=_("Id or name, of issues that are opened."))
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
    category: str,
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
        issues = issues or _several(
            session.say(text("Issues (ids, or what was told)")), needed=False
        )
        note = note or _asked(session.say(text("Note")))
    opened = _opened(session, issues, day, building, category)
    entry: additions.Entry = {
        "date": day,
        "programme": chosen.id,
        "building": building,
        "visitors": tuple(names.visitor(session, who) for who in visitors),
        "count": count or "",
        "topics": topics,
        "needs": needs,
        "issues": tuple(opened.get(words, ("", words))[1] for words in issues),
        "note": note,
    }
    with session.only_run():
        _write(session, entry, opened, dry_run=dry_run)


def _write(
    session: Session, entry: additions.Entry, opened: Opened, *, dry_run: bool
) -> None:
    files = {path: data for path, _id, data in opened.values()}
    added = additions.with_visit({**session.tree, **files}, entry, session.today)
    for problem in added.problems:
        click.echo(report.render(problem, added.tree, say) + "\n", err=True)
    if has_errors(added.problems):
        session.stop(*added.problems)
    for data in files.values():
        click.echo(data.decode(), nl=False)
    click.echo(added.tree[added.path].decode("utf-8-sig").splitlines()[added.line - 1])
    if not dry_run:
        for path in project.save(session.root, session.tree, added.tree):
            session.echo(text("Wrote {path}", path=path))


def _opened(
    session: Session, issues: tuple[str, ...], day: date, building: str, category: str
) -> Opened:
    """Make an issue of each text among ``issues``, at the place of the visit."""
    from scheduler.content.issue_writing import next_id

    told = dict.fromkeys(words for words in issues if not IDENTITY.fullmatch(words))
    if not told:
        return {}
    community = session.read.community
    known = [(one.id, one.name) for one in community.categories]
    if not category:
        click.echo("  ".join(name for _id, name in known))
        category = click.prompt(session.say(text("Category")))
    place = _place(community, building)
    ids = [issue.id for issue in community.issues]
    opened: Opened = {}
    for words in told:
        ids.append(next_id(ids, day.year))
        path, data = file_of(
            session,
            {
                "id": ids[-1],
                "received": day,
                "origin": "visit",
                "category": names.find("category", text("category"), category, known),
                "compound": place.compound if place else "",
                "building": place.id if place else "",
                "level": "building",
                "text": words,
            },
        )
        opened[words] = path, ids[-1], data
    return opened


def _place(community: Community, written: str) -> Building | None:
    """Find the building; what is wrong with it is told when the visit is read."""
    from scheduler.content.misreads import Misread
    from scheduler.content.visits import whole_building

    try:
        return community.building.get(whole_building(written, community.compounds))
    except Misread:
        return None


def _programme(session: Session, wanted: str) -> VisitProgramme:
    community = session.read.community
    known = [(one.id, one.name) for one in community.visit_programmes]
    if not known:
        raise Refused(no_programme())
    if not wanted:
        for identity, name in known:
            click.echo(f"  {identity}  {name}")
        wanted = click.prompt(session.say(text("Which programme")), default=known[0][0])
    part = [id_ for id_, name in known if wanted in name]
    if len(part) == 1:
        (wanted,) = part
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
    return _parted(answer, SEPARATORS)


def _parted(answer: str, marks: str) -> tuple[str, ...]:
    """Give the words between the marks."""
    parts = re.split(f"[{marks}]", answer)
    return tuple(part.strip() for part in parts if part.strip())


def _asked(question: str) -> str:
    answer: str = click.prompt(question, default="", show_default=False)
    return answer
