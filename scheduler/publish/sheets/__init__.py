"""Which sheets there are, and the files made of them.

For each week a folder: ``2026-W48/rota.pdf``, ``2026-W48/rota.xlsx``.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from scheduler.model.times import DAY
from scheduler.problems import Problem
from scheduler.publish import glyphs, sheet
from scheduler.publish.editions import StaffEdition, StaffWeek
from scheduler.publish.sheet import Document
from scheduler.publish.sheets import week

Make = Callable[[StaffEdition, StaffWeek], tuple[sheet.Sheet, ...]]
TEMPLATE = "sheet.typ"

SHEETS: Mapping[str, tuple[str, Make]] = {
    "rota": ("志愿服务排班表", lambda edition, of: (week.sheet(edition, of),)),
}
"""File name, title, and what makes its sheets."""


def render(
    edition: StaffEdition, fonts: Path, templates: Mapping[str, str]
) -> dict[str, bytes]:
    """Give every file for each week, by its path.

    ``fonts`` is the folder that holds the sheets' font: typst reads fonts by itself and
    only from folders. ``templates`` are those of ``site_templates/sheets``.
    """
    from scheduler.publish import pdf, xlsx

    files = {}
    for path, document in documents(edition):
        files[f"{path}.pdf"] = pdf.pdf(document, fonts, templates[TEMPLATE])
        files[f"{path}.xlsx"] = xlsx.workbook(document)
    return files


def documents(edition: StaffEdition) -> Iterator[tuple[str, Document]]:
    """Yield what is printed together, with its path but for the ending."""
    for of in edition.weeks:
        for name, (title, make) in SHEETS.items():
            sheets = make(edition, of)
            if sheets:
                whole = f"{edition.community}{title} {of.week}"
                yield (
                    f"{of.week}/{name}",
                    Document(whole, edition.community, dated(of), sheets),
                )


def dated(of: StaffWeek) -> date:
    """Give the date a file carries: that of the version; a draft's week's eve."""
    return of.dated or of.week.monday - DAY


def preflight(edition: StaffEdition, coverage: str) -> tuple[Problem, ...]:
    """Give a problem for each character on the sheets that the font lacks."""
    found = {
        character: words
        for _, document in documents(edition)
        for words in sheet.texts(document.sheets)
        for character in glyphs.missing(words, coverage)
    }
    return tuple(glyphs.unprintable(one, words) for one, words in sorted(found.items()))
