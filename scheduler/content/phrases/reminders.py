"""How long before a duty a phone rings: ``1天``, ``2小时``, ``30分钟``, ``提前1天``."""

import re
from datetime import timedelta

from scheduler.content.misreads import cut, folded, misread
from scheduler.model.feed import is_reminder
from scheduler.problems import text

UNITS = {
    "minutes": ("分钟", "分", "minutes", "minute", "min"),
    "hours": ("个小时", "小时", "hours", "hour", "h"),
    "days": ("天", "日", "days", "day", "d"),
    "weeks": ("周", "星期", "weeks", "week", "w"),
}
WORDS = {word: unit for unit, words in UNITS.items() for word in words}
FORM = re.compile(r"(?:提前)?\s*(\d{1,4})\s*([^\d\s]+)")


def reminder(written: str) -> timedelta:
    """Read one span of time, in one unit."""
    found = FORM.fullmatch(folded(written).lower())
    if found and found[2] in WORDS:
        before = timedelta(**{WORDS[found[2]]: int(found[1])})
        if is_reminder(before):
            return before
    raise misread(
        "bad-reminder",
        text("“{written}” is no time before a duty.", written=cut(written)),
        text("For instance: 1天, 2小时, 30分钟; under a week, or whole weeks."),
    )
