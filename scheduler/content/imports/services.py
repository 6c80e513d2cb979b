"""Services from a table: a row for each, or one for each role that it needs."""

from collections.abc import Callable
from dataclasses import replace

from scheduler.content import editing, fields
from scheduler.content.editing import Setting
from scheduler.content.files import CONTENT
from scheduler.content.imports import people, places, times
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
from scheduler.content.imports.somebody import own_id
from scheduler.content.misreads import Misread, folded
from scheduler.content.phrases import recurrence
from scheduler.content.phrases.titles import title
from scheduler.content.services import MOST
from scheduler.content.vocabulary import WORDS
from scheduler.content.writing import Value
from scheduler.model.service import Service, ShiftNeed
from scheduler.problems import Problem, text

WHAT = "service"
KEYS = (
    "id", "service", "when", "time", "start", "end", "venue", "summary", "for_whom", "cost",
    "bring", "on_holiday", "role", "target", "minimum",
)  # fmt: skip
ORDER = (
    "id", "name", "summary", "details", "for_whom", "cost", "bring", "contact", "venue",
    "kind", "icon", "when", "during", "time", "from", "until", "on_holiday", "needs",
)  # fmt: skip
FREE = ("summary", "for_whom", "cost", "bring")
NEED = ("id", "role", "target", "minimum")


def lines(context: Context, sheets: tuple[Sheet, ...]) -> tuple[Line, ...]:
    """Gather the rows of each service, and compare it with the content."""
    groups: dict[str, list[Row]] = {}
    for sheet in sheets:
        for row in sheet.rows():
            groups.setdefault(own_id(row) or row.said("service"), []).append(row)
    taken = set(context.community.service)
    return tuple(_line(context, group, taken) for group in groups.values())


def _line(context: Context, group: list[Row], taken: set[str]) -> Line:
    first, name = group[0], group[0].said("service")
    known = _known(context, first)
    found: dict[str, Value] = {}
    needs: list[tuple[Row, dict[str, Value]]] = []
    for row in group:
        found = {**_given(context, row, known), **found}
        need = _need(context, row)
        if need:
            needs.append((row, need))
    if known is None and not any(row.problems for row in group):
        _complete(first, found)
    problems = tuple(problem for row in group for problem in row.problems)
    source = first.place("service")
    if problems:
        return unread(source, name, *problems)
    if known is not None:
        return _compared(context, first, known, found, needs)
    identity = own_id(first) or people.fresh(people.letters(name), taken, WHAT)
    taken.add(identity)
    record: dict[str, Value] = {"id": identity, "name": name, **found}
    ids: set[str] = set()
    listed: list[Value] = []
    for _, need in needs:
        ids.add(one := people.fresh(str(need["role"]), ids, "shift"))
        listed.append({"id": one, **need})
    ordered = {key: record[key] for key in ORDER if key in record}
    told = tuple(Difference(k, "", _shown(context, k, v)) for k, v in found.items())
    told += tuple(Difference("role", "", _need_shown(context, need)) for _, need in needs)
    file = f"{CONTENT}/services/{identity}.yaml"
    addition = Addition(file, {**ordered, "needs": tuple(listed)}, WHAT, alone=True)
    told = (Difference("id", "", identity), *told)
    return Line(State.NEW, source, name, told, edits=(addition,))


def _known(context: Context, row: Row) -> Service | None:
    """Give the service that a row means; ``None`` for a new one."""
    community = context.community
    identity, name = own_id(row), row.said("service")
    if not identity and not name:
        row.wrong(
            Problem("missing-name", text("This row has no name."), row.place("service"))
        )
        return None
    if identity:
        row.get("id", fields.slug, "")
        return community.service.get(identity)
    wanted = places.key(name)
    found = [one for one in community.services if places.key(one.name) == wanted]
    if len(found) > 1:
        row.wrong(
            Problem(
                "several-of-that-name",
                text("There are several: {kind} “{id}”.", kind=text("service"), id=name),
                row.place("service"),
                text("Say which by its id: {ids}", ids=", ".join(s.id for s in found)),
            )
        )
    return found[0] if found else None


def _given(context: Context, row: Row, known: Service | None) -> dict[str, Value]:
    """Read what a row says of the service itself; each value as it will be written."""
    found: dict[str, Value] = {}
    start = known.dates.first if known else None
    reads: dict[str, Callable[[str], Value]] = {
        "when": lambda said: _checked(said, lambda: recurrence(said, start)),
        "venue": places.named("venue", context.community),
        "on_holiday": fields.one_of("on_holiday"),
        **dict.fromkeys(FREE, fields.words),
    }
    for key, read in reads.items():
        if value := row.get(key, read, ""):
            found[key] = value
    if row.said("service"):
        row.get("service", title, "")
    said = times.hours(row.said("time"))
    start_, end = (times.hours(row.said(key)) for key in ("start", "end"))
    key = "time" if said else "start"
    if said or (start_ and end):
        try:
            found["time"] = str(fields.span(said or f"{start_}-{end}"))
        except Misread as error:
            row.wrong(*(replace(p, source=row.place(key)) for p in error.problems))
    return found


def _checked(said: str, read: Callable[[], object]) -> str:
    read()
    return folded(said)


def _need(context: Context, row: Row) -> dict[str, Value]:
    """Read a role that is needed, with how many."""
    role = row.get("role", places.named("role", context.community), "")
    target = row.get("target", fields.number(1, MOST), 0)
    minimum = row.get("minimum", fields.number(0, MOST), None)
    if not role or row.problems:
        return {}
    need: dict[str, Value] = {"role": role}
    if target:
        need["target"] = target
    if minimum is not None:
        need["minimum"] = minimum
    return need


def _complete(row: Row, found: dict[str, Value]) -> None:
    """See that a new service has what each needs."""
    for key in ("when", "time", "venue"):
        if key not in found:
            row.wrong(
                Problem(
                    "missing-cell",
                    text("A new service needs this."),
                    row.place(key if key in row.columns else "service"),
                    text("Fill in when (规律), time (时间) and venue (场地)."),
                )
            )


def _compared(
    context: Context,
    row: Row,
    known: Service,
    found: dict[str, Value],
    needs: list[tuple[Row, dict[str, Value]]],
) -> Line:
    """Give what a table says otherwise than the service's file."""
    told: list[Difference] = []
    settings: list[Setting | Addition] = []
    for key, value in found.items():
        if _is_same(known, key, value):
            continue
        told.append(Difference(key, _has(context, known, key), _shown(context, key, value)))
        settings.append(Setting(known.source, (key,), value, WHAT, ORDER))
    by_role: dict[str, ShiftNeed] = {need.role: need for need in reversed(known.needs)}
    for _, said in needs:
        has = by_role.get(str(said["role"]))
        if has is None:
            taken = {need.id for need in known.needs}
            one = people.fresh(str(said["role"]), taken, "shift")
            record = {"id": one, **said}
            told.append(Difference("role", "", _need_shown(context, said)))
            settings.append(Addition(known.source.file, record, "need", "needs"))
            continue
        for key in ("target", "minimum"):
            if key in said and said[key] != getattr(has, key):
                role = context.community.role[has.role].name
                told.append(Difference(key, f"{role} {getattr(has, key)}", f"{said[key]}"))
                settings.append(Setting(has.source, (key,), said[key], "need", NEED))
    line = compared(row.place("service"), known.name, tuple(told), ())
    return replace(line, edits=tuple(settings))


def _is_same(known: Service, key: str, value: Value) -> bool:
    if key == "when":
        return (recurrence(str(value), known.dates.first),) == known.recurrence
    if key == "time":
        return str(known.time) == value
    return bool(getattr(known, key) == value)


def _has(context: Context, known: Service, key: str) -> str:
    """Write what the file says of a key."""
    if key == "venue":
        return context.community.venue[known.venue].name
    if key == "on_holiday":
        return WORDS[key][known.on_holiday]
    return editing.written(context.tree[known.source.file], known.source, (key,), WHAT)


def _shown(context: Context, key: str, value: Value) -> str:
    if key == "on_holiday":
        return WORDS[key][str(value)]
    return context.community.venue[str(value)].name if key == "venue" else str(value)


def _need_shown(context: Context, need: dict[str, Value]) -> str:
    role = context.community.role[str(need["role"])].name
    counts = [str(need[key]) for key in ("target", "minimum") if key in need]
    return " ".join((role, "/".join(counts))).strip()
