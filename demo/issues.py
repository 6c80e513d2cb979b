"""Residents' issues over the years, one file each."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
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
STREAM = "issues 0"
"""A stream in which the last month has something of everything."""
SAID = {
    "phone": "来电|打电话",
    "office": "来说|来问",
    "visit": "走访",
    "patrol": "消防检查",
}
"""Words that tell how an issue came in."""
ALL = {"图书角", "公交站遮雨棚", "增设晚间课堂"}
"""Troubles that are no one compound's."""
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
    repeat_of: str = ""


@dataclass
class _Memory:
    """What was told already, so that nothing is told twice."""

    last: dict[tuple[str, str], date] = field(default_factory=dict)
    recent: list[Issue] = field(default_factory=list)
    results: dict[str, list[str]] = field(default_factory=dict)
    numbers: Counter[int] = field(default_factory=Counter)


def issues(
    compounds: Sequence[Compound], years: int, copies: int, today: date
) -> Iterator[Issue]:
    """Yield the issues of the last ``years``, the oldest first."""
    dice = Dice(STREAM, years, copies)
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
        identity = f"LY-{day.year}-{memory.numbers[day.year]:04d}"
        again = Dice("again", identity)
        if before := _told_before(memory, day, again):
            yield _again(identity, day, before, today, again)
            continue
        own = Dice("issue", identity, trouble.name)
        text = told(trouble, compound, own)
        issue = Issue(
            identity,
            day,
            next((o for o, word in SAID.items() if re.search(word, text)), "")
            or own.weighted(ORIGINS),
            trouble,
            compound,
            text,
            course(day, trouble, in_charge(trouble, compound), today, own),
        )
        memory.recent.append(issue)
        yield _worded(issue, memory, own)


def _case(
    day: date,
    weights: Sequence[tuple[Compound, int]],
    memory: _Memory,
    dice: Dice,
) -> tuple[Trouble, Compound]:
    """Choose what happened where; not the same at the same place within a year."""
    category = dice.weighted(tuple(SHARES.items()))
    while True:
        trouble = dice.pick([one for one in troubles() if one.category == category])
        compound = dice.weighted(weights)
        before = memory.last.get((trouble.name, compound.id))
        if fits(trouble, compound, day) and (before is None or (day - before).days > 365):
            memory.last[trouble.name, compound.id] = day
            return trouble, compound


def _told_before(memory: _Memory, day: date, dice: Dice) -> Issue | None:
    """Choose an issue of the last weeks that somebody tells once more, now and then."""
    recent = [one for one in memory.recent if 4 <= (day - one.received).days <= 30]
    memory.recent = [one for one in memory.recent if (day - one.received).days <= 30]
    return dice.pick(recent) if recent and dice.chance(5) else None


def _again(identity: str, day: date, before: Issue, today: date, dice: Dice) -> Issue:
    """Give the same complaint once more, which is handled with the first one."""
    declined = day + timedelta(days=dice.number(0, 2))
    why = f"与{before.id}是同一件事，并案办理"
    step = Step("declined", declined, (("by", "社区办公室"), ("reason", why)))
    return Issue(
        identity,
        day,
        "phone",
        before.trouble,
        before.compound,
        f"又来电问起：{before.text}",
        (step,) if declined < today else (),
        repeat_of=before.id,
    )


def _worded(issue: Issue, memory: _Memory, dice: Dice) -> Issue:
    """Add public words where somebody wrote them: of what is done, and no dispute."""
    kinds = [step.kind for step in issue.steps]
    done = "followed_up" in kinds and kinds[-1] in {"followed_up", "published", "withdrawn"}
    if issue.trouble.category == "dispute" or not done:
        return issue
    published = "published" in kinds
    if not published and not dice.chance(20):
        return issue
    used = memory.results.setdefault(issue.trouble.name, [])
    title, result = public_words(issue.trouble, dice, used)
    used.append(result)
    reviewer = dice.pick(REVIEWERS) if published else ""
    return replace(issue, public=(title, result), reviewer=reviewer)


def page(issue: Issue) -> str:
    """Write the file of an issue."""
    lines = [
        f"id: {issue.id}",
        f"received: {issue.received}",
        f"origin: {issue.origin}",
        f"category: {issue.trouble.kind}",
        *([f"compound: {issue.compound.id}"] if issue.trouble.name not in ALL else []),
        f"level: {issue.trouble.level}",
        *([f"repeat_of: {issue.repeat_of}"] if issue.repeat_of else []),
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
