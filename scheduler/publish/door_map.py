"""Draws a building as a grid of doors, coloured and lettered by who keeps in touch.

Units stand side by side, floors from the top down. Colours only help the eye: letters and
thick lines between the doors of different households say the same in black and white.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scheduler.model.doors import FLOOR
from scheduler.publish import map_legend, svg, wording
from scheduler.publish.map_legend import HATCH, NOBODY
from scheduler.publish.net_edition import BuildingMap, MapEdition, MappedDoor
from scheduler.publish.svg import INNER, fitted, line, rect, words

TOP = 36.0
FLOORS = 13.0
"""Room for the names of the floors."""
UNITS = 9.0
"""Room for the names of the units."""
GAP = 3.0
"""Between two units."""
FOOT = 14.0
WIDEST = 26.0
TALLEST = 15.0
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
            *map_legend.drawn(of, frame.bottom + UNITS + 7),
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
    more = f"。{of.alone}户无人联系" if of.alone else ""
    more += f"。{of.twice}户有两户在联系" if of.twice else ""
    return f"{of.place}，{of.units}个单元，{of.floors}层。{keys or '没有先锋户'}{more}"


def _frame(of: BuildingMap) -> _Frame:
    """Make doors as large as the page lets them be, the legend under them."""
    columns = of.units * of.doors
    gaps = (of.units - 1) * GAP
    room = svg.HEIGHT - TOP - UNITS - 7 - map_legend.height(of) - FOOT
    wide = min(WIDEST, (INNER - 2 * FLOORS - gaps) / columns)
    tall = min(TALLEST, max(room / of.floors, 2.0))
    left = (svg.WIDTH - columns * wide - gaps) / 2
    return _Frame(of, left, wide, tall)


def _building(frame: _Frame) -> Iterator[str]:
    of = frame.of
    colours = {key.letter: map_legend.colour(key) for key in of.keys}
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
    number, letter = str(cell.number), "/".join(cell.letters) or NOBODY
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
