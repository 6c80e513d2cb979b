"""Checks of what a person's record says against itself, and of consent to be named."""

from collections.abc import Iterator

from scheduler.content.checks.whole import Whole
from scheduler.model.consent import is_surely_of_age
from scheduler.model.people import PublicName, Volunteer
from scheduler.problems import Problem, Severity, text


def people(whole: Whole) -> Iterator[Problem]:
    """Tell of what a person's record says against itself."""
    for person in whole.community.volunteers if whole.community else ():
        yield from contradictions(person)


def contradictions(person: Volunteer) -> Iterator[Problem]:
    """Yield what cannot all hold for one person."""
    both = set(person.together_must) & set(person.apart_must)
    others = (*person.together_must, *person.together_wish, *person.apart_must)
    if both:
        yield Problem(
            "together-and-apart",
            text(
                "{name} must be together with {others} and must not.",
                name=person.name,
                others=", ".join(sorted(both)),
            ),
            person.source,
        )
    if person.id in (*others, *person.apart_wish, *person.accompanied_by):
        yield Problem(
            "refers-to-itself",
            text("{name} is named as a partner of the same person.", name=person.name),
            person.source,
        )
    for role in sorted(set(person.learning) & set(person.roles)):
        yield Problem(
            "learning-and-able",
            text(
                "{name} is learning “{role}” and able to do it.",
                name=person.name,
                role=role,
            ),
            person.source,
            text("Keep it under roles (岗位) or under learning (学习岗位)."),
        )
    for role in sorted(set(person.leads) - set(person.roles)):
        yield Problem(
            "leads-without-role",
            text("{name} leads “{role}” without that role.", name=person.name, role=role),
            person.source,
            text("Add it under roles (岗位)."),
        )


def consents(whole: Whole) -> Iterator[Problem]:
    """Warn of names that will not be public although the roster says that they may."""
    for person in whole.community.volunteers if whole.community else ():
        consent = person.consent
        if person.public_name is PublicName.NONE:
            continue
        if consent is None:
            yield Problem(
                "name-without-consent",
                text("No consent is written to name {name} in public.", name=person.name),
                person.source,
                text(
                    "Write consent (同意) with by, date, scope and until; "
                    "until then nothing is shown."
                ),
                Severity.WARNING,
            )
        elif not is_surely_of_age(person, consent.date):
            yield Problem(
                "consent-not-of-age",
                text(
                    "{name} was not known to be 18 on {date}, and will not be named.",
                    name=person.name,
                    date=consent.date,
                ),
                consent.source,
                text("Write the year of birth, born (出生年); minors are never named."),
                Severity.WARNING,
            )
