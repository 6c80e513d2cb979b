"""Reads the word lists beside this file, and writes out ``{one|another}`` choices."""

import re
from functools import cache
from pathlib import Path

from demo.dice import Dice

WORDS = Path(__file__).parent / "words"
FILES = Path(__file__).parent / "files"
CHOICE = re.compile(r"\{([^{}]*)\}")


@cache
def lines(name: str) -> tuple[str, ...]:
    """Give the lines of ``words/<name>.txt`` but for comments and blank ones."""
    text = (WORDS / f"{name}.txt").read_text("utf-8")
    return tuple(x for x in text.splitlines() if x.strip() and not x.startswith("#"))


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Give the fields of each line, which ``|`` separates."""
    return tuple(tuple(part.strip() for part in line.split("|")) for line in lines(name))


def template(path: str) -> str:
    """Give the text of a file below ``files/``."""
    return (FILES / path).read_text("utf-8")


def spoken(pattern: str, dice: Dice) -> str:
    """Choose one of each ``{one|another}``."""
    return CHOICE.sub(lambda found: dice.pick(found[1].split("|")), pattern)
