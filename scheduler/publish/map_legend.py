"""Draws what the letters on the map of a building mean, and what is wrong there."""

from collections.abc import Iterator

from scheduler.publish import svg
from scheduler.publish.net_edition import BuildingMap, MapKey
from scheduler.publish.svg import INNER, MARGIN, fitted, rect, words

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
NOBODY = "？"
TWO = "A/B"
HATCH = "vacant"
HEAD = 3.5
ROW = 8.0
NOTES = 12.0
"""Room for the line of what else there is."""
STEPS = (8, 24)
"""So many keys stand in one column at full size, so many in two; more in three."""
NARROW = 134.0
"""Width of a key without the home."""
GAP = 6.0
"""Between columns."""


def columns(of: BuildingMap) -> int:
    """Give how many columns of keys there are."""
    return 1 + sum(len(of.keys) > step for step in STEPS)


def scale(of: BuildingMap) -> float:
    """Give how large keys are."""
    count = columns(of)
    return 1.0 if count == 1 else (INNER - GAP * (count - 1)) / count / NARROW


def height(of: BuildingMap) -> float:
    """Give how much room all of it takes."""
    return HEAD + -(-len(of.keys) // columns(of)) * ROW * scale(of) + NOTES


def drawn(of: BuildingMap, top: float) -> Iterator[str]:
    """Draw the keys, and below them what the other signs mean."""
    count, size = columns(of), scale(of)
    wide = INNER if count == 1 else NARROW
    rows = -(-len(of.keys) // count)
    for column in range(count if of.keys else 0):
        x = MARGIN + column * (wide * size + GAP)
        yield f'<g transform="translate({x:.2f} {top:.2f}) scale({size:.4f})">'
        yield from _titles(wide)
        for row, key in enumerate(of.keys[column * rows : (column + 1) * rows]):
            yield from _key(key, HEAD + row * ROW, wide)
        yield "</g>"
    yield from _notes(of, top + HEAD + rows * ROW * size + 4)


def _titles(wide: float) -> Iterator[str]:
    yield words(13, 0, "先锋户", 3.4, fill=svg.QUIET)
    if wide > NARROW:
        yield words(98, 0, "家在", 3.4, fill=svg.QUIET)
    yield words(wide - 18, 0, "本楼", 3.4, "end", svg.QUIET)
    yield words(wide, 0, "共联系", 3.4, "end", svg.QUIET)


def _key(key: MapKey, y: float, wide: float) -> Iterator[str]:
    low, member = y + 5.3, key.member
    yield rect(0, y + 0.5, 10, ROW - 1.6, colour(key), svg.INK, 0.4)
    yield words(5, low, key.letter, fitted(key.letter, 5, 9), "middle", heavy=True)
    yield words(13, low, member.id, fitted(member.id, 4, 30 if member.name else 80))
    yield words(45, low, member.name, fitted(member.name, 4.2, 50), heavy=True)
    if wide > NARROW:
        yield words(98, low, member.home, fitted(member.home, 3.8, 52))
    yield words(wide - 18, low, f"{key.here}户", 4.2, "end")
    yield words(wide, low, f"{member.load}户", 4.2, "end")
    yield svg.line(0, y + ROW - 0.3, wide, y + ROW - 0.3, 0.1, svg.LINE)


def colour(key: MapKey) -> str:
    """Give the colour of a key."""
    return PALETTE[key.colour % len(PALETTE)]


def _notes(of: BuildingMap, y: float) -> Iterator[str]:
    x = MARGIN
    for fill, mark, said in _signs(of):
        yield rect(x, y, 9, 5.5, fill, svg.ACCENT if mark else svg.LINE, 0.4)
        size = fitted(mark, 3.8, 8)
        yield words(x + 4.5, y + 4.1, mark, size, "middle", svg.ACCENT, heavy=True)
        yield words(x + 11, y + 4.1, said, 3.6)
        x += 62


def _signs(of: BuildingMap) -> Iterator[tuple[str, str, str]]:
    """Yield ground, mark and meaning of what there is on this map."""
    if vacant := sum(cell.vacant for cell in of.cells):
        yield f"url(#{HATCH})", "", f"空户，不用联系：{vacant}户"
    if of.alone:
        yield "#fff", NOBODY, f"无人联系：{of.alone}户"
    if of.twice:
        yield "#fff", TWO, f"两户都在联系：{of.twice}户"
