"""Reads and writes ``content/rotas/<week>.yaml``: one ISO week, in one canonical form.

``load(dump(rota)) == rota``, places in the file aside; comments with names are for people
and mean nothing.
"""

import re
from collections.abc import Iterator
from datetime import date

from scheduler.content import fields
from scheduler.content.fields import moment, number, one_of
from scheduler.content.misreads import Misread, cut, misread
from scheduler.content.nodes import Block, Node
from scheduler.content.records import Record, Reference, records
from scheduler.content.shapes import ReadNode, at, many
from scheduler.content.writing import instant, quoted
from scheduler.model.community import Community
from scheduler.model.rota import Assignment, Change, Rota, RotaShift, RotaStatus
from scheduler.model.times import TimeSpan
from scheduler.problems import text

SHIFT = re.compile(r"([a-z0-9-]+)/(\d{4}-\d{2}-\d{2})/([a-z0-9-]+)")
MOST = 1_000_000

# --- read --------------------------------------------------------------------------


def read(record: Record) -> Rota:
    """Read one week."""
    before = len(record.reading.references)
    status = RotaStatus(record.need("status", at(one_of("rota status"))) or "draft")
    rota = Rota(
        week=record.need("week", at(fields.week)),
        status=status,
        shifts=tuple(sorted(record.each("shifts", "rota shift", shift), key=in_order)),
        released_at=record.get("released_at", at(moment), None),
        changes=record.each("changes", "change", change),
        planned_from=record.words("planned_from"),
        source=record.source,
    )
    draft = status is RotaStatus.DRAFT
    last = rota.week.sunday if rota.week and not draft else None
    record.reading.date_from(before, draft=draft, last=last)
    return rota


def in_order(one: RotaShift) -> tuple[object, ...]:
    """Sort shifts by day, time and id."""
    return one.date, one.time, one.shift


def shift(record: Record) -> RotaShift:
    """Read one shift."""
    day, time = record.need("when", at(when)) or (None, None)
    return RotaShift(
        shift=record.need("shift", shift_id(record)),
        date=day,
        time=time,
        venue=record.need_refer("venue", "venue"),
        assignments=record.get("volunteers", many(assignment(record)), ()),
        reserves=record.refer_all("reserves", "volunteer"),
        source=record.source,
    )


def when(written: str) -> tuple[date, TimeSpan]:
    """Read a day with its hours: ``2026-11-27 08:30-10:00``."""
    parts = written.split(maxsplit=1)
    if len(parts) != 2:  # noqa: PLR2004 - day and hours
        raise misread(
            "bad-date",
            text("“{written}” is no day with hours.", written=cut(written)),
            text("Write both, as in 2026-11-27 08:30-10:00."),
        )
    return fields.day(parts[0]), fields.span(parts[1])


def shift_id(record: Record) -> ReadNode[str]:
    """Give a reader of shift ids that are looked up later."""

    def read_id(node: Node) -> str:
        identity = at(shift_text)(node)
        record.reading.references.append(Reference("shift", identity, node.source))
        return identity

    return read_id


def shift_text(written: str) -> str:
    """Read the id of a shift: service, date and line."""
    found = SHIFT.fullmatch(written)
    try:
        if found and fields.day(found[2]):
            return written
    except Misread:
        pass
    raise misread(
        "bad-shift",
        text("“{written}” is no shift.", written=cut(written)),
        text("Write service, date and line, as in dumplings/2026-11-27/wrap."),
    )


def assignment(record: Record) -> ReadNode[Assignment]:
    """Give a reader of assigned people: an id, or ``{id: li-na, pinned: yes}``."""
    refer = record.reference("volunteer")

    def read_one(node: Node) -> Assignment:
        if not isinstance(node, Block):
            return Assignment(refer(node), source=node.source)
        found = tuple(records((node,), "assignment", pinned, record.reading))
        if not found:
            raise Misread
        return found[0]

    return read_one


def pinned(record: Record) -> Assignment:
    """Read the long form of an assignment."""
    return Assignment(
        record.need_refer("id", "volunteer"),
        record.flag("pinned"),
        record.place("id"),
        record.words("by"),
        record.words("reason"),
    )


def change(record: Record) -> Change:
    """Read a recorded change."""
    return Change(
        revision=record.need("revision", at(number(1, MOST))),
        at=record.need("at", at(moment)),
        kind=record.need("kind", at(one_of("change kind"))),
        shift=record.need("shift", shift_id(record)),
        by=record.words("by"),
        reason=record.words("reason"),
        out=record.refer("out", "volunteer"),
        substitute=record.refer("in", "volunteer"),
        before=record.words("before"),
        source=record.source,
    )


# --- write -------------------------------------------------------------------------


def dump(rota: Rota, community: Community) -> bytes:
    """Write one week; names stand beside ids as comments."""
    return "\n".join([*lines(rota, community), ""]).encode()


def lines(rota: Rota, community: Community) -> Iterator[str]:
    """Yield the file's lines."""
    first, last = rota.week.monday, rota.week.sunday
    yield comment(
        f"# {community.name} {rota.week.year}年第{rota.week.number}周 "
        f"({first.month}月{first.day}日至{last.month}月{last.day}日)。"
        "plan 写草稿，release 定稿；人手修改后运行 linli check。"
    )
    yield f"week: {rota.week}"
    yield f"status: {rota.status}"
    if rota.released_at:
        yield f"released_at: {instant(rota.released_at)}"
    if rota.planned_from:
        yield f"planned_from: {quoted(rota.planned_from)}"
    yield "shifts:" if rota.shifts else "shifts: []"
    for one in sorted(rota.shifts, key=in_order):
        yield from shift_lines(one, community)
    if rota.changes:
        yield "changes:"
    for recorded in rota.changes:
        yield change_line(recorded)


def shift_lines(one: RotaShift, community: Community) -> Iterator[str]:
    """Yield the lines of one shift."""
    yield beside(f"  - shift: {one.shift}", shift_name(one, community))
    yield f"    when: {one.date} {one.time}"
    yield f"    venue: {quoted(one.venue)}"
    yield "    volunteers:" if one.assignments else "    volunteers: []"
    for assigned in one.assignments:
        yield beside(
            f"      - {_assigned(assigned)}", person(assigned.volunteer, community)
        )
    if one.reserves:
        yield beside(
            f"    reserves: [{', '.join(map(quoted, one.reserves))}]",
            "、".join(person(reserve, community) for reserve in one.reserves),
        )


def _assigned(one: Assignment) -> str:
    """Write an assignment: the id, and of a pinned one that it is, by whom and why."""
    written = quoted(one.volunteer)
    parts = {
        "id": written,
        "pinned": "yes" if one.pinned else "",
        "by": quoted(one.by) if one.by else "",
        "reason": quoted(one.reason) if one.reason else "",
    }
    said = ", ".join(f"{key}: {value}" for key, value in parts.items() if value)
    return written if said == f"id: {written}" else f"{{{said}}}"


def shift_name(one: RotaShift, community: Community) -> str:
    """Name a shift's service and role."""
    service = community.service.get(one.service)
    if service is None:
        return ""
    line = one.shift.rsplit("/", 1)[-1]
    role = next((need.role for need in service.needs if need.id == line), "")
    return f"{service.name} {community.role[role].name if role in community.role else ''}"


def person(volunteer: str, community: Community) -> str:
    """Name a volunteer; the id again where nobody has it."""
    known = community.volunteer.get(volunteer)
    return known.name if known else volunteer


def change_line(recorded: Change) -> str:
    """Write a recorded change on one line."""
    parts = {
        "revision": str(recorded.revision),
        "at": instant(recorded.at),
        "kind": recorded.kind,
        "shift": recorded.shift,
        "out": recorded.out,
        "in": recorded.substitute,
        "by": recorded.by,
        "reason": recorded.reason,
        "before": recorded.before,
    }
    written = (
        f"{key}: {value if key in ('at', 'shift') else quoted(value)}"
        for key, value in parts.items()
        if value
    )
    return f"  - {{{', '.join(written)}}}"


def beside(line: str, said: str) -> str:
    """Put a comment after a line."""
    return f"{line}  # {comment(said.strip())}" if said.strip() else line


def comment(said: str) -> str:
    """Keep a comment on its line, whatever a name holds."""
    return "".join(c if c.isprintable() or c == "\u3000" else " " for c in said)
