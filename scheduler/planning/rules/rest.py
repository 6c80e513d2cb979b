"""Hard: whole days of rest between two days of duty, where a volunteer asks for them."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Term, at_most
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield days that exclude each other: runs where a day has one duty, else pairs."""
    for volunteer in problem.volunteers:
        limits = problem.limits(volunteer)
        if not limits.rest:
            continue
        by_day: dict[date, list[int]] = {}
        for pair in problem.of_volunteer[volunteer]:
            by_day.setdefault(problem.shift(pair).date, []).append(pair)
        if limits.day == 1:
            yield from _runs(by_day, limits.rest)
        else:
            yield from _both(by_day, limits.rest)


def _runs(by_day: dict[date, list[int]], rest: int) -> Iterator[Term]:
    """Yield each longest run of days of which one alone can have a duty."""
    last_end = None
    for first in by_day:
        run = [day for day in by_day if first <= day <= first + timedelta(days=rest)]
        if run[-1] != last_end:
            yield from at_most("rest", [p for day in run for p in by_day[day]], 1)
        last_end = run[-1]


def _both(by_day: dict[date, list[int]], rest: int) -> Iterator[Term]:
    """Yield each two duties on different days that are too near to each other."""
    for first, ones in by_day.items():
        for second, others in by_day.items():
            if first < second <= first + timedelta(days=rest):
                for both in product(ones, others):
                    yield from at_most("rest", both, 1)


RULE = Rule(
    "rest",
    text("need their rest"),
    terms=terms,
    code="too-little-rest",
    broken=text("{person} has too little rest around {date} ({service}, {role})."),
)
