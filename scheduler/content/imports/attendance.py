"""Attendance from a table: a row for each occurrence, or a row for each person who signed.

A sign-in sheet of linli is read as well: the sheet's name is the service, the date stands
before the people, a signature says that somebody came.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from scheduler import timetable
from scheduler.content.attendance import MOST, occurrence_id
from scheduler.content.editing import Setting
from scheduler.content.fields import number
from scheduler.content.files import CONTENT
from scheduler.content.imports import people, places, rows
from scheduler.content.imports.absences import no_date
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
from scheduler.content.imports.somebody import somebody
from scheduler.content.misreads import Misread, folded
from scheduler.content.writing import Value
from scheduler.model.community import Attendance
from scheduler.model.service import OccurrenceStatus, Service
from scheduler.problems import Problem, Source, text

WHAT = "attendance"
KEYS = (
    "occurrence", "service", "date", "id", "name", "grid", "phone", "mark", "attended",
    "absent", "served",
)  # fmt: skip
ORDER = ("occurrence", "attended", "absent", "served")
AROUND = timedelta(days=45)

CAME = {
    "√",
    "✓",
    "✔",
    "是",
    "到",
    "已到",
    "到场",
    "出勤",
    "1",
    "y",
    "yes",
    "已签到",
    "签到",
}
AWAY = {
    "×",
    "✕",
    "✗",
    "x",
    "否",
    "未到",
    "缺",
    "缺席",
    "缺勤",
    "请假",
    "0",
    "n",
    "no",
    "没来",
}
BETWEEN = re.compile(r"[、,，;；/\n]+|(?<=[\u3400-\u9fff]{2})\s+(?=[\u3400-\u9fff]{2})")
IN_TEXT = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")


@dataclass(slots=True)
class _Found:
    """What the rows of one occurrence say together."""

    source: Source
    name: str
    attended: dict[str, None] = field(default_factory=dict)
    absent: dict[str, None] = field(default_factory=dict)
    served: int | None = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def says_anything(self) -> bool:
        """Tell whether anybody came, stayed away, or was served; or something is wrong."""
        told = self.attended or self.absent or self.problems
        return bool(told) or self.served is not None


def lines(context: Context, sheets: tuple[Sheet, ...]) -> tuple[Line, ...]:
    """Gather the rows of each occurrence, and compare it with the record."""
    found: dict[str, _Found] = {}
    wrong: list[Line] = []
    for sheet in sheets:
        for row in sheet.rows():
            if _is_blank(row):
                continue
            identity = _occurrence(context, row)
            if identity:
                service = context.community.service[identity.split("/")[0]]
                label = f"{service.name} {identity.split('/')[1]}"
                one = found.setdefault(identity, _Found(_place(row), label))
                _take(context, row, one)
                one.problems += row.problems
            elif row.problems:
                wrong.append(unread(_place(row), _label(row), *row.problems))
    said = {i: one for i, one in found.items() if one.says_anything}
    return (*(_line(context, i, one) for i, one in said.items()), *wrong)


def _is_blank(row: Row) -> bool:
    """Tell whether a line of a sign-in sheet was left free."""
    return "name" in row.columns and not row.said("name") and not row.said("id")


def _place(row: Row) -> Source:
    keys = ("name", "occurrence", "date")
    return row.place(next((key for key in keys if key in row.columns), "date"))


def _label(row: Row) -> str:
    return row.said("name") or row.said("service") or folded(row.said("occurrence"))[:20]


def _take(context: Context, row: Row, one: _Found) -> None:
    """Add what one row says."""
    for key, into in (("attended", one.attended), ("absent", one.absent)):
        into.update(dict.fromkeys(_names(context, row, key)))
    served = row.get("served", number(0, MOST), None)
    one.served = served if served is not None else one.served
    if "name" not in row.columns:
        return
    who = somebody(row, context.community)
    mark = folded(row.said("mark")).lower()
    if who is None or ("mark" in row.columns and not mark):
        return
    if mark in AWAY:
        one.absent[who.id] = None
    elif mark in CAME or not mark or people.one_form(mark) == people.one_form(who.name):
        one.attended[who.id] = None
    else:
        row.wrong(unknown_mark(row))


def _names(context: Context, row: Row, key: str) -> list[str]:
    """Read the people named in one cell; each who is not known is told."""
    found = []
    for said in filter(None, map(str.strip, BETWEEN.split(row.said(key)))):
        try:
            found.append(people.who(said, context.community).id)
        except Misread as error:
            row.wrong(*(replace(p, source=row.place(key)) for p in error.problems))
    return found


def _occurrence(context: Context, row: Row) -> str:
    """Give the occurrence that a row is about; empty once its problem is put down."""
    said = row.said("occurrence")
    if re.fullmatch(r"[a-z0-9-]+/\d{4}-\d{2}-\d{2}", said):
        identity = row.get("occurrence", occurrence_id, "")
        if identity.split("/")[0] in context.community.service:
            return identity
    service = _service(context, row)
    day = _day(context, row)
    if service is None or day is None:
        return ""
    if day > context.today:
        row.wrong(not_yet(row, day))
        return ""
    return _held(context, row, service, day)


def _service(context: Context, row: Row) -> Service | None:
    community = context.community
    read = places.named("service", community)
    key = "service" if row.said("service") else "occurrence"
    for said in (row.said("service"), row.said("occurrence"), row.table.sheet):
        try:
            return community.service[read(said)]
        except Misread:
            continue
    title = " ".join(str(cell) for cells in row.table.rows[:3] for cell in cells if cell)
    named = [one for one in community.services if one.name in title]
    if len(named) == 1 and not row.said("service"):
        return named[0]
    known = [one.name for one in community.services]
    problem = places.nobody("service", row.said(key) or row.table.sheet, known)
    row.wrong(replace(problem, source=row.place(key)))
    return None


def _day(context: Context, row: Row) -> date | None:
    if row.said("date"):
        return row.get("date", rows.day(context.today), None)
    inside = IN_TEXT.search(folded(row.said("occurrence")))
    if inside:
        read = rows.day(context.today)
        return row.get("occurrence", lambda _: read(inside[0]), None)
    row.wrong(no_date(row))
    return None


def _held(context: Context, row: Row, service: Service, day: date) -> str:
    """Give the occurrence that the service has on a day, or had moved to it."""
    holidays = context.community.holidays
    around = timetable.of_service(service, holidays, day - AROUND, day + AROUND)
    held = [one for one in around if one.status is not OccurrenceStatus.CANCELLED]
    for one in held:
        if day in (one.date, one.nominal):
            return one.id
    near = sorted(held, key=lambda one: abs(one.date - day))[:2]
    row.wrong(
        Problem(
            "not-an-occurrence",
            text("{service} is not on {date}.", service=service.name, date=day),
            row.place("date" if "date" in row.columns else "occurrence"),
            text(
                "The nearest dates: {dates}.",
                dates=", ".join(
                    str(one.date) for one in sorted(near, key=lambda o: o.date)
                ),
            )
            if near
            else text("It has no date around that one."),
        )
    )
    return ""


def _line(context: Context, identity: str, found: _Found) -> Line:
    """Compare one occurrence with its record; it is read as a whole or not at all."""
    if found.problems:
        return unread(found.source, found.name, *found.problems)
    known = {one.occurrence: one for one in context.community.attendance}.get(identity)
    absent = [one for one in found.absent if one not in found.attended]
    said: dict[str, Value] = {}
    if found.attended:
        said["attended"] = tuple(sorted(found.attended))
    if absent:
        said["absent"] = tuple(sorted(absent))
    if found.served is not None:
        said["served"] = found.served
    if known is None:
        told = tuple(Difference(k, "", _shown(context, v)) for k, v in said.items())
        file = f"{CONTENT}/attendance/{identity.split('/')[1][:4]}.yaml"
        addition = Addition(file, {"occurrence": identity, "attended": (), **said}, WHAT)
        return Line(State.NEW, found.source, found.name, told, edits=(addition,))
    changed = {k: v for k, v in said.items() if not _is_same(known, k, v)}
    return compared(
        found.source,
        found.name,
        tuple(
            Difference(k, _shown(context, getattr(known, k)), _shown(context, v))
            for k, v in changed.items()
        ),
        tuple(Setting(known.source, (k,), v, WHAT, ORDER) for k, v in changed.items()),
    )


def _is_same(known: Attendance, key: str, value: Value) -> bool:
    has = getattr(known, key)
    return set(has) == set(value) if isinstance(value, tuple) else has == value


def _shown(context: Context, value: Value) -> str:
    if not isinstance(value, tuple):
        return str(value)
    people_ = context.community.volunteer
    return "、".join(people_[str(one)].name for one in value if one in people_)


def unknown_mark(row: Row) -> Problem:
    """Say that a mark is neither a tick nor a cross."""
    return Problem(
        "unknown-mark",
        text(
            "“{written}” says neither that somebody came nor not.", written=row.said("mark")
        ),
        row.place("mark"),
        text("Write √ or ×."),
    )


def not_yet(row: Row, day: date) -> Problem:
    """Say that nobody can have come yet."""
    return Problem(
        "not-yet-held",
        text("{date} has not come yet.", date=day),
        row.place("date" if "date" in row.columns else "occurrence"),
        text("Look at the year."),
    )
