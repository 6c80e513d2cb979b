"""Reads ``content/services/*.yaml``: what the community offers, one service a file."""

from datetime import date

from scheduler.content.fields import day, moment, number, one_of, span
from scheduler.content.misreads import cut, misread
from scheduler.content.nodes import Node
from scheduler.content.phrases import recurrence, weekdays
from scheduler.content.phrases.titles import title
from scheduler.content.records import Make, Record, Reference
from scheduler.content.shapes import at, dates, many
from scheduler.model.recurrence import Recurrence
from scheduler.model.service import Deviation, Lesson, OnHoliday, Service, ShiftNeed
from scheduler.model.times import DateSpan
from scheduler.problems import Problem, text

MOST = 1000
DEVIATIONS = ("skip", "move", "keep", "extra")


def read(record: Record) -> Service:
    """Read one service."""
    first = record.get("from", at(day), None)
    last = record.get("until", at(day), None)
    rules = record.need("when", many(at(lambda written: recurrence(written, first))))
    lasting = record.checked(lambda: dates(first, last, record.place("until")), DateSpan())
    return offer(record, rules, lasting, "service", OnHoliday.ASK)


def offer(
    record: Record,
    rules: tuple[Recurrence, ...],
    lasting: DateSpan,
    kind: str,
    on_holiday: OnHoliday,
) -> Service:
    """Read all keys that services and one-off events share."""
    identity = record.identity("service")
    return Service(
        id=identity,
        name=record.need("name", at(title)),
        source=record.source,
        recurrence=rules,
        time=record.need("time", at(span)),
        venue=record.need_refer("venue", "venue"),
        summary=record.words("summary"),
        details=record.words("details"),
        for_whom=record.words("for_whom"),
        cost=record.words("cost"),
        bring=record.words("bring"),
        contact=record.refer("contact", "contact"),
        lead=record.refer("lead", "volunteer"),
        grids=record.refer_all("grids", "grid"),
        kind=record.get("kind", at(one_of("service kind")), kind),
        icon=record.words("icon"),
        dates=lasting,
        during=record.get("during", lambda node: during(node, record), ""),
        on_holiday=record.get("on_holiday", at(holiday_habit), on_holiday),
        needs=record.each("needs", "need", need(identity)),
        timetable=record.each("timetable", "lesson", lesson),
        deviations=tuple(
            one
            for kind in DEVIATIONS
            for one in record.each(kind, "deviation", deviation(kind))
        ),
        own_grid_first=record.flag("own_grid_first"),
        own_building_first=record.refer_all("own_building_first", "building"),
        public=record.flag("public", default=True),
        revised=record.get("revised", many(at(moment)), ()),
    )


def holiday_habit(written: str) -> OnHoliday:
    """Read what happens on public holidays."""
    return OnHoliday(one_of("on_holiday")(written))


def during(node: Node, record: Record) -> str:
    """Read a school break and remember that it should be known."""
    kind = at(one_of("during"))(node)
    record.reading.references.append(Reference("school break", kind, node.source))
    return kind


def literal_days(written: str) -> tuple[int, ...]:
    """Read days of the week: ``周五``, ``周一至周五``, ``5``."""
    try:
        return weekdays(written)
    except ValueError:
        raise misread(
            "unknown-phrase",
            text("“{written}” is no day of the week.", written=cut(written)),
            text("For instance: 周五, 周一至周五, 5"),
        ) from None


def one_day(written: str) -> int:
    """Read a single day of the week."""
    found = literal_days(written)
    if len(found) != 1:
        raise misread(
            "unknown-phrase",
            text(
                "Here should be one day of the week, not “{written}”.",
                written=cut(written),
            ),
            text("Write one line for each day."),
        )
    return found[0]


def need(service: str) -> Make[ShiftNeed]:
    """Give a reader of the lines of ``service``."""

    def read_need(record: Record) -> ShiftNeed:
        target = record.need("target", at(number(1, MOST)))
        minimum = record.get("minimum", at(number(0, MOST)), target)
        if record.ok and minimum > target:
            record.wrong(
                Problem(
                    "minimum-above-target",
                    text(
                        "At least {minimum}, but only {target} are wanted.",
                        minimum=minimum,
                        target=target,
                    ),
                    record.place("minimum"),
                )
            )
        days = record.get("days", many(at(literal_days)), ())
        return ShiftNeed(
            id=record.identity(f"need of {service}"),
            role=record.need_refer("role", "role"),
            target=target,
            minimum=minimum,
            source=record.source,
            time=record.get("time", at(span), None),
            venue=record.refer("venue", "venue"),
            days=tuple(sorted({one for some in days for one in some})),
            lead=record.flag("lead"),
            risk=record.flag("risk"),
        )

    return read_need


def lesson(record: Record) -> Lesson:
    """Read a line of a timetable."""
    return Lesson(
        day=record.need("day", at(one_day)),
        time=record.need("time", at(span)),
        name=record.need("name", at(title)),
    )


def deviation(kind: str) -> Make[Deviation]:
    """Give a reader of decisions of one kind."""

    def read_deviation(record: Record) -> Deviation:
        nominal = record.need("date", at(day))
        changed = {"move": ("to", "time", "venue"), "extra": ("time", "venue")}.get(
            kind, ()
        )
        to = record.get("to", at(day), None) if "to" in changed else None
        time = record.get("time", at(span), None) if "time" in changed else None
        venue = record.refer("venue", "venue") if "venue" in changed else ""
        if kind == "move" and record.ok and not (to or time or venue):
            record.wrong(
                Problem(
                    "move-to-nowhere",
                    text("It is not said where this moves to."),
                    record.source,
                    text("Write to (改到), time (时间) or venue (场地)."),
                )
            )
        return Deviation(
            date=nominal,
            kind=kind,
            source=record.source,
            reason=record.words("reason"),
            to=to,
            time=time,
            venue=venue,
            decided=record.get("decided", at(moment), None),
        )

    return read_deviation


def all_dates(record: Record, key: str) -> tuple[date, ...]:
    """Read one date or several, sorted, each once."""
    return tuple(sorted(set(record.need(key, many(at(day))) or ())))
