"""Writes sheets as one HTML page that a phone opens and that can be pasted elsewhere."""

from collections import defaultdict
from collections.abc import Iterator
from html import escape

from scheduler.publish.sheet import (
    Cell,
    Column,
    Document,
    Flow,
    Look,
    Piece,
    Placed,
    Sheet,
    marked,
    place,
)

ELEMENTS = {Look.STRONG: "strong", Look.QUIET: "small", Look.TAG: "b", Look.ALERT: "em"}
"""What stands out is an element, so it survives pasting and a reader's own style."""
STYLE = """
body { margin: 1rem; color: #1a1a1a; background: #fff; font: 1rem/1.5 sans-serif }
div { overflow-x: auto }
table { border-collapse: collapse; min-width: 60rem }
caption { text-align: left }
h1 { margin: 0; font-size: 1.3rem }
h1, p { position: sticky; left: 0; max-width: calc(100vw - 2rem) }
p { margin: .4rem 0 }
th, td { padding: .3rem .5rem; border: 1px solid #777; text-align: left }
thead th { background: #f4eee6 }
tbody { border-top: 3px solid #444 }
.centred { text-align: center }
.list span { display: inline-block }
small { font-size: .875em }
b, em { color: #8f1d1d; font-style: normal; font-weight: bold }
mark { color: inherit; background: #fff1b8 }
@media print {
  @page { size: A4 landscape; margin: 11mm }
  body { margin: 0; font-size: 9.5pt }
  div { overflow: visible }
  table { min-width: 0; width: 100% }
  tr { break-inside: avoid }
}
"""
"""Nothing in it is fetched; the page may load nothing and run nothing either."""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(document: Document) -> bytes:
    """Write all sheets below each other; merged cells stay merged."""
    title, author = escape(document.title), escape(document.author)
    lines = (
        "<!doctype html>",
        '<html lang="zh-CN">',
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="robots" content="noindex">',
        f'<meta name="author" content="{author}">',
        f'<meta name="dcterms.date" content="{document.dated}">',
        f"<title>{title}</title>",
        f"<style>{STYLE}</style>",
        "<main>",
        *(line for sheet in document.sheets for line in _sheet(sheet)),
        "</main>",
        "</html>",
        "",
    )
    return "\n".join(lines).encode()


def _sheet(sheet: Sheet) -> Iterator[str]:
    # What scrolls sideways on a phone must be reached by the keyboard, and have a name.
    yield f'<div role="region" aria-label="{escape(sheet.title)}" tabindex="0">'
    yield "<table>"
    above = (f"（{sheet.banner}）" if sheet.banner else "",)
    under = "　".join(filter(None, (sheet.left, sheet.middle, sheet.right)))
    yield f"<caption>{_paragraphs(above)}<h1>{escape(sheet.title)}</h1>"
    yield f"{_paragraphs((under,))}</caption>"
    if any(column.title for column in sheet.columns):
        titles = (f'<th scope="col">{escape(one.title)}</th>' for one in sheet.columns)
        yield f"<thead><tr>{''.join(titles)}</tr></thead>"
    rows: dict[int, list[Placed]] = defaultdict(list)
    for placed in place(sheet):
        rows[placed.row].append(placed)
    row = 0
    for group in sheet.groups:
        yield "<tbody>"
        for number in range(row, row + group.height):
            top = number == row and group.head is not None
            cells = (
                _cell(one, sheet.columns[one.column], head=top and one.column == 0)
                for one in rows[number]
            )
            yield f"<tr>{''.join(cells)}</tr>"
        yield "</tbody>"
        row += group.height
    yield "</table>"
    signed = "　　".join(f"{who}：＿＿＿＿＿＿" for who in sheet.sign)
    yield f"{_paragraphs((*sheet.notes, signed))}</div>"


def _paragraphs(said: tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(words)}</p>" for words in said if words)


def _cell(placed: Placed, column: Column, *, head: bool = False) -> str:
    cell = placed.cell
    spans = (("rowspan", cell.rows), ("colspan", cell.columns))
    looks = (("centred", column.centred), ("list", cell.flow is Flow.LIST))
    classes = " ".join(name for name, applies in looks if applies)
    attributes = (
        ' scope="rowgroup"' if head else "",
        *(f' {name}="{reach}"' for name, reach in spans if reach > 1),
        f' class="{classes}"' if classes else "",
    )
    name = "th" if head else "td"
    return f"<{name}{''.join(attributes)}>{_words(cell)}</{name}>"


def _words(cell: Cell) -> str:
    if cell.flow is Flow.LINES:
        return "<br>".join(map(_piece, cell.pieces))
    last = len(cell.pieces) - 1
    return "".join(
        f"<span>{_piece(piece)}{'、' if at < last else ''}</span>"
        for at, piece in enumerate(cell.pieces)
    )


def _piece(piece: Piece) -> str:
    words = escape(marked(piece))
    if element := ELEMENTS.get(piece.look):
        words = f"<{element}>{words}</{element}>"
    return f"<mark>{words}</mark>" if piece.changed else words
