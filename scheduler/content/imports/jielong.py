"""Reads a WeChat sign-up chain (接龙): numbered lines, as people really leave them.

The text is read without the roster: who is meant is for ``imports.chain`` to say. Nothing
that somebody wrote is dropped in silence: a line below the first number is an entry, or
belongs to the one above it.
"""

import re
import unicodedata
from dataclasses import dataclass

STROKES = re.compile("[\u0335-\u0338]")
"""Combining strokes, one behind each character that is crossed out."""
TAGS = re.compile("</?(?:s|del)>")
TILDES = re.compile("~~(.+?)~~")
INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufe0e\ufe0f]")
NUMBER = re.compile(
    r"\s*[(\[]?(\d{1,3})\s*(?:[.、,:)\]]+\s*|\s+|(?=[^\d\s年月日点时号周.:,、]))(?!\d)(.*)"
)
EXAMPLE = re.compile(r"\s*(?:例|示例|格式)\s*\d*\s*[.:、)]?\s*")
MORE = re.compile(r"\s*(?:\+|加|带)\s*(\d{1,2}|[一二两三四五六七八九十])\s*(?:个?人|位)?")
GONE = re.compile(
    r"(?:删除|删掉|已删|划掉|取消|撤销|退出|作废|来不了|不来|去不了|不去|不参加)了?"
)
NUMERALS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
LONGEST = 300
"""Characters of a line that are looked at."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the chain: what is said on it, without number, ``+1`` and ornaments."""

    line: int
    """In the text, from 1."""
    said: str
    more: int = 0
    """How many come along who are not named (``+1``)."""
    gone: bool = False
    """Whether it is crossed out, or says that it does not hold any more."""


@dataclass(frozen=True, slots=True)
class Chain:
    """What the chain is about, and its lines."""

    title: str
    entries: tuple[Entry, ...]


def read(written: str) -> Chain:
    """Read a chain. Never raises; without a numbered line there are no entries."""
    title: list[str] = []
    entries: list[Entry] = []
    for number, raw in enumerate(written.splitlines(), 1):
        line = raw[:LONGEST]
        plain = _plain(line)
        found = NUMBER.fullmatch(plain)
        if EXAMPLE.match(plain) and not entries:
            continue
        if found:
            if entry := _entry(number, found[2], line):
                entries.append(entry)
        elif not plain:
            continue
        elif entries:
            entries.append(_entry(number, plain, line) or Entry(number, plain))
        else:
            title.append(raw.strip().lstrip("#").removeprefix("接龙").strip())
    return Chain(" ".join(filter(None, title)), tuple(entries))


def _plain(line: str) -> str:
    """Take strokes, ornaments and wide forms off."""
    line = STROKES.sub("", INVISIBLE.sub("", line))
    line = TILDES.sub(r"\1", TAGS.sub("~~", line))
    narrow = unicodedata.normalize("NFKC", line)
    kept = (
        " " if unicodedata.category(c) in {"So", "Sk", "Cs", "Co", "Cn"} else c
        for c in narrow
    )
    return re.sub(r"\s+", " ", "".join(kept)).strip()


def _entry(number: int, said: str, raw: str) -> Entry | None:
    """Make an entry of what follows the number; ``None`` where nothing does."""
    more = MORE.search(said)
    rest = MORE.sub(" ", said, count=1) if more else said
    crossed = _is_crossed(raw)
    gone = crossed or bool(GONE.search(said))
    rest = GONE.sub("", rest).replace("[线]", "")
    rest = re.sub(r"[(（]\s*[)）]|^[\s\-—,，.。:：@]+|[\s,，;；]+$", "", rest).strip()
    if not rest:
        return None
    count = 0
    if more:
        count = int(more[1]) if more[1].isdigit() else NUMERALS[more[1]]
    return Entry(number, rest, count, gone)


def _is_crossed(raw: str) -> bool:
    """Tell whether the first letter behind the number is crossed out."""
    marked = TAGS.sub("~~", raw)
    first = next((n for n, c in enumerate(marked) if c.isalpha()), None)
    if first is None:
        return False
    return bool(STROKES.match(marked, first + 1)) or marked[:first].endswith("~~")
