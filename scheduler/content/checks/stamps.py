"""Checks of the history that calendars take their stamps from (``publish/stamps.py``).

Phones follow a change only if it is recorded, and later than what they have seen.
"""

from collections.abc import Iterator
from datetime import datetime

from scheduler.content.checks.whole import Whole
from scheduler.model.community import Community
from scheduler.model.rota import Change, Rota, RotaShift
from scheduler.model.times import CST, Week
from scheduler.problems import Problem, Severity, text


def recorded_changes(whole: Whole) -> Iterator[Problem]:
    """Tell of recorded changes that are too early, or that the rota does not show."""
    for rota in whole.rotas:
        if rota.is_released:
            yield from too_early(rota)
            for shift in rota.shifts:
                yield from not_made(rota, shift)


def too_early(rota: Rota) -> Iterator[Problem]:
    """Yield a problem for each change that is not later than what stands before it."""
    former = rota.released_at
    for change in rota.changes:
        if former and change.at <= former:
            yield Problem(
                "change-too-early",
                text(
                    "This change is from {at}, not later than {former} before it.",
                    at=minute(change.at),
                    former=minute(former),
                ),
                change.source,
                text("Changes are written in order, the first one after the release."),
            )
        former = max(former, change.at) if former else change.at


def not_made(rota: Rota, shift: RotaShift) -> Iterator[Problem]:
    """Yield a problem where the people of a shift are not those of its last changes."""
    last: dict[str, tuple[bool, Change]] = {}
    for change in rota.changes:
        if change.shift == shift.shift:
            last |= {change.out: (False, change)} if change.out else {}
            last |= {change.substitute: (True, change)} if change.substitute else {}
    for volunteer, (stays, change) in last.items():
        if stays is not (volunteer in shift.volunteers):
            message = (
                text("{id} took this shift over, but does not stand on it.", id=volunteer)
                if stays
                else text(
                    "{id} handed this shift over, but still stands on it.", id=volunteer
                )
            )
            yield Problem(
                "change-not-made",
                message,
                change.source,
                text("Correct the volunteers of {shift}.", shift=shift.shift),
                related=(shift.source,) if shift.source else (),
            )


def undated_decisions(whole: Whole) -> Iterator[Problem]:
    """Warn of decisions without a time about weeks that are released already."""
    weeks = {rota.week for rota in whole.rotas if rota.is_released}
    if whole.community:
        yield from undated(whole.community, weeks)


def undated(community: Community, weeks: set[Week]) -> Iterator[Problem]:
    """Yield a warning for each of them."""
    for service in community.services:
        for one in service.deviations:
            if one.decided is None and Week.of(one.date) in weeks:
                yield Problem(
                    "decision-undated",
                    text("It is not written when this was decided."),
                    one.source,
                    text("Add decided (决定时间): some phones miss the change otherwise."),
                    Severity.WARNING,
                )


def minute(at: datetime) -> str:
    """Write a moment as people do."""
    return f"{at.astimezone(CST):%Y-%m-%d %H:%M}"
