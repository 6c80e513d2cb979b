"""Words for days of the week: ``周一至周五``, ``周二、四``, ``mon-fri``, ``工作日``."""

import re

from scheduler.content.phrases.numerals import solid, tidy

Day = int | str
"""An ISO weekday, or ``workday`` or ``restday``."""

HAN = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}
ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LATIN = {
    form: number
    for number, name in enumerate(ENGLISH, 1)
    for form in (name, f"{name}s", name[:3], name[:4] if number in (2, 4) else name)
} | {"thurs": 4}
GROUPS: dict[str, tuple[Day, ...]] = {
    "工作日": ("workday",),
    "workday": ("workday",),
    "workdays": ("workday",),
    "休息日": ("restday",),
    "restday": ("restday",),
    "restdays": ("restday",),
    "rest days": ("restday",),
    "周末": (6, 7),
    "weekend": (6, 7),
    "weekends": (6, 7),
    "weekdays": (1, 2, 3, 4, 5),
    "每天": (1, 2, 3, 4, 5, 6, 7),
    "每日": (1, 2, 3, 4, 5, 6, 7),
    "天天": (1, 2, 3, 4, 5, 6, 7),
    "daily": (1, 2, 3, 4, 5, 6, 7),
    "every day": (1, 2, 3, 4, 5, 6, 7),
}
WEEK = "(?:周|星期|礼拜)"


def days(written: str) -> tuple[Day, ...]:
    """Read days of the week; ``ValueError`` when a part of them is none.

    Weekdays come sorted, each once, before ``workday`` and ``restday``.
    """
    phrase = tidy(written)
    found: set[Day] = set()
    after_week = False
    for part in phrase.split(","):
        word = part.removeprefix("every ") if part != "every day" else part
        found.update(_part(word, after_week=after_week))
        after_week = after_week or bool(re.match(f"每?个?{WEEK}", solid(word)))
    return tuple(sorted(found, key=lambda day: (isinstance(day, str), day)))


def _part(word: str, *, after_week: bool) -> tuple[Day, ...]:
    if word in GROUPS or word in LATIN:
        return GROUPS.get(word) or (LATIN[word],)
    if found := re.fullmatch(r"([a-z]+)-([a-z]+)", word):
        return _from_to(LATIN, found[1], found[2])
    close = re.sub("^每个?", "", solid(word)) if solid(word) not in GROUPS else solid(word)
    if close in GROUPS:
        return GROUPS[close]
    if found := re.fullmatch(
        f"{WEEK}([一二三四五六日天])-{WEEK}?([一二三四五六日天])", close
    ):
        return _from_to(HAN, found[1], found[2])
    if found := re.fullmatch(f"{WEEK}([一二三四五六日天]+|[1-7]+)", close):
        return tuple(HAN.get(c) or int(c) for c in found[1])
    if after_week and close in HAN:
        return (HAN[close],)
    raise ValueError(word)


def _from_to(names: dict[str, int], first: str, last: str) -> tuple[Day, ...]:
    """Give the days from one to another, over Sunday if need be."""
    if first not in names or last not in names:
        raise ValueError(first)
    start, count = names[first], (names[last] - names[first]) % 7 + 1
    return tuple((start + offset - 1) % 7 + 1 for offset in range(count))


def weekdays(written: str) -> tuple[int, ...]:
    """Read literal days of the week only, also as numbers 1 to 7."""
    if re.fullmatch("[1-7]", tidy(written)):
        return (int(tidy(written)),)
    found = days(written)
    if any(isinstance(day, str) for day in found):
        raise ValueError(written)
    return tuple(day for day in found if isinstance(day, int))
