"""``linli consent``: whose name may be public, in which form, and for how long."""

import click

from scheduler import additions
from scheduler.cli import names
from scheduler.cli.session import Session
from scheduler.cli.width import table
from scheduler.cli.words import _
from scheduler.model.community import Community
from scheduler.model.consent import is_surely_of_age, public_name
from scheduler.model.people import PublicName, Volunteer
from scheduler.problems import Problem, Refused, Text, text


@click.group(help=_("Whose name may be public, and who took that back."))
def command() -> None:
    """Group the two commands."""


@command.command("list", help=_("List who may be named in public, and how it stands."))
@click.pass_obj
def list_(session: Session) -> None:
    """Print one line for each person with a public name or a consent."""
    community = session.read.community
    rows: list[tuple[str, ...]] = [
        (one.id, one.name, session.say(_state(session, community, one)))
        for one in community.volunteers
        if one.public_name is not PublicName.NONE or one.consent
    ]
    if rows:
        click.echo(table(rows))
    else:
        session.echo(text("Nobody agreed to be named in public."))


@command.command(help=_("Record that PERSON took back the consent; the record is kept."))
@click.argument("person")
@click.option(
    "--by", default="社区办公室", show_default=True, help=_("Post that records it.")
)
@click.option("--dry-run", is_flag=True, help=_("Show what would be added, write nothing."))
@click.pass_obj
def withdraw(session: Session, person: str, by: str, *, dry_run: bool) -> None:
    """Append the withdrawal; from the next build on the name is gone."""
    community = session.read.community
    who = community.volunteer[names.volunteer(session, person)]
    if not who.consent or _withdrawn(community, who):
        raise Refused(
            Problem(
                "no-consent-to-withdraw",
                text("{name} has no consent that could be taken back.", name=who.name),
                hint=text("linli consent list shows all of them."),
            )
        )
    if dry_run:
        session.echo(text("Would record it in {path}", path=additions.WITHDRAWALS))
        return
    with session.only_run():
        additions.append_withdrawal(session.root, session.tree, who.id, session.today, by)
    session.echo(text("Wrote {path}", path=additions.WITHDRAWALS))
    session.echo(
        text(
            "Run linli publish: the name goes from pages and search. What others copied "
            "before cannot be called back."
        )
    )


def _withdrawn(community: Community, person: Volunteer) -> bool:
    return person.consent is not None and any(
        one.volunteer == person.id and one.date >= person.consent.date
        for one in community.withdrawals
    )


def _state(session: Session, community: Community, person: Volunteer) -> Text:
    """Say what the public reads of the name, or why nothing."""
    shown = public_name(person, community.withdrawals, "services", session.today)
    if shown and person.consent:
        return text("shown as {name} until {date}", name=shown, date=person.consent.until)
    return _reason(session, community, person)


def _reason(session: Session, community: Community, person: Volunteer) -> Text:
    consent, today = person.consent, session.today
    if consent is None:
        return text("not shown: no consent")
    if _withdrawn(community, person):
        return text("not shown: taken back")
    if not is_surely_of_age(person, today):
        return text("not shown: not known to be 18")
    if consent.until < today:
        return text("not shown: ended on {date}", date=consent.until)
    return text("not shown before {date}", date=consent.date)
