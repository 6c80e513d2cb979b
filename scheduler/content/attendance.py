"""Reads ``content/attendance/*.yaml``: what took place and who came."""

import re

from scheduler.content.fields import day, number
from scheduler.content.misreads import Misread, cut, misread
from scheduler.content.nodes import Node
from scheduler.content.records import Record, Reference
from scheduler.content.shapes import at
from scheduler.model.community import Attendance
from scheduler.problems import text

MOST = 1_000_000
OCCURRENCE = re.compile(r"([a-z0-9-]+)/(\d{4}-\d{2}-\d{2})")


def read(record: Record) -> Attendance:
    """Read one occurrence's record."""
    before = len(record.reading.references)
    found = Attendance(
        occurrence=record.need("occurrence", lambda node: occurrence(node, record)),
        attended=record.refer_all("attended", "volunteer"),
        served=record.get("served", at(number(0, MOST)), 0),
        source=record.source,
        absent=record.refer_all("absent", "volunteer"),
    )
    if found.occurrence:
        held = day(found.occurrence.split("/")[1])
        record.reading.date_from(before, draft=False, last=held)
    return found


def occurrence(node: Node, record: Record) -> str:
    """Read ``dumplings/2026-11-20`` and remember which service it names."""
    identity = at(occurrence_id)(node)
    service = identity.split("/")[0]
    record.reading.references.append(Reference("service", service, node.source))
    return identity


def occurrence_id(written: str) -> str:
    """Read the id of an occurrence: service and date."""
    found = OCCURRENCE.fullmatch(written)
    try:
        if found and day(found[2]):
            return written
    except Misread:
        pass
    raise misread(
        "bad-occurrence",
        text("“{written}” is no occurrence.", written=cut(written)),
        text("Write the service's id and the date, as in dumplings/2026-11-20."),
    )
