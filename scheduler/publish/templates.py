"""The one Jinja environment: everything is escaped, and an unknown name is an error."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from scheduler.model.lunar import lunar_words

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

ICONS = "icons/"
"""Where the drawings stand among the templates; they are a dictionary ``icons`` in them."""
WEEKDAYS = "一二三四五六日"
WHOLE = re.compile(
    r"(\d{1,2}:\d\d)[-–](\d{1,2}:\d\d)"
    r"|(?:\d{4}年)?\d{1,2}月\d{1,2}日|[A-Z]{2}-\d{4}-\d{4}|\b\d{1,4}[日户件天人]"
)
"""What a reader should not have to put together from two lines."""


def environment(templates: Mapping[str, str]) -> "Environment":
    """Make the environment over the texts of templates, by name."""
    from jinja2 import DictLoader, Environment, StrictUndefined
    from markupsafe import Markup

    env = Environment(
        loader=DictLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters.update(FILTERS)
    env.globals["icons"] = {
        name.removeprefix(ICONS).removesuffix(".svg"): Markup(text)  # noqa: S704 - our own
        for name, text in templates.items()
        if name.startswith(ICONS)
    }
    return env


def long_day(when: date) -> str:
    """Write as 11月27日 星期五."""
    return f"{when.month}月{when.day}日 星期{WEEKDAYS[when.weekday()]}"


def short_day(when: date) -> str:
    """Write as 11月27日."""
    return f"{when.month}月{when.day}日"


def full_day(when: date) -> str:
    """Write as 2026年11月27日."""
    return f"{when.year}年{when.month}月{when.day}日"


def month_name(when: date) -> str:
    """Write as 2026年11月."""
    return f"{when.year}年{when.month}月"


def weekday(when: date) -> str:
    """Write as 星期五."""
    return f"星期{WEEKDAYS[when.weekday()]}"


def clock(when: date) -> str:
    """Write the time of a date-time as 08:30."""
    return f"{when:%H:%M}"


def unbroken(words: str) -> "Markup":
    """Keep times, dates and numbers of cases on one line; hours get their long dash."""
    from markupsafe import Markup, escape

    made, end = Markup(), 0
    for found in WHOLE.finditer(words):
        whole = f"{found[1]}–{found[2]}" if found[1] else found[0]
        made += escape(words[end : found.start()])
        made += Markup('<span class="whole">{}</span>').format(whole)
        end = found.end()
    return made + escape(words[end:])


FILTERS: dict[str, Callable[..., str]] = {
    "long_day": long_day,
    "short_day": short_day,
    "full_day": full_day,
    "month_name": month_name,
    "weekday": weekday,
    "lunar": lunar_words,
    "clock": clock,
    "unbroken": unbroken,
}
