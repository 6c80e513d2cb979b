"""Reads calendars independently of ``ics``: bytes by hand, entries with ``icalendar``."""

import re
from datetime import date, datetime

from icalendar import Calendar, Component

from scheduler.model.times import CST

Entry = dict[str, object]


def check_bytes(data: bytes) -> list[bytes]:
    """Hold a calendar to the byte rules of RFC 5545; give its physical lines."""
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert not data.startswith(b"\xef\xbb\xbf")
    lines = data.split(b"\r\n")[:-1]
    for line in lines:
        assert len(line) <= 75, line
        text = line.decode()
        assert "\n" not in text
        assert "\r" not in text
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", text), line
        assert text.strip(), "a line of blanks"
        assert not text.startswith("  "), "folded before a blank"
    return lines


def read(data: bytes) -> Component:
    """Read one calendar; whatever ``icalendar`` had to skip is a failure."""
    check_bytes(data)
    calendar = Calendar.from_ical(data)
    for component in calendar.walk():
        assert component.errors == []
    return calendar


def unescaped(value: str) -> str:
    """Undo RFC 5545's escapes of a text, where ``icalendar`` does not know it is one."""
    return re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), value)


def events(data: bytes) -> list[Component]:
    return list(read(data).walk("VEVENT"))


def local(value: date) -> date:
    """Give a moment in China Standard Time; a whole day stays as it is."""
    return value.astimezone(CST) if isinstance(value, datetime) else value


def brief(data: bytes) -> list[tuple[str, str, int]]:
    """Start, title and SEQUENCE of each entry, in the order of the file."""
    return [
        (
            f"{local(event.decoded('DTSTART')):%m-%d %H:%M}",
            str(event["SUMMARY"]),
            int(str(event["SEQUENCE"])),
        )
        for event in events(data)
    ]


def properties(event: Component) -> list[str]:
    """Names of an entry's properties, alarms left out."""
    return sorted(event.keys())
