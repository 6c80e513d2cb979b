"""Cases between neighbours that became a mediation: sealed, by party and never by name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from demo.dice import Dice
from demo.emit import Value, file, flow, scalar
from demo.issues import Issue
from demo.words import rows

DIRECT: tuple[tuple[int, str, int], ...] = (
    *((96, "空调滴水", 4), (61, "噪声", 7), (41, "水管漏到楼下", 2)),
    *((27, "公共走道放鞋柜", 3), (20, "车位争执", 8), (9, "噪声", 5)),
)
"""What came straight to a mediator: how many days ago, what, and in which grid."""
STORY = (
    "楼上装修，楼下墙上裂了缝，两家一度见面不说话。\n"
    "头一回坐下来，各说各的，没谈成。第二回，物业翻出装修前的查看记录，谁的责任一看就明白，"
    "一家当面道了歉，把墙补好；另一家说，早坐下来就好了，往后还是邻居。"
)
"""What both parties of one case agreed to have told, written anew."""
ADVICE, TALKS = 12, 3
"""Percent that end without agreement; talks at most."""
KEPT = 85
UNSEEN = timedelta(days=21)
"""What fell due since then nobody has looked at yet."""


@dataclass(frozen=True)
class Quarrel:
    """What a case is about: the issue that it began with, if any, and where."""

    received: date
    trouble: str
    grid: int
    issue: str = ""


def pages(issues: Sequence[Issue], today: date) -> dict[str, bytes]:
    """Write a file for each dispute that somebody took up, and for some more."""
    tree: dict[str, bytes] = {}
    told = False
    for number, quarrel in _numbered(quarrels(issues, today)):
        year = quarrel.received.year
        identity = f"TJ-{year}-{number:03d}"
        lines, kept = _case(identity, quarrel, today)
        if kept and not told and quarrel.trouble == "装修裂缝":
            lines, told = [*lines, *_story(quarrel, today)], True
        tree[f"mediation/{year}/{identity}.yaml"] = file(*lines)
    return tree


def quarrels(issues: Sequence[Issue], today: date) -> list[Quarrel]:
    """Give the quarrels by day: disputes among the issues, and those of the last weeks."""
    found = [
        Quarrel(issue.received, issue.trouble.name, issue.compound.grid, issue.id)
        for issue in issues
        if issue.trouble.category == "dispute"
        and not issue.repeat_of
        and any(step.kind == "claimed" for step in issue.steps)
    ]
    found += [Quarrel(today - timedelta(days=ago), *what) for ago, *what in DIRECT]
    return sorted(found, key=lambda one: (one.received, one.issue))


def _numbered(found: Sequence[Quarrel]) -> Iterator[tuple[int, Quarrel]]:
    """Give the quarrels of each year their numbers."""
    for _, same in groupby(found, key=lambda one: one.received.year):
        yield from enumerate(same, 1)


def _case(identity: str, quarrel: Quarrel, today: date) -> tuple[list[str], bool]:
    """Give the lines of a case, and whether all that was promised was done."""
    dice = Dice("mediation", quarrel.issue, quarrel.received)
    words = next(row for row in rows("mediation") if row[0] == quarrel.trouble)
    _, told, failed, evidence, agreement, promise, advice = words
    lines = [
        "# 调解的事全部保密：只有件数进内部统计。当事人写甲方、乙方，不写姓名、门牌。",
        f"id: {identity}",
        *([f"issue: {quarrel.issue}"] if quarrel.issue else []),
        f"received: {quarrel.received}",
        f"grid: grid-{quarrel.grid}",
        "parties: [甲方, 乙方]",
        "by: 网格员",
        f"text: {told}",
    ]
    day, attempts = quarrel.received, []
    count = dice.number(1, TALKS)
    for number in range(count):
        day += timedelta(days=dice.number(2, 8))
        if day >= today:
            break
        result = "谈成了" if number == count - 1 else failed
        came = {"网格员": "1", "红馨先锋户": str(dice.number(1, 2))}
        attempts.append((day, result, came))
    ends = len(attempts) == count
    if ends and dice.chance(ADVICE):
        attempts[-1] = (day, failed, attempts[-1][2])
        ended = [f"ended: {day}", f"reason: {advice}"]
        return [*lines, *_attempts(attempts), *ended], False
    lines += _attempts(attempts)
    lines.append(f"evidence: {flow(evidence.split('；'))}")
    if not ends:
        return lines, False
    due = day + timedelta(days=dice.number(10, 30))
    looked, kept = due + timedelta(days=dice.number(0, 4)), dice.chance(KEPT)
    one: dict[str, Value] = {"party": "乙方", "text": promise, "due": str(due)}
    seen = looked < today - UNSEEN
    if seen:
        one |= {"looked_at": str(looked), "kept": "yes" if kept else "no"}
    lines += [f"agreed: {day}", f"agreement: {agreement}", "promises:", f"  - {flow(one)}"]
    return lines, seen and kept


def _attempts(found: Sequence[tuple[date, str, Mapping[str, str]]]) -> list[str]:
    lines = ["attempts:"] if found else []
    for day, result, came in found:
        fields: dict[str, Value] = {
            "date": str(day),
            "by": "网格员",
            "participants": came,
            "result": result,
        }
        lines.append(f"  - {flow(fields)}")
    return lines


def _story(quarrel: Quarrel, today: date) -> list[str]:
    asked = min(quarrel.received + timedelta(days=90), today - timedelta(days=5))
    return [
        "consents:",
        f"  - {{party: 甲方, date: {asked}}}",
        f"  - {{party: 乙方, date: {asked + timedelta(days=2)}}}",
        "story: |",
        *(f"  {scalar(line)}" for line in STORY.split("\n")),
        "reviewed_by: 社区副书记",
    ]
