"""Phrases for when somebody is there: ``周五上午``, ``工作日 8:00-11:30``, ``寒假``."""

import re
from datetime import time

from scheduler.content import fields
from scheduler.content.misreads import cut, misread
from scheduler.content.phrases.days import days
from scheduler.content.phrases.numerals import LONGEST, tidy
from scheduler.model.people import Window
from scheduler.model.times import DateSpan, TimeSpan
from scheduler.problems import text

PARTS = {
    "上午": TimeSpan(time(0), time(12)),
    "早上": TimeSpan(time(0), time(12)),
    "morning": TimeSpan(time(0), time(12)),
    "下午": TimeSpan(time(12), time(18)),
    "afternoon": TimeSpan(time(12), time(18)),
    "晚上": TimeSpan(time(18), time(22)),
    "晚间": TimeSpan(time(18), time(22)),
    "evening": TimeSpan(time(18), time(22)),
}
BREAKS = {"寒假": "winter", "暑假": "summer", "winter": "winter", "summer": "summer"}
CLOCK = r"\d{1,2}(?::\d{2}|[点时](?:半|\d{1,2}分?)?)"
HOURS = re.compile(rf"{CLOCK}-{CLOCK}")
ONE_DAY = (
    r"\d{4}(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2}"
    r"|年\d{1,2}月\d{1,2}[日号]?)"
)
DATES = re.compile(rf"({ONE_DAY})(?: ?(?:\.\.|-) ?({ONE_DAY}))?")
FORMS = (
    "周五 8:00-11:30, 周一至周五上午, 工作日 下午, 休息日, 每天, "
    "2026-12-01..2026-12-20 周二, 寒假 周一至周五"
)
ALWAYS = {
    "",
    "都可以",
    "全天",
    "any time",
    "anytime",
    "always",
    "每天",
    "daily",
    "every day",
}


def window(written: str) -> Window:
    """Read one phrase; ``Misread`` with the forms there are when it is none of them.

    Dates, school break, hours and days may stand in any order, each at most once.
    """
    try:
        found = _window(tidy(written))
    except ValueError:
        found = None
    if found is None:
        raise misread(
            "unknown-phrase",
            text("“{written}” is no time that is understood here.", written=cut(written)),
            text("For instance: {forms}", forms=FORMS),
        )
    return found


def _window(phrase: str) -> Window | None:
    rest, dates = _dates(phrase)
    rest, hours = _hours(rest)
    rest, during = _during(rest)
    rest = rest.replace("的", "").strip(" ,")
    if len(phrase) > LONGEST or not phrase:
        return None
    return Window(() if rest in ALWAYS else days(rest), hours, dates, during)


def _dates(phrase: str) -> tuple[str, DateSpan]:
    found = DATES.search(phrase)
    if not found:
        return phrase, DateSpan()
    first = fields.day(found[1])
    last = fields.day(found[2]) if found[2] else first
    if last < first:
        raise misread(
            "dates-reversed",
            text(
                "The end {last} lies before the beginning {first}.", first=first, last=last
            ),
        )
    return _without(phrase, found), DateSpan(first, last)


def _hours(phrase: str) -> tuple[str, TimeSpan | None]:
    if found := HOURS.search(phrase):
        return _without(phrase, found), fields.span(found[0])
    for word, hours in PARTS.items():
        if found := re.search(word + r"\b" if word.isascii() else word, phrase):
            return _without(phrase, found), hours
    return phrase, None


def _during(phrase: str) -> tuple[str, str]:
    for word, kind in BREAKS.items():
        after = r"(?: break| holidays?)?\b" if word.isascii() else "(?:期间)?"
        if found := re.search(word + after, phrase):
            return _without(phrase, found), kind
    return phrase, ""


def _without(phrase: str, found: re.Match[str]) -> str:
    return f"{phrase[: found.start()].strip()} {phrase[found.end() :].strip()}".strip()
