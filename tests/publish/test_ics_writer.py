"""Valid bytes, whatever the words: read back with ``icalendar``."""

import subprocess
import sys
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ics import Event

from scheduler.model.times import CST
from scheduler.publish import ics_writer
from scheduler.publish.editions import Stamp
from tests.publish.reading import check_bytes, events, local, read, unescaped

FRIDAY = datetime(2026, 11, 27, 7, tzinfo=CST)
STAMP = Stamp(3, datetime(2026, 11, 20, 9, tzinfo=CST))
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def event(**more: object) -> Event:
    values: dict[str, object] = {
        "uid": "one@lingyun.example",
        "title": "初心水饺",
        "start": FRIDAY,
        "end": FRIDAY + 2 * HOUR,
        "stamp": STAMP,
        "private": True,
        "kind": "志愿服务",
    }
    return ics_writer.event(**{**values, **more})  # type: ignore[arg-type]


def written(**more: object) -> bytes:
    return ics_writer.write("凌云社区", "公开安排", [event(**more)])


def test_a_calendar_says_its_name_and_how_often_to_read_it() -> None:
    head = ics_writer.write("凌云社区", "甲,乙", []).decode().split("\r\n")
    assert head == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//linli//linli calendars//ZH",
        "NAME:凌云社区",
        "X-WR-CALNAME:凌云社区",
        "DESCRIPTION:甲\\,乙",
        "X-WR-CALDESC:甲\\,乙",
        "X-WR-TIMEZONE:Asia/Shanghai",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        "END:VCALENDAR",
        "",
    ]


def test_an_entry_carries_exactly_the_properties_that_programs_want() -> None:
    data = written(place="初心食堂", about="自带围裙", url="https://a.example/?a=1,2;c")
    assert [line.split(":")[0] for line in data.decode().split("\r\n")[10:-3]] == [
        "BEGIN",
        "SEQUENCE",
        "CATEGORIES",
        "CLASS",
        "DTSTAMP",
        "DESCRIPTION",
        "DTEND",
        "LAST-MODIFIED",
        "LOCATION",
        "DTSTART",
        "STATUS",
        "SUMMARY",
        "TRANSP",
        "UID",
        "URL",
    ]


def test_early_friday_stays_friday() -> None:
    (read_back,) = events(written())
    assert local(read_back.decoded("DTSTART")) == FRIDAY
    assert b"DTSTART:20261126T230000Z" in written()


def test_stamps_and_flags_are_written() -> None:
    (read_back,) = events(written())
    assert (
        read_back["SEQUENCE"],
        read_back.decoded("LAST-MODIFIED"),
        read_back.decoded("DTSTAMP"),
        read_back["STATUS"],
        read_back["TRANSP"],
        read_back["CLASS"],
    ) == (3, STAMP.modified, STAMP.modified, "CONFIRMED", "OPAQUE", "PRIVATE")


@pytest.mark.parametrize("days", [1, 2, 31])
def test_whole_days_keep_their_dates(days: int) -> None:
    first = date(2025, 8, 15)
    (read_back,) = events(written(start=first, end=first + days * DAY))
    assert (
        read_back.decoded("DTSTART"),
        read_back.decoded("DTEND"),
        read_back["TRANSP"],
    ) == (first, first + days * DAY, "TRANSPARENT")


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        event(start=FRIDAY.replace(tzinfo=None))


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(ValueError, match="End must be after"):
        event(end=FRIDAY - HOUR)


def test_a_title_of_blanks_is_refused() -> None:
    with pytest.raises(ValueError, match="blanks"):
        event(title=" \n　\t")


@pytest.mark.parametrize("before", [timedelta(), 8 * DAY, -HOUR])
def test_an_alarm_that_cannot_be_written_is_refused(before: timedelta) -> None:
    with pytest.raises(ValueError, match="an alarm of"):
        event(alarms=(before,))


def test_alarms_stand_last_in_an_entry_that_is_held() -> None:
    data = written(alarms=(DAY, 2 * HOUR, 7 * DAY))
    lines = data.decode().split("\r\n")
    first = lines.index("BEGIN:VALARM")
    assert lines[first:] == [
        line
        for trigger in ("-P1D", "-PT2H", "-P1W")
        for line in (
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "DESCRIPTION:初心水饺",
            f"TRIGGER:{trigger}",
            "END:VALARM",
        )
    ] + ["END:VEVENT", "END:VCALENDAR", ""]


@pytest.mark.parametrize("status", ["CANCELLED", "TENTATIVE"])
def test_what_is_not_certain_neither_rings_nor_takes_time(status: str) -> None:
    (read_back,) = events(written(status=status, alarms=(DAY,)))
    assert read_back.subcomponents == []
    assert read_back["TRANSP"] == "TRANSPARENT"


def test_lines_are_folded_between_characters() -> None:
    title = "一二三四五六七八九十" * 20
    lines = check_bytes(written(title=title))
    assert len(lines) > 8
    assert str(events(written(title=title))[0]["SUMMARY"]) == title


def test_a_line_of_75_octets_is_left_whole_and_one_more_folds() -> None:
    assert ics_writer.fold("x" * 75) == b"x" * 75 + b"\r\n"
    assert ics_writer.fold("x" * 76) == b"x" * 75 + b"\r\n x\r\n"


def test_no_line_is_folded_before_a_blank() -> None:
    assert ics_writer.fold("x" * 75 + " y") == b"x" * 74 + b"\r\n x y\r\n"


def test_an_address_is_not_escaped() -> None:
    url = "https://a.example/?a=1,2;c"
    assert f"\r\nURL:{url}\r\n".encode() in written(url=url)


def test_titles_and_places_are_one_line() -> None:
    (read_back,) = events(written(title="初心\n水饺\r\n", place="食堂\u2028二楼"))
    assert (str(read_back["SUMMARY"]), str(read_back["LOCATION"])) == (
        "初心 水饺",
        "食堂 二楼",
    )


ODD = st.text(
    st.one_of(
        st.sampled_from(list(',;:\\"\r\n\t \u3000\u2028\x85\ufeff\x07\x00n=')),
        st.sampled_from("👨\u200d👩\u200d👧一龙水饺é"),
        st.characters(),
    ),
    max_size=300,
)
LONG = st.text("水饺 a,;\\👨\u200d", min_size=250, max_size=300)
WORDS = st.one_of(ODD, LONG, st.just("x\r\nBEGIN:VEVENT\r\nUID:injected\r\nEND:VEVENT"))


@settings(max_examples=100, deadline=None)
@given(title=WORDS, place=WORDS, about=WORDS, name=WORDS)
def test_any_words_are_read_back_as_they_were_cleaned(
    title: str, place: str, about: str, name: str
) -> None:
    title = f"题{title}"
    data = ics_writer.write(
        name, about, [event(title=title, place=place, about=about, alarms=(DAY,))]
    )
    calendar = read(data)
    (read_back,) = calendar.walk("VEVENT")
    (alarm,) = read_back.subcomponents
    assert (
        unescaped(str(calendar["NAME"])),  # of a type it does not know
        str(calendar["DESCRIPTION"]),
        str(read_back["SUMMARY"]),
        str(read_back.get("LOCATION", "")),
        str(read_back.get("DESCRIPTION", "")),
        str(alarm["DESCRIPTION"]),
    ) == (
        ics_writer.one_line(name),
        ics_writer.clean(about),
        ics_writer.one_line(title),
        ics_writer.one_line(place),
        ics_writer.clean(about),
        ics_writer.one_line(title),
    )


def test_cleaning_keeps_words_and_joined_emoji() -> None:
    words = "王芳，龘👨\u200d👩\u200d👧 a-b; c\\d\n第二行"
    assert ics_writer.clean(words) == words


@settings(max_examples=40, deadline=None)
@given(
    start=st.datetimes(datetime(1992, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001
        lambda moment: moment.replace(microsecond=0, tzinfo=CST)
    ),
    minutes=st.integers(0, 60 * 24 * 40),
)
def test_any_moment_is_read_back(start: datetime, minutes: int) -> None:
    end = start + timedelta(minutes=minutes)
    (read_back,) = events(written(start=start, end=end))
    assert local(read_back.decoded("DTSTART")) == start
    if minutes:
        assert local(read_back.decoded("DTEND")) == end


def test_the_same_bytes_under_any_hash_seed_zone_and_with_warnings_as_errors() -> None:
    script = (
        "from tests.publish.test_ics_writer import *\n"
        "made = [event(uid=f'{n}@a.example', title=f'值班{n}', alarms=(DAY, HOUR))"
        " for n in range(50)]\n"
        "sys.stdout.buffer.write(ics_writer.write('甲', '乙', made))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-W", "error", "-c", script],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Shanghai"), ("2", "America/New_York"))
    }
    assert len(outputs) == 1
    assert len(events(outputs.pop())) == 50


def test_midnight_belongs_to_its_own_day() -> None:
    midnight = datetime.combine(date(2026, 11, 27), time(), CST)
    (read_back,) = events(written(start=midnight, end=midnight + HOUR))
    assert local(read_back.decoded("DTSTART")) == midnight
