"""Reads ``content/visit-programmes.yaml``: what is visited, how often, what to look at."""

from scheduler.content.fields import day, moment
from scheduler.content.misreads import cut, misread
from scheduler.content.phrases.cadences import cadence
from scheduler.content.phrases.days import days
from scheduler.content.phrases.titles import title
from scheduler.content.records import Record
from scheduler.content.shapes import at, dates, many
from scheduler.model.times import DateSpan
from scheduler.model.visit import VisitProgramme
from scheduler.problems import text


def read(record: Record) -> VisitProgramme:
    """Read one programme; without ``cadence`` it is not planned."""
    first = record.get("from", at(day), None)
    last = record.get("until", at(day), None)
    on = record.get("days", many(at(visit_days)), ())
    return VisitProgramme(
        id=record.identity("visit programme"),
        name=record.need("name", at(title)),
        source=record.source,
        for_whom=record.words("for_whom"),
        cadence=record.get("cadence", at(lambda written: cadence(written, first)), None),
        days=tuple(dict.fromkeys(one for some in on for one in some)),
        off_holidays=record.flag("off_holidays"),
        dates=record.checked(lambda: dates(first, last, record.place("until")), DateSpan()),
        grids=record.refer_all("grids", "grid"),
        sealed_list=record.refer("sealed_list", "sealed list"),
        checklist=record.get("checklist", many(at(title)), ()),
        note=record.words("note"),
        revised=record.get("revised", many(at(moment)), ()),
    )


def visit_days(written: str) -> tuple[int | str, ...]:
    """Read days of the week: ``周二、周四``, ``工作日``."""
    try:
        return days(written)
    except ValueError:
        raise misread(
            "unknown-phrase",
            text("“{written}” is no day of the week.", written=cut(written)),
            text("For instance: 周二、周四, 工作日, 周末"),
        ) from None
