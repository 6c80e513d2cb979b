"""A community of three people, and 40-odd ways in which one of them could leak."""

import base64
import gzip
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import segno
import typst
import xlsxwriter
from PIL import Image, PngImagePlugin
from pypdf import PdfReader, PdfWriter

from scheduler.publish.qr import qr

FONTS = Path(__file__).parents[2] / "scheduler/fonts"
NAME = "王建芳"
PHONE = "12412345678"
TOKEN = "Zx9_" * 8
IDENTITY = "11010519491231002X"
"""The example of GB 11643: its check digit is right."""
PAGE = "<!doctype html><html><head>{head}</head><body><p>{body}</p></body></html>"
Tree = Mapping[str, bytes]

CONTENT = {
    "content/community.yaml": """
name: 示范社区
domain: shifan.example
residents: 300
contacts: [{id: office, name: 社区服务大厅, phone: 0633-5550100}]
grids: [{id: grid-1, name: 第一网格, phone: 0633-5550101}]
venues: [{id: hall, name: 党群驿家, address: 示范路1号, directions: 进门右转201室}]
""",
    "content/volunteers/grid-1.yaml": f"""
- {{id: wang-jianfang, name: {NAME}, grid: grid-1, phone: "{PHONE}"}}
- {{id: gao-xing, name: 高兴, grid: grid-1, phone: "12400000002"}}
- {{id: li-lan, name: 李兰, grid: grid-1, born: 1970, public_name: full,
   consent: {{by: 本人, date: 2026-01-01, scope: services, until: 2026-12-31}}}}
""",
    "content/feeds.yaml": f"""
- {{volunteer: wang-jianfang, token: {TOKEN}, minted: 2026-01-05T09:00}}
""",
}


def page(body: str = "你好", head: str = "") -> bytes:
    return PAGE.format(body=body, head=head).encode()


def entities(words: str) -> str:
    return "".join(f"&#{ord(character)};" for character in words)


def escapes(words: str) -> str:
    return "".join(f"\\u{ord(character):04x}" for character in words)


def percents(words: str) -> str:
    return "".join(f"%{byte:02X}" for byte in words.encode())


def picture(kind: str = "JPEG", **saved: Any) -> bytes:  # noqa: ANN401 - what Pillow takes
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, kind, **saved)
    return out.getvalue()


def exif(tag: int, value: object) -> bytes:
    made = Image.Exif()
    made[tag] = value
    return picture(exif=made.tobytes())


def located() -> bytes:
    made = Image.Exif()
    made[0x8825] = {1: "N", 2: (35.0, 25.0, 0.0), 3: "E", 4: (119.0, 31.0, 0.0)}
    return picture(exif=made.tobytes())


def png(text: str, *, international: bool) -> bytes:
    info = PngImagePlugin.PngInfo()
    if international:
        info.add_itxt("Author", text)
    else:
        info.add_text("Comment", text)
    return picture("PNG", pnginfo=info)


def pdf(body: str, author: str = "") -> bytes:
    source = f'#set document(author: "{author}")\n#set text(font: "Noto Sans SC")\n{body}'
    fonts: Any = [str(FONTS)]
    made, _ = typst.compile_with_warnings(source.encode(), font_paths=fonts, format="pdf")
    return made


def pdf_with(change: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("你好"))))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def xlsx(cell: str, author: str = "") -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.set_properties({"author": author})
    book.add_worksheet().write_string(0, 0, cell)
    book.close()
    return out.getvalue()


def zipped(tree: Tree) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in tree.items():
            archive.writestr(path, data)
    return out.getvalue()


def code(content: str) -> bytes:
    out = io.BytesIO()
    segno.make_qr(content).save(out, kind="png", scale=6)
    return out.getvalue()


def drawn(content: str) -> str:
    """Draw a code as pages do, without the words for those who cannot see it."""
    return re.sub(r'aria-label="[^"]*"', "", qr(content))


def folded(line: str, at: int) -> bytes:
    data = line.encode()
    return b"BEGIN:VCALENDAR\r\n" + data[:at] + b"\r\n " + data[at:] + b"\r\n"


def xmp() -> bytes:
    said = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>{NAME}</a></x:xmpmeta>'
    return picture(xmp=said.encode())


SPLIT = f"{PHONE[:3]}<b>{PHONE[3:7]}</b>{PHONE[7:]}"
HIDDEN = "\u200b".join(NAME)
WIDE = PHONE.translate({ord("0") + n: 0xFF10 + n for n in range(10)})
ATTACHED = pdf_with(lambda w: w.add_attachment("a.txt", f"找{NAME}".encode()))

SURFACES: dict[str, Tree] = {
    "text of a page": {"index.html": page(f"请找{NAME}")},
    "attribute": {"index.html": page(f'<img alt="{NAME}包水饺" src="a.png">')},
    "comment": {"index.html": page(f"<!-- {NAME}说的 -->")},
    "meta description": {
        "index.html": page(head=f'<meta name="description" content="{NAME}的事">')
    },
    "JSON-LD with escapes": {
        "index.html": page(
            head='<script type="application/ld+json">{"name":"'
            + escapes(NAME)
            + '"}</script>'
        )
    },
    "entities": {"index.html": page(entities(NAME))},
    "entities of entities": {"index.html": page(entities(NAME).replace("&", "&amp;"))},
    "address in percents": {"index.html": page(f'<a href="/p/{percents(NAME)}">看</a>')},
    "name parted by tags": {"index.html": page(f"<b>{NAME[0]}</b>{NAME[1:]}")},
    "name with gaps": {"index.html": page("　".join(NAME))},
    "not found page": {"404.html": page(NAME)},
    "robots": {"robots.txt": f"# {NAME}\nUser-agent: *\n".encode()},
    "search index with zero width": {
        "search/search_index.json": f'{{"docs":[{{"text":"找{HIDDEN}"}}]}}'.encode()
    },
    "escaped search index": {
        "search/index.js": ('x="' + escapes("找" + HIDDEN) + '"').encode()
    },
    "tags": {"tags.json": f'{{"mappings":[{{"tags":["{NAME}"]}}]}}'.encode()},
    "sitemap": {
        "sitemap.xml": f"<urlset><url><loc>https://a.example/{percents(NAME)}/</loc></url>"
        "</urlset>".encode()
    },
    "packed sitemap": {
        "sitemap.xml.gz": gzip.compress(f"<urlset><loc>/{NAME}</loc></urlset>".encode())
    },
    "Atom feed": {"feed.xml": f"<feed><title>谢谢{NAME}</title></feed>".encode()},
    "CDATA": {"feed.xml": f"<feed><title><![CDATA[{NAME}]]></title></feed>".encode()},
    "calendar": {"a.ics": f"BEGIN:VCALENDAR\r\nSUMMARY:{NAME}\r\n".encode()},
    "calendar folded inside a character": {"a.ics": folded(f"SUMMARY:{NAME}", 10)},
    "calendar with a folded number": {"a.ics": folded(f"DESCRIPTION:{PHONE}", 15)},
    "PDF page": {"a.pdf": pdf(f"负责人 {NAME}")},
    "PDF properties": {"a.pdf": pdf("你好", NAME)},
    "PDF attachment": {"a.pdf": ATTACHED},
    "XLSX cell": {"a.xlsx": xlsx(NAME)},
    "XLSX properties": {"a.xlsx": xlsx("你好", NAME)},
    "PNG text": {"a.png": png("tel " + PHONE, international=False)},
    "PNG international text": {"a.png": png(NAME, international=True)},
    "JPEG EXIF artist": {"a.jpg": exif(0x013B, PHONE)},
    "JPEG EXIF author of Windows": {"a.jpg": exif(0x9C9D, NAME.encode("utf-16-le"))},
    "JPEG XMP": {"a.jpg": xmp()},
    "JPEG comment": {"a.jpg": picture(comment=NAME.encode())},
    "place of a photo": {"a.jpg": located()},
    "image in a page": {
        "index.html": page(
            f'<img src="data:image/jpeg;base64,{base64.b64encode(xmp()).decode()}">'
        )
    },
    "SVG text": {
        "a.svg": f"<svg><text><tspan>{NAME[0]}</tspan>{NAME[1:]}</text></svg>".encode()
    },
    "QR code in a PNG": {"a.png": code(f"tel:{PHONE}")},
    "QR code in a page": {"index.html": page(drawn(f"TEL:{PHONE}"))},
    "name of a file": {f"photos/{NAME}.png": picture("PNG")},
    "name of a folder": {f"{NAME}/index.html": page()},
    "pinyin in the name of a file": {"photos/wangjianfang-2026.jpg": picture()},
    "pinyin in an address": {"index.html": page('<a href="/people/Wang_Jianfang/">看</a>')},
    "id in an address": {"index.html": page('<a href="/p/?who=wang-jianfang">看</a>')},
    "source map": {"a.js.map": f'{{"sourcesContent":["// {NAME}"]}}'.encode()},
    "leftover source": {"volunteers.yaml": b"- {id: x}\n"},
    "leftover backup": {"index.html~": b"old"},
    "leftover of git": {".git/HEAD": b"ref: refs/heads/main\n"},
    "table in GBK": {"list.csv": f"姓名,电话\n{NAME},1\n".encode("gb18030")},
    "text in UTF-16": {"a.txt": f"找{NAME}".encode("utf-16")},
    "archive in an archive": {"a.zip": zipped({"b.zip": zipped({"c.txt": NAME.encode()})})},
    "document": {"a.zip": zipped({"word/document.xml": f"<w>{NAME}</w>".encode()})},
    "locked archive": {
        "a.zip": zipped({"a.txt": b"x"}).replace(b"PK\x01\x02", b"PK\x01\x03")
    },
    "number in full width": {"index.html": page(WIDE)},
    "number with gaps": {"index.html": page(f"{PHONE[:3]} {PHONE[3:7]}-{PHONE[7:]}")},
    "number parted by tags": {"index.html": page(SPLIT)},
    "number of nobody on the roster": {"index.html": page("电话 138 1234 5678")},
    "identity card": {"index.html": page(f"证件{IDENTITY}")},
    "number plate": {"index.html": page("鲁L·12345违停")},
    "unit and room": {"index.html": page("3号楼2单元501室漏水")},
    "door": {"index.html": page("住在 3-2-501 的邻居")},
    "secret address": {"app.js": f'fetch("/feeds/{TOKEN}.ics")'.encode()},
}
"""One planted leak each, by the name of the surface."""

CLEAN: Tree = {
    "index.html": page(
        "党群驿家，示范路1号，进门右转201室。电话 0633-5550100。李兰带队，2683户，"
        "2026-11-23 08:30-10:30，编号SF-2026-0012"
    ),
    "a.png": picture("PNG"),
    "a.xlsx": xlsx("你好"),
    "a.pdf": pdf("你好"),
    "app.js": b"var a=9007199254740991,b=0.13912345678;",
    "qr.html": page(qr("https://shifan.example/")),
}
