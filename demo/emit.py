"""Writes bits of YAML the way a person would: quotes only where they are needed."""

import re
from collections.abc import Mapping, Sequence

BANNER = "# 演示数据，纯属虚构。"
SAFE = r"\w\u3000-\u303f\uff00-\uffef·“”‘’—…/."
PLAIN = re.compile(rf"[{SAFE}](?:[{SAFE}+: -]*[{SAFE}])?")
"""What may stand without quotes anywhere, also between braces."""

LONG_NUMBER = re.compile(r"[\d ]{8,}")
"""Telephone numbers: spreadsheets spoil them, so people learn to quote them."""

Value = str | Sequence[str] | Mapping[str, str | Sequence[str]]


def scalar(value: str) -> str:
    """Write a text, in quotes if YAML could misread it."""
    if LONG_NUMBER.fullmatch(value):
        return f'"{value}"'
    if PLAIN.fullmatch(value) and ": " not in value and not value.endswith(":"):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def flow(value: Value) -> str:
    """Write a value on one line: a text, ``[a, b]`` or ``{key: a}``."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(v)}" for key, v in value.items()) + "}"
    return "[" + ", ".join(scalar(part) for part in value) + "]"


def file(*parts: str) -> bytes:
    """Join lines to a file that starts with the banner."""
    return ("\n".join((BANNER, *parts)).rstrip("\n") + "\n").encode()
