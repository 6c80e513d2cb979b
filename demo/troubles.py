"""Kinds of trouble, as ``words/issues.txt`` tells them, and the words of one case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from demo.dice import Dice
from demo.places import Compound
from demo.words import lines, rows, spoken

CALLED = ("先生", "女士", "阿姨", "大爷", "大娘", "师傅", "老师")
NO_MANAGER = {"红色物业": "社区办公室", "业委会": "网格党支部"}


@dataclass(frozen=True)
class Trouble:
    """A kind of issue with patterns for its words; disputes have no public ones."""

    category: str
    """The topmost one."""
    kind: str
    """The category that stands in the file: the same, or one under it."""
    name: str
    level: str
    by: str
    days: int
    months: frozenset[int]
    only: str
    private: str
    title: str
    result: str


@cache
def troubles() -> tuple[Trouble, ...]:
    """Read all kinds."""
    found: list[Trouble] = []
    head: list[str] = []
    words = {"私": "", "题": "", "果": ""}
    for line in (*lines("issues"), "@"):
        if not line.startswith("@"):
            words[line[0]] = line[2:].strip()
            continue
        if head:
            found.append(_trouble(head, words))
        head = [part.strip() for part in line[1:].split("|")]
        words = {"私": "", "题": "", "果": ""}
    return tuple(found)


def _trouble(head: list[str], words: dict[str, str]) -> Trouble:
    kinds, name, level, by, days, months, only = head
    category, _, below = kinds.partition("/")
    return Trouble(
        category,
        below or category,
        name,
        level,
        by,
        int(days),
        _months(months),
        only,
        words["私"],
        words["题"],
        words["果"],
    )


def _months(written: str) -> frozenset[int]:
    """Read ``5-10`` or, over the turn of the year, ``11-2``; empty is all."""
    if not written:
        return frozenset(range(1, 13))
    first, last = (int(part) for part in written.split("-"))
    return frozenset(
        (month - 1) % 12 + 1 for month in range(first, last + 1 + 12 * (last < first))
    )


def fits(trouble: Trouble, compound: Compound, day: date) -> bool:
    """Tell whether that happens there at that time of the year."""
    if day.month not in trouble.months:
        return False
    if trouble.name == "无物业院落保洁":
        return not compound.manager
    if not compound.manager and any(word in trouble.result for word in ("物业", "业委会")):
        return False
    return trouble.only in compound.kind


def in_charge(trouble: Trouble, compound: Compound) -> str:
    """Name the post or unit that takes it on."""
    by = trouble.by if compound.manager else NO_MANAGER.get(trouble.by, trouble.by)
    return by.replace("第一责任网格", "网格党支部")


def told(trouble: Trouble, compound: Compound, dice: Dice) -> str:
    """Give the private words, with an invented door and surname."""
    building = dice.pick(compound.buildings)
    unit, door = dice.pick(building.households)
    surname = dice.weighted([(name, int(weight)) for name, _, weight in rows("surnames")])
    words = spoken(trouble.private, dice)
    words = words.replace("<住>", f"{building.name}{unit}单元{door}室")
    return words.replace("<谁>", f"{surname}{dice.pick(CALLED)}")


def public_words(trouble: Trouble, dice: Dice, used: Sequence[str]) -> tuple[str, str]:
    """Give title and result, as different as may be from those ``used`` already."""
    for _ in range(20):
        result = spoken(trouble.result, dice)
        if result not in used:
            break
    return spoken(trouble.title, dice), result
