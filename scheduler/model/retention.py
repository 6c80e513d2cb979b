"""How long private words are kept: the periods, and the days from which they run.

The law on personal information (个人信息保护法) asks for the shortest time that the
purpose needs (article 19) and for deletion after it (article 47). What a period empties
stands beside the tier of each record (``tiers.py``); a community may set its own days.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from scheduler.model.community import Community
from scheduler.model.issue import OPEN, Issue
from scheduler.model.mediation import Mediation, MediationState
from scheduler.model.people import NameConsent, Volunteer
from scheduler.model.rota import Rota
from scheduler.problems import Source, Text, text

Ended = Callable[[Community, tuple[Rota, ...]], Iterator[tuple[Source, date | None]]]
"""Gives where records stand, and the day on which what they are for was over."""


@dataclass(frozen=True, slots=True)
class Period:
    """So many days something is kept after it is over, and why so long."""

    id: str
    days: int
    name: Text
    why: Text


@dataclass(frozen=True, slots=True)
class Purge:
    """What goes from a kind of record when its period is over.

    ``what`` names the kind for its keys in YAML; ``drop`` are keys that go, ``blank``
    those that must stay and lose their words. With neither the whole record goes.
    """

    period: Period
    what: str
    ended: Ended
    drop: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()


ABSENCE_REASONS = Period(
    "absence_reasons",
    30,
    text("why somebody was away"),
    text("often about health (PIPL art. 28); needed until the rota of those days is past"),
)
ABSENCES = Period(
    "absences",
    365,
    text("who was away and when"),
    text("rotas of past weeks say who served; a year shows whose days were few"),
)
NO_SHOWS = Period(
    "no_shows",
    365,
    text("who did not come to a service"),
    text("records of service are to be kept (志愿服务条例 art. 19), blame is not"),
)
CHANGE_REASONS = Period(
    "change_reasons",
    365,
    text("why a shift was changed"),
    text("who served stays in the rota; the reason is often about health"),
)
HANDOVER_REASONS = Period(
    "handover_reasons",
    365,
    text("why doors were handed over"),
    text("who kept in touch with whom stays; why somebody left is private"),
)
ISSUE_TEXTS = Period(
    "issue_texts",
    730,
    text("what residents told, and notes on the way"),
    text("two years in which the same trouble may come back; dates and counts stay"),
)
VISIT_NOTES = Period(
    "visit_notes",
    730,
    text("what was talked about on visits"),
    text("this year's visits are prepared from last year's; that it was paid stays"),
)
MEDIATIONS = Period(
    "mediations",
    1095,
    text("what a mediation was about"),
    text("an agreement can be sued on for three years (民法典 art. 188)"),
)
MEETING_NOTES = Period(
    "meeting_notes",
    1095,
    text("notes on meetings"),
    text("one term of looking back; which issues were read stays"),
)
VOLUNTEER_DETAILS = Period(
    "volunteer_details",
    365,
    text("phone, birth, home and wishes of those who left"),
    text("the name stays as long as records of service are kept for it (art. 19)"),
)
NAME_CONSENTS = Period(
    "name_consents",
    1095,
    text("consents to be named, ended or taken back"),
    text("proof that a name was published by right (PIPL art. 56: three years)"),
)
FEED_ADDRESSES = Period(
    "feed_addresses",
    90,
    text("secret addresses that are closed"),
    text("thirty days they say that they are closed; after that they lead nowhere"),
)

PERIODS = (
    ABSENCE_REASONS,
    ABSENCES,
    NO_SHOWS,
    CHANGE_REASONS,
    HANDOVER_REASONS,
    ISSUE_TEXTS,
    VISIT_NOTES,
    MEDIATIONS,
    MEETING_NOTES,
    VOLUNTEER_DETAILS,
    NAME_CONSENTS,
    FEED_ADDRESSES,
)
"""In the order in which they are told; each is a key of ``retention`` in community.yaml."""

Found = Iterator[tuple[Source, date | None]]


def absences(community: Community, _: tuple[Rota, ...]) -> Found:
    """Yield absences with their last days."""
    for one in community.absences:
        yield one.source, one.dates.last


def attendance(community: Community, _: tuple[Rota, ...]) -> Found:
    """Yield what took place, with its day."""
    for one in community.attendance:
        yield one.source, date.fromisoformat(one.occurrence.rpartition("/")[2])


def changes(_: Community, rotas: tuple[Rota, ...]) -> Found:
    """Yield the changes of rotas, with the last days of their weeks."""
    for rota in rotas:
        for one in rota.changes:
            if one.source:
                yield one.source, rota.week.sunday


def pins(_: Community, rotas: tuple[Rota, ...]) -> Found:
    """Yield who was assigned by hand, with the last days of the weeks."""
    for rota in rotas:
        for shift in rota.shifts:
            for one in shift.assignments:
                if one.reason and one.source:
                    yield one.source, rota.week.sunday


def handovers(community: Community, _: tuple[Rota, ...]) -> Found:
    """Yield hand-overs with their days."""
    for one in community.handovers:
        yield one.source, one.date


def issues(community: Community, _: tuple[Rota, ...]) -> Found:
    """Yield issues with the last day on which something was done about them."""
    for one in community.issues:
        yield one.source, _closed(one)


def steps(community: Community, _: tuple[Rota, ...]) -> Found:
    """Yield the steps of issues, with the last day of their issue."""
    for one in community.issues:
        for step in one.steps:
            yield step.source, _closed(one)


def _closed(issue: Issue) -> date | None:
    return None if issue.state in OPEN else max(step.date for step in issue.steps)


def visits(community: Community, _: tuple[Rota, ...]) -> Found:
    """Yield visits with their days."""
    for one in community.visits:
        yield one.source, one.date


def meetings(community: Community, _: tuple[Rota, ...]) -> Found:
    """Yield meetings with their days."""
    for one in community.meetings:
        yield one.source, one.day


def mediations(community: Community, _: tuple[Rota, ...]) -> Found:
    """Yield cases with the days on which they were over."""
    for one in community.mediations:
        yield one.source, _over(one)


def attempts(community: Community, _: tuple[Rota, ...]) -> Found:
    """Yield talks with the day on which their case was over."""
    for one in community.mediations:
        for attempt in one.attempts:
            yield attempt.source, _over(one)


def promises(community: Community, _: tuple[Rota, ...]) -> Found:
    """Yield promises with the day on which their case was over."""
    for one in community.mediations:
        for promise in one.promises:
            yield promise.source, _over(one)


def _over(case: Mediation) -> date | None:
    if case.state not in {MediationState.KEPT, MediationState.ENDED}:
        return None
    looked = (promise.looked_at for promise in case.promises)
    return max(day for day in (case.agreed, case.ended, *looked) if day)


def volunteers(community: Community, _: tuple[Rota, ...]) -> Found:
    """Yield people with the days on which they left."""
    for one in community.volunteers:
        yield one.source, one.until


def name_consents(community: Community, _: tuple[Rota, ...]) -> Found:
    """Yield people who consented to be named, with the last day of the consent."""
    for one in community.volunteers:
        if one.consent:
            yield one.source, consent_ended(community, one, one.consent)


def consent_ended(community: Community, person: Volunteer, given: NameConsent) -> date:
    """Give the day on which a consent ended or was taken back, or will end."""
    taken = (
        one.date
        for one in community.withdrawals
        if one.volunteer == person.id and one.date >= given.date
    )
    return min((given.until, *taken))


def withdrawals(community: Community, _: tuple[Rota, ...]) -> Found:
    """Yield withdrawals; each lasts as long as the consent that it ends.

    Otherwise the name would be public again.
    """
    for one in community.withdrawals:
        person = community.volunteer.get(one.volunteer)
        given = person.consent if person else None
        if person and given and given.date <= one.date:
            yield one.source, max(one.date, consent_ended(community, person, given))
        else:
            yield one.source, one.date


def feeds(community: Community, _: tuple[Rota, ...]) -> Found:
    """Yield closed addresses with the days on which they were closed."""
    for one in community.feeds:
        yield one.source, one.closed.date() if one.closed else None
