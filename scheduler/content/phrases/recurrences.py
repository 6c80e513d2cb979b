"""Phrases for rules: ``每周五``, ``每月逢3日``, ``农历九月初九``, ``every friday``."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from scheduler.content import fields
from scheduler.content.misreads import Misread, cut, misread
from scheduler.content.phrases.days import days, weekdays
from scheduler.content.phrases.numerals import LONGEST, NUMBER, solid, tidy, value, values
from scheduler.model.recurrence import (
    DaysEndingIn,
    LunarMonthDays,
    LunarYearly,
    MonthDays,
    MonthWeekday,
    OnDates,
    Recurrence,
    Restdays,
    Weekly,
    WorkdayBefore,
    Workdays,
    Yearly,
)
from scheduler.problems import text

FORMS = (
    "每周五, 每周一至周五, 每周二、周四, 隔周周四, 每月3日、13日、23日, "
    "每月逢3日, 每月最后一天, 每月第一个周六, 每年3月5日, 农历九月初九, "
    "农历每月初一、十五, 农历逢三, 除夕, 工作日, 休息日, 除夕前一个工作日"
)
LAST = -1
LEAP_DAY_YEAR = 2024
LUNAR_LONGEST = 30

FESTIVALS = {
    "春节": (1, 1),
    "元宵节": (1, 15),
    "端午节": (5, 5),
    "七夕": (7, 7),
    "中秋节": (8, 15),
    "重阳节": (9, 9),
    "腊八节": (12, 8),
    "小年": (12, 23),
    "除夕": (12, LAST),
}
"""Lunar month and day; the little New Year is the northern one."""

LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
LEAP = {"": "first", "闰月": "second", "leap": "second", "两次": "both", "both": "both"}
TIMES = {"两": 2, "二": 2, "三": 3, "四": 4, "two": 2, "three": 3, "four": 4, "other": 2}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": LAST}


class _NeedsStart(Exception):  # noqa: N818 - what it says
    """A rule for every other week needs a week to count from."""


def recurrence(written: str, start: date | None = None) -> Recurrence:
    """Read a rule. ``start`` is where fortnights are counted from (a service's ``from``).

    ``Misread`` lists the forms when it is none of them.
    """
    try:
        return _rule(tidy(written), start)
    except _NeedsStart:
        raise misread(
            "start-missing",
            text(
                "“{written}” needs a beginning to count from.",
                written=cut(written),
            ),
            text("Write the first date under “from” (起)."),
        ) from None
    except (ValueError, Misread):
        raise misread(
            "unknown-phrase",
            text("“{written}” is no rule that is understood here.", written=cut(written)),
            text("For instance: {forms}", forms=FORMS),
        ) from None


def _rule(phrase: str, start: date | None) -> Recurrence:
    if len(phrase) > LONGEST:
        raise ValueError(phrase)
    if found := re.fullmatch("(.+?)的?前一个?工作日|workday before (.+)", phrase):
        return WorkdayBefore(_plain(tidy(found[1] or found[2]), start))
    return _plain(phrase, start)


def _plain(phrase: str, start: date | None) -> Recurrence:
    for form in FORM_READERS:
        rule = form(phrase, start)
        if rule is not None:
            return rule
    return _weekly(phrase)


def _weekly(phrase: str) -> Recurrence:
    found = days(phrase.removeprefix("weekly on "))
    if found == ("workday",):
        return Workdays()
    if found == ("restday",):
        return Restdays()
    numbers = tuple(day for day in found if isinstance(day, int))
    if len(numbers) < len(found) or not numbers:
        raise ValueError(phrase)
    return Weekly(numbers)


def _fortnightly(phrase: str, start: date | None) -> Recurrence | None:
    found = re.fullmatch(
        r"(?:隔|每隔一|每(?P<han>(?:[两二三四]|\d{1,2})))(?:个?(?:周|星期|礼拜)的?)?(?P<day>(?:周|星期|礼拜).+)",
        solid(phrase),
    ) or re.fullmatch(
        r"(?:every (?P<han>\w+)(?: weeks?)? on|fortnightly on|biweekly on|every other"
        r"(?: week on)?) (?P<day>.+)",
        phrase,
    )
    if not found:
        return None
    times = found["han"] or "2"
    interval = TIMES.get(times) or int(times)
    if not 1 < interval <= 52:  # noqa: PLR2004 - weeks of a year
        raise ValueError(phrase)
    if start is None:
        raise _NeedsStart
    return Weekly(weekdays(found["day"]), interval, start)


def _monthly(phrase: str, _start: date | None) -> Recurrence | None:
    close = solid(phrase)
    if found := re.fullmatch("每个?月(.+)", close):
        return _day_of_month(found[1])
    if found := re.fullmatch(
        r"(?:monthly on )?(?:the )?(last|first|second|third|fourth|fifth) "
        r"(\w+)(?: of (?:the|every|each) month)?",
        phrase,
    ):
        if found[2] == "day" and found[1] == "last":
            return MonthDays((LAST,))
        return MonthWeekday(ORDINALS[found[1]], _one(weekdays(found[2])))
    if found := re.fullmatch(r"monthly on (?:the )?(\d{1,2}(?:,\d{1,2})*)", phrase):
        return MonthDays(_month_days(found[1]))
    return None


def _day_of_month(rest: str) -> Recurrence | None:
    if found := re.fullmatch(r"第([一二三四五1-5])个(.+)", rest):
        return MonthWeekday(value(found[1]), _one(weekdays(found[2])))
    if found := re.fullmatch("最后一个(.+)", rest):
        return MonthWeekday(LAST, _one(weekdays(found[1])))
    if re.search("[日号天末]", rest):
        return MonthDays(
            tuple(sorted({_from_either_end(part) for part in rest.split(",")}))
        )
    return None


def _from_either_end(written: str) -> int:
    """Read ``3日`` (or ``3`` beside it), ``最后一天`` or ``倒数第2天``."""
    if written in {"最后一天", "月末", "末"}:
        return LAST
    if found := re.fullmatch(f"倒数第({NUMBER})天", written):
        return -_between(value(found[1]), 1, 28)
    return _between(value(re.sub("[日号]$", "", written)), 1, 31)


def _month_days(numbers: str) -> tuple[int, ...]:
    return tuple(sorted({_between(day, 1, 31) for day in values(numbers)}))


def _ending(phrase: str, _start: date | None) -> Recurrence | None:
    found = re.fullmatch(
        rf"(?P<lunar>农历)?(?:每个?月)?(?P<lunar2>农历)?逢(?P<digit>[0-9零一二三四五六七八九])(?:[日号]|的日子)?"
        rf"(?:,?(?:含|加|及)(?P<more>{NUMBER}[日号]?(?:,{NUMBER}[日号]?)*))?",
        solid(phrase),
    ) or re.fullmatch(
        r"(?P<lunar>lunar )?(?P<lunar2>)days ending in (?P<digit>\d)"
        r"(?:,? including (?P<more>\d{1,2}(?:,\d{1,2})*))?",
        phrase,
    )
    if not found:
        return None
    more = re.sub("[日号]", "", found["more"] or "")
    include = _month_days(more) if more else ()
    return DaysEndingIn(
        value(found["digit"]), bool(found["lunar"] or found["lunar2"]), include
    )


def _yearly(phrase: str, _start: date | None) -> Recurrence | None:
    found = re.fullmatch(
        rf"每年({NUMBER})月({NUMBER})[日号]", solid(phrase)
    ) or re.fullmatch(r"(?:yearly|every year) on (\d{1,2})-(\d{1,2})", phrase)
    if not found:
        return None
    month = _between(value(found[1]), 1, 12)
    last = monthrange(LEAP_DAY_YEAR, month)[1]
    return Yearly(month, _between(value(found[2]), 1, last))


def _lunar(phrase: str, _start: date | None) -> Recurrence | None:
    close = re.sub("^每年", "", solid(phrase))
    for name, (month, day) in FESTIVALS.items():
        if close in {name, name.removesuffix("节"), f"{name.removesuffix('节')}节"}:
            return LunarYearly(month, day)
    if found := re.fullmatch(
        r"lunar (\d{1,2})-(\d{1,2}|last)(?: \(?(leap|both)\)?)?", phrase
    ):
        day = LAST if found[2] == "last" else _lunar_day(found[2])
        return LunarYearly(_between(int(found[1]), 1, 12), day, LEAP[found[3] or ""])
    if found := re.fullmatch(r"lunar monthly on (\d{1,2}(?:,\d{1,2})*)", phrase):
        return LunarMonthDays(tuple(sorted({_lunar_day(d) for d in found[1].split(",")})))
    return _lunar_month(close)


def _lunar_month(close: str) -> Recurrence | None:
    if found := re.fullmatch("(?:农历|阴历)每个?月(.+)|每个?月(?:农历|阴历)(.+)", close):
        numbers = (found[1] or found[2]).split(",")
        return LunarMonthDays(tuple(sorted({_lunar_day(day) for day in numbers})))
    found = re.fullmatch(
        r"(农历|阴历)?(闰)?(正|冬|腊|[一二三四五六七八九十]{1,2}|\d{1,2})月"
        r"(初[一二三四五六七八九十]|[一二三四五六七八九十廿]{1,3}|\d{1,2}日?|最后一天|末)"
        r"(?:\((闰月|两次)\))?",
        close,
    )
    if not found or not (found[1] or found[3] in LUNAR_MONTHS or found[4][0] == "初"):
        return None
    month = LUNAR_MONTHS.get(found[3]) or _between(value(found[3]), 1, 12)
    day = LAST if found[4] in {"最后一天", "末"} else _lunar_day(found[4])
    return LunarYearly(month, day, LEAP["闰月" if found[2] else found[5] or ""])


def _lunar_day(written: str) -> int:
    return _between(value(written.removeprefix("初").removesuffix("日")), 1, LUNAR_LONGEST)


def _dates(phrase: str, _start: date | None) -> Recurrence | None:
    if not re.match(r"\d{4}", phrase):
        return None
    return OnDates(tuple(sorted({fields.day(part) for part in phrase.split(",")})))


def _between(number: int, lowest: int, highest: int) -> int:
    if not lowest <= number <= highest:
        raise ValueError(number)
    return number


def _one(numbers: tuple[int, ...]) -> int:
    (number,) = numbers
    return number


FORM_READERS: tuple[Callable[[str, date | None], Recurrence | None], ...] = (
    _dates,
    _fortnightly,
    _ending,
    _lunar,
    _monthly,
    _yearly,
)
"""Tried in this order; what none of them knows should be days of the week."""
