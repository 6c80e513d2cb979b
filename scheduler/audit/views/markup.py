"""HTML, SVG and XML in four views: what is shown, tags, comments and scripts.

Together they hold every character of the file. What a data address holds is a file.
"""

import base64
import binascii
import re

from scheduler.audit.views import plain
from scheduler.audit.views.view import Inside, Parts, View, Wrong
from scheduler.problems import text

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?\?>", re.DOTALL)
SCRIPT = re.compile(r"(<(script|style)\b[^>]*>)(.*?)</\2\s*>", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"<[!/]?[A-Za-z][^>]*>?")
INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|label|mark|q|rb|ruby|s"
    r"|samp|small|span|strike|strong|sub|sup|tspan|tt|u|var|wbr)(?:\s[^>]*)?>",
    re.IGNORECASE,
)
"""Tags that do not part a word."""
ADDRESS = re.compile(
    r"(?:href|src|srcset|poster|action|cite|content|data-[\w-]+)\s*=\s*"
    r"(\"[^\"]*\"|'[^']*'|[^\s>]+)|<loc>([^<]*)",
    re.IGNORECASE,
)
DATA = re.compile(r"data:([\w/+.-]*)(?:;[\w=-]+)*;base64,([A-Za-z0-9+/=\s]+)")
PATH = re.compile(r"\sd=(\"[^\"]*\"|'[^']*')")
"""The numbers of a drawing."""


def views(data: bytes) -> Parts:
    """View it in parts; drawings' numbers are left to the view of codes."""
    for written in plain.decoded(data):
        yield from _of(written)


def _of(written: str) -> Parts:
    addresses = "\n".join("".join(found) for found in ADDRESS.findall(written))
    yield View(text("addresses"), addresses, is_address=True)
    yield from _data(written)
    comments = "\n".join(COMMENT.findall(written))
    if comments:
        yield View(text("comments"), comments)
    written = COMMENT.sub("", written)
    scripts = "\n".join(found[2] for found in SCRIPT.findall(written))
    if scripts:
        yield View(text("scripts"), scripts, is_prose=False)
    written = SCRIPT.sub(r"\1", written)
    tags = PATH.sub("", "\n".join(TAG.findall(written)))
    yield View(text("tags and attributes"), tags, is_prose=False)
    shown = TAG.sub("\n", INLINE.sub("", re.sub(r"\s+", " ", written)))
    yield View(text("shown text"), shown)


def _data(written: str) -> Parts:
    for number, found in enumerate(DATA.finditer(written), 1):
        kind = found[1].partition("/")[2].partition("+")[0] or "bin"
        try:
            yield Inside(f"data-{number}.{kind}", base64.b64decode(found[2]))
        except binascii.Error:
            yield Wrong.SEALED
