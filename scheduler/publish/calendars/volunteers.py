"""Personal calendars, each at its secret address."""

from collections.abc import Iterable
from datetime import datetime

from ics import Event

from scheduler.model.feed import CLOSING
from scheduler.model.times import CST, DAY
from scheduler.publish.calendars.wording import (
    DUTY,
    MARKS,
    STATUS,
    about,
    call,
    in_order,
    lines,
    uid,
)
from scheduler.publish.editions import (
    Duty,
    IssueReminder,
    PersonalEdition,
    State,
    VisitReminder,
)
from scheduler.publish.ics_writer import event, write

VISIT = "走访"
ISSUE = "诉求"


def personal(editions: Iterable[PersonalEdition]) -> dict[str, bytes]:
    """Give each volunteer's calendar, by its secret name."""
    return {f"{edition.token}.ics": _feed(edition) for edition in editions}


def _feed(edition: PersonalEdition) -> bytes:
    if edition.closed:
        events = [_closing(edition, edition.closed)]
    else:
        events = [_duty(edition, duty) for duty in edition.duties]
        events += [_visit(edition, visit) for visit in edition.visits]
        events += [_issue(edition, issue) for issue in edition.issues]
    return write(
        f"{edition.community} 我的值班",
        about("只供本人订阅，请勿转发；有变动会自动更新。", fictional=edition.fictional),
        in_order(events) or [_nothing_to_do(edition)],
    )


def _duty(edition: PersonalEdition, duty: Duty) -> Event:
    return event(
        uid=uid(edition.domain, duty.shift, edition.volunteer),
        title=f"{MARKS.get(duty.state, '')}{duty.service} {duty.role}",
        start=duty.start,
        end=duty.end,
        stamp=duty.stamp,
        private=True,
        kind=DUTY,
        status=STATUS.get(duty.state, "CONFIRMED"),
        place=duty.venue,
        about=lines(
            _what_became_of_duty(duty),
            duty.grid,
            duty.bring and f"自带：{duty.bring}",
            call("有事请联系", edition.office),
        ),
        url=duty.url,
        alarms=edition.alarms,
    )


def _what_became_of_duty(duty: Duty) -> str:
    reason = f"原因：{duty.reason}。" if duty.reason else ""
    if duty.state is State.CANCELLED:
        return f"此次值班已取消，您无需到场。{reason}"
    if duty.state is State.MOVED:
        return f"时间或地点有变动，以此处为准。{reason}"
    return ""


def _visit(edition: PersonalEdition, visit: VisitReminder) -> Event:
    """Make the entry of a visit, all day long on the latest day for it."""
    last = f"{visit.last.month}月{visit.last.day}日"
    return event(
        uid=uid(edition.domain, "visit", visit.key),
        title=f"【已走访】{visit.programme}"
        if visit.done
        else f"走访截止：{visit.programme}",
        start=visit.day,
        end=visit.day + DAY,
        stamp=visit.stamp,
        private=True,
        kind=VISIT,
        status="CANCELLED" if visit.done else "CONFIRMED",
        about=lines(
            "这一处已经走访过，不用再去。"
            if visit.done
            else f"最晚今天走访；本期到{last}为止。去哪栋楼，看社区给您的走访单。",
            call("走访完请告诉", edition.office),
        ),
    )


def _issue(edition: PersonalEdition, issue: IssueReminder) -> Event:
    """Make the entry of a claimed issue, all day long on its due date."""
    about_ = f"{issue.category} {issue.compound}".strip()
    return event(
        uid=uid(edition.domain, "issue", issue.issue, edition.volunteer),
        title=f"【{issue.ended}】{about_}" if issue.ended else f"办理期限：{about_}",
        start=issue.day,
        end=issue.day + DAY,
        stamp=issue.stamp,
        private=True,
        kind=ISSUE,
        status="CANCELLED" if issue.ended else "CONFIRMED",
        about=lines(
            f"编号{issue.issue}。",
            "这一件不用您再办了。"
            if issue.ended
            else "您的岗位认领的，今天到期。详情看社区的诉求台账。",
            call("办好请告诉", edition.office),
        ),
    )


def _nothing_to_do(edition: PersonalEdition) -> Event:
    """Make the entry of a feed without duties: on the day of the latest release."""
    day = edition.stamp.modified.astimezone(CST).date()
    return event(
        uid=uid(edition.domain, "nothing", edition.volunteer, str(day)),
        title="暂无值班安排",
        start=day,
        end=day + DAY,
        stamp=edition.stamp,
        private=True,
        kind=DUTY,
        about=lines("有新的班次时会自动出现。", call("有事请联系", edition.office)),
    )


def _closing(edition: PersonalEdition, closed: datetime) -> Event:
    """Make the only entry of a closed address; it lasts as long as the file."""
    first = closed.astimezone(CST).date()
    replaced = "请向社区索取新的二维码，再删除此日历。"
    return event(
        uid=uid(edition.domain, "closed", edition.token),
        title="此订阅地址已更换" if edition.replaced else "此订阅地址已停用",
        start=first,
        end=first + CLOSING + DAY,
        stamp=edition.stamp,
        private=True,
        kind=DUTY,
        about=lines(
            replaced if edition.replaced else "可以删除此日历。",
            call("有事请联系", edition.office),
        ),
    )
