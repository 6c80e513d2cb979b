"""Checks of whole records: what each says against the others, or against itself.

A check is a function from the ``Whole`` to problems, with one line in ``CHECKS``.
"""

from collections.abc import Iterator
from datetime import date

from scheduler.content import issue_checks
from scheduler.content.files import CONTENT
from scheduler.content.organisation_checks import organisation
from scheduler.content.references import Check, Whole, duplicate_ids, unknown_ids
from scheduler.content.stamp_checks import recorded_changes, undated_decisions
from scheduler.content.visit_checks import visits
from scheduler.model.consent import is_surely_of_age
from scheduler.model.holidays import Holidays
from scheduler.model.people import PublicName, Volunteer
from scheduler.model.rota import Rota
from scheduler.model.service import Service
from scheduler.model.times import DAY
from scheduler.problems import Problem, Severity, Source, text

NEAR = 45 * DAY
"""How far around a wrong date the service's own dates are looked for."""


def deviations(whole: Whole) -> Iterator[Problem]:
    """Tell of decisions about dates that the service does not have, or has twice."""
    if whole.community is None or "school break" in whole.reading.blind:
        return
    holidays = whole.community.holidays
    for service in whole.community.services:
        yield from twice_decided(service)
        if not service.during or any_break(service, holidays):
            yield from wrong_dates(service, holidays)


def any_break(service: Service, holidays: Holidays) -> bool:
    """Tell whether a break is known during which the service takes place."""
    return any(service.during in ("any", known.kind) for known in holidays.breaks)


def wrong_dates(service: Service, holidays: Holidays) -> Iterator[Problem]:
    """Yield a problem for each decision about a date that the rule does not give."""
    extra = {one.date for one in service.deviations if one.kind == "extra"}
    for one in service.deviations:
        given = is_given(service, one.date, holidays)
        if one.kind == "extra" and given:
            yield Problem(
                "extra-not-needed",
                text("{date} is one of the rule's own dates.", date=one.date),
                one.source,
                text("Delete this line, or write it under keep (照常) or move (改期)."),
                Severity.WARNING,
            )
        elif one.kind != "extra" and not given and one.date not in extra:
            yield not_given(service, one.date, one.source, holidays)


def is_given(service: Service, day: date, holidays: Holidays) -> bool:
    """Tell whether the rule of ``service`` gives ``day``."""
    if day not in service.dates:
        return False
    if service.during and not holidays.school_break(
        day, "" if service.during == "any" else service.during
    ):
        return False
    return any(day in rule.dates(day, day, holidays) for rule in service.recurrence)


def not_given(service: Service, wrong: date, source: Source, holidays: Holidays) -> Problem:
    """Say that the service is not on that date, and name the dates around."""
    around = sorted(
        {
            day
            for rule in service.recurrence
            for day in rule.dates(wrong - NEAR, wrong + NEAR, holidays)
            if is_given(service, day, holidays)
        },
        key=lambda day: (abs(day - wrong), day),
    )
    near = ", ".join(str(day) for day in sorted(around[:2]))
    return Problem(
        "not-an-occurrence",
        text("{service} is not on {date}.", service=service.name, date=wrong),
        source,
        text("The nearest dates: {dates}.", dates=near)
        if near
        else text("It has no date around that one."),
    )


def twice_decided(service: Service) -> Iterator[Problem]:
    """Yield a problem for each second decision about one date.

    An extra date may be decided on like the rule's own.
    """
    first: dict[tuple[date, bool], Source] = {}
    for one in service.deviations:
        key = one.date, one.kind == "extra"
        if key in first:
            yield Problem(
                "decided-twice",
                text("Two decisions about {date}.", date=one.date),
                one.source,
                text("Keep one of the two."),
                related=(first[key],),
            )
        first.setdefault(key, one.source)


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


def vacant_doors(whole: Whole) -> Iterator[Problem]:
    """Tell of vacant doors that were never built."""
    for compound in whole.community.compounds if whole.community else ():
        for building in compound.buildings:
            for door in building.vacant:
                unit, number = (int(part) for part in door.split("-"))
                floor, on_floor = divmod(number, 100)
                if not (
                    1 <= unit <= building.units
                    and 1 <= floor <= building.floors
                    and 1 <= on_floor <= building.doors
                ):
                    yield Problem(
                        "no-such-door",
                        text("There is no such door: {written}.", written=door),
                        building.source,
                        text(
                            "{building} has {units} units, {floors} floors "
                            "and {doors} doors a floor.",
                            building=building.id,
                            units=building.units,
                            floors=building.floors,
                            doors=building.doors,
                        ),
                    )


def meetings(whole: Whole) -> Iterator[Problem]:
    """Tell of meetings on dates that the council does not have, or that stand twice."""
    if whole.community is None:
        return
    councils = [one for one in whole.community.services if one.kind == "council"]
    first: dict[date, Source] = {}
    for meeting in whole.community.meetings:
        if meeting.date in first:
            yield Problem(
                "duplicate-meeting",
                text("The meeting of {date} stands here a second time.", date=meeting.date),
                meeting.source,
                text("Keep one of the two."),
                related=(first[meeting.date],),
            )
        first.setdefault(meeting.date, meeting.source)
        if len(councils) == 1 and not is_due(councils[0], meeting.date, whole):
            yield not_given(
                councils[0],
                meeting.date,
                meeting.source,
                whole.community.holidays,
            )


def is_due(service: Service, day: date, whole: Whole) -> bool:
    """Tell whether the rule, or an extra date, gives ``day``."""
    holidays = whole.community.holidays if whole.community else Holidays()
    extra = {one.date for one in service.deviations if one.kind == "extra"}
    return day in extra or is_given(service, day, holidays)


def weeks(whole: Whole) -> Iterator[Problem]:
    """Tell of rotas that contradict their file's name, their week or themselves."""
    for rota in whole.rotas:
        yield from misplaced(rota)
        yield from unordered_changes(rota)
        seen: dict[str, Source] = {}
        for shift in rota.shifts:
            source = shift.source or rota.source or Source("")
            if shift.shift in seen:
                yield Problem(
                    "duplicate-shift",
                    text("The shift {id} stands here a second time.", id=shift.shift),
                    source,
                    related=(seen[shift.shift],),
                )
            seen.setdefault(shift.shift, source)
            if shift.date not in rota.week.days:
                yield Problem(
                    "outside-week",
                    text(
                        "{date} is not in the week {week}.", date=shift.date, week=rota.week
                    ),
                    source,
                )
            names: set[str] = set()
            for one in shift.assignments:
                if one.volunteer in names:
                    yield Problem(
                        "assigned-twice",
                        text("{id} stands twice on this shift.", id=one.volunteer),
                        one.source,
                    )
                names.add(one.volunteer)


def misplaced(rota: Rota) -> Iterator[Problem]:
    """Yield a problem where a file's name, or its status, does not fit."""
    wanted = f"{CONTENT}/rotas/{rota.week}.yaml"
    if rota.source and rota.source.file != wanted:
        yield Problem(
            "wrong-file-name",
            text("The rota of {week} belongs in {file}.", week=rota.week, file=wanted),
            rota.source,
            text("Rename the file or correct the week."),
        )
    if rota.is_released and rota.released_at is None:
        yield Problem(
            "released-without-time",
            text("This rota is released, but not since when."),
            rota.source,
            text("Set it back to draft and run linli release {week}.", week=rota.week),
        )


def unordered_changes(rota: Rota) -> Iterator[Problem]:
    """Yield a problem for each change whose number is not one more than the last."""
    for wanted, change in enumerate(rota.changes, 1):
        if change.revision != wanted:
            yield Problem(
                "wrong-revision",
                text(
                    "This change should be number {wanted}, not {found}.",
                    wanted=wanted,
                    found=change.revision,
                ),
                change.source,
            )
            return


CHECKS: tuple[Check, ...] = (
    unknown_ids,
    duplicate_ids,
    deviations,
    people,
    consents,
    vacant_doors,
    organisation,
    *issue_checks.CHECKS,
    meetings,
    weeks,
    recorded_changes,
    undated_decisions,
    visits,
)


def checked(whole: Whole) -> tuple[Problem, ...]:
    """Run all checks."""
    return tuple(problem for check in CHECKS for problem in check(whole))
