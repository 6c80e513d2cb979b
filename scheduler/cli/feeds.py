"""``linli feeds``: the secret addresses of personal calendars, and what follows for each.

Addresses live in ``content/feeds.yaml``, which only its owner may read. Nothing here
prints one: they are handed over on paper.
"""

import secrets
from collections.abc import Iterable
from datetime import date, timedelta

import click

from scheduler import files, outputs
from scheduler.cli.session import Session
from scheduler.cli.width import table
from scheduler.cli.words import _
from scheduler.model.community import Community
from scheduler.model.feed import CLOSING, FeedAddress
from scheduler.model.people import Volunteer
from scheduler.problems import Problem, Refused, Source, Text, text

FILE = "content/feeds.yaml"
OCTETS = 24
"""192 random bits: 32 letters, digits, hyphens and underscores."""


dry_run_option = click.option(
    "--dry-run", is_flag=True, help=_("Only say whether it could be done.")
)


@click.group(
    help=_("The secret addresses of personal calendars: list, mint, rotate, revoke.")
)
def command() -> None:
    """Group the four commands."""


@command.command("list", help=_("List who has an address, and since when."))
@click.pass_obj
def list_(session: Session) -> None:
    """Print one line a person, never an address."""
    community = session.read.community
    rows: list[tuple[str, ...]] = [
        (person.id, person.name, session.say(words))
        for person in community.volunteers
        for words in _states(community, person, session.today)
    ]
    if rows:
        click.echo(table(rows))
    if count := len(_without(community, session.today)):
        session.echo(text("{count} have no address yet: linli feeds mint", count=count))


@command.command(help=_("Give an address to those who never had one, or to ID."))
@click.argument("ids", metavar="[ID]...", nargs=-1)
@dry_run_option
@click.pass_obj
def mint(session: Session, ids: tuple[str, ...], *, dry_run: bool) -> None:
    """Append the new addresses to the file."""
    community = session.read.community
    for person in ids:
        if _open(community, _known(community, person)):
            raise Refused(
                Problem(
                    "has-an-address",
                    text("{id} has an address already.", id=person),
                    hint=text("For a new one instead: linli feeds rotate {id}", id=person),
                )
            )
    chosen = dict.fromkeys(ids) or _without(community, session.today)
    if dry_run:
        rows = [(person, community.volunteer[person].name) for person in chosen]
        if rows:
            click.echo(table(rows))
        _would_record(session)
        return
    with session.only_run():
        _write(session, _minted(session, _data(session), chosen))
    session.echo(text("{count} new addresses in {file}.", count=len(chosen), file=FILE))
    if chosen:
        session.echo(
            text("linli publish makes the calendars; hand each person the slip in person.")
        )


@command.command(help=_("Give ID a new address; the old one says so for 30 days."))
@click.argument("person", metavar="ID")
@dry_run_option
@click.pass_obj
def rotate(session: Session, person: str, *, dry_run: bool) -> None:
    """Close the open address and mint another."""
    feed = _to_close(session, person)
    if dry_run:
        _closed(session, feed, leaked=False)
        _would_record(session)
        return
    with session.only_run():
        data = _closed(session, feed, leaked=False)
        _write(session, _minted(session, data, [person]))
    session.echo(
        text(
            "{id} has a new address. At the old one the calendar says until {last} that "
            "it was replaced, then the file goes.",
            id=person,
            last=session.today + CLOSING,
        )
    )
    session.echo(text("Run linli publish, then hand over the new slip in person."))


@command.command(help=_("Close the address of ID; with --leaked its file goes at once."))
@click.argument("person", metavar="ID")
@click.option("--leaked", is_flag=True, help=_("Somebody else knows the address."))
@dry_run_option
@click.pass_obj
def revoke(session: Session, person: str, *, leaked: bool, dry_run: bool) -> None:
    """Write the end of an address into its record."""
    feed = _to_close(session, person, closed_too=leaked)
    if dry_run:
        _closed(session, feed, leaked=leaked)
        _would_record(session)
        return
    with session.only_run():
        _write(session, _closed(session, feed, leaked=leaked))
    for words in _after_leak(person) if leaked else _after_closing(person, session.today):
        session.echo(words)


def _after_leak(person: str) -> tuple[Text, ...]:
    return (
        text("The address of {id} is closed. Run linli publish now.", id=person),
        text("The file goes at once; what a phone has read stays on it."),
        text("For a new address: linli feeds mint {id}", id=person),
    )


def _after_closing(person: str, today: date) -> tuple[Text, ...]:
    last = today + CLOSING
    return (
        text("The address of {id} is closed. Run linli publish.", id=person),
        text(
            "Until {last} the calendar says that it is closed, then the file goes.",
            last=last,
        ),
    )


# --- whose ---------------------------------------------------------------------------


def _known(community: Community, person: str) -> str:
    if person not in community.volunteer:
        raise Refused(
            Problem(
                "unknown-volunteer",
                text("There is no volunteer “{id}”.", id=person),
                hint=text("linli feeds list shows all ids."),
            )
        )
    return person


def _all(community: Community, person: str) -> list[FeedAddress]:
    return [feed for feed in community.feeds if feed.volunteer == person]


def _open(community: Community, person: str) -> FeedAddress | None:
    """Give the newest address that is not closed."""
    found = [f for f in _all(community, person) if f.closed is None and not f.leaked]
    return max(found, key=lambda feed: feed.minted, default=None)


def _without(community: Community, today: date) -> list[str]:
    """Give those on the roster who never had an address."""
    return [
        person.id
        for person in community.volunteers
        if not _all(community, person.id) and not _has_left(person, today)
    ]


def _has_left(person: Volunteer, today: date) -> bool:
    return person.until is not None and person.until < today


def _states(community: Community, person: Volunteer, today: date) -> list[Text]:
    """Say what became of each of a person's addresses."""
    return [_state(feed, person, today) for feed in _all(community, person.id)] or [
        text("has left") if _has_left(person, today) else text("none")
    ]


def _state(feed: FeedAddress, person: Volunteer, today: date) -> Text:
    if feed.leaked:
        return text("leaked; gone")
    ends = [feed.closed.date()] if feed.closed else []
    if person.until and _has_left(person, today):
        ends.append(person.until + timedelta(days=1))
    if not ends:
        return text("open since {day}", day=feed.minted.date())
    last = min(ends) + CLOSING
    if today <= last:
        return text("closed; says so until {day}", day=last)
    return text("closed; gone since {day}", day=last + timedelta(days=1))


def _to_close(session: Session, person: str, *, closed_too: bool = False) -> FeedAddress:
    community = session.read.community
    found = _open(community, _known(community, person))
    if found is None and closed_too:
        known = [feed for feed in _all(community, person) if not feed.leaked]
        found = max(known, key=lambda feed: feed.minted, default=None)
    if found is None:
        raise Refused(
            Problem(
                "no-address",
                text("{id} has no open address.", id=person),
                hint=text("For a new address: linli feeds mint {id}", id=person),
            )
        )
    return found


# --- the file ------------------------------------------------------------------------


def _data(session: Session) -> bytes:
    return session.tree.get(FILE, b"")


def _minted(session: Session, data: bytes, people: Iterable[str]) -> bytes:
    from scheduler.content import feed_writing

    for person in people:
        token = secrets.token_urlsafe(OCTETS)
        data = feed_writing.opened(data, person, token, session.now)
    return data


def _closed(session: Session, feed: FeedAddress, *, leaked: bool) -> bytes:
    """Give the file with an end to ``feed``; refuse if it does not read so afterwards."""
    from scheduler import content
    from scheduler.content import feed_writing

    data = feed_writing.closed(_data(session), feed, session.now, leaked=leaked)
    read = content.load({**session.tree, FILE: data}, session.today).community
    now = [f for f in read.feeds if f.token == feed.token] if read else []
    if [(f.closed is not None, f.leaked) for f in now] != [(True, leaked or feed.leaked)]:
        raise Refused(
            Problem(
                "cannot-close",
                text("This record is written in a way that linli cannot add to."),
                Source(feed.source.file, feed.source.line),
                text("Write closed (停用) and, if so, leaked (已泄露) into it by hand."),
            )
        )
    return data


def _would_record(session: Session) -> None:
    session.echo(text("Would record it in {path}", path=FILE))


def _write(session: Session, data: bytes) -> None:
    before = session.tree.get(FILE)
    files.replace_file(session.root / FILE, data, before, outputs.PRIVATE)
