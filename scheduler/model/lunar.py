"""The lunar calendar: its months as solar days, and a day's lunar date in words.

The months come from the package lunar_python, which is imported when the first one is
asked for.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from scheduler.model.times import DAY

JULIAN_TO_ORDINAL = 1721425
"""What a Julian day number at noon is ahead of ``date.toordinal``."""

MONTHS = "正二三四五六七八九十冬腊"
TENS = "初十廿三"
DIGITS = "一二三四五六七八九十"
WHOLE_TENS = {20: "二十", 30: "三十"}
"""The two days whose words do not follow from ``TENS`` and ``DIGITS``."""


@dataclass(frozen=True, slots=True)
class LunarMonth:
    """A month of a lunar year: ``number`` 1 to 12, its first day, and 29 or 30 days."""

    number: int
    leap: bool
    first: date
    length: int

    @property
    def last(self) -> date:
        """Its last day."""
        return self.first + (self.length - 1) * DAY


@lru_cache(maxsize=256)
def months(year: int) -> tuple[LunarMonth, ...]:
    """Give the 12 or 13 months of the lunar year that begins in the solar ``year``.

    A year takes the package some milliseconds, and every lunar rule asks for it anew:
    hence the cache of these facts, which never change.
    """
    from lunar_python import LunarYear

    return tuple(
        LunarMonth(
            number=abs(month.getMonth()),
            leap=month.isLeap(),
            first=date.fromordinal(int(month.getFirstJulianDay()) - JULIAN_TO_ORDINAL),
            length=month.getDayCount(),
        )
        for month in LunarYear.fromYear(year).getMonths()
        if month.getYear() == year
    )


def months_between(first: date, last: date) -> tuple[LunarMonth, ...]:
    """Give the months that have a day from ``first`` to ``last``, ascending."""
    return tuple(
        month
        for year in range(first.year - 1, last.year + 1)
        for month in months(year)
        if month.first <= last and first <= month.last
    )


def lunar_words(day: date) -> str:
    """Say the lunar date of ``day``: ``十月十五``, ``闰六月初一``."""
    (month,) = months_between(day, day)
    leap = "闰" if month.leap else ""
    return f"{leap}{MONTHS[month.number - 1]}月{day_words((day - month.first).days + 1)}"


def day_words(number: int) -> str:
    """Say the day of a lunar month: ``初一``, ``十五``, ``廿三``, ``三十``."""
    tens, ones = divmod(number - 1, 10)
    return WHOLE_TENS.get(number) or TENS[tens] + DIGITS[ones]
