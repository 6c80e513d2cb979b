"""What ties people together: couples, friends, quarrels, children, learners, papers."""

from collections.abc import Sequence

from demo.dice import Dice
from demo.people import Person

COUPLES, FRIENDS, QUARRELS, MINORS = 6, 4, 4, 3
LEADS = {"wrap": 14, "visit": 9, "host": 9}
LEARNERS = ("haircut", "teach", "teach", "deliver", "council-minutes")
CERTIFICATES = (
    *("2027-05-31", "2027-03-15", "2026-12-04", "2027-08-20", "2027-01-10", "2026-12-15"),
    *("2027-10-08", "2027-06-30", "2026-10-31", "2027-04-02", "2027-02-28", "2027-07-11"),
    *("2027-09-01", "2026-12-31"),
)
"""Three run out within weeks, one has."""
SHARED = {"wrap", "canteen", "host"}
"""Roles that couples like to take together."""
AGE_OF_A_CHILD = (2010, 2013)
LEAVING = ("2025-06-30", "2026-05-31", "2026-08-31", "2026-12-31", "2027-01-31")


def tie(people: Sequence[Person], copies: int) -> None:
    """Add the ties to the people; who has one already is left alone."""
    dice = Dice("bonds")
    left = dice.shuffled(people)
    for turn in range(COUPLES * copies):
        _couple(left, must=turn % 3 == 2)
    for _ in range(FRIENDS * copies):
        first, second = _same_role(left)
        first.together = {"wish": [second.id]}
    for turn in range(QUARRELS * copies):
        first, second = _same_role(left)
        first.apart = {"must" if turn % 4 == 3 else "wish": [second.id]}
    for _ in range(MINORS * copies):
        _child(left, dice)
    for turn in range(copies):
        _lead(people, turn, copies)
    for role in LEARNERS * copies:
        person = next(p for p in left if role not in p.roles and _could_learn(p, role))
        person.learning = [role]
        left.remove(person)
    for person in [p for p in left if not p.pioneer and not p.leads][
        : len(LEAVING) * copies
    ]:
        person.until = dice.pick([d for d in LEAVING if d > person.since])
    _certify(people)


def _could_learn(person: Person, role: str) -> bool:
    return bool(
        {"deliver": "wrap", "haircut": "barber-assistant"}.get(role, "host") in person.roles
    )


def _couple(left: list[Person], *, must: bool) -> None:
    """Make the next two of a building a couple who come and go together."""
    wives = [p for p in left if p.name.gender == "女" and p.roles[0] in SHARED]
    husbands = [p for p in left if p.name.gender == "男" and p.roles[0] in SHARED]
    wife, husband = next(
        (wife, husband)
        for wife in wives
        for husband in husbands
        if wife.building
        and wife.building == husband.building
        and wife.name.generation == husband.name.generation
    )
    left.remove(wife)
    left.remove(husband)
    husband.roles = list(wife.roles)
    husband.windows = dict(wife.windows)
    husband.born = wife.born - 2
    husband.limits = dict(wife.limits)
    husband.note = f"{wife.name.text}的老伴" if wife.born < 1965 else "两口子一起来"
    wife.together = {"must" if must else "wish": [husband.id]}
    if must:
        husband.together = {"must": [wife.id]}


def _same_role(left: list[Person]) -> tuple[Person, Person]:
    """Take two who often meet."""
    near = [person for person in left if person.roles[0] in {"wrap", "canteen"}]
    first = near[0]
    second = next(person for person in near[1:] if person.roles[0] == first.roles[0])
    left.remove(first)
    left.remove(second)
    return first, second


def _child(left: list[Person], dice: Dice) -> None:
    """Make a young helper a child who comes along with a parent of the same grid."""
    for child in left:
        if (
            child.name.generation != "青"
            or child.pioneer
            or child.roles[0] not in {"care", "host"}
        ):
            continue
        for parent in left:
            if parent.name.generation == "中" and parent.grid == child.grid:
                left.remove(child)
                left.remove(parent)
                child.born, child.tells_age = dice.number(*AGE_OF_A_CHILD), True
                child.building = parent.building
                child.roles = ["wrap", "host"]
                child.windows = {"available": ["休息日", "寒假", "暑假"]}
                child.accompanied_by = [parent.id]
                child.note = "还在上学，跟着家长来"
                child.since = max(parent.since, "2025-03-05")
                parent.roles = list(dict.fromkeys([*parent.roles, "wrap", "host"]))
                parent.windows = {"available": ["休息日 8:00-17:00"]}
                parent.note = "带孩子一起来"
                return


def _lead(people: Sequence[Person], turn: int, copies: int) -> None:
    """Name those who may lead, spread over the grids of one copy."""
    share = len(people) // copies
    near = list(people)[turn * share : (turn + 1) * share]
    for role, count in LEADS.items():
        able = [
            p
            for p in near
            if p.roles[0] == role and p.since <= "2023-01-10" and p.born < 1985
        ]
        for person in able[:: max(1, len(able) // count)][:count]:
            person.leads = [role]


def _certify(people: Sequence[Person]) -> None:
    """Give all who work in the kitchen their papers."""
    cooks = [person for person in people if "kitchen" in person.roles]
    for number, cook in enumerate(cooks):
        cook.certificates = [("kitchen", CERTIFICATES[number % len(CERTIFICATES)])]
