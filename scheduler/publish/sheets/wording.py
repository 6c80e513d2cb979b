"""The words of paper: days, times, versions, open places."""

from datetime import date, datetime

from scheduler.model.times import Week
from scheduler.publish.editions import StaffShift, StaffWeek, State

WEEKDAYS = "一二三四五六日"
FICTIONAL = "演示数据，纯属虚构"
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
