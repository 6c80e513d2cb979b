from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from scheduler.model.community import Community
from scheduler.model.issue import (
    TRANSITIONS,
    Category,
    Issue,
    IssueState,
    Level,
    Outcome,
    Satisfaction,
    Step,
    StepKind,
    after,
)
from scheduler.model.times import DAY
from scheduler.problems import Source
from scheduler.publish import figures
from scheduler.publish.counts import Figures, Group, Number, Rate, number
from scheduler.publish.figures import Case, Fate
from scheduler.publish.ledger_edition import Movement
from scheduler.publish.waiting import Wait, median

HERE = Source("content/issues/x.yaml", 1, 1)
ON = date(2026, 11, 23)


def step(kind: str, day: str, **more: str) -> Step:
    return Step(StepKind(kind), date.fromisoformat(day), HERE, **more)  # type: ignore[arg-type]


def issue(identity: str, received: str, *steps: Step, **more: str) -> Issue:
    made = Issue(
        id=identity,
        received=date.fromisoformat(received),
        origin="phone",
        category="roof",
        compound="wanghai",
        level=Level.COMPOUND,
        text="密",
        source=HERE,
        steps=steps,
    )
    return replace(made, **more)  # type: ignore[arg-type]


CATEGORIES = (
    Category("housing", "房屋", HERE),
    Category("roof", "屋顶", HERE, parent="housing"),
    Category("lights", "路灯", HERE),
    Category("dispute", "纠纷", HERE, sealed=True),
)


def community(*issues: Issue) -> Community:
    return Community(
        "凌云", "x.example", 0, HERE, categories=CATEGORIES, issues=tuple(issues)
    )


def case(found: Issue, on: date = ON) -> Case:
    (made,) = figures.cases(community(found), on)
    return made


CLAIMED = step("claimed", "2026-10-05")
SETTLED = step("settled", "2026-10-11")


def test_an_issue_counts_as_it_stood_on_the_day() -> None:
    found = issue("a", "2026-10-01", CLAIMED, SETTLED)
    assert case(found, date(2026, 10, 10)) == Case(
        id="a",
        received=date(2026, 10, 1),
        category="housing",
        compound="wanghai",
        fate=Fate.OPEN,
        ended=None,
        wait=Wait(9, settled=False),
        answered=4,
        outcome="",
        satisfaction="",
        repeat=False,
    )
    assert case(found).fate is Fate.SETTLED
    assert case(found).wait == Wait(10, settled=True)
    assert figures.cases(community(found), date(2026, 9, 30)) == ()


def test_what_was_reopened_waits_since_it_first_came_in() -> None:
    again = (CLAIMED, SETTLED, step("reopened", "2026-10-20"))
    assert case(issue("a", "2026-10-01", *again)).wait == Wait(53, settled=False)
    done = (*again, step("claimed", "2026-10-21"), step("settled", "2026-10-31"))
    assert case(issue("a", "2026-10-01", *done)).wait == Wait(30, settled=True)


def test_a_follow_up_that_finds_it_not_fixed_leaves_it_open() -> None:
    asked = step("followed_up", "2026-10-15", outcome="not_fixed")
    assert case(issue("a", "2026-10-01", CLAIMED, SETTLED, asked)).fate is Fate.OPEN


def test_declining_makes_no_wait_shorter() -> None:
    found = case(issue("a", "2026-10-01", step("declined", "2026-10-02")))
    assert (found.fate, found.wait) == (Fate.DECLINED, Wait(53, settled=False))


def test_sealed_issues_are_not_counted() -> None:
    assert figures.cases(community(issue("a", "2026-10-01", category="dispute")), ON) == ()


def test_rates_divide_what_they_say() -> None:
    def settled(identity: str, **more: str) -> Issue:
        steps = (CLAIMED, SETTLED, step("followed_up", "2026-10-15", **more))
        return issue(identity, "2026-10-01", *steps)

    issues = (
        settled("a", outcome="fixed", satisfaction="satisfied"),
        settled("b", outcome="half_fixed", satisfaction="mostly"),
        settled("c", outcome="fixed", satisfaction="dissatisfied"),
        settled("d", outcome="not_needed"),
        issue("e", "2026-10-01", CLAIMED, SETTLED),
        issue("f", "2026-10-01"),
        issue("g", "2026-11-20"),
        issue("h", "2026-11-02", step("declined", "2026-11-20"), repeat_of="f"),
    )
    made = figures.figures(figures.cases(community(*issues), ON), date(2025, 12, 1), ON, 7)
    assert made.response == Rate(number("abcde"), number("abcdef"))
    assert made.resolution == Rate(number("ac"), number("abc"))
    assert made.satisfaction == Rate(number("ab"), number("abc"))
    assert made.unasked == number("e")
    assert made.total.received == number("abcdefg")
    assert made.total.repeats == number("h")
    assert made.months[0].key == "2025-12"
    assert made.settled_in[-2] == ("2026-10", number("abcde"))


def test_a_month_moves_what_is_open() -> None:
    found = community(
        issue("a", "2026-09-01", CLAIMED),
        issue("b", "2026-09-01", CLAIMED, SETTLED),
        issue("c", "2026-10-01", CLAIMED, SETTLED),
        issue("d", "2026-10-02", step("declined", "2026-10-03")),
        issue(
            "e",
            "2026-09-01",
            step("declined", "2026-09-03"),
            step("reopened", "2026-10-03"),
        ),
    )
    before, now = figures.cases(found, date(2026, 9, 30)), figures.cases(found, ON)
    assert figures.movement(before, now) == Movement(
        before=number("ab"),
        received=number("cd"),
        reopened=number("e"),
        settled=number("bc"),
        declined=number("d"),
        after=number("ae"),
    )


# --- figures equal a brute-force count over random communities ------------------------

START = date(2026, 1, 1)
DAYS = 120


@st.composite
def histories(draw: st.DrawFn) -> Issue:
    """Draw an issue with a legal history."""
    received = START + draw(st.integers(0, DAYS)) * DAY
    day, state, steps = received, IssueState.RECEIVED, []
    for _ in range(draw(st.integers(0, 9))):
        kind = draw(st.sampled_from(sorted(TRANSITIONS[state])))
        day += draw(st.integers(0, 15)) * DAY
        asked = kind is StepKind.FOLLOWED_UP
        made = Step(
            kind,
            day,
            HERE,
            outcome=draw(st.sampled_from(sorted(Outcome))) if asked else "",
            satisfaction=draw(st.sampled_from(["", *Satisfaction])) if asked else "",
        )
        steps.append(made)
        state = after(state, made)
    return replace(
        issue("x", received.isoformat(), *steps),
        category=draw(st.sampled_from([category.id for category in CATEGORIES])),
        compound=draw(st.sampled_from(["wanghai", "songzhu"])),
        repeat_of=draw(st.sampled_from(["", "", "other"])),
    )


ISSUES = st.lists(histories(), max_size=25).map(
    lambda found: tuple(replace(one, id=f"i{n:02d}") for n, one in enumerate(found))
)
WINDOWS = st.tuples(st.integers(0, DAYS), st.integers(0, DAYS)).map(sorted)


def fate_by_hand(found: Issue, on: date) -> str:
    """Walk the steps with nothing but their kinds, and say how it stood."""
    fate = "open"
    for one in found.steps:
        if one.date > on:
            break
        if one.kind in {"settled", "published", "withdrawn"}:
            fate = "settled"
        elif one.kind == "declined":
            fate = "declined"
        elif one.kind in {"claimed", "transferred", "on_hold", "reopened"}:
            fate = "open"
        elif one.kind == "followed_up":
            fate = "open" if one.outcome == "not_fixed" else "settled"
    return fate


def settled_by_hand(found: Issue, on: date) -> date:
    return [s.date for s in found.steps if s.kind == "settled" and s.date <= on][-1]


def asked_by_hand(found: Issue, on: date) -> Step | None:
    """Give the last follow-up after the last settling, as the steps stand in the file."""
    last = None
    for one in found.steps:
        if one.date <= on:
            if one.kind == "settled":
                last = None
            elif one.kind == "followed_up":
                last = one
    return last


@given(ISSUES, WINDOWS)
def test_figures_equal_a_count_by_hand(
    issues: tuple[Issue, ...], window: list[int]
) -> None:
    first, on = (START + timedelta(days=days) for days in window)
    made = figures.figures(figures.cases(community(*issues), on), first, on, 7)
    open_to_all = [i for i in issues if i.category != "dispute"]
    inside = [i for i in open_to_all if first <= i.received <= on]

    def expected(key: str, chosen: list[Issue]) -> Group:
        single = [i for i in chosen if not i.repeat_of]
        fates = {i.id: fate_by_hand(i, on) for i in single}
        return Group(
            key,
            received=number(fates),
            settled=number(i for i in fates if fates[i] == "settled"),
            open=number(i for i in fates if fates[i] == "open"),
            declined=number(i for i in fates if fates[i] == "declined"),
            repeats=number(i.id for i in chosen if i.repeat_of),
            waits=tuple(
                Wait((settled_by_hand(i, on) - i.received).days, settled=True)
                if fates[i.id] == "settled"
                else Wait((on - i.received).days, settled=False)
                for i in single
            ),
        )

    top = {"roof": "housing"}
    assert made.total == expected("", inside)
    assert made.total.median == median(expected("", inside).waits)
    assert {group.key: group for group in made.compounds} == {
        key: expected(key, [i for i in inside if i.compound == key])
        for key in {i.compound for i in inside}
    }
    assert {group.key: group for group in made.categories} == {
        key: expected(key, [i for i in inside if top.get(i.category, i.category) == key])
        for key in {top.get(i.category, i.category) for i in inside}
    }
    for group in made.months:
        assert group == expected(
            group.key, [i for i in inside if f"{i.received:%Y-%m}" == group.key]
        )
    assert sum(g.received.count or 0 for g in made.months) == made.total.received.count
    for month, found in made.settled_in:
        assert found == number(
            i.id
            for i in open_to_all
            if i.received <= on and not i.repeat_of and fate_by_hand(i, on) == "settled"
            if f"{settled_by_hand(i, on):%Y-%m}" == month
        )
    by_hand(made, [i for i in inside if not i.repeat_of], on)


def by_hand(made: Figures, single: list[Issue], on: date) -> None:
    """Check the rates."""
    done = [i for i in single if fate_by_hand(i, on) == "settled"]
    asked = {i.id: found for i in done if (found := asked_by_hand(i, on))}
    took_up = {"claimed", "transferred", "on_hold", "declined"}
    old = [i for i in single if (on - i.received).days >= 7]
    answered = number(
        i.id
        for i in old
        if any(
            s.kind in took_up and s.date <= on and (s.date - i.received).days <= 7
            for s in i.steps
        )
    )
    assert made.response == Rate(answered, number(i.id for i in old))
    said = {key: s.outcome for key, s in asked.items() if s.outcome != "not_needed"}
    assert made.resolution == Rate(
        number(key for key, outcome in said.items() if outcome == "fixed"), number(said)
    )
    felt = {key: s.satisfaction for key, s in asked.items() if s.satisfaction}
    assert made.satisfaction == Rate(
        number(key for key, word in felt.items() if word in {"satisfied", "mostly"}),
        number(felt),
    )
    assert made.unasked == number(i.id for i in done if i.id not in asked)


@given(ISSUES, WINDOWS)
def test_what_moves_in_a_month_adds_up(
    issues: tuple[Issue, ...], window: list[int]
) -> None:
    before, now = (
        figures.cases(community(*issues), START + timedelta(days=days)) for days in window
    )
    moved = figures.movement(before, now)
    counts: dict[str, Number] = {
        name: getattr(moved, name) for name in Movement.__dataclass_fields__
    }
    size = {name: found.count or 0 for name, found in counts.items()}
    assert size["before"] + size["received"] + size["reopened"] == (
        size["settled"] + size["declined"] + size["after"]
    )
    assert moved.after.ids == tuple(
        i.id
        for i in issues
        if i.category != "dispute" and not i.repeat_of
        if i.received <= START + timedelta(days=window[1])
        if fate_by_hand(i, START + timedelta(days=window[1])) == "open"
    )
