"""Draws how many households the pioneer households have: all of them, then by grid."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scheduler.publish import svg, wording
from scheduler.publish.net_edition import NetEdition
from scheduler.publish.svg import INNER, MARGIN, fitted, line, rect, words

BAR = "#2f7d6b"
OUT = "outside"
"""The hatch of bars outside the bounds."""
TOP = 36.0
TALL = 74.0
"""Of the large chart."""
SMALL = 36.0
"""Of a grid's chart, at most."""
COLUMNS = 3


@dataclass(frozen=True, slots=True)
class _Box:
    """Where a chart stands: its left, its ground, its size."""

    x: float
    ground: float
    wide: float
    tall: float


def page(edition: NetEdition, families: tuple[str, ...]) -> str:
    """Draw the page."""
    loads = [load for grid in edition.grids for load in grid.loads]
    title = f"{edition.community}先锋户联系户数分布"
    under = (
        f"每户应联系{edition.least}到{edition.most}户，理想{edition.ideal}户",
        "",
        f"截至{wording.full_day(edition.as_of)}",
    )
    banner = wording.FICTIONAL if edition.fictional else ""
    return svg.page(
        title,
        f"全社区：{summary(loads)}。"
        + "；".join(f"{grid.name}：{summary(grid.loads)}" for grid in edition.grids),
        (
            svg.hatching(OUT, svg.ACCENT, step=1.2),
            *svg.heading(title, under, banner),
            *_all(edition, loads),
            *_grids(edition, loads),
            *svg.foot(
                f"{edition.community}　只供社区内部使用",
                "柱子上的数是先锋户的户数，下面的数是联系的户数",
            ),
        ),
        families,
    )


def summary(loads: Sequence[int]) -> str:
    """Say how many there are, the least, the most and the mean."""
    if not loads:
        return "没有先锋户"
    mean = sum(loads) / len(loads)
    return f"{len(loads)}户先锋户，最少{min(loads)}，最多{max(loads)}，平均{mean:.1f}"


def span(edition: NetEdition, loads: Sequence[int]) -> range:
    """Give the loads that a chart shows: all there are, and the bounds."""
    every = [*loads, edition.least, edition.most]
    return range(min(every), max(every) + 1)


def _all(edition: NetEdition, loads: Sequence[int]) -> Iterator[str]:
    yield words(MARGIN, TOP + 4, f"全社区　{summary(loads)}", 4.6, heavy=True)
    yield from _chart(
        edition, loads, span(edition, loads), _Box(MARGIN, TOP + 14 + TALL, INNER, TALL)
    )


def _grids(edition: NetEdition, loads: Sequence[int]) -> Iterator[str]:
    top = TOP + TALL + 34
    rows = -(-len(edition.grids) // COLUMNS) or 1
    pitch = min(SMALL + 20, (svg.HEIGHT - 14 - top) / rows)
    gap = 7.0
    wide = (INNER - gap * (COLUMNS - 1)) / COLUMNS
    most = max(
        (max(Counter(grid.loads).values(), default=0) for grid in edition.grids), default=0
    )
    for number, grid in enumerate(edition.grids):
        row, column = divmod(number, COLUMNS)
        x, y = MARGIN + column * (wide + gap), top + row * pitch
        told = summary(grid.loads).replace("先锋户", "")
        yield words(x, y, grid.name, 4.0, heavy=True)
        yield words(x, y + 4.4, told, fitted(told, 3.0, wide), fill=svg.QUIET)
        box = _Box(x, y + pitch - 11, wide, pitch - 24)
        yield from _chart(edition, grid.loads, span(edition, loads), box, most)


def _chart(
    edition: NetEdition, loads: Sequence[int], shown: range, box: _Box, highest: int = 0
) -> Iterator[str]:
    """Draw bars; those of several charts are as tall as if ``highest`` filled a box."""
    count = Counter(loads)
    step = box.wide / len(shown)
    unit = box.tall / (highest or max(count.values(), default=1))
    size = min(4.2, step * 0.5)
    for number, load in enumerate(shown):
        x, tall = box.x + number * step, count[load] * unit
        inside = edition.least <= load <= edition.most
        fill = BAR if inside else f"url(#{OUT})"
        middle = x + step / 2
        if tall:
            edge = svg.INK if load == edition.ideal else "none"
            yield rect(
                x + step * 0.12, box.ground - tall, step * 0.76, tall, fill, edge, 0.6
            )
            yield words(middle, box.ground - tall - 1.2, str(count[load]), size, "middle")
        ideal = load == edition.ideal
        yield words(middle, box.ground + size + 0.8, str(load), size, "middle", heavy=ideal)
        if ideal and not highest:
            yield words(
                middle, box.ground + 2 * size + 1.8, "理想", size, "middle", svg.ACCENT
            )
    yield line(box.x, box.ground, box.x + box.wide, box.ground, 0.4)
