"""Checks of visits against their programmes: dates, and places that must not be kept."""

from collections.abc import Iterator
from dataclasses import replace

from scheduler.content.checks.whole import Whole
from scheduler.model.visit import Visit, VisitProgramme
from scheduler.problems import Problem, Source, text

NOWHERE = Source("")


def visits(whole: Whole) -> Iterator[Problem]:
    """Tell of visits that do not fit their programme."""
    if whole.community is None or "visit programme" in whole.reading.blind:
        return
    first: dict[object, Visit] = {}
    for visit in whole.community.visits:
        # Noted twice with an issue to open, each of the two has an issue of its own.
        same = first.setdefault(replace(visit, source=NOWHERE, issues=()), visit)
        if same is not visit:
            yield twice(visit, same)
        programme = whole.community.visit_programme.get(visit.programme)
        if programme:
            yield from misfits(visit, programme)


def twice(visit: Visit, former: Visit) -> Problem:
    """Say that the very same visit stands there already."""
    return Problem(
        "visit-twice",
        text("This visit stands here a second time."),
        visit.source,
        text("Keep one of the two; count (户数) says how many households were visited."),
        related=(former.source,),
    )


def misfits(visit: Visit, programme: VisitProgramme) -> Iterator[Problem]:
    """Yield what of a visit contradicts its programme."""
    if visit.date not in programme.dates:
        yield Problem(
            "visit-outside-programme",
            text("{name} was not running on {date}.", name=programme.name, date=visit.date),
            visit.source,
            text("Look at the date, or at from (起) and until (截止) of the programme."),
            related=(programme.source,),
        )
    if programme.sealed_list and (visit.building or visit.issues):
        yield Problem(
            "sealed-place",
            text("{name} visits a sealed list: no place is kept.", name=programme.name),
            visit.source,
            text(
                "Leave out building (楼栋) and issues (诉求), which name one; "
                "write count (户数), how many were visited."
            ),
            related=(programme.source,),
        )
    if not programme.sealed_list and not visit.building:
        yield Problem(
            "place-missing",
            text("It is not said which building was visited."),
            visit.source,
            text("Write building (楼栋)."),
        )
