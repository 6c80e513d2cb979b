"""Volunteers from a table: who is new, and what it says otherwise of those on the roster.

An empty cell says nothing: no import takes anything away.
"""

from collections import Counter
from dataclasses import dataclass, replace

from scheduler.content import editing, fields
from scheduler.content.checks.references import names
from scheduler.content.editing import Setting
from scheduler.content.files import CONTENT
from scheduler.content.imports import people, places, rows
from scheduler.content.imports.headings import Sheet
from scheduler.content.imports.lines import (
    Addition,
    Context,
    Difference,
    Line,
    State,
    compared,
    unread,
)
from scheduler.content.imports.rows import Row
from scheduler.content.imports.somebody import no_name, own_id
from scheduler.content.imports.times import phrases
from scheduler.content.misreads import Misread
from scheduler.content.phrases import window
from scheduler.content.writing import Value, scalar
from scheduler.model.people import Volunteer
from scheduler.problems import Problem, Source, text

WHAT = "volunteer"
ORDER = (
    "id", "name", "grid", "building", "phone", "born", "roles", "learning", "leads",
    "available", "preferred", "unavailable", "rather_not", "limits", "since", "until",
)  # fmt: skip
"""The keys of a person as people write them."""
WINDOWS = ("available", "preferred", "unavailable", "rather_not")
LIMITS = ("week", "month")
REFERENCES = {"grid": "grid", "building": "building"} | dict.fromkeys(
    ("roles", "learning", "leads"), "role"
)
"""Keys whose values are ids, and of which kind."""
KEYS = (*ORDER[:4], "compound", *ORDER[4:13], *LIMITS, *ORDER[14:])
"""Columns that are read."""
MOST_A_WEEK, MOST_A_MONTH = 7 * 24, 31 * 24


@dataclass(frozen=True, slots=True)
class Given:
    """What a row says of one key: as it is written, and what is compared."""

    keys: tuple[str, ...]
    value: Value
    meant: object


def lines(context: Context, sheets: tuple[Sheet, ...]) -> tuple[Line, ...]:
    """Compare each row with the roster."""
    reading = _Reading(context)
    return tuple(reading.line(row) for sheet in sheets for row in sheet.rows())


class _Reading:
    """Reads rows one after the other: a person stands in a table once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.taken = set(context.community.volunteer)
        self.seen: dict[str, list[tuple[list[str], Source]]] = {}

    def line(self, row: Row) -> Line:
        """Compare one row."""
        name, _ = people.split(row.said("name"))
        said = given(row, self.context)
        if not name and not row.said("id"):
            row.wrong(no_name(row))
        known = None if row.problems else self.known(row, said)
        source = row.place("name")
        if not row.problems:
            self.once(row, known, said)
        if known is None and not row.problems:
            said = self.with_grid(row, said)
        if row.problems:
            return unread(source, name, *row.problems)
        if known is not None:
            return compared(source, known.name, *differences(self.context, known, said))
        return self.new(row, name, said)

    def known(self, row: Row, said: dict[str, Given]) -> Volunteer | None:
        """Give the person on the roster whom a row means; ``None`` for a new one."""
        identity = own_id(row)
        if identity:
            return self.context.community.volunteer.get(identity)
        name = row.said("name")
        if not people.alike(people.split(name)[0], self.context.community):
            return None
        evidence = {k: str(g.value) for k, g in said.items() if k in EVIDENCE}
        try:
            found = people.who(name, self.context.community, evidence)
        except Misread as error:
            row.wrong(*(replace(p, source=row.place("name")) for p in error.problems))
            return None
        other = {k for k, v in evidence.items() if getattr(found, k) not in ("", v)}
        if "phone" in other and other & {"building", "grid"}:
            row.wrong(perhaps_another(row, found))
        return found

    def once(self, row: Row, known: Volunteer | None, said: dict[str, Given]) -> None:
        """See that nobody stands in the table twice."""
        key = known.id if known else own_id(row)
        marks = [str(said[k].value) if k in said else "" for k in ("phone", "building")]
        if not key:
            key = people.one_form(people.split(row.said("name"))[0])
        for others, source in self.seen.get(key, ()):
            if known or not any(
                a and b and a != b for a, b in zip(marks, others, strict=True)
            ):
                row.wrong(repeated(row, source))
                return
        self.seen.setdefault(key, []).append((marks, row.place("name")))

    def with_grid(self, row: Row, said: dict[str, Given]) -> dict[str, Given]:
        """See that a new person has a grid: its own, its home's or its sheet's."""
        if "grid" in said:
            return said
        community = self.context.community
        home = said.get("building")
        grid = community.building[str(home.value)].grid if home else ""
        if not grid:
            try:
                grid = places.named("grid", community)(row.table.sheet)
            except Misread:
                row.wrong(no_grid(row))
        return {"grid": Given(("grid",), grid, grid), **said}

    def new(self, row: Row, name: str, said: dict[str, Given]) -> Line:
        """Make the record of a new person."""
        identity = own_id(row) or people.fresh(people.slug(name), self.taken, WHAT)
        self.taken.add(identity)
        record: dict[str, Value] = {"id": identity, "name": name}
        limits: dict[str, Value] = {}
        for one in said.values():
            if one.keys[0] == "limits":
                limits[one.keys[1]] = one.value
                record["limits"] = limits
            else:
                record[one.keys[0]] = one.value
        ordered = {key: record[key] for key in ORDER if key in record}
        told = (Difference("id", "", identity), *(
            Difference(one.keys[-1], "", shown(self.context, one.keys[0], one.value))
            for one in said.values()
            if one.keys[0] != "name"
        ))  # fmt: skip
        file = file_for(self.context, str(said["grid"].value))
        addition = Addition(file, ordered, WHAT, long=True)
        return Line(State.NEW, row.place("name"), name, told, edits=(addition,))


EVIDENCE = ("phone", "building", "grid")


def given(row: Row, context: Context) -> dict[str, Given]:
    """Read everything that a row says, by column."""
    community = context.community
    found: dict[str, Given] = {}

    def put(column: str, value: Value, meant: object, *keys: str) -> None:
        if value not in ("", (), None):
            found[column] = Given(keys or (column,), value, meant)

    name, _ = people.split(row.said("name"))
    put("name", name, people.one_form(name))
    grid = row.get("grid", places.named("grid", community), "")
    put("grid", grid, grid)
    home = places.building(row, community, grid)
    put("building", home, home)
    put("phone", number := row.get("phone", rows.phone, ""), number)
    put("born", born := row.get("born", rows.year, ""), born)
    if (identity := own_id(row)) and row.get("id", fields.slug, ""):
        put("id", identity, identity)
    roles: tuple[str, ...] = ()
    for key in ("roles", "learning", "leads"):
        yes = key == "leads" and row.said(key) in YES
        all_roles = places.all_named("role", community)
        ids = roles if yes else row.get(key, all_roles, ())
        roles = ids if key == "roles" else roles
        put(key, ids, frozenset(ids))
    for key in WINDOWS:
        said = row.get(key, phrases, ())
        put(key, said[0] if len(said) == 1 else said, frozenset(map(window, said)))
    for key, most in zip(LIMITS, (MOST_A_WEEK, MOST_A_MONTH), strict=True):
        value = row.get(key, rows.times(most), 0)
        put(key, value or "", value, "limits", key)
    for key in ("since", "until"):
        when = row.get(key, rows.day(context.today), None)
        put(key, when or "", when)
    found.pop("id", None)
    return found


YES = {"是", "√", "✓", "✔", "可以", "yes", "y"}


def differences(
    context: Context, person: Volunteer, said: dict[str, Given]
) -> tuple[tuple[Difference, ...], tuple[Setting, ...]]:
    """Give what a row says otherwise than the roster."""
    told: list[Difference] = []
    settings: list[Setting] = []
    for one in said.values():
        if one.meant == _has(person, one.keys):
            continue
        data = context.tree[person.source.file]
        before = editing.written(data, person.source, one.keys, WHAT)
        if one.keys[0] in REFERENCES:
            before = shown(context, one.keys[0], tuple(filter(None, before.split(", "))))
        after = shown(context, one.keys[0], one.value)
        told.append(Difference(one.keys[-1], before, after))
        settings.append(Setting(person.source, one.keys, one.value, WHAT, ORDER))
    return tuple(told), tuple(settings)


def _has(person: Volunteer, keys: tuple[str, ...]) -> object:
    """Give what the roster has under a key, as it is compared."""
    if keys[0] == "limits":
        return getattr(person.limits, keys[1])
    if keys[0] == "name":
        return people.one_form(person.name)
    value = getattr(person, keys[0])
    return frozenset(value) if isinstance(value, tuple) else value


def shown(context: Context, key: str, value: Value) -> str:
    """Write a value for people: names in the place of ids."""
    if kind := REFERENCES.get(key):
        known = dict(names(context.community, kind))
        ids = value if isinstance(value, tuple) else (value,)
        return "、".join(known.get(str(one), str(one)) for one in ids)
    if isinstance(value, tuple):
        return "；".join(map(str, value))
    return value if isinstance(value, str) else scalar(value)


def file_for(context: Context, grid: str) -> str:
    """Name the file in which most people of a grid stand."""
    found = Counter(
        one.source.file for one in context.community.volunteers if one.grid == grid
    )
    most = max(found, key=lambda file: (found[file], file), default="")
    return most or f"{CONTENT}/volunteers/{grid}.yaml"


def no_grid(row: Row) -> Problem:
    """Say that nobody knows where a new person belongs."""
    return Problem(
        "missing-grid",
        text("It is not said to which grid this new person belongs."),
        row.place("grid"),
        text("Fill in the grid (网格) or the building (楼栋)."),
    )


def perhaps_another(row: Row, known: Volunteer) -> Problem:
    """Say that phone and home are another's: perhaps the person is."""
    return Problem(
        "perhaps-a-namesake",
        text("{name} has another phone and another home on the roster.", name=known.name),
        row.place("name"),
        text(
            "Write {id} in a column 编号 if it is the same person, or a new id if not.",
            id=known.id,
        ),
        related=(known.source,),
    )


def repeated(row: Row, first: Source) -> Problem:
    """Say that somebody stands in the table twice."""
    return Problem(
        "row-repeated",
        text("This stands in row {row} already.", row=first.line),
        row.place("name"),
        text("Delete one of the two; namesakes need a phone, a building or an id."),
        related=(first,),
    )
