"""The words of paper: days, times, versions, open places; and a week in order."""

from collections.abc import Iterator
from datetime import date, datetime

from scheduler.model.times import Week
from scheduler.publish.editions import State
from scheduler.publish.staff_edition import StaffPause, StaffShift, StaffWeek

WEEKDAYS = "一二三四五六日"
FICTIONAL = "演示数据，纯属虚构"
PRIVATE = "只供社区内部使用，用后收好。"
NOTHING = "—"
STATES = {State.MOVED: "改期", State.EXTRA: "加办", State.CANCELLED: "取消"}


def day(when: date) -> str:
    """Write 11月27日."""
    return f"{when.month}月{when.day}日"


def full_day(when: date) -> str:
    """Write 2026年11月27日."""
    return f"{when.year}年{day(when)}"


def weekday(when: date, word: str = "星期") -> str:
    """Write 星期五."""
    return f"{word}{WEEKDAYS[when.weekday()]}"


def hours(start: datetime, end: datetime) -> str:
    """Write 08:30–10:00."""
    return f"{start:%H:%M}–{end:%H:%M}"


def week(which: Week) -> str:
    """Write 2026年第48周（11月23日至11月29日）."""
    return f"{which.year}年第{which.number}周（{day(which.monday)}至{day(which.sunday)}）"


def version(made: StaffWeek) -> str:
    """Write 第2版, or that it is a draft."""
    return f"第{made.version}版" if made.version else "草稿（未发布）"


def dated(made: StaffWeek) -> str:
    """Write 编制日期：2026年11月26日; drafts have none."""
    return f"编制日期：{full_day(made.dated)}" if made.dated else ""


def wanting(shift: StaffShift) -> str:
    """Write 缺1人, or 急缺2人 where it cannot be held as it is; empty when full."""
    if not shift.open or shift.state is State.CANCELLED:
        return ""
    urgent = "急缺" if len(shift.people) < shift.minimum else "缺"
    return f"{urgent}{shift.open}人"


def days(week: StaffWeek) -> list[date]:
    """Give the days on which something is held, or would be."""
    held = {shift.start.date() for shift in week.shifts}
    return sorted(held | {pause.date for pause in week.pauses})


def of_day(week: StaffWeek, day: date) -> Iterator[tuple[StaffShift, ...]]:
    """Yield the shifts of each occurrence on a day, by the occurrence's first start."""
    found: dict[str, list[StaffShift]] = {}
    for shift in week.shifts:
        if shift.start.date() == day:
            found.setdefault(shift.occurrence, []).append(shift)
    return (tuple(shifts) for shifts in found.values())


def pauses_of(week: StaffWeek, day: date) -> Iterator[StaffPause]:
    """Yield what is not held on a day."""
    return (pause for pause in week.pauses if pause.date == day)


def paused(pause: StaffPause) -> str:
    """Say what became of a date: 停办（国庆节）."""
    because = f"（{pause.reason}）" if pause.reason else ""
    if pause.to:
        to = pause.to
        return f"改到{day(to.date())}{weekday(to)} {to:%H:%M}{because}"
    return f"{'待定' if pause.state is State.UNDECIDED else '停办'}{because}"
