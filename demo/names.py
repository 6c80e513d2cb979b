"""Names that nobody bears on purpose: surnames by frequency, given names by age."""

from dataclasses import dataclass, field
from functools import cache

from demo.dice import Dice
from demo.words import lines, rows

NAMESAKES = 8
"""Pairs of people with the same name, for each copy of the community."""


@dataclass(frozen=True)
class Name:
    """A name and what an id is made of."""

    text: str
    slug: str
    generation: str
    """``老``, ``中`` or ``青``."""
    gender: str


@dataclass
class Registry:
    """Gives out names and ids, each id once."""

    dice: Dice
    taken: dict[str, int] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def enter(self, name: Name) -> str:
        """Take a name in; the second of a name gets ``-2`` behind the id."""
        count = self.taken[name.slug] = self.taken.get(name.slug, 0) + 1
        self.names.append(name)
        self.seen.add(name.text)
        return name.slug if count == 1 else f"{name.slug}-{count}"

    def fresh(self, generation: str) -> Name:
        """Give a name that nobody has so far."""
        while True:
            name = draw(self.dice, generation)
            if name.text not in self.seen:
                return name

    def namesake(self, generation: str) -> Name:
        """Give a name of that age that somebody has already."""
        same = [n for n in self.names if n.generation == generation and len(n.text) < 4]
        return self.dice.pick(same)


def draw(dice: Dice, generation: str) -> Name:
    """Make up a name."""
    while True:
        gender = dice.pick("女女女男男")
        if dice.chance(3):
            family, family_slug = dice.pick(
                [tuple(row) for row in rows("compound_surnames")]
            )
        else:
            family, family_slug = dice.weighted(_surnames())
        given, given_slug = dice.pick(_given(generation, gender))
        if family + given not in lines("avoid") and family not in given:
            return Name(family + given, f"{family_slug}-{given_slug}", generation, gender)


@cache
def _surnames() -> list[tuple[tuple[str, str], int]]:
    return [((name, slug), int(weight)) for name, slug, weight in rows("surnames")]


@cache
def _given(generation: str, gender: str) -> list[tuple[str, str]]:
    for age, sex, names in rows("given_names"):
        if (age, sex) == (generation, gender):
            words = names.split()
            return list(zip(words[::2], words[1::2], strict=True))
    raise KeyError(generation, gender)


def special() -> list[Name]:
    """Give the names with rare characters, and those not made of surname and name."""
    rare = [
        Name(family + given, f"{slug}-{given_slug}", generation, gender)
        for family, slug, given, given_slug, generation, gender in rows("rare_names")
    ]
    whole = [Name(*row) for row in rows("whole_names")]
    return rare + whole
