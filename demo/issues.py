"""Residents' issues over the years, one file each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from demo.course import Step, course
from demo.dice import Dice
from demo.emit import flow, scalar
from demo.places import Compound
from demo.troubles import Trouble, fits, in_charge, public_words, told, troubles

EACH_YEAR = 140
SHARES = {
    "housing": 80,
    "sanitation": 52,
    "public-space": 46,
    "parking": 52,
    "property": 46,
    "safety": 44,
    "care": 32,
    "pets": 24,
    "advice": 24,
    "dispute": 20,
}
ORIGINS = (
    *(("visit", 38), ("council", 14), ("phone", 18)),
    *(("office", 12), ("patrol", 12), ("transfer", 6)),
)
REVIEWERS = ("社区副书记", "社区副书记", "社区书记")


@dataclass(frozen=True)
class Issue:
    """One issue, with the words for its file."""

    id: str
    received: date
    origin: str
    trouble: Trouble
    compound: Compound
    text: str
    steps: tuple[Step, ...]
    public: tuple[str, str] = ("", "")
    reviewer: str = ""


@dataclass
class _Memory:
    """What was told already, so that nothing is told twice."""

    last: dict[tuple[str, str], date] = field(default_factory=dict)
    results: dict[str, list[str]] = field(default_factory=dict)
    numbers: Counter[int] = field(default_factory=Counter)


def issues(
    compounds: Sequence[Compound], years: int, copies: int, today: date
) -> Iterator[Issue]:
    """Yield the issues of the last ``years``, the oldest first."""
    dice = Dice("issues", years, copies)
    first = date(today.year - years, 12, 1)
    span = (today - first).days
    days = sorted(
        first + timedelta(days=dice.number(0, span - 1))
        for _ in range(EACH_YEAR * years * copies)
    )
    weights = [(compound, compound.households) for compound in compounds]
    memory = _Memory()
    for day in days:
        trouble, compound = _case(day, weights, memory, dice)
        memory.numbers[day.year] += 1
        number = memory.numbers[day.year]
        identity = f"LY-{day.year}-{number:04d}"
        yield _issue(identity, day, trouble, compound, memory, today)


def _case(
    day: date,
    weights: Sequence[tuple[Compound, int]],
    memory: _Memory,
    dice: Dice,
) -> tuple[Trouble, Compound]:
    """Choose what happened where; not the same at the same place within a year."""
    while True:
        category = dice.weighted(tuple(SHARES.items()))
        trouble = dice.pick([one for one in troubles() if one.category == category])
        compound = dice.weighted(weights)
        before = memory.last.get((trouble.name, compound.id))
        if fits(trouble, compound, day) and (before is None or (day - before).days > 365):
            memory.last[trouble.name, compound.id] = day
            return trouble, compound


def _issue(
    identity: str,
    day: date,
    trouble: Trouble,
    compound: Compound,
    memory: _Memory,
    today: date,
) -> Issue:
    dice = Dice("issue", identity, trouble.name)
    steps = course(day, trouble, in_charge(trouble, compound), today, dice)
    issue = Issue(
        identity,
        day,
        dice.weighted(ORIGINS),
        trouble,
        compound,
        told(trouble, compound, dice),
        steps,
    )
    kinds = [step.kind for step in steps]
    ready = "followed_up" in kinds and steps[-1].kind in {
        "followed_up",
        "published",
        "withdrawn",
    }
    if (
        trouble.category == "dispute"
        or not ready
        or ("published" not in kinds and not dice.chance(20))
    ):
        return issue
    used = memory.results.setdefault(trouble.name, [])
    words = public_words(trouble, dice, used)
    used.append(words[1])
    reviewer = dice.pick(REVIEWERS) if "published" in kinds else ""
    return Issue(
        identity, day, issue.origin, trouble, compound, issue.text, steps, words, reviewer
    )


def page(issue: Issue) -> str:
    """Write the file of an issue."""
    lines = [
        f"id: {issue.id}",
        f"received: {issue.received}",
        f"origin: {issue.origin}",
        f"category: {issue.trouble.category}",
        f"compound: {issue.compound.id}",
        f"level: {issue.trouble.level}",
        "text: |",
        f"  {issue.text}",
    ]
    if issue.public[0]:
        lines += [
            f"public_title: {scalar(issue.public[0])}",
            f"public_result: {scalar(issue.public[1])}",
        ]
    if issue.reviewer:
        lines.append(f"reviewed_by: {issue.reviewer}")
    elif issue.public[0]:
        lines.append("# 公示文字写好了，等副书记审")
    lines.append("steps:" if issue.steps else "steps: []")
    lines += [f"  - {flow(step.fields)}" for step in issue.steps]
    return "\n".join(lines)
