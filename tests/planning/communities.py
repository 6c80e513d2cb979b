"""Random small communities for property tests."""

from dataclasses import replace

from hypothesis import strategies as st

from scheduler.model.community import Community
from scheduler.model.people import Certificate, Limits, Volunteer, Window
from scheduler.model.rota import Rota
from scheduler.model.service import Shift
from tests.planning.small import (
    HERE,
    WEEK,
    away,
    community,
    person,
    rota,
    shift,
)

NAMES = ("ann", "bob", "cy", "di")
PAPER = Certificate("cut", shift(26).date, HERE)


def shifts() -> st.SearchStrategy[tuple[Shift, ...]]:
    """Give one to three different shifts of one week."""
    one = st.builds(
        lambda day, need, target, short, hours, service, venue, lead: shift(
            day,
            need,
            target=target,
            minimum=max(0, target - short),
            hours=hours,
            service=service,
            venue=venue,
            lead=lead,
        ),
        st.sampled_from((24, 25, 27)),
        st.sampled_from(("wrap", "wrap", "deliver", "cut")),
        st.integers(1, 2),
        st.integers(0, 1),
        st.sampled_from(((8, 10), (10, 12), (9, 11))),
        st.sampled_from(("dumplings", "haircut")),
        st.sampled_from(("hall", "canteen")),
        st.booleans(),
    )
    return st.lists(one, min_size=1, max_size=3, unique_by=lambda s: s.id).map(tuple)


@st.composite
def volunteers(draw: st.DrawFn, name: str) -> Volunteer:
    """Give somebody with a few wishes and bounds."""
    others = st.sampled_from([other for other in NAMES if other != name])
    some = st.just(()) | st.just(()) | st.tuples(others)
    roles = draw(st.sets(st.sampled_from(("wrap", "deliver", "cut")), max_size=3))
    made = person(
        name,
        learning=tuple(sorted(draw(st.sets(st.sampled_from(("wrap",)))) - roles)),
        leads=draw(st.just(()) | st.just(("wrap", "deliver", "cut"))),
        grid=draw(st.sampled_from(("grid-1", "grid-2"))),
        building=draw(st.sampled_from(("", "xingfu-1"))),
        certificates=draw(st.just(()) | st.just((PAPER,))),
        born=draw(st.sampled_from((None, None, 2010))),
        available=draw(st.just(()) | st.just((Window((2, 5)),))),
        preferred=draw(st.just(()) | st.just((Window((5,)),))),
        rather_not=draw(st.just(()) | st.just((Window((2,)),))),
        limits=draw(
            st.builds(
                Limits,
                st.sampled_from((None, 2)),
                st.sampled_from((None, 1, 3)),
                st.sampled_from((None, 1)),
                st.sampled_from((None, 1, 2)),
            )
        ),
        together_must=draw(some),
        together_wish=draw(some),
        apart_must=draw(some),
        apart_wish=draw(some),
        accompanied_by=draw(some),
    )
    return replace(made, roles=tuple(sorted(roles)))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Community, tuple[Shift, ...], tuple[Rota, ...]]:
    """Give a community, its shifts, and perhaps last week's rota and a draft."""
    names = NAMES[: draw(st.integers(1, len(NAMES)))]
    people = [draw(volunteers(name)) for name in names]
    absent = draw(st.sets(st.sampled_from(names), max_size=1))
    known = draw(shifts())
    made = community(people, absences=tuple(away(name, 24, 24) for name in sorted(absent)))
    if draw(st.booleans()):
        made = replace(
            made,
            services=tuple(
                replace(one, own_grid_first=True, own_building_first=("xingfu-1",))
                for one in made.services
            ),
        )
    found = []
    if draw(st.booleans()):
        before = shift(20, "wrap", target=2)
        served = draw(st.sets(st.sampled_from(names), max_size=2))
        found.append(rota(WEEK + -1, {before: sorted(served)}, released=True))
    if draw(st.booleans()):
        last = draw(st.sets(st.sampled_from(names), max_size=2))
        found.append(rota(WEEK, {known[0]: sorted(last)}))
    return made, known, tuple(found)
