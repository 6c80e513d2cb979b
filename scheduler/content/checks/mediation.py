"""Checks of mediation cases: their order, their parties, whether a story may be told."""

from collections.abc import Iterator

from scheduler.content.checks.issues import before
from scheduler.content.checks.privacy import private
from scheduler.content.checks.whole import Whole
from scheduler.model.mediation import Mediation
from scheduler.model.privacy import private_in_story
from scheduler.problems import Problem, Severity, text


def cases(whole: Whole) -> Iterator[Problem]:
    """Tell of mediation cases that contradict themselves, or whose story tells too much."""
    community = whole.community
    for case in community.mediations if community else ():
        yield from case_order(case)
        yield from strangers(case)
        if case.agreed and not case.agreement:
            yield Problem(
                "agreement-missing",
                text("The parties agreed, but on what is not written."),
                case.source,
                text("Write it under agreement (协议)."),
            )
        if case.story and community:
            for one in private_in_story(case.story, community):
                yield private(one, case.story_source)
            yield from untold(case)


def untold(case: Mediation) -> Iterator[Problem]:
    """Yield why a story is not told: a consent is missing or taken back, or a review."""
    back = [one for one in case.consents if one.withdrawn]
    if back and not case.has_consent():
        yield Problem(
            "story-without-consent",
            text(
                "This story is not told any more: {party} took the consent back.",
                party=back[0].party,
            ),
            back[0].source,
            text("Take the story out, or ask again and record the new consent."),
            Severity.WARNING,
        )
    elif not case.has_consent():
        yield Problem(
            "story-without-consent",
            text("This story stays private: not every party has agreed to it."),
            case.story_source,
            text("Record each party's consent with its date (同意公开)."),
            Severity.WARNING,
        )
    if not case.reviewed_by:
        yield Problem(
            "not-reviewed",
            text("This story stays private: nobody reviewed it."),
            case.story_source,
            text("Write the post that did under reviewed_by (审核)."),
            Severity.WARNING,
        )


def case_order(case: Mediation) -> Iterator[Problem]:
    """Yield a problem for each date of a case that lies before an earlier one."""
    former = case.received
    for attempt in case.attempts:
        if attempt.date < former:
            yield before(attempt.source, attempt.date, former)
        former = max(former, attempt.date)
    for day in (case.agreed, case.ended):
        if day and day < former:
            yield before(case.source, day, former)


def strangers(case: Mediation) -> Iterator[Problem]:
    """Yield a problem for each promise or consent of nobody who is a party."""
    named = [(one.party, one.source) for one in case.promises]
    named += [(one.party, one.source) for one in case.consents]
    for party, source in named:
        if party not in case.parties:
            yield Problem(
                "unknown-party",
                text("“{party}” is no party of this case.", party=party),
                source,
                text("The parties are: {words}.", words=", ".join(case.parties)),
            )
