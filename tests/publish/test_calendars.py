"""Public and staff calendars: what stands in which, and how change shows in them."""

import subprocess
import sys
from datetime import date, datetime, time, timedelta

from scheduler.model.times import CST, Week
from scheduler.publish import calendars, staff
from scheduler.publish.editions import State
from tests.publish.neighbourhood import CANARY, TREE, edition, read
from tests.publish.reading import brief, check_bytes, events, local, properties
from tests.publish.reading import read as read_calendar

DUMPLINGS = "calendars/services/dumplings.ics"
SERVICE = "content/services/dumplings.yaml"
NEW_YEAR = date(2027, 1, 25)
"""The first Monday of the winter break."""


def test_there_is_a_calendar_for_all_each_service_each_grid_council_and_care() -> None:
    assert sorted(calendars.public(edition())) == [
        "calendars/all.ics",
        "calendars/care.ics",
        "calendars/council.ics",
        "calendars/grids/grid-1.ics",
        "calendars/grids/grid-2.ics",
        "calendars/services/care.ics",
        "calendars/services/council.ics",
        DUMPLINGS,
        "calendars/services/haircuts.ics",
    ]


def test_every_public_calendar_is_valid_and_tells_nothing_private() -> None:
    for path, data in calendars.public(edition()).items():
        check_bytes(data)
        assert events(data), path
        assert CANARY not in data.replace(b"\r\n ", b"").decode(), path
        uids = [str(event["UID"]) for event in events(data)]
        assert len(uids) == len(set(uids))
        assert all(event.subcomponents == [] for event in events(data))


def test_an_occurrence_says_what_where_and_whom_to_call() -> None:
    data = calendars.public(edition())[DUMPLINGS]
    calendar = read_calendar(data)
    event = next(e for e in events(data) if "改期" not in str(e["SUMMARY"]))
    assert (str(calendar["X-WR-CALNAME"]), str(calendar["DESCRIPTION"])) == (
        "凌云社区 初心水饺",
        "凌云社区的公开安排，有变动会自动更新。演示数据，纯属虚构。",
    )
    assert str(event["LOCATION"]) == "初心食堂（凌云路8号）"
    assert str(event["DESCRIPTION"]).split("\n") == [
        "每周五上午包水饺，送给社区独居老人",
        "服务对象：独居老人",
        "费用：免费",
        "咨询：社区服务大厅 0633-5550100",
    ]
    assert (event["CLASS"], event["URL"]) == (
        "PUBLIC",
        "https://lingyun.example/services/dumplings/",
    )
    assert " ".join(properties(event)) == (
        "CATEGORIES CLASS DESCRIPTION DTEND DTSTAMP DTSTART LAST-MODIFIED LOCATION "
        "SEQUENCE STATUS SUMMARY TRANSP UID URL"
    )


def test_cancelled_and_moved_dates_say_so_with_the_reason() -> None:
    data = calendars.public(edition())[DUMPLINGS]
    told = {start: (title, sequence) for start, title, sequence in brief(data)}
    assert told["12-04 08:30"] == ("【已取消】初心水饺", 1)
    assert told["12-12 08:30"] == ("【改期】初心水饺", 1)
    assert told["12-18 08:30"] == ("初心水饺", 0)
    assert "12-11 08:30" not in told
    by_title = {str(e["SUMMARY"])[:4]: e for e in events(data)}
    cancelled, moved = by_title["【已取消"], by_title["【改期】"]
    assert (cancelled["STATUS"], cancelled["TRANSP"]) == ("CANCELLED", "TRANSPARENT")
    assert str(cancelled["DESCRIPTION"]).startswith("本次取消。原因：食堂检修。")
    assert moved["STATUS"] == "CONFIRMED"
    assert str(moved["DESCRIPTION"]).startswith("原定12月11日，改到此日。原因：场地有会。")
    assert moved.decoded("LAST-MODIFIED") == datetime(2026, 11, 21, 9, tzinfo=CST)


def test_a_date_in_a_public_break_is_tentative_until_staff_decide() -> None:
    holiday = (
        "years: [{year: 2027, breaks: [{name: 元旦, from: 2027-01-01, to: 2027-01-03}]}]\n"
    )
    changed = {"content/holidays.yaml": TREE["content/holidays.yaml"] + holiday}
    first = datetime(2027, 1, 1, 8, 30, tzinfo=CST)

    def told(files: dict[str, str]) -> tuple[str, str, int]:
        data = calendars.public(edition(files))[DUMPLINGS]
        event = next(e for e in events(data) if local(e.decoded("DTSTART")) == first)
        return str(event["SUMMARY"]), str(event["STATUS"]), int(str(event["SEQUENCE"]))

    keep = "keep: [{date: 2027-01-01, reason: 照常, decided: 2026-11-22T10:00}]\n"
    assert told({}) == ("初心水饺", "CONFIRMED", 0)
    assert told(changed) == ("【待定】初心水饺", "TENTATIVE", 1)
    assert told({**changed, SERVICE: TREE[SERVICE] + keep}) == ("初心水饺", "CONFIRMED", 2)


def test_a_week_later_unchanged_entries_have_the_same_bytes() -> None:
    later = edition(on=date(2026, 11, 30))

    def entries(data: bytes) -> dict[str, bytes]:
        return {str(event["UID"]): event.to_ical() for event in events(data)}

    now = calendars.public(edition())
    for path, data in calendars.public(later).items():
        old, new = entries(now[path]), entries(data)
        assert {uid: new[uid] for uid in old.keys() & new.keys()} == {
            uid: old[uid] for uid in old.keys() & new.keys()
        }


def test_the_same_day_gives_the_same_bytes() -> None:
    assert calendars.public(edition()) == calendars.public(edition())


def test_a_corrected_time_moves_stamps_only_when_it_is_recorded() -> None:
    corrected = TREE[SERVICE].replace("time: 8:30-10:30", "time: 9:00-11:00")
    recorded = f"{corrected}revised: [2026-11-22T12:00]\n"

    def of(text: str) -> tuple[str, str, int]:
        return brief(calendars.public(edition({SERVICE: text}))[DUMPLINGS])[-1]

    start, title, _ = of(TREE[SERVICE])
    assert start.endswith("08:30")
    assert of(recorded) == (start.replace("08:30", "09:00"), title, 1)


def test_cancelled_dates_go_14_days_after_their_end() -> None:
    def titles(on: date) -> str:
        return str(brief(calendars.public(edition(on=on))[DUMPLINGS]))

    assert "已取消" in titles(date(2026, 12, 18))
    assert "已取消" not in titles(date(2026, 12, 19))


def test_a_grid_has_what_is_for_it_and_what_takes_place_in_it() -> None:
    made = calendars.public(edition())
    titles = {
        grid: {str(e["SUMMARY"]) for e in events(made[f"calendars/grids/{grid}.ics"])}
        for grid in ("grid-1", "grid-2")
    }
    assert {"公益理发", "周四议事会", "初心水饺"} <= titles["grid-1"]
    assert titles["grid-2"] == {"近期暂无安排"}


def test_the_care_class_is_told_hour_by_hour() -> None:
    made = calendars.public(edition(on=date(2027, 1, 20)))
    days = {
        local(e.decoded("DTSTART")): str(e["SUMMARY"])
        for e in events(made["calendars/care.ics"])
    }
    monday = datetime.combine(NEW_YEAR, time(9), CST)
    tuesday = datetime.combine(NEW_YEAR + timedelta(days=1), time(8, 30), CST)
    assert (days[monday], days[tuesday]) == ("作业辅导（寒假托管班）", "寒假托管班")


def test_staff_have_all_released_duties_with_names_and_no_numbers() -> None:
    made = staff.edition(*read(), (Week(2026, 48),))
    files = calendars.staff(made)
    (path,) = files
    text = files[path].replace(b"\r\n ", b"").decode()
    assert path == "calendars/duties.ics"
    assert brief(files[path]) == [
        ("11-27 08:30", "初心水饺 包水饺 1/3人", 1),
        ("11-27 10:30", "密送餐路线 送餐 0/4人", 0),
    ]
    assert "人员：密一\\n空缺：2人\\n备班：密三" in text
    assert "123000" not in text
    assert {str(event["CLASS"]) for event in events(files[path])} == {"PRIVATE"}


def test_staff_are_not_told_of_drafts() -> None:
    draft = TREE["content/rotas/2026-W48.yaml"].split("changes:")[0]
    draft = draft.replace("released_at: 2026-11-20T09:00:00\n", "").replace(
        "released", "draft"
    )
    made = staff.edition(*read({"content/rotas/2026-W48.yaml": draft}), (Week(2026, 48),))
    assert [s.state for w in made.weeks for s in w.shifts] == [State.HELD] * 2
    (data,) = calendars.staff(made).values()
    assert [title for _, title, _ in brief(data)] == ["暂无定稿的排班"]


def test_two_hash_seeds_give_the_same_bytes() -> None:
    script = (
        "import sys\n"
        "from tests.publish.neighbourhood import edition\n"
        "from scheduler.publish import calendars\n"
        "made = calendars.public(edition())\n"
        "sys.stdout.buffer.write(b''.join(made[p] for p in sorted(made)))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-W", "error", "-c", script],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(outputs) == 1
