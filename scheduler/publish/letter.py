"""Official letters on A4 in the layout of GB/T 9704: notices, agendas, reports.

Margins 37, 35, 28 and 26 mm, 22 lines of 28 characters, the title in size 二号, the text in
三号, the sender at the right above the date in Arabic digits, page numbers as — 1 —. The
standard's typefaces are not free, so letters are set in the sheets' font.

A letter is written like this, and ``pdf`` makes the file::

    Letter(
        title="周四议事会议题",
        to="各位居民代表",
        body=(
            "定于11月26日（星期四）15:00在党群驿家召开议事会，议题如下。",
            Heading("槐荫小区楼道照明"),  # numbered 一、 二、 by the layout
            "居民反映三号楼夜间没有灯，已认领，请物业说明办理情况。",
            Table((Column("事项", 90), Column("办理单位", 40)), (("换灯", "海晏物业"),)),
        ),
        signed="凌云社区",
        dated=date(2026, 11, 24),
    )
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from scheduler.publish import pdf as typesetting
from scheduler.publish import wording
from scheduler.publish.fonts import Fonts
from scheduler.publish.sheet import Column

TEMPLATE = "letter.typ"


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a part; the layout numbers them 一、 二、 三、."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words under their columns, whose widths are shares of the line."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter; lines of ``title`` and of a paragraph in ``body`` stay apart."""

    title: str
    body: tuple[str | Heading | Table, ...]
    signed: str
    """Who sends it: the community or one of its offices."""
    dated: date
    to: str = ""
    """Whom it addresses, without the colon; empty for nobody."""
    banner: str = ""


def pdf(letter: Letter, fonts: Fonts, templates: Mapping[str, str]) -> bytes:
    """Make a tagged PDF (PDF/UA-1); see ``pdf.typeset`` for ``fonts`` and errors.

    ``templates`` are those of ``site_templates/sheets``.
    """
    data = {
        **asdict(letter),
        "author": letter.signed,
        "body": [_part(part) for part in letter.body],
        "dated": wording.full_day(letter.dated),
    }
    return typesetting.typeset(data, letter.dated, fonts, templates[TEMPLATE])


def texts(letters: Iterable[Letter]) -> Iterator[str]:
    """Yield every text that stands in the letters."""
    for letter in letters:
        yield from (letter.title, letter.to, letter.signed, letter.banner)
        for part in letter.body:
            match part:
                case str():
                    yield part
                case Heading():
                    yield part.text
                case Table():
                    yield from (column.title for column in part.columns)
                    yield from (words for row in part.rows for words in row)


def _part(part: str | Heading | Table) -> dict[str, object]:
    match part:
        case Heading():
            return {"kind": "heading", "text": part.text}
        case Table():
            return {"kind": "table", **asdict(part)}
        case _:
            return {"kind": "paragraph", "lines": part.split("\n")}
