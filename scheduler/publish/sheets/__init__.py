"""Which sheets there are, and the files made of them.

For each week a folder: ``2026-W48/rota.pdf``, ``2026-W48/rota.xlsx`` and so on.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from scheduler.model.times import DAY, Week
from scheduler.problems import Problem
from scheduler.publish import agenda, glyphs, letter, sheet, texts
from scheduler.publish.agenda import AgendaEdition
from scheduler.publish.editions import PublicEdition
from scheduler.publish.fonts import Fonts
from scheduler.publish.ledger_edition import LedgerEdition
from scheduler.publish.sheet import Document
from scheduler.publish.sheets import (
    board,
    handover,
    ledger,
    month,
    notice,
    people,
    phone,
    report,
    signin,
    visits,
    week,
)
from scheduler.publish.staff_edition import StaffEdition, StaffWeek
from scheduler.publish.visit_edition import VisitEdition

COMMON = "common.typ"
SHEET = "sheet.typ"
PHONE = "phone.typ"
SLIPS = "slips.typ"


@dataclass(frozen=True, slots=True)
class Paper:
    """What is printed together: file name, title, how it is made, and its files' ends."""

    name: str
    title: str
    make: Callable[[StaffEdition, StaffWeek], tuple[sheet.Sheet, ...]]
    ends: tuple[str, ...] = ("pdf",)
    template: str = SHEET


PAPERS = (
    Paper(
        "rota",
        "志愿服务排班表",
        lambda edition, of: (week.sheet(edition, of),),
        ("pdf", "xlsx", "csv", "html"),
    ),
    Paper("days", "每日志愿服务安排", week.by_day),
    Paper("people", "志愿者值班表", people.all_people, ("pdf", "xlsx", "csv")),
    Paper("grids", "各网格志愿者值班表", people.by_grid, ("pdf", "xlsx")),
    Paper("signin", "签到表", signin.sheets, ("pdf", "xlsx")),
    Paper("handover", "值班交接单", handover.sheets, ("pdf", "xlsx")),
    Paper("slips", "值班通知单", people.slips, template=SLIPS),
    Paper("changes", "变动通知单", people.changes, template=SLIPS),
    Paper("phone", "志愿服务排班表", phone.sheets, ("png",), PHONE),
)


def render(
    edition: StaffEdition, fonts: Fonts, templates: Mapping[str, str]
) -> dict[str, bytes]:
    """Give every file for each week, by its path; papers without a sheet have none.

    ``templates`` are those of ``site_templates/sheets``.
    """
    files: dict[str, bytes] = {}
    for of in edition.weeks:
        for paper in PAPERS:
            files |= make(edition, of, paper, fonts, templates)
        for name, words in texts.of_week(edition, of):
            files[f"{of.week}/{name}.txt"] = words.encode()
    return files


def make(
    edition: StaffEdition,
    of: StaffWeek,
    paper: Paper,
    fonts: Fonts,
    templates: Mapping[str, str],
) -> dict[str, bytes]:
    """Give the files of one paper for one week; none when it has no sheet."""
    document = _document(edition, of, paper)
    source = templates[COMMON] + templates[paper.template]
    return {
        f"{of.week}/{paper.name}.{end}": FORMATS[end](document, fonts, source)
        for end in (paper.ends if document.sheets else ())
    }


def render_board(
    edition: PublicEdition,
    weeks: tuple[Week, ...],
    fonts: Fonts,
    templates: Mapping[str, str],
) -> dict[str, bytes]:
    """Give the sheets for residents: of each week, and of this month and the next one.

    And the notice of resolved issues. They are made of nothing but the public edition:
    ``2026-W48/board.pdf``, ``months/2026-11.pdf``, ``months/2026-11-notices.pdf``.
    """
    made: dict[str, Document] = {}
    for of in weeks:
        at = board.dated(edition, of)
        if found := board.sheet(edition, of):
            day = at.date() if at else of.monday - DAY
            made[f"{of}/board"] = _public(edition, found, day)
    for first in month.firsts(edition):
        found = month.sheet(edition, first)
        made[f"months/{first:%Y-%m}"] = _public(edition, found, first)
    source = templates[COMMON] + templates[SHEET]
    printed = {
        f"{path}.{end}": FORMATS[end](document, fonts, source)
        for path, document in made.items()
        for end in ("pdf", "xlsx")
    }
    return printed | {
        f"{path}.pdf": letter.pdf(found, fonts, templates)
        for path, found in public_letters(edition)
    }


def render_ledger(edition: LedgerEdition) -> dict[str, bytes]:
    """Give the ledger of all issues as a workbook: ``issues.xlsx``."""
    from scheduler.publish import xlsx

    return {"issues.xlsx": xlsx.workbook(ledger.workbook(edition))}


def render_report(
    edition: LedgerEdition, fonts: Fonts, templates: Mapping[str, str]
) -> dict[str, bytes]:
    """Give the monthly report: a letter, a workbook, and a text to paste."""
    from scheduler.publish import xlsx

    return {
        "report.pdf": letter.pdf(report.letter(edition), fonts, templates),
        "report.xlsx": xlsx.workbook(ledger.report(edition)),
        "report.txt": report.text(edition).encode(),
    }


def preflight_report(edition: LedgerEdition, coverage: str) -> tuple[Problem, ...]:
    """Give a problem for each character of the report's letter that the font lacks."""
    return lacking(letter.texts([report.letter(edition)]), coverage)


def public_letters(edition: PublicEdition) -> Iterator[tuple[str, letter.Letter]]:
    """Yield the notices of resolved issues of this month and the last one."""
    this = edition.as_of.replace(day=1)
    for first in ((this - DAY).replace(day=1), this):
        if found := notice.letter(edition, first):
            yield f"months/{first:%Y-%m}-notices", found


def _public(edition: PublicEdition, found: sheet.Sheet, day: date) -> Document:
    return Document(found.title, edition.name, day, (found,))


def render_visits(
    edition: VisitEdition, fonts: Fonts, templates: Mapping[str, str]
) -> dict[str, bytes]:
    """Give the papers about visits, by their paths: ``visits/people.pdf`` and so on."""
    source = templates[COMMON] + templates[SHEET]
    return {
        f"{path}.{end}": FORMATS[end](document, fonts, source)
        for path, document, ends in visits.documents(edition)
        for end in ends
    }


def render_agendas(
    meetings: Iterable[AgendaEdition], fonts: Fonts, templates: Mapping[str, str]
) -> dict[str, bytes]:
    """Give each meeting's agenda: ``council/2026-11-26/agenda.pdf`` and so on."""
    source = templates[COMMON] + templates[SHEET]
    made: dict[str, bytes] = {}
    for of in meetings:
        path = f"council/{of.start:%Y-%m-%d}/agenda"
        for end in ("pdf", "xlsx"):
            made[f"{path}.{end}"] = FORMATS[end](agenda.document(of), fonts, source)
        made[f"{path}.txt"] = agenda.chat(of).encode()
        made[f"{path}.md"] = agenda.markdown(of).encode()
    return made


def preflight_agendas(
    meetings: Iterable[AgendaEdition], coverage: str
) -> tuple[Problem, ...]:
    """Give a problem for each character on the agendas that the font lacks."""
    made = (agenda.document(of).sheets for of in meetings)
    return lacking((words for sheets in made for words in sheet.texts(sheets)), coverage)


def _pdf(document: Document, fonts: Fonts, template: str) -> bytes:
    from scheduler.publish import pdf

    return pdf.pdf(document, fonts, template)


def _png(document: Document, fonts: Fonts, template: str) -> bytes:
    from scheduler.publish import pdf

    return pdf.png(document, fonts, template)


def _xlsx(document: Document, _fonts: Fonts, _template: str) -> bytes:
    from scheduler.publish import xlsx

    return xlsx.workbook(document)


def _csv(document: Document, _fonts: Fonts, _template: str) -> bytes:
    from scheduler.publish import csv_

    return csv_.table(document)


def _html(document: Document, _fonts: Fonts, _template: str) -> bytes:
    from scheduler.publish import html_

    return html_.page(document)


FORMATS = {"pdf": _pdf, "png": _png, "xlsx": _xlsx, "csv": _csv, "html": _html}
"""What makes the file of each ending."""


def documents(edition: StaffEdition) -> Iterator[tuple[str, Document]]:
    """Yield what is printed together, with its path but for the ending."""
    for of in edition.weeks:
        for paper in PAPERS:
            made = _document(edition, of, paper)
            if made.sheets:
                yield f"{of.week}/{paper.name}", made


def _document(edition: StaffEdition, of: StaffWeek, paper: Paper) -> Document:
    return Document(
        title=f"{edition.community}{paper.title} {of.week}",
        author=edition.community,
        dated=dated(of),
        sheets=paper.make(edition, of),
    )


def dated(of: StaffWeek) -> date:
    """Give the date a file carries: that of the version; a draft's week's eve."""
    return of.dated or of.week.monday - DAY


def preflight(edition: StaffEdition, coverage: str) -> tuple[Problem, ...]:
    """Give a problem for each character on the sheets that the font lacks."""
    made = (document.sheets for _, document in documents(edition))
    return lacking((words for sheets in made for words in sheet.texts(sheets)), coverage)


def preflight_visits(edition: VisitEdition, coverage: str) -> tuple[Problem, ...]:
    """Give a problem for each character on the printed papers that the font lacks."""
    made = (of.sheets for _, of, ends in visits.documents(edition) if "pdf" in ends)
    return lacking((words for sheets in made for words in sheet.texts(sheets)), coverage)


def lacking(said: Iterable[str], coverage: str) -> tuple[Problem, ...]:
    """Give a problem for each character of some words that the font lacks."""
    has = glyphs.known(coverage)
    found = {character: words for words in said for character in glyphs.missing(words, has)}
    return tuple(glyphs.unprintable(one, words) for one, words in sorted(found.items()))
