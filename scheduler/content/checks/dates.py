"""Checks of dates that people wrote: decisions of services, meetings of the council."""

from collections.abc import Iterator
from datetime import date

from scheduler.content.checks.whole import Whole
from scheduler.model.holidays import Holidays
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
