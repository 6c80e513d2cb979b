"""The search index: sorted, and one entry a page in the form that the pages load."""

import html
import json
import re
import warnings
from pathlib import Path

from mkdocs.exceptions import PluginError

from scheduler.problems import text
from scheduler.site.sources import say

BETWEEN = "\u200b"
"""Stands between the words that jieba found."""
TAG = re.compile(r"<[^>]+>")
SHORTEST = 2
WORD = re.compile(r"[\u3400-\u9fff]+")


def need_jieba() -> None:
    """Refuse to build without the word list: search would silently lose words."""
    try:
        with warnings.catch_warnings():  # its source has escapes that Python frowns upon
            warnings.simplefilter("ignore")
            import jieba
    except ImportError:
        raise PluginError(
            say(
                text(
                    "The package jieba is missing, and search could cut no Chinese words. "
                    "Install it: pip install jieba"
                )
            )
        ) from None
    jieba.setLogLevel("ERROR")


def finish(site: Path) -> None:
    """Sort Material's index, and write ``search/index.js`` beside it."""
    path = site / "search" / "search_index.json"
    if not path.is_file():
        return
    index = json.loads(path.read_text("utf-8"))
    index["docs"].sort(key=lambda entry: (entry["location"], entry["title"]))
    path.write_text(_compact(index), "utf-8")
    script = f"window.linliIndex={_compact(by_page(index['docs']))};\n"
    (path.parent / "index.js").write_text(script, "utf-8")


def by_page(entries: list[dict[str, str]]) -> dict[str, object]:
    """Join the sections of each page; list the words that a query may be cut into."""
    pages: dict[str, list[str]] = {}
    words: set[str] = set()
    for entry in entries:
        address = entry["location"].partition("#")[0]
        title, text = (plain(entry[key]) for key in ("title", "text"))
        words.update(cut(f"{title} {text}"))
        page = pages.setdefault(address, [address, title.replace(BETWEEN, ""), ""])
        page[2] += f"{title} {text} ".replace(BETWEEN, "")
    return {
        "p": [pages[address] for address in sorted(pages)],
        "w": " ".join(sorted(words)),
    }


def plain(text: str) -> str:
    """Take tags and entities out."""
    return " ".join(html.unescape(TAG.sub(" ", text)).split(" ")).strip()


def cut(text: str) -> list[str]:
    """Give the Chinese words of two characters and more."""
    return [word for word in WORD.findall(text) if len(word) >= SHORTEST]


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
