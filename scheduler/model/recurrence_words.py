"""Rules in Chinese words, as staff write them and residents read them."""

from collections.abc import Iterable
from functools import singledispatch
from itertools import pairwise

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

WEEKDAYS = "一二三四五六日"
NUMERALS = (*"零一二三四五六七八九十", "十一", "十二")
EVERY_DAY = 7
RUN = 3
"""So many weekdays in a row are written as a run."""
EVERY_OTHER = 2
FIRST_TENTH = 10
LEAP = {"first": ("", ""), "second": ("闰", ""), "both": ("", "（两次）")}
LUNAR_MONTHS = {1: "正月", 11: "冬月", 12: "腊月"}
FESTIVALS = {
    (1, 1): "春节",
    (1, 15): "元宵节",
    (5, 5): "端午节",
    (7, 7): "七夕",
    (8, 15): "中秋节",
    (9, 9): "重阳节",
    (12, 8): "腊八节",
    (12, -1): "除夕",
}
"""Lunar days that everybody calls by name."""


def in_words(rule: Recurrence) -> str:
    """Say a rule in Chinese; ``content.phrases.recurrence`` reads it back.

    ``TypeError`` for a rule that is none of the forms of ``model.recurrence``.
    """
    return _said(rule)


@singledispatch
def _said(rule: object) -> str:
    raise TypeError(rule)


@_said.register
def _(rule: Weekly) -> str:
    if rule.interval == 1:
        return "每天" if len(set(rule.days)) == EVERY_DAY else f"每{weekdays(rule.days)}"
    each = "隔周" if rule.interval == EVERY_OTHER else f"每{rule.interval}周"
    return each + weekdays(rule.days)


@_said.register
def _(rule: MonthDays) -> str:
    return f"每月{'、'.join(map(_day_of_month, rule.days))}"


@_said.register
def _(rule: DaysEndingIn) -> str:
    more = "、".join(f"{day}日" for day in rule.include)
    ending = f"农历逢{NUMERALS[rule.digit]}" if rule.lunar else f"每月逢{rule.digit}日"
    return f"{ending}，含{more}" if more else ending


@_said.register
def _(rule: MonthWeekday) -> str:
    which = "最后一" if rule.ordinal < 0 else f"第{NUMERALS[rule.ordinal]}"
    return f"每月{which}个周{WEEKDAYS[rule.day - 1]}"


@_said.register
def _(rule: Yearly) -> str:
    return f"每年{rule.month}月{rule.day}日"


@_said.register
def _(rule: LunarYearly) -> str:
    if rule.leap == "first" and (rule.month, rule.day) in FESTIVALS:
        return FESTIVALS[rule.month, rule.day]
    month = LUNAR_MONTHS.get(rule.month) or f"{NUMERALS[rule.month]}月"
    day = "最后一天" if rule.day < 0 else lunar_day(rule.day)
    before, after = LEAP[rule.leap]
    return f"农历{before}{month}{day}{after}"


@_said.register
def _(rule: LunarMonthDays) -> str:
    return f"农历每月{'、'.join(map(lunar_day, rule.days))}"


@_said.register
def _(_rule: Workdays) -> str:
    return "工作日"


@_said.register
def _(_rule: Restdays) -> str:
    return "休息日"


@_said.register
def _(rule: WorkdayBefore) -> str:
    return f"{in_words(rule.rule)}前一个工作日"


@_said.register
def _(rule: OnDates) -> str:
    return "、".join(f"{day.year}年{day.month}月{day.day}日" for day in rule.on)


def weekdays(days: Iterable[int]) -> str:
    """Write ISO weekdays: ``周一至周五``, ``周二、周四``."""
    ordered = sorted(set(days))
    names = [f"周{WEEKDAYS[day - 1]}" for day in ordered]
    if len(ordered) >= RUN and all(later - day == 1 for day, later in pairwise(ordered)):
        return f"{names[0]}至{names[-1]}"
    return "、".join(names)


def _day_of_month(day: int) -> str:
    if day > 0:
        return f"{day}日"
    return "最后一天" if day == -1 else f"倒数第{-day}天"


def lunar_day(day: int) -> str:
    """Write a day of a lunar month: ``初九``, ``十五``, ``廿三``, ``三十``."""
    tens, ones = divmod(day, 10)
    if tens == 0 or day == FIRST_TENTH:
        return f"初{NUMERALS[day]}"
    if not ones:
        return f"{NUMERALS[tens]}十"
    return f"{'十' if tens == 1 else '廿'}{NUMERALS[ones]}"
