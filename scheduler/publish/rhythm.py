"""Says in words when a service is held: 每周五 08:30-10:30."""

from collections.abc import Iterable
from datetime import date

from scheduler.model.lunar import MONTHS, day_words
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
from scheduler.model.service import Service

WEEKDAYS = " 一二三四五六日"
NUMERALS = " 一二三四五六七八九十"
EVERY_DAY = 7
RUN = 3
"""From so many weekdays in a row on, they are written as a span."""
FESTIVALS = {
    (1, 1): "春节",
    (1, 15): "元宵节",
    (5, 5): "端午节",
    (7, 7): "七夕",
    (8, 15): "中秋节",
    (9, 9): "重阳节",
    (12, 8): "腊八节",
    (12, 23): "小年",
    (12, -1): "除夕",
}
DURING = {"winter": "寒假期间", "summer": "暑假期间", "any": "寒暑假期间"}


def rhythm(service: Service) -> str:
    """Say on which days and at what time."""
    days = "、".join(of(rule) for rule in service.recurrence)
    return f"{DURING.get(service.during, '')}{days} {service.time}".strip()


def of(rule: Recurrence) -> str:  # noqa: C901, PLR0911 - one line for each form
    """Say a rule in words that its reader understands as well."""
    match rule:
        case Weekly(days, interval):
            return f"{'每周' if interval == 1 else _every(interval)}{_weekdays(days)}"
        case MonthDays(days):
            return "每月" + "、".join("最后一天" if d == -1 else f"{d}日" for d in days)
        case DaysEndingIn(digit, lunar, include):
            kind = "农历每月逢" if lunar else "每月逢"
            more = "".join(f"和{day}日" for day in include)
            return f"{kind}{NUMERALS[digit or 10]}{more}"
        case MonthWeekday(ordinal, day):
            which = "最后一个" if ordinal == -1 else f"第{NUMERALS[ordinal]}个"
            return f"每月{which}周{WEEKDAYS[day]}"
        case Yearly(month, day):
            return f"每年{month}月{day}日"
        case LunarYearly(month, day):
            plain = f"{MONTHS[month - 1]}月{lunar_number(day)}"
            festival = FESTIVALS.get((month, day))
            return festival if festival == "除夕" else _with(festival, f"农历{plain}")
        case LunarMonthDays(days):
            return "农历每月" + "、".join(lunar_number(day) for day in days)
        case Workdays():
            return "工作日"
        case Restdays():
            return "周末和节假日"
        case WorkdayBefore(inner):
            return f"{of(inner)}前一个工作日"
        case OnDates(on):
            return _dates(on)
    return ""


def lunar_number(day: int) -> str:
    """Write a day of the lunar month: 初九, 廿三, 三十; -1 is 最后一天."""
    return "最后一天" if day == -1 else day_words(day)


def _every(interval: int) -> str:
    return "隔周周" if interval == 2 else f"每{NUMERALS[interval]}周的周"  # noqa: PLR2004


def _with(festival: str | None, plain: str) -> str:
    return f"{festival}（{plain}）" if festival else plain


def _weekdays(days: tuple[int, ...]) -> str:
    numbers = sorted(set(days))
    if len(numbers) == EVERY_DAY:
        return "一至周日"
    if len(numbers) >= RUN and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{WEEKDAYS[numbers[0]]}至周{WEEKDAYS[numbers[-1]]}"
    return "、周".join(WEEKDAYS[number] for number in numbers)


def _dates(on: Iterable[date]) -> str:
    days = sorted(on)
    return "、".join(f"{day.year}年{day.month}月{day.day}日" for day in days)
