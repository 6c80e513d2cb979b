"""A personal feed holds one person's duties, and nothing that harms when it leaks."""

from datetime import date, datetime, timedelta

from scheduler import content
from scheduler.model.times import CST
from scheduler.publish import calendars, personal
from scheduler.publish.editions import Duty, PersonalEdition, PublicContact, Stamp, State
from tests.publish.life import BASE, HERS, OLD, Week
from tests.publish.reading import brief, events, local, properties, read

ON = date(2026, 11, 23)
RELEASED = datetime(2026, 11, 20, 9, tzinfo=CST)


def editions(*weeks: Week, on: date = ON, **changed: str) -> dict[str, PersonalEdition]:
    """Give editions by address; ``changed`` are texts to put at the end of files."""
    files = dict(BASE)
    for name, added in changed.items():
        path = next(path for path in files if name in path)
        files[path] += added
    files |= {f"content/rotas/{week.week}.yaml": str(week) for week in weeks}
    loaded = content.load({path: text.encode() for path, text in files.items()})
    assert loaded.problems == ()
    assert loaded.community
    made = personal.editions(loaded.community, loaded.rotas, on)
    return {edition.token: edition for edition in made}


def week() -> Week:
    return Week("2026-W48", "2026-11-27", "2026-11-20T09:00", people=["wang-fang", "li-na"])


def test_an_edition_is_copied_field_by_field() -> None:
    duty = Duty(
        shift="dumplings/2026-11-27/wrap",
        service="初心水饺",
        role="包水饺",
        start=datetime(2026, 11, 27, 8, 30, tzinfo=CST),
        end=datetime(2026, 11, 27, 10, tzinfo=CST),
        venue="初心食堂（凌云路8号）",
        bring="围裙、口罩",
        state=State.HELD,
        reason="",
        stamp=Stamp(0, RELEASED),
        url="https://lingyun.example/services/dumplings/",
        grid="第三网格",
    )
    assert editions(week())[OLD] == PersonalEdition(
        volunteer="wang-fang",
        token=OLD,
        community="凌云社区",
        domain="lingyun.example",
        office=PublicContact("社区服务大厅", "0633-5550100", ""),
        fictional=True,
        duties=(duty,),
        stamp=Stamp(0, RELEASED),
        alarms=(timedelta(days=1), timedelta(hours=2)),
    )


def test_a_calendar_says_what_where_and_whom_to_call() -> None:
    data = calendars.personal(tuple(editions(week()).values()))[f"{OLD}.ics"]
    calendar = read(data)
    (event,) = events(data)
    assert str(calendar["X-WR-CALNAME"]) == "凌云社区 我的值班"
    assert "演示数据，纯属虚构" in str(calendar["DESCRIPTION"])
    assert str(event["LOCATION"]) == "初心食堂（凌云路8号）"
    assert str(event["DESCRIPTION"]).split("\n") == [
        "第三网格",
        "自带：围裙、口罩",
        "有事请联系：社区服务大厅 0633-5550100",
    ]
    assert event["CLASS"] == "PRIVATE"
    assert " ".join(properties(event)) == (
        "CATEGORIES CLASS DESCRIPTION DTEND DTSTAMP DTSTART LAST-MODIFIED LOCATION "
        "SEQUENCE STATUS SUMMARY TRANSP UID URL"
    )


def test_no_feed_names_anybody_or_gives_a_private_number_or_reason() -> None:
    w = week()
    w.people = ["li-na"]
    w.change("2026-11-21T10:00", "swap", "out: wang-fang, in: li-na, reason: 住院")
    feeds = calendars.personal(tuple(editions(w).values()))
    everything = b"".join(feeds.values()).replace(b"\r\n ", b"").decode()
    assert everything.count("BEGIN:VEVENT") == 2
    for word in ("王芳", "李娜", "wang-fang", "li-na", "1231234", "住院", OLD):
        assert word not in everything


def test_who_handed_over_is_told_and_who_took_over_has_it() -> None:
    w = week()
    w.people = ["li-na"]
    w.change("2026-11-21T10:00", "swap", "out: wang-fang, in: li-na")
    feeds = calendars.personal(tuple(editions(w).values()))
    assert brief(feeds[f"{OLD}.ics"]) == [("11-27 08:30", "【已取消】初心水饺 包水饺", 1)]
    assert brief(feeds[f"{HERS['li-na']}.ics"]) == [("11-27 08:30", "初心水饺 包水饺", 1)]


def test_a_withdrawn_shift_is_cancelled_for_all() -> None:
    w = week()
    w.change("2026-11-21T10:00", "withdraw", "reason: 人手不足")
    states = [d.state for e in editions(w).values() for d in e.duties]
    assert states == [State.CANCELLED, State.CANCELLED]


def test_the_reason_of_a_public_decision_is_told_and_of_a_private_service_not() -> None:
    skip = "skip: [{date: 2026-11-27, reason: 停电, decided: 2026-11-21T09:00}]\n"
    (duty,) = editions(week(), services=skip)[OLD].duties
    assert (duty.state, duty.reason, duty.stamp.sequence) == (State.CANCELLED, "停电", 1)
    (duty,) = editions(week(), services=skip + "public: no\n")[OLD].duties
    assert (duty.state, duty.reason, duty.url) == (State.CANCELLED, "", "")


def test_the_later_of_two_moves_holds() -> None:
    move = "move: [{date: 2026-11-27, time: 14:00-16:00, decided: 2026-11-22T09:00}]\n"
    w = week()
    w.when = "15:00-16:30"
    w.change("2026-11-21T10:00", "move", "reason: 改到下午")
    (duty,) = editions(w, services=move)[OLD].duties
    assert (f"{duty.start:%H:%M}-{duty.end:%H:%M}", duty.stamp.sequence) == (
        "14:00-15:30",
        2,
    )
    (duty,) = editions(w, services=move.replace("11-22T09:00", "11-20T10:00"))[OLD].duties
    assert f"{duty.start:%H:%M}-{duty.end:%H:%M}" == "15:00-16:30"


def test_a_service_edited_by_hand_does_not_move_what_was_promised() -> None:
    w = week()
    w.when = "09:00-10:30"
    (duty,) = editions(w)[OLD].duties
    assert (f"{duty.start:%H:%M}", duty.state) == ("09:00", State.HELD)


def test_past_duties_stay_30_days_and_cancelled_ones_14() -> None:
    friday = date(2026, 11, 27)
    cancelled = week()
    cancelled.change("2026-11-21T10:00", "withdraw", "reason: 人手不足")

    def kept(w: Week) -> int:
        days = (friday + timedelta(days=n) for n in range(60))
        return max(n for n, day in enumerate(days) if editions(w, on=day)[OLD].duties)

    assert (kept(week()), kept(cancelled)) == (30, 14)


def test_without_duties_there_is_one_entry_on_the_day_of_the_latest_release() -> None:
    w = week()
    w.people = []
    data = calendars.personal(tuple(editions(w).values()))[f"{OLD}.ics"]
    (event,) = events(data)
    assert (str(event["SUMMARY"]), local(event.decoded("DTSTART")), event["TRANSP"]) == (
        "暂无值班安排",
        date(2026, 11, 20),
        "TRANSPARENT",
    )
    assert event.subcomponents == []


def test_the_community_chooses_when_phones_ring() -> None:
    data = calendars.personal(
        tuple(editions(week(), community="reminders: [提前3天, 30分钟]\n").values())
    )[f"{OLD}.ics"]
    (event,) = events(data)
    assert [alarm.decoded("TRIGGER") for alarm in event.subcomponents] == [
        -timedelta(days=3),
        -timedelta(minutes=30),
    ]
    quiet = editions(week(), community="reminders: []\n")[OLD]
    assert quiet.alarms == ()


def test_a_closing_notice_says_when_a_new_address_came_later() -> None:
    closed = BASE["content/feeds.yaml"].replace(
        "09:00}", "09:00, closed: 2026-11-20T09:00}", 1
    )
    new = f"- {{volunteer: wang-fang, token: {'n' * 32}, minted: 2026-11-22T09:00}}\n"

    def notice(text: str) -> list[tuple[str, str, int]]:
        files = {**BASE, "content/feeds.yaml": text}
        loaded = content.load({path: words.encode() for path, words in files.items()})
        assert loaded.community
        made = personal.editions(loaded.community, loaded.rotas, ON)
        return brief(calendars.personal(made)[f"{OLD}.ics"])

    assert notice(closed) == [("11-20 00:00", "此订阅地址已停用", 0)]
    assert notice(closed + new) == [("11-20 00:00", "此订阅地址已更换", 1)]
