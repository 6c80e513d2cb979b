"""A page of A4 as SVG, in millimetres: the one drawing for the screen, paper and PDF.

It says all with shapes, words and its own attributes: nothing is fetched, nothing runs.
"""

from collections.abc import Iterable
from html import escape
from unicodedata import east_asian_width

WIDTH = 210.0
HEIGHT = 297.0
MARGIN = 12.0
INNER = WIDTH - 2 * MARGIN
INK = "#1c1410"
QUIET = "#5a5048"
ACCENT = "#8f1d1d"
LINE = "#8a8078"
FONTS = ("Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei")
"""The sheets' own, which the PDF takes; then what a staff computer has."""


def page(title: str, said: str, parts: Iterable[str], families: Iterable[str]) -> str:
    """Give a page with a title for its file and what it shows in words."""
    fonts = ", ".join(f"'{one}'" for one in dict.fromkeys([*families, *FONTS]))
    return "\n".join(
        (
            '<svg xmlns="http://www.w3.org/2000/svg" role="img" lang="zh-CN"',
            f'width="{WIDTH:g}mm" height="{HEIGHT:g}mm"',
            f'viewBox="0 0 {WIDTH:g} {HEIGHT:g}" font-family="{fonts}, sans-serif">',
            f"<title>{escape(title)}</title>",
            f"<desc>{escape(said)}</desc>",
            "<style>@page { size: A4; margin: 0 }</style>",
            f'<rect width="{WIDTH:g}" height="{HEIGHT:g}" fill="#fff"/>',
            *parts,
            "</svg>",
            "",
        )
    )


def rect(  # noqa: PLR0917 - where it is and how it looks
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str = "none",
    stroke: str = "none",
    thick: float = 0.2,
) -> str:
    """Draw a rectangle."""
    edge = f' stroke="{stroke}" stroke-width="{thick:g}"' if stroke != "none" else ""
    return (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" '
        f'fill="{fill}"{edge}/>'
    )


def line(  # noqa: PLR0917 - where it is and how it looks
    x1: float, y1: float, x2: float, y2: float, thick: float, stroke: str = INK
) -> str:
    """Draw a line."""
    return (
        f'<path d="M{x1:.2f} {y1:.2f}L{x2:.2f} {y2:.2f}" stroke="{stroke}" '
        f'stroke-width="{thick:g}" stroke-linecap="square" fill="none"/>'
    )


def words(  # noqa: PLR0917 - where it is and how it looks
    x: float,
    y: float,
    said: str,
    size: float,
    anchor: str = "start",
    fill: str = INK,
    *,
    heavy: bool = False,
) -> str:
    """Write words on the line at ``y``; an outline makes the font's one weight heavier."""
    edge = f' stroke="{fill}" stroke-width="{size * 0.035:.3f}"' if heavy else ""
    at = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-size="{size:.2f}" fill="{fill}"{at}{edge}>'
        f"{escape(said)}</text>"
    )


def heading(title: str, under: tuple[str, str, str], banner: str) -> Iterable[str]:
    """Write a page's banner, its title, and a line with what stands left, middle, right."""
    if banner:
        yield words(WIDTH / 2, 10, f"（{banner}）", 3.2, "middle", ACCENT)
    yield words(WIDTH / 2, 20, title, fitted(title, 7.5, INNER), "middle", heavy=True)
    for x, anchor, said in zip(
        (MARGIN, WIDTH / 2, WIDTH - MARGIN), ("start", "middle", "end"), under, strict=True
    ):
        yield words(x, 28, said, 3.8, anchor, QUIET)


def foot(left: str, right: str) -> Iterable[str]:
    """Write what stands at the bottom of a page."""
    yield words(MARGIN, HEIGHT - 7, left, 3, fill=QUIET)
    yield words(WIDTH - MARGIN, HEIGHT - 7, right, 3, "end", QUIET)


def fitted(said: str, size: float, width: float) -> float:
    """Give the size at which words are no wider than ``width``, at most ``size``."""
    ems = sum(1 if east_asian_width(c) in "FWA" else 0.58 for c in said)
    return min(size, width / ems) if ems else size


def hatching(name: str, colour: str, *, step: float = 1.6) -> str:
    """Define a hatch that ``fill="url(#name)"`` uses."""
    return (
        f'<defs><pattern id="{name}" width="{step:g}" height="{step:g}" '
        f'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="{step:g}" height="{step:g}" fill="#fff"/>'
        f'<path d="M0 0V{step:g}" stroke="{colour}" stroke-width="{step / 2:g}"/>'
        "</pattern></defs>"
    )
