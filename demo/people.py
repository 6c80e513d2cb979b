"""Volunteers: who they are, what they do and when, as they would have told it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from demo.dice import Dice
from demo.names import NAMESAKES, Name, Registry, special
from demo.pioneers import Pioneer
from demo.places import Compound
from demo.words import rows

OTHERS = 164
"""Volunteers beside the pioneers, for each copy of the community."""
WITHOUT = 3
"""Pioneers of each copy who are on no rota."""
RARELY = 7
"""Every so often somebody has a name out of the ordinary."""
BORN = {"老": (1948, 1964), "中": (1966, 1986), "青": (1988, 2006)}
PIONEER_SINCE = ("2022-12-20", "2023-01-10")
SINCE = (
    *("2022-12-20", "2023-01-05", "2023-01-10", "2023-02-08", "2023-05-15", "2023-09-11"),
    *("2024-01-08", "2024-03-05", "2024-07-01", "2024-10-14", "2025-03-05", "2025-07-01"),
    *("2025-09-08", "2026-03-05", "2026-06-29", "2026-09-14", "2026-11-09"),
)


@dataclass(eq=False)
class Person:
    """One volunteer, with the words for his file."""

    id: str
    name: Name
    grid: int
    building: str
    pioneer: str = ""
    phone: str = ""
    born: int = 0
    tells_age: bool = True
    since: str = ""
    until: str = ""
    roles: list[str] = field(default_factory=list)
    learning: list[str] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    certificates: list[tuple[str, str]] = field(default_factory=list)
    windows: dict[str, list[str]] = field(default_factory=dict)
    limits: dict[str, str] = field(default_factory=dict)
    together: dict[str, list[str]] = field(default_factory=dict)
    apart: dict[str, list[str]] = field(default_factory=dict)
    accompanied_by: list[str] = field(default_factory=list)
    public_name: str = ""
    consent: dict[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True)
class Habit:
    """A line of ``words/availability.txt``: what somebody of a role says about time."""

    role: str
    generations: str
    windows: dict[str, list[str]]
    note: str


def habits() -> list[Habit]:
    """Read the habits."""
    keys = ("available", "preferred", "unavailable", "rather_not")
    return [
        Habit(
            role,
            generations,
            {
                key: [part.strip() for part in phrase.split("；")]
                for key, phrase in zip(keys, phrases, strict=True)
                if phrase
            },
            note.lstrip("# "),
        )
        for role, generations, *phrases, note in rows("availability")
    ]


def roster(
    compounds: Sequence[Compound], pioneers: Sequence[Pioneer], copies: int
) -> list[Person]:
    """Give all volunteers: by grid, the pioneers first, in the order of their homes."""
    dice = Dice("people")
    idle = {p.id for p in dice.some(pioneers, WITHOUT * copies)}
    homes = [(p.grid, p.home.id, p.id) for p in pioneers if p.id not in idle]
    homes += _others(compounds, OTHERS * copies, dice)
    plan = _primary(len(homes), dice)
    people = _named(homes, plan, copies, dice)
    numbers = _phones(len(people), Dice("phones"))
    for person, phone in zip(people, numbers, strict=True):
        person.phone = phone
    return sorted(people, key=lambda person: person.grid)


def _others(
    compounds: Sequence[Compound], count: int, dice: Dice
) -> list[tuple[int, str, str]]:
    """Give homes of those who are no pioneers; a few live outside."""
    buildings = [
        (building, len(building.households))
        for compound in compounds
        for building in compound.buildings
    ]
    homes = []
    for _ in range(count):
        building = dice.weighted(buildings)
        homes.append((building.grid, "" if dice.chance(7) else building.id, ""))
    return homes


def _primary(count: int, dice: Dice) -> list[Habit]:
    """Share out the main roles as ``words/roles.txt`` says, each with a habit."""
    known = habits()
    chosen: list[Habit] = []
    quotas = [(role, int(number)) for role, number, _ in rows("roles")]
    whole = sum(number for _, number in quotas)
    for role, number in quotas:
        of_role = [habit for habit in known if habit.role == role]
        share = round(number * count / whole)
        chosen += [of_role[turn % len(of_role)] for turn in range(share)]
    while len(chosen) < count:
        chosen.append(dice.pick(known))
    return dice.shuffled(chosen[:count])


def _named(
    homes: Sequence[tuple[int, str, str]], plan: Sequence[Habit], copies: int, dice: Dice
) -> list[Person]:
    registry = Registry(Dice("names"))
    rare = special() if copies else []
    places = set(dice.some(range(40, len(homes)), NAMESAKES * copies))
    people = []
    for number, ((grid, building, pioneer), habit) in enumerate(
        zip(homes, plan, strict=True)
    ):
        young = (
            habit.generations.replace("青", "") or "中" if pioneer else habit.generations
        )
        generation = dice.pick(young)
        fitting = [name for name in rare if name.generation == generation]
        if fitting and (number % RARELY == 0 or generation == "青"):
            rare.remove(fitting[0])
            name = fitting[0]
        elif number in places:
            name = registry.namesake(generation)
        else:
            name = registry.fresh(generation)
        person = Person(registry.enter(name), name, grid, building, pioneer)
        _describe(person, habit, Dice("person", person.id))
        people.append(person)
    return people


def _describe(person: Person, habit: Habit, dice: Dice) -> None:
    """Put in what the habit and some chance say."""
    generation = person.name.generation
    person.born = dice.number(*BORN[generation])
    person.tells_age = dice.chance(55) or generation == "青"
    person.windows = dict(habit.windows)
    person.note = habit.note
    person.since = dice.pick(PIONEER_SINCE if person.pioneer else SINCE)
    person.roles = [habit.role]
    extras = next(row[2] for row in rows("roles") if row[0] == habit.role)
    for extra in extras.split(", "):
        role, percent = extra.split()
        if dice.chance(float(percent)) and not (role == "deliver" and person.born < 1955):
            person.roles.append(role)
    if dice.chance(22):
        person.limits = dice.pick(LIMITS)


LIMITS = (
    {"week": "1"},
    {"week": "1"},
    {"week": "1"},
    {"month": "2"},
    {"month": "3"},
    {"week": "1", "month": "3"},
    {"week": "2", "rest": "1"},
    {"month": "4", "rest": "2"},
)


def _phones(count: int, dice: Dice) -> list[str]:
    """Give numbers that no network ever allotted: they begin with 10 or 12."""
    found: dict[str, None] = {}
    while len(found) < count:
        rest = "".join(str(dice.number(0, 9)) for _ in range(8))
        found[f"1{dice.pick('02')}{dice.number(1, 9)}{rest}"] = None
    return list(found)
