"""Reads ``content/visits/*.yaml``: which visits were paid, to the building."""

from collections.abc import Sequence
from datetime import date

from scheduler.content.fields import day, number, words
from scheduler.content.misreads import cut, misread
from scheduler.content.nodes import Node
from scheduler.content.phrases.doors import doors
from scheduler.content.phrases.titles import title
from scheduler.content.records import Make, Record, Reference
from scheduler.content.shapes import ReadNode, at, many
from scheduler.model.place import Compound
from scheduler.model.visit import Visit
from scheduler.problems import text

MOST = 1000


def reader(compounds: Sequence[Compound]) -> Make[Visit]:
    """Give a reader that knows the buildings, by id and by name."""

    def read(record: Record) -> Visit:
        return Visit(
            date=record.need("date", at(day)),
            programme=record.need_refer("programme", "visit programme"),
            visitors=tuple(
                dict.fromkeys(record.need("visitors", many(visitor(record))) or ())
            ),
            source=record.source,
            building=record.get("building", building(record, compounds), ""),
            count=record.get("count", at(number(1, MOST)), 1),
            topics=record.get("topics", many(at(title)), ()),
            needs=record.get("needs", many(at(title)), ()),
            issues=record.refer_all("issues", "issue"),
            note=record.words("note"),
        )

    return read


def visitor(record: Record) -> ReadNode[str]:
    """Give a reader of a pioneer household's or a volunteer's id."""
    return record.reference("visitor")


def building(record: Record, compounds: Sequence[Compound]) -> ReadNode[str]:
    """Give a reader of a building, by its id or its name; a door is refused."""
    read = at(lambda written: whole_building(written, compounds))

    def read_building(node: Node) -> str:
        found = read(node)
        record.reading.references.append(Reference("building", found, node.source))
        return found

    return read_building


def whole_building(written: str, compounds: Sequence[Compound]) -> str:
    """Read ``wanghai-3`` or ``望海名苑 3号楼``; ``Misread`` when doors are named."""
    found = doors(words(written), compounds)
    if found.unit is None:
        return found.building
    raise misread(
        "door-in-place",
        text("“{written}” names a door.", written=cut(written)),
        text("A visit is noted for its building only: {building}", building=found.building),
    )


def order(visit: Visit) -> tuple[date, str, str, tuple[str, ...], str, int]:
    """Sort visits by date, whatever file they stand in."""
    return (
        visit.date,
        visit.programme,
        visit.building,
        visit.visitors,
        visit.source.file,
        visit.source.line,
    )
