"""Writes the same calendars with linli and with icalendar, side by side in one run.

    python benchmarks/calendars/compare.py [ROUNDS]

Two loads: 200 personal feeds of 50 duties, and one calendar of 10,000 entries. Each
measurement is a process of its own, in turns, so that peak memory is its own and both
share the machine's moods. Time is user and system time of the writing alone; memory is
the highest of the whole process, imports included. Both outputs are read back and must
say the same.
"""

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from scheduler.model.times import CST  # noqa: E402 - after the path is set

LOADS = {"200 feeds x 50": (200, 50), "1 calendar x 10,000": (1, 10_000)}
WRITERS = ("linli (ics 0.7.3)", "icalendar 7.3")
RELEASED = datetime(2026, 11, 20, 9, tzinfo=CST)
FIRST = datetime(2026, 11, 27, 8, 30, tzinfo=CST)
ALARMS = (timedelta(days=1), timedelta(hours=2))
TITLE = "初心水饺 包水饺"
PLACE = "初心食堂（凌云路8号）"
ABOUT = "第三网格\n自带：围裙、口罩\n有事请联系：社区服务大厅 0633-5550100"
URL = "https://lingyun.example/services/dumplings/"
NAME, DESCRIPTION = "凌云社区 我的值班", "只供本人订阅，请勿转发；有变动会自动更新。"

Duty = tuple[str, datetime, datetime]


def duties(feed: int, count: int) -> Iterator[Duty]:
    """Yield UID, start and end of each duty of a feed."""
    for number in range(count):
        start = FIRST + timedelta(hours=5 * number)
        uid = f"{feed:016x}{number:016x}@lingyun.example"
        yield uid, start, start + timedelta(minutes=90)


def with_linli(feed: int, count: int) -> bytes:
    """Write a feed as linli does."""
    from scheduler.publish.editions import Stamp
    from scheduler.publish.ics_writer import event, write

    stamp = Stamp(0, RELEASED)
    return write(
        NAME,
        DESCRIPTION,
        (
            event(
                uid=uid,
                title=TITLE,
                start=start,
                end=end,
                stamp=stamp,
                private=True,
                kind="志愿服务",
                place=PLACE,
                about=ABOUT,
                url=URL,
                alarms=ALARMS,
            )
            for uid, start, end in duties(feed, count)
        ),
    )


def with_icalendar(feed: int, count: int) -> bytes:
    """Write the same feed with icalendar, as its documentation shows."""
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    head: tuple[tuple[str, object], ...] = (
        ("version", "2.0"),
        ("prodid", "-//linli//linli calendars//ZH"),
        ("name", NAME),
        ("x-wr-calname", NAME),
        ("description", DESCRIPTION),
        ("x-wr-caldesc", DESCRIPTION),
        ("x-wr-timezone", "Asia/Shanghai"),
        ("refresh-interval", timedelta(hours=6)),
        ("x-published-ttl", "PT6H"),
    )
    for name, value in head:
        calendar.add(name, value)
    stamp = RELEASED.astimezone(UTC)
    for uid, start, end in duties(feed, count):
        event = Event()
        values: tuple[tuple[str, object], ...] = (
            ("uid", uid),
            ("dtstamp", stamp),
            ("last-modified", stamp),
            ("sequence", 0),
            ("dtstart", start.astimezone(UTC)),
            ("dtend", end.astimezone(UTC)),
            ("summary", TITLE),
            ("status", "CONFIRMED"),
            ("transp", "OPAQUE"),
            ("class", "PRIVATE"),
            ("categories", ["志愿服务"]),
            ("location", PLACE),
            ("description", ABOUT),
            ("url", URL),
        )
        for name, value in values:
            event.add(name, value)
        for before in ALARMS:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", TITLE)
            alarm.add("trigger", -before)
            event.add_component(alarm)
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


WRITE = dict(zip(WRITERS, (with_linli, with_icalendar), strict=True))


def measure(writer: str, load: str) -> None:
    """Write one load and print seconds and MiB; runs in a process of its own."""
    write = WRITE[writer]
    feeds, count = LOADS[load]
    write(0, 1)  # imports and first calls are not the writing
    begin = time.process_time()
    for feed in range(feeds):
        write(feed, count)
    seconds = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([seconds, peak]))


def said(data: bytes) -> list[list[tuple[str, str]]]:
    """Give what each entry says, alarms too, without regard to order of properties."""
    from icalendar import Calendar

    calendar = Calendar.from_ical(data)
    return [
        sorted(
            (name, str(value))
            for name, value in event.property_items()
            if name not in {"BEGIN", "END"}
        )
        for event in calendar.walk("VEVENT")
    ]


def main() -> None:
    """Print a table of medians and ratios."""
    if len(sys.argv) == 4:  # noqa: PLR2004 - measure WRITER LOAD
        measure(*sys.argv[2:])
        return
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    if said(with_linli(1, 20)) != said(with_icalendar(1, 20)):
        sys.exit("the two do not say the same")
    found: dict[tuple[str, str], list[list[float]]] = {}
    for _ in range(rounds):
        for load in LOADS:
            for writer in WRITERS:
                done = subprocess.run(
                    [sys.executable, __file__, "measure", writer, load],
                    capture_output=True,
                    check=True,
                )
                found.setdefault((load, writer), []).append(json.loads(done.stdout))
    print("| load | writer | seconds | ratio | peak MiB |\n|---|---|---|---|---|")
    for load in LOADS:
        median = {
            writer: [statistics.median(v) for v in zip(*found[load, writer], strict=True)]
            for writer in WRITERS
        }
        own = median[WRITERS[0]][0]
        for writer, (seconds, peak) in median.items():
            print(
                f"| {load} | {writer} | {seconds:.2f} | {seconds / own:.1f} | {peak:.1f} |"
            )


if __name__ == "__main__":
    main()
