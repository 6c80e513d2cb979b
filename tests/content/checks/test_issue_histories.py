"""Histories of issues, made at random: a legal one is accepted, any other is named."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler import content
from scheduler.content import Loaded
from scheduler.model.issue import (
    IssueState,
    Level,
    Outcome,
    Step,
    StepKind,
    after,
    legal,
)
from scheduler.problems import Source

NAME = "content/issues/2026/SF-2026-001.yaml"
RECEIVED = date(2026, 1, 5)
AROUND = {
    "content/community.yaml": """\
name: 示范社区
domain: shifan.example
contacts: [{id: office, name: 社区办公室, phone: 0633-5550100}]
grids: [{id: grid-1, name: 第一网格}]
categories: [{id: housing, name: 房屋维修}]
""",
    "content/compounds.yaml": """\
- id: xingfu
  name: 幸福里
  grid: grid-1
  buildings: [{id: xingfu-1, name: 1号楼, units: 3, floors: 6, doors: 2}]
""",
}
ISSUE = f"""\
id: SF-2026-001
received: {RECEIVED}
origin: phone
category: housing
compound: xingfu
level: building
text: 顶楼漏水。
public_title: 屋顶修好了
public_result: 防水重新铺过
reviewed_by: 社区办公室
steps:
"""
FIRST = ISSUE.count("\n") + 1
"""The line of the first step."""
LETTERS = {
    StepKind.CLAIMED: "c",
    StepKind.CONSULTED: "n",
    StepKind.RAISED: "r",
    StepKind.TRANSFERRED: "t",
    StepKind.ON_HOLD: "h",
    StepKind.DECLINED: "d",
    StepKind.SETTLED: "s",
    StepKind.FOLLOWED_UP: "f",
    StepKind.REOPENED: "o",
    StepKind.PUBLISHED: "p",
    StepKind.WITHDRAWN: "w",
}
LETTERED = (*LETTERS.values(), "x")
TAKEN = "[nr]*[cth][cthnr]*"
DONE = f"{TAKEN}s[fx]*"
SHOWN = f"{DONE}fp(wp)*"
ROUND = f"([nr]*do|{TAKEN}do|{DONE}o|{SHOWN}wo)"
LEGAL = re.compile(f"{ROUND}*([nr]*d?|{TAKEN}d?|{DONE}|{SHOWN}w?)")
"""Every legal history, said a second time and not by a table: x is “not fixed”.

Only what somebody took up is settled, only what was followed up and not found wanting is
shown, and what is shown is taken down before it is reopened.
"""


def step(kind: StepKind, day: date, level: Level | None, outcome: Outcome) -> Step:
    """Give a step with what its kind needs."""
    return Step(
        kind,
        day,
        Source(""),
        level=level if kind in (StepKind.RAISED, StepKind.CONSULTED) else None,
        outcome=outcome if kind is StepKind.FOLLOWED_UP else "",
        reason="原因" if kind in (StepKind.RAISED, StepKind.DECLINED) else "",
    )


def load(steps: list[Step]) -> Loaded:
    lines = []
    for one in steps:
        rest = {"level": one.level, "outcome": one.outcome, "reason": one.reason}
        words = [f"{one.kind}: {one.date}", *(f"{k}: {v}" for k, v in rest.items() if v)]
        lines.append(f"  - {{{', '.join(words)}}}\n")
    written = ISSUE + "".join(lines) if lines else ISSUE.replace("steps:", "steps: []")
    tree = {**AROUND, NAME: written}
    return content.load({name: words.encode() for name, words in tree.items()})


def letters(steps: list[Step]) -> str:
    return "".join(
        "x" if one.outcome == Outcome.NOT_FIXED else LETTERS[one.kind] for one in steps
    )


STATES = ("", "c", "t", "h", "d", "cs", "csf", "csx", "csfp", "csfpw")
"""A history that leads to each state."""


def spelled(word: str) -> list[Step]:
    """Give the steps that a word's letters stand for, all on one day."""
    kinds = {letter: kind for kind, letter in LETTERS.items()}
    kinds["x"] = StepKind.FOLLOWED_UP
    return [
        step(
            kinds[letter],
            RECEIVED,
            Level.COMPOUND,
            Outcome.NOT_FIXED if letter == "x" else Outcome.FIXED,
        )
        for letter in word
    ]


@pytest.mark.parametrize("before", STATES)
def test_each_step_is_accepted_in_exactly_the_states_that_allow_it(before: str) -> None:
    accepted = {one for one in LETTERED if load(spelled(before + one)).problems == ()}
    assert accepted == {one for one in LETTERED if LEGAL.fullmatch(before + one)}


def test_the_histories_lead_to_every_state_there_is() -> None:
    found = []
    for word in STATES:
        loaded = load(spelled(word))
        assert loaded.community is not None
        found += [one.state for one in loaded.community.issues]
    assert sorted(found) == sorted(IssueState)


@st.composite
def legal_histories(draw: st.DrawFn) -> tuple[list[Step], IssueState, Level]:
    """Walk the table of steps: what was done, where it led, how high it rose."""
    steps: list[Step] = []
    state, level, day = IssueState.RECEIVED, Level.BUILDING, RECEIVED
    for _ in range(draw(st.integers(0, 12))):
        higher = [one for one in Level if one.height > level.height]
        kinds = [one for one in legal(state) if one is not StepKind.RAISED or higher]
        kind = draw(st.sampled_from(kinds))
        day += timedelta(days=draw(st.integers(0, 9)))
        to = draw(st.sampled_from(higher if kind is StepKind.RAISED else [None, *higher]))
        made = step(kind, day, to, draw(st.sampled_from(Outcome)))
        steps.append(made)
        state, level = after(state, made), made.level or level
    return steps, state, level


@st.composite
def any_histories(draw: st.DrawFn) -> list[Step]:
    """Steps in any order, some before the one above; or a legal history and one more."""
    steps = draw(legal_histories())[0] if draw(st.booleans()) else []
    day = steps[-1].date if steps else RECEIVED
    for _ in range(draw(st.integers(1, 4))):
        day += timedelta(days=draw(st.integers(-2, 9)))
        kind = draw(st.sampled_from(StepKind))
        level = draw(st.sampled_from(Level))
        steps.append(step(kind, day, level, draw(st.sampled_from(Outcome))))
    return steps


@settings(max_examples=60, deadline=None)
@given(legal_histories())
def test_a_legal_history_is_accepted_and_leads_where_its_steps_say(
    history: tuple[list[Step], IssueState, Level],
) -> None:
    steps, state, level = history
    assert LEGAL.fullmatch(letters(steps))
    loaded = load(steps)
    assert loaded.problems == ()
    assert loaded.community is not None
    (issue,) = loaded.community.issues
    assert [(s.kind, s.date) for s in issue.steps] == [(s.kind, s.date) for s in steps]
    assert (issue.state, issue.reached) == (state, level)


@settings(max_examples=120, deadline=None)
@given(any_histories())
def test_any_history_is_accepted_or_told_at_the_line_where_it_goes_wrong(
    steps: list[Step],
) -> None:
    found = [
        (one.code, one.source and (one.source.file, one.source.line))
        for one in load(steps).problems
    ]

    def lines(code: str) -> list[tuple[str, int]]:
        return [where for what, where in found if what == code and where]

    places = [(NAME, FIRST + index) for index in range(len(steps))]
    dates = [RECEIVED, *(one.date for one in steps)]
    assert lines("steps-out-of-order") == [
        place
        for place, former, later in zip(places, dates, dates[1:], strict=False)
        if later < former
    ]
    heights = [one.level.height if one.level else 0 for one in steps]
    assert lines("level-not-higher") == [
        places[index]
        for index, one in enumerate(steps)
        if one.kind is StepKind.RAISED and heights[index] <= max([0, *heights[:index]])
    ]
    wrong = [
        places[index]
        for index in range(len(steps))
        if not LEGAL.fullmatch(letters(steps[: index + 1]))
    ]
    assert lines("illegal-step")[:1] == wrong[:1]
    assert set(lines("illegal-step")) <= set(wrong)
    codes = {"steps-out-of-order", "level-not-higher", "illegal-step"}
    assert {what for what, _ in found} <= codes
