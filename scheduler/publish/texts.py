"""Texts to paste into a chat group: short, plain, no markup, Chinese punctuation."""

from collections.abc import Iterator
from datetime import date

from scheduler.publish import wording
from scheduler.publish.editions import State
from scheduler.publish.staff_edition import StaffEdition, StaffPause, StaffShift, StaffWeek
from scheduler.publish.wording import days, of_day, paused, pauses_of

MOST_LINES = 20
"""A longer text is folded by WeChat, and nobody unfolds it."""


def of_week(edition: StaffEdition, of: StaffWeek) -> Iterator[tuple[str, str]]:
    """Yield the texts about a whole week, each with its name; empty ones are left out."""
    made = {
        "week": week(edition, of),
        "helpers": helpers(edition, of),
        "substitutions": substitutions(edition, of),
    }
    return ((name, words) for name, words in made.items() if words)


def week(edition: StaffEdition, of: StaffWeek) -> str:
    """Announce the week: a line for each day, names stand in the picture."""
    lines = [
        _title(edition, f"{wording.week(of.week)}志愿服务安排，{wording.version(of)}"),
        "",
    ]
    lines += [_day_line(of, day) for day in days(of)]
    wanting = sum(shift.open for shift in of.shifts)
    lines.append("")
    if wanting:
        lines.append(f"还缺{wanting}人，欢迎接龙报名。")
    lines += ["各班人员见排班表。来不了请尽早说一声，方便安排备班。", _office(edition)]
    return _text(lines)


def day(edition: StaffEdition, of: StaffWeek, when: date, word: str = "") -> str:
    """Remind of one day, with names; ``word`` is 今天 or 明天. Empty if nothing is on."""
    held = list(of_day(of, when))
    off = list(pauses_of(of, when))
    if not held and not off:
        return ""
    marks = [mark for day, mark in of.marks if day == when]
    about = f"（{'，'.join(marks)}）" if marks else ""
    label = f"{wording.day(when)}{wording.weekday(when)}{about}志愿服务提醒"
    head = [_title(edition, f"{word}{label}"), ""]
    foot = ["", _office(edition)]
    body = [*(line for shifts in held for line in _with_names(shifts)), *map(_off, off)]
    if len(head) + len(body) + len(foot) > MOST_LINES:
        body = [*map(_in_one_line, held), *map(_off, off)]
    room = MOST_LINES - len(head) - len(foot) - 1
    if len(body) > room + 1:
        body = [*body[:room], "其余见排班表。"]
    return _text([*head, *body, *foot])


def helpers(edition: StaffEdition, of: StaffWeek) -> str:
    """Call for helpers: every shift with open places; empty when there is none."""
    wanting = [shift for shift in of.shifts if shift.open]
    if not wanting:
        return ""
    urgent = sorted(wanting, key=lambda s: (len(s.people) >= s.minimum, s.start, s.shift))
    room = MOST_LINES - 5
    lines = [_title(edition, f"{wording.week(of.week)}招募帮手"), ""]
    lines += [_wanted(shift) for shift in urgent[:room]]
    if more := sum(shift.open for shift in urgent[room:]):
        lines.append(f"另外还缺{more}人，请问社区。")
    return _text([*lines, "", f"愿意来的请接龙，或打电话。{_office(edition)}"])


def substitutions(edition: StaffEdition, of: StaffWeek) -> str:
    """Tell who changed places since the release; empty when nobody did."""
    changed = [shift for shift in of.shifts if shift.changed]
    if not changed:
        return ""
    room = MOST_LINES - 6
    lines = [_title(edition, f"排班变动，现为{wording.version(of)}"), ""]
    lines += [_change(shift) for shift in changed[:room]]
    if len(changed) > room:
        lines.append(f"共{len(changed)}处变动，其余见排班表。")
    return _text([*lines, "", "其他安排不变。", _office(edition)])


# --- lines ---------------------------------------------------------------------------


def _title(edition: StaffEdition, words: str) -> str:
    note = f"（{wording.FICTIONAL}）" if edition.fictional else ""
    return f"【{edition.community}】{words}{note}"


def _office(edition: StaffEdition) -> str:
    return f"{edition.office.name}：{edition.office.phone}"


def _day_line(of: StaffWeek, when: date) -> str:
    marks = [mark for day, mark in of.marks if day == when]
    about = f"（{'，'.join(marks)}）" if marks else ""
    held = [
        f"{shifts[0].start:%H:%M}{shifts[0].service}{_short(shifts)}"
        for shifts in of_day(of, when)
    ]
    off = [f"{pause.service}{paused(pause)}" for pause in pauses_of(of, when)]
    label = f"{wording.weekday(when, '周')}{wording.day(when)}{about}"
    return f"{label}：{'；'.join([*held, *off])}"


def _short(shifts: tuple[StaffShift, ...]) -> str:
    if all(shift.state is State.CANCELLED for shift in shifts):
        return "（取消）"
    wanting = sum(shift.open for shift in shifts)
    return f"（缺{wanting}人）" if wanting else ""


def _with_names(shifts: tuple[StaffShift, ...]) -> Iterator[str]:
    first = shifts[0]
    end = max(shift.end for shift in shifts)
    yield f"{wording.hours(first.start, end)}，{first.service}，{first.venue}"
    for shift in shifts:
        yield f"{shift.role}：{_names(shift)}"


def _in_one_line(shifts: tuple[StaffShift, ...]) -> str:
    names = "、".join(_names(shift) for shift in shifts)
    return f"{shifts[0].start:%H:%M}{shifts[0].service}：{names}"


def _names(shift: StaffShift) -> str:
    if shift.state is State.CANCELLED:
        return "取消"
    names = [person.name for person in shift.people]
    return "、".join([*names, *([wording.wanting(shift)] if shift.open else ())])


def _off(pause: StaffPause) -> str:
    return f"{pause.service}：{paused(pause)}"


def _place(shift: StaffShift) -> str:
    when = f"{wording.day(shift.start)}{wording.weekday(shift.start, '周')}"
    return f"{when}{wording.hours(shift.start, shift.end)}，{shift.service}（{shift.role}）"


def _wanted(shift: StaffShift) -> str:
    return f"{_place(shift)}，{shift.venue}，{wording.wanting(shift)}"


def _change(shift: StaffShift) -> str:
    moved = shift.changed & {"date", "time", "venue"}
    where = f"，改在{shift.venue}" if "venue" in moved else ""
    return f"{_place(shift)}{where}：{shift.note or '时间有变'}"


def _text(lines: list[str]) -> str:
    # Brackets that tell namesakes apart are half-width on paper, to save room.
    return "\n".join(lines).replace("(", "（").replace(")", "）") + "\n"
