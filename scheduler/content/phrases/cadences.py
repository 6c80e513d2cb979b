"""Phrases for how often: ``每月``, ``每季度一次``, ``每两周``, ``quarterly``."""

import re
from datetime import date

from scheduler.content.misreads import cut, misread
from scheduler.content.phrases.numerals import LONGEST, NUMBER, solid, tidy, value
from scheduler.model.visit import Cadence, Frequency
from scheduler.problems import text

FORMS = "每周, 每两周, 每月, 每两个月, 每季度, 每半年, 每年"
MONTHS = {"季": 3, "半年": 6, "年": 12, "一年": 12}
ENGLISH = {
    "weekly": (Frequency.WEEKLY, 1),
    "fortnightly": (Frequency.WEEKLY, 2),
    "monthly": (Frequency.MONTHLY, 1),
    "quarterly": (Frequency.MONTHLY, 3),
    "half-yearly": (Frequency.MONTHLY, 6),
    "yearly": (Frequency.MONTHLY, 12),
}


def cadence(written: str, start: date | None = None) -> Cadence:
    """Read how often. ``start`` is where several weeks are counted from (``from``)."""
    try:
        frequency, interval = _counted(written)
        if frequency is Frequency.WEEKLY and interval > 1 and start is None:
            raise misread(
                "start-missing",
                text("“{written}” needs a beginning to count from.", written=cut(written)),
                text("Write the first date under “from” (起)."),
            )
        return Cadence(
            frequency,
            interval,
            start if frequency is Frequency.WEEKLY and interval > 1 else None,
        )
    except ValueError:
        raise misread(
            "unknown-phrase",
            text("“{written}” does not say how often.", written=cut(written)),
            text("For instance: {forms}", forms=FORMS),
        ) from None


def _counted(written: str) -> tuple[Frequency, int]:
    phrase = tidy(written)
    if len(phrase) > LONGEST:
        raise ValueError(phrase)
    if phrase in ENGLISH:
        return ENGLISH[phrase]
    if found := re.fullmatch(r"every (\d{1,2}) (week|month)s", phrase):
        return Frequency(f"{found[2]}ly"), int(found[1])
    close = re.sub("(?:[走家]访)?[一1]次$", "", solid(phrase))
    if re.fullmatch("隔(?:周|星期)", close):
        return Frequency.WEEKLY, 2
    if found := re.fullmatch("每个?(季|半年|年|一年)度?", close):
        return Frequency.MONTHLY, MONTHS[found[1]]
    if found := re.fullmatch(f"每({NUMBER})?个?(周|星期|礼拜|月|季度)", close):
        many = value(found[1]) if found[1] else 1
        if found[2] == "季度":
            return Frequency.MONTHLY, 3 * many
        return Frequency.MONTHLY if found[2] == "月" else Frequency.WEEKLY, many
    raise ValueError(phrase)
