"""Eight weeks of one volunteer: the calendar after each step, read independently."""

import http.server
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from icalendar import Component

from scheduler.publish import personal, staff
from tests.publish.life import HERS, NEW, OLD, Step, steps
from tests.publish.reading import brief, events, local

STEPS = list(steps())
STAMPS = {"SEQUENCE", "LAST-MODIFIED", "DTSTAMP"}
BIN = Path(sys.executable).parent


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_the_calendar_says_what_is_so(step: Step) -> None:
    assert brief(step.feed) == step.expected


def by_uid(data: bytes) -> dict[str, Component]:
    return {str(event["UID"]): event for event in events(data)}


def said(event: Component) -> list[str]:
    """All that an entry says, stamps left out."""
    lines = event.to_ical().decode().split("\r\n")
    return [line for line in lines if line.split(":")[0] not in STAMPS]


def stamps(event: Component) -> tuple[object, ...]:
    return tuple(event.decoded(name) for name in sorted(STAMPS))


@pytest.mark.parametrize("token", [OLD, NEW, HERS["li-na"]])
def test_stamps_move_when_an_entry_changes_and_only_then(token: str) -> None:
    feeds = [step.feeds.get(f"{token}.ics") for step in STEPS]
    compared = 0
    for before, after in pairwise(feed for feed in feeds if feed):
        old, new = by_uid(before), by_uid(after)
        for uid in old.keys() & new.keys():
            compared += 1
            if said(old[uid]) == said(new[uid]):
                assert stamps(new[uid]) == stamps(old[uid])
            else:
                assert int(str(new[uid]["SEQUENCE"])) > int(str(old[uid]["SEQUENCE"]))
                assert new[uid].decoded("LAST-MODIFIED") > old[uid].decoded("LAST-MODIFIED")
                assert new[uid].decoded("DTSTAMP") == new[uid].decoded("LAST-MODIFIED")
    assert compared > 3


def test_a_rebuild_and_a_later_day_without_change_give_the_same_bytes() -> None:
    for step in STEPS:
        again = Step(step.name, step.on, dict(step.files), step.expected, step.token)
        assert again.feeds == step.feeds
    moved = next(step for step in STEPS if step.name == "moved in the rota")
    later = Step("", moved.on + timedelta(days=2), moved.files, [])
    assert later.feeds == moved.feeds


def test_the_substitute_gains_the_duty_and_loses_it_again() -> None:
    told = {step.name: brief(step.feeds[f"{HERS['li-na']}.ics"]) for step in STEPS}
    assert (told["assigned"], told["handed over"], told["taken back"]) == (
        [("11-06 00:00", "暂无值班安排", 0)],
        [("11-20 08:30", "初心水饺 包水饺", 1)],
        [("11-20 08:30", "【已取消】初心水饺 包水饺", 2)],
    )


def test_a_duty_keeps_its_uid_through_everything_and_at_a_new_address() -> None:
    uids = {step.name: list(by_uid(step.feed)) for step in STEPS}
    assert uids["assigned"] == uids["moved in the rota"]
    assert uids["next week"] == uids["handed over"] == uids["taken back"]
    assert uids["cancelled 15 days ago"] == uids["a new address"]
    everything = "".join(uid for found in uids.values() for uid in found)
    assert not any(word in everything for word in ("wang", "dumplings", "2026", "11-"))


def test_cancelled_duties_are_marked_in_four_ways_and_held_ones_ring() -> None:
    cancelled = 0
    for step in STEPS:
        for event in events(step.feed):
            is_cancelled = str(event["SUMMARY"]).startswith("【已取消】")
            cancelled += is_cancelled
            whole_day = str(event["SUMMARY"])[:2] in ("暂无", "此订")
            assert (event["STATUS"] == "CANCELLED") == is_cancelled
            assert (event["TRANSP"] == "TRANSPARENT") == (is_cancelled or whole_day)
            rings = [alarm.decoded("TRIGGER") for alarm in event.subcomponents]
            held = [timedelta(days=-1), timedelta(hours=-2)]
            assert rings == ([] if is_cancelled or whole_day else held)
    assert cancelled > 5


def test_staff_see_the_same_hours_and_state_as_those_who_serve() -> None:
    compared = 0
    for step in STEPS:
        loaded = step.loaded
        assert loaded.community
        weeks = tuple(rota.week for rota in loaded.rotas)
        made = staff.edition(loaded.community, loaded.rotas, weeks)
        sheet = {shift.shift: shift for week in made.weeks for shift in week.shifts}
        for mine in personal.editions(loaded.community, loaded.rotas, step.on):
            for duty in mine.duties:
                there = sheet[duty.shift]
                if mine.volunteer in {person.id for person in there.people}:
                    compared += 1
                    assert (there.start, there.end, there.state) == (
                        duty.start,
                        duty.end,
                        duty.state,
                    )
    assert compared > 20


def test_drafts_do_not_appear() -> None:
    assert not any("12-18" in start for s in STEPS for start, _, _ in brief(s.feed))


def test_files_go_a_month_after_their_address_was_closed() -> None:
    last = STEPS[-1]
    served = {
        day: sorted(Step("", day, last.files, []).feeds)
        for day in (date(2027, 1, 12), date(2027, 1, 13), date(2027, 2, 1))
    }
    lis = f"{HERS['li-na']}.ics"
    assert served == {
        date(2027, 1, 12): sorted([f"{OLD}.ics", f"{NEW}.ics", lis]),
        date(2027, 1, 13): sorted([f"{NEW}.ics", lis]),
        date(2027, 2, 1): [lis],
    }


def test_a_leaked_address_has_no_file_at_once() -> None:
    step = next(step for step in STEPS if step.name == "the old address")
    leaked = step.files["content/feeds.yaml"].replace(
        "closed: 2026-12-13T09:00", "closed: 2026-12-13T09:00, leaked: yes"
    )
    feeds = Step("", step.on, {**step.files, "content/feeds.yaml": leaked}, []).feeds
    assert sorted(feeds) == sorted([f"{NEW}.ics", f"{HERS['li-na']}.ics"])


# --- a real subscriber ---------------------------------------------------------------


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder without talking."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Serve a folder on the loopback interface."""
    folder = tmp_path / "served"
    folder.mkdir()
    handler = partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield folder, f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def tool(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path=str(BIN))
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.mark.slow
def test_vdirsyncer_and_khal_follow_every_step(
    tmp_path: Path, served: tuple[Path, str]
) -> None:
    sync, show = tool("vdirsyncer"), tool("khal")
    folder, address = served
    (tmp_path / "vdirsyncer.conf").write_text(
        f"""
[general]
status_path = "{tmp_path}/status"
[pair feed]
a = "phone"
b = "web"
collections = null
conflict_resolution = "b wins"
[storage phone]
type = "filesystem"
path = "{tmp_path}/phone"
fileext = ".ics"
[storage web]
type = "http"
url = "{address}/feed.ics"
"""
    )
    (tmp_path / "khal.conf").write_text(
        f"""
[calendars]
[[duties]]
path = {tmp_path}/phone
[locale]
local_timezone = Asia/Shanghai
default_timezone = Asia/Shanghai
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
firstweekday = 0
[sqlite]
path = {tmp_path}/khal.db
"""
    )
    environment = {
        "HOME": str(tmp_path),
        "VDIRSYNCER_CONFIG": str(tmp_path / "vdirsyncer.conf"),
        "LC_ALL": "C.UTF-8",
        "PATH": "/usr/bin:/bin",
    }

    def run(*command: str) -> str:
        done = subprocess.run(
            command,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            input="y\n",
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    (tmp_path / "phone").mkdir()
    for number, step in enumerate(STEPS):
        (folder / "feed.ics").write_bytes(step.feed)
        if number == 0:
            run(sync, "discover", "feed")
        run(sync, "sync", "feed")
        listed = run(
            *(show, "-c", str(tmp_path / "khal.conf"), "list", "--once", "--format"),
            *("{start-date} {start-time}|{title}", "--day-format", ""),
            *("2026-10-01", "140d"),
        )
        shown = {line.strip() for line in listed.splitlines() if "|" in line}
        expected = {
            f"{local(e.decoded('DTSTART')):%Y-%m-%d %H:%M}|{e['SUMMARY']}"
            for e in events(step.feed)
        }
        assert len(list((tmp_path / "phone").iterdir())) == len(expected), step.name
        assert shown == {line.replace(" 00:00|", " |") for line in expected}, step.name
