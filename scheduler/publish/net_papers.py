"""Makes the files of the liaison net: lists and charts, maps of buildings, hand-overs."""

from collections.abc import Iterable, Iterator, Mapping

from scheduler.problems import Problem
from scheduler.publish import door_map, load_chart, pdf, sheet
from scheduler.publish.fonts import Fonts
from scheduler.publish.net_edition import HandoverEdition, MapEdition, NetEdition
from scheduler.publish.sheets import COMMON, FORMATS, SHEET, lacking, net

PAGES = "pages.typ"
MAP = "联系图"


def render(
    edition: NetEdition, fonts: Fonts, templates: Mapping[str, str]
) -> dict[str, bytes]:
    """Give what is made each week: ``liaison/net.pdf``, ``liaison/loads.svg`` and so on.

    ``templates`` are those of ``site_templates/sheets``. Without a pioneer household there
    is nothing.
    """
    source = templates[COMMON] + templates[SHEET]
    files = {
        f"{path}.{end}": FORMATS[end](document, fonts, source)
        for path, document, ends in net.documents(edition)
        for end in ends
    }
    if any(grid.members for grid in edition.grids):
        drawn = load_chart.page(edition, fonts.families)
        files["liaison/loads.svg"] = drawn.encode()
    return files


def render_maps(
    edition: MapEdition, fonts: Fonts, templates: Mapping[str, str]
) -> dict[str, bytes]:
    """Give a drawing for each building, and all of them as pages: ``maps.pdf``."""
    drawn = [(of, door_map.page(edition, of, fonts.families)) for of in edition.buildings]
    pages = [{"svg": svg, "said": door_map.said(of)} for of, svg in drawn]
    data = {
        "title": f"{edition.community}{MAP}",
        "author": edition.community,
        "pages": pages,
    }
    return {
        **{f"{of.id}.svg": svg.encode() for of, svg in drawn},
        "maps.pdf": pdf.typeset(data, edition.as_of, fonts, templates[PAGES]),
    }


def render_handovers(
    edition: HandoverEdition, fonts: Fonts, templates: Mapping[str, str]
) -> dict[str, bytes]:
    """Give the sheets of hand-overs: ``handover.pdf``."""
    source = templates[COMMON] + templates[SHEET]
    return {"handover.pdf": FORMATS["pdf"](net.handover_document(edition), fonts, source)}


def preflight(edition: NetEdition, coverage: str) -> tuple[Problem, ...]:
    """Give a problem for each character that the font lacks."""
    made = (of.sheets for _, of, _ in net.documents(edition))
    return lacking((words for sheets in made for words in sheet.texts(sheets)), coverage)


def preflight_maps(edition: MapEdition, coverage: str) -> tuple[Problem, ...]:
    """Give a problem for each character on the maps that the font lacks."""
    return lacking(_on_maps(edition), coverage)


def preflight_handovers(edition: HandoverEdition, coverage: str) -> tuple[Problem, ...]:
    """Give a problem for each character on the hand-over sheets that the font lacks."""
    return lacking(sheet.texts(net.handover_document(edition).sheets), coverage)


def _on_maps(edition: MapEdition) -> Iterator[str]:
    yield edition.community
    for of in edition.buildings:
        yield from (of.place, of.grid)
        members: Iterable[str] = (
            words for key in of.keys for words in (key.member.name, key.member.home)
        )
        yield from members
