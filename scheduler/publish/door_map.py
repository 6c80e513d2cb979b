"""Draws a building as a grid of doors, coloured and lettered by who keeps in touch.

Units stand side by side, floors from the top down. Colours only help the eye: letters and
thick lines between the doors of different households say the same in black and white.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scheduler.model.doors import FLOOR
from scheduler.publish import svg, wording
from scheduler.publish.net_edition import BuildingMap, MapEdition, MapKey, MappedDoor
from scheduler.publish.svg import INNER, MARGIN, fitted, line, rect, words

PALETTE = (
    "#f7d3a8",
    "#b7dbf3",
    "#c3e5bd",
    "#ecc9dd",
    "#f4ec9c",
    "#cfc6ee",
    "#a9dcd6",
    "#f3bdb0",
)
"""Pale, so that ink on them has a contrast of more than 10 to 1."""
TOP = 36.0
FLOORS = 13.0
"""Room for the names of the floors."""
UNITS = 9.0
"""Room for the names of the units."""
GAP = 3.0
"""Between two units."""
WIDEST = 26.0
TALLEST = 15.0
ROW = 8.0
"""Of the legend."""
KEY_COLUMNS = (
    (13.0, "先锋户", "start"),
    (45.0, "", "start"),
    (98.0, "家在", "start"),
    (154.0, "本楼", "end"),
    (186.0, "共联系", "end"),
)
"""Of the legend: where from the left margin, what, and how it is set."""
NOBODY = "？"
HATCH = "vacant"
RED = svg.ACCENT


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the doors of a building stand on the page."""

    of: BuildingMap
    left: float
    wide: float
    tall: float

    def at(self, cell: MappedDoor) -> tuple[float, float]:
        """Give the upper left corner of a door."""
        floor, place = divmod(cell.number, FLOOR)
        columns = (cell.unit - 1) * self.of.doors + place - 1
        return (
            self.left + columns * self.wide + (cell.unit - 1) * GAP,
            TOP + (self.of.floors - floor) * self.tall,
        )

    @property
    def bottom(self) -> float:
        """Give where the ground is."""
        return TOP + self.of.floors * self.tall


def page(edition: MapEdition, of: BuildingMap, families: tuple[str, ...]) -> str:
    """Draw one building on a page."""
    frame = _frame(of)
    under = (
        of.grid,
        f"{of.households}户，{len(of.keys)}户先锋户联系",
        f"截至{wording.full_day(edition.as_of)}",
    )
    return svg.page(
        f"{of.place}联系图",
        said(of),
        (
            svg.hatching(HATCH, "#b9b2aa"),
            *svg.heading(
                f"{of.place}联系图", under, wording.FICTIONAL if edition.fictional else ""
            ),
            *_building(frame),
            *_legend(of, frame.bottom + UNITS + 7),
            *svg.foot(f"{edition.community}　只供社区内部使用，用后收好", "不写住户姓名"),
        ),
        families,
    )


def said(of: BuildingMap) -> str:
    """Say in words what the map shows, for those who cannot see it."""
    keys = "；".join(
        f"{key.letter} {key.member.id} {key.member.name}，本楼{key.here}户"
        for key in of.keys
    )
    alone = _count(of, 0)
    twice = sum(len(cell.letters) > 1 for cell in of.cells)
    more = f"。{alone}户无人联系" if alone else ""
    more += f"。{twice}户有两户在联系" if twice else ""
    return f"{of.place}，{of.units}个单元，{of.floors}层。{keys or '没有先锋户'}{more}"


def _count(of: BuildingMap, letters: int) -> int:
    return sum(len(cell.letters) == letters and not cell.vacant for cell in of.cells)


def _frame(of: BuildingMap) -> _Frame:
    """Make doors as large as the page lets them be, the legend under them."""
    columns = of.units * of.doors
    gaps = (of.units - 1) * GAP
    legend = (len(of.keys) + 3) * ROW
    room = svg.HEIGHT - TOP - UNITS - legend - 24
    wide = min(WIDEST, (INNER - 2 * FLOORS - gaps) / columns)
    tall = min(TALLEST, max(room / of.floors, 2.0))
    left = (svg.WIDTH - columns * wide - gaps) / 2
    return _Frame(of, left, wide, tall)


def _building(frame: _Frame) -> Iterator[str]:
    of = frame.of
    colours = {key.letter: PALETTE[key.colour % len(PALETTE)] for key in of.keys}
    for cell in of.cells:
        yield from _door(frame, cell, colours)
    letters = {(cell.unit, cell.number): cell for cell in of.cells}
    for cell in of.cells:
        yield from _edges(frame, cell, letters)
    across = of.doors * frame.wide
    for unit in range(1, of.units + 1):
        x, _y = frame.at(MappedDoor(unit, FLOOR + 1))
        yield rect(x, TOP, across, of.floors * frame.tall, stroke=svg.INK, thick=0.9)
        yield words(
            x + across / 2,
            frame.bottom + 6.5,
            f"{unit}单元",
            fitted("10单元", 4.5, across),
            "middle",
            heavy=True,
        )
    right = svg.WIDTH - frame.left
    yield line(frame.left - 4, frame.bottom, right + 4, frame.bottom, 1.2)
    size = min(3.6, frame.tall * 0.6)
    for floor in range(1, of.floors + 1):
        y = TOP + (of.floors - floor + 0.5) * frame.tall + size * 0.36
        yield words(frame.left - 2, y, f"{floor}层", size, "end", svg.QUIET)


def _door(frame: _Frame, cell: MappedDoor, colours: Mapping[str, str]) -> Iterator[str]:
    x, y = frame.at(cell)
    wide, tall = frame.wide, frame.tall
    if cell.vacant:
        yield from _vacant(x, y, wide, tall, f"{cell.number}空")
        return
    yield rect(x, y, wide, tall, "#fff")
    for place, one in enumerate(cell.letters):
        part = wide / len(cell.letters)
        yield rect(x + place * part, y, part, tall, colours[one])
    number, letter = str(cell.number), "、".join(cell.letters) or NOBODY
    small = fitted(number, min(3.4, tall * 0.3), wide * 0.8)
    size = fitted(letter, min(8.0, tall * 0.58), wide * 0.9)
    ink = svg.INK if len(cell.letters) == 1 else RED
    low = y + tall * 0.6 + size * 0.36
    yield words(x + wide * 0.06, y + small * 1.2, number, small)
    yield words(x + wide / 2, low, letter, size, "middle", ink, heavy=True)


def _vacant(x: float, y: float, wide: float, tall: float, said: str) -> Iterator[str]:
    size = fitted(said, min(3.4, tall * 0.5), wide * 0.8)
    box = size / fitted(said, 1, 1) + 0.8
    middle, centre = x + wide / 2, y + tall / 2
    yield rect(x, y, wide, tall, f"url(#{HATCH})")
    yield rect(middle - box / 2, centre - size * 0.62, box, size * 1.24, "#fff")
    yield words(middle, centre + size * 0.36, said, size, "middle", svg.QUIET)


def _edges(
    frame: _Frame, cell: MappedDoor, cells: Mapping[tuple[int, int], MappedDoor]
) -> Iterator[str]:
    """Draw the sides to the right and below; thick where somebody else's doors begin."""
    x, y = frame.at(cell)
    right, low = x + frame.wide, y + frame.tall
    beside = cells.get((cell.unit, cell.number + 1))
    below = cells.get((cell.unit, cell.number - FLOOR))
    if beside:
        yield line(right, y, right, low, _thick(cell, beside))
    if below:
        yield line(x, low, right, low, _thick(cell, below))
    if not cell.vacant and len(cell.letters) != 1:
        inset = 0.7
        yield rect(
            x + inset,
            y + inset,
            frame.wide - 2 * inset,
            frame.tall - 2 * inset,
            stroke=RED,
            thick=0.6,
        )


def _thick(one: MappedDoor, other: MappedDoor) -> float:
    same = one.letters == other.letters or one.vacant or other.vacant
    return 0.15 if same else 0.8


def _legend(of: BuildingMap, top: float) -> Iterator[str]:
    left = MARGIN
    for x, title, anchor in KEY_COLUMNS:
        yield words(left + x, top, title, 3.4, anchor, svg.QUIET)
    for number, key in enumerate(of.keys):
        yield from _key(key, top + 2.5 + number * ROW)
    y = top + 2.5 + len(of.keys) * ROW + 4
    notes = []
    if vacant := sum(cell.vacant for cell in of.cells):
        notes.append((f"url(#{HATCH})", "", f"空户，不用联系：{vacant}户"))
    if _count(of, 0):
        notes.append(("#fff", NOBODY, f"无人联系：{_count(of, 0)}户"))
    if twice := sum(len(cell.letters) > 1 for cell in of.cells):
        notes.append(("#fff", "A、B", f"两户都在联系：{twice}户"))
    x = left
    for fill, mark, said_ in notes:
        yield rect(x, y, 9, 5.5, fill, RED if mark else svg.LINE, 0.5 if mark else 0.2)
        yield words(x + 4.5, y + 4.1, mark, fitted(mark, 3.8, 8), "middle", RED, heavy=True)
        yield words(x + 11, y + 4.1, said_, 3.6)
        x += 62


def _key(key: MapKey, y: float) -> Iterator[str]:
    left, low = MARGIN, y + 5.3
    id_x, name_x, home_x, here_x, all_x = (left + x for x, *_ in KEY_COLUMNS)
    member = key.member
    yield rect(
        left, y + 0.5, 10, ROW - 1.6, PALETTE[key.colour % len(PALETTE)], svg.INK, 0.4
    )
    yield words(left + 5, low, key.letter, fitted(key.letter, 5, 9), "middle", heavy=True)
    yield words(id_x, low, member.id, fitted(member.id, 4, 30))
    yield words(name_x, low, member.name, fitted(member.name, 4.2, 50), heavy=True)
    yield words(home_x, low, member.home, fitted(member.home, 3.8, 46))
    yield words(here_x, low, f"{key.here}户", 4.2, "end")
    yield words(all_x, low, f"{member.load}户", 4.2, "end")
    yield line(left, y + ROW - 0.3, left + INNER, y + ROW - 0.3, 0.1, svg.LINE)
