"""Volunteers' files, each grid in the hand of whoever keeps it."""

from collections.abc import Sequence

from demo.dice import Dice
from demo.emit import Value, file, flow, scalar
from demo.papers import CHINESE_HAND
from demo.people import Person
from demo.places import chinese
from demo.words import lines
from scheduler.content import vocabulary

TERSE = {3, 8}
"""Grids whose people put short entries on one line."""
DASHES = {2, 6}
"""Grids whose people write lists one below another."""
REMARKS = 9
"""Percent of people about whom somebody noted something."""
HEADS = (
    "电话、住址只给社区内部用。请假写到 absences 里，不要改这里。",
    "花名册。有变动直接改，改完跑一遍 check。",
    "按楼栋排的，别按拼音重排。",
    "先锋户在前，其他志愿者在后。新来的添在最后。",
)


def volunteer_list(grid: int, people: Sequence[Person]) -> bytes:
    """Write the roster of a grid."""
    home = (grid - 1) % 9 + 1
    written = [f"# 第{chinese(grid)}网格志愿者。{HEADS[home % len(HEADS)]}"]
    pioneers = [person for person in people if person.pioneer]
    others = [person for person in people if not person.pioneer]
    for title, group in (("红馨先锋户", pioneers), ("其他志愿者", others)):
        written += ["", f"# ---- {title} ----"]
        for person in group:
            written += [] if home in TERSE else [""]
            written += _entry(person, home)
    return file(*written)


def _entry(person: Person, hand: int) -> list[str]:
    dice = Dice("hand", person.id)
    note = person.note or (dice.pick(lines("remarks")) if dice.chance(REMARKS) else "")
    fields = _fields(person, hand, dice)
    zh = hand in CHINESE_HAND
    words = {key: vocabulary.chinese(key, "volunteer") if zh else key for key in fields}
    if hand in TERSE and len(fields) <= 8:
        one = "- {" + ", ".join(f"{words[k]}: {flow(v)}" for k, v in fields.items()) + "}"
        return [f"{one}  # {note}" if note else one]
    written: list[str] = []
    for key, value in fields.items():
        written += _field(words[key], value, dashes=hand in DASHES and dice.chance(70))
        if key == ("available" if "available" in fields else "roles") and note:
            written[-1] += f"{' ' * dice.number(1, 8)}# {note}"
    return [f"- {written[0]}", *(f"  {line}" for line in written[1:])]


def _field(key: str, value: Value, *, dashes: bool) -> list[str]:
    if not isinstance(value, str) and isinstance(value, Sequence):
        if len(value) == 1 and not value[0].startswith("{"):
            return [f"{key}: {scalar(value[0])}"]
        if any(part.startswith("{") for part in value):
            return [f"{key}: [{', '.join(value)}]"]
        if dashes:
            return [f"{key}:", *(f"  - {scalar(part)}" for part in value)]
    return [f"{key}: {flow(value)}"]


def _fields(person: Person, hand: int, dice: Dice) -> dict[str, Value]:
    """Give what the file says of a person, in the order in which it is written."""
    zh = hand in CHINESE_HAND
    role, until = ("岗位", "有效期至") if zh else ("role", "until")
    early = person.since <= "2023-02" and not hand % 2 and dice.chance(25)
    found: dict[str, Value] = {
        "id": person.id,
        "name": _name(person, dice),
        "grid": f"grid-{person.grid}",
        "building": person.building,
        "phone": _phone(person.phone, hand),
        "born": str(person.born) if person.tells_age else "",
        "roles": person.roles,
        "learning": person.learning,
        "leads": person.leads,
        "certificates": [
            f"{{{role}: {one}, {until}: {day}}}" for one, day in person.certificates
        ],
        **person.windows,
        **{
            key: {vocabulary.chinese(k, key) if zh else k: v for k, v in small.items()}
            for key, small in (
                ("limits", person.limits),
                ("together", person.together),
                ("apart", person.apart),
            )
        },
        "accompanied_by": person.accompanied_by,
        "since": "" if early else person.since,
        "until": person.until,
        "public_name": person.public_name,
        "consent": {
            vocabulary.chinese(k, "name consent") if zh else k: v
            for k, v in person.consent.items()
        },
    }
    return {key: value for key, value in found.items() if value}


def _name(person: Person, dice: Dice) -> str:
    """Pad a two-character name now and then, as spreadsheets do."""
    name = person.name.text
    if len(name) == 2 and dice.chance(4):
        return f"{name[0]}　{name[1]}"
    return name


def _phone(number: str, hand: int) -> str:
    """Group the digits as the grid is used to."""
    if hand in {4, 9}:
        return f"{number[:3]} {number[3:7]} {number[7:]}"
    return number
