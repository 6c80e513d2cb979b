"""Writes calendars with the package ``ics``, and what it takes to make them valid.

``ics`` 0.7.3 holds the values and escapes them. Left to itself it does not fold, does not
end the last line, puts alarms where the grammar forbids them, escapes addresses, takes a
time without zone for UTC, and writes some durations that do not exist. RFC 5545 and 7986
are the measure; the faults are listed in ``docs/calendars.md``.
"""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

from ics import Calendar, Event
from ics.alarm import DisplayAlarm
from ics.grammar.parse import Container, ContentLine
from ics.serializers.alarm_serializer import DisplayAlarmSerializer
from ics.serializers.event_serializer import EventSerializer
from ics.serializers.icalendar_serializer import CalendarSerializer
from ics.serializers.serializer import Serializer
from ics.utils import escape_string

from scheduler.model.feed import is_reminder
from scheduler.model.times import DAY
from scheduler.publish.editions import Stamp

MAKER = "-//linli//linli calendars//ZH"
REFRESH = "PT6H"
"""How often we ask to be read again; most programs follow their own rhythm."""
LONGEST = 75
"""Octets of a line, its end not counted."""

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
BLANKS = re.compile(r"[^\S\n]+")
UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufffe\uffff]"
)
"""Control characters, marks that turn the direction of text, half surrogates."""


class _LookedUpOnce(Serializer):  # type: ignore[misc]
    """Knows the functions that write lines, instead of looking them up each time.

    ``ics`` calls those named ``serialize_*`` in the order of their names.
    """

    @classmethod
    @cache
    def get_serializers(cls) -> tuple[Callable[[Any, Container], None], ...]:
        """Give them."""
        return tuple(super().get_serializers())


class _AlarmLines(_LookedUpOnce, DisplayAlarmSerializer):  # type: ignore[misc]
    pass


class _Alarm(DisplayAlarm):  # type: ignore[misc]
    class Meta(DisplayAlarm.Meta):  # type: ignore[misc]
        serializer = _AlarmLines


class _EventLines(_LookedUpOnce, EventSerializer):  # type: ignore[misc]
    """What ``ics`` writes of an event, with its faults put right."""

    serialize_alarm = None

    @staticmethod
    def serialize_all_day(event: Event, lines: Container) -> None:
        """Write first day and the day after the last, of one day as well."""
        if event.all_day:
            for name, day in (("DTSTART", event.begin), ("DTEND", event.end)):
                written = day.strftime("%Y%m%d")
                lines.append(ContentLine(name, {"VALUE": ["DATE"]}, written))

    @staticmethod
    def serialize_url(event: Event, lines: Container) -> None:
        """Write an address as it is: it is no text, and commas in it are commas."""
        if event.url:
            lines.append(ContentLine("URL", value=event.url))

    @staticmethod
    def serialize_zz_alarms(event: Event, lines: Container) -> None:
        """Write alarms last, where the grammar wants them."""
        for alarm in event.alarms:
            lines.append(alarm.serialize())


class _Event(Event):  # type: ignore[misc]
    class Meta(Event.Meta):  # type: ignore[misc]
        serializer = _EventLines


class _CalendarLines(CalendarSerializer):  # type: ignore[misc]
    """What ``ics`` writes of a calendar, with its name and how often to read it."""

    @staticmethod
    def serialize_2about(calendar: "_Calendar", lines: Container) -> None:
        """Write what stands after VERSION and PRODID, before the events."""
        name, about = escape_string(calendar.name), escape_string(calendar.about)
        lines += [
            ContentLine("NAME", value=name),
            ContentLine("X-WR-CALNAME", value=name),
            ContentLine("DESCRIPTION", value=about),
            ContentLine("X-WR-CALDESC", value=about),
            ContentLine("X-WR-TIMEZONE", value="Asia/Shanghai"),
            ContentLine("REFRESH-INTERVAL", {"VALUE": ["DURATION"]}, REFRESH),
            ContentLine("X-PUBLISHED-TTL", value=REFRESH),
        ]


class _Calendar(Calendar):  # type: ignore[misc]
    class Meta(Calendar.Meta):  # type: ignore[misc]
        serializer = _CalendarLines

    def __init__(self, name: str, about: str, events: Iterable[Event]) -> None:
        super().__init__(creator=MAKER)
        self.name = name
        self.about = about
        self.events = events  # a set would lose their order


def event(
    *,
    uid: str,
    title: str,
    start: date,
    end: date,
    stamp: Stamp,
    private: bool,
    kind: str,
    status: str = "CONFIRMED",
    place: str = "",
    about: str = "",
    url: str = "",
    alarms: Iterable[timedelta] = (),
) -> Event:
    """Make one VEVENT: of moments with a zone, or of whole days, ``end`` excluded.

    ``status`` is ``CONFIRMED``, ``TENTATIVE`` or ``CANCELLED``; only a confirmed one
    that has hours takes up time and may ring. ``alarms`` are spans before the start.
    ``ValueError`` is raised for a moment without a zone, an end before the start, an
    empty title and an alarm that RFC 5545 cannot write as ``ics`` does.
    """
    title = one_line(title)
    if not title:
        raise ValueError("a title of blanks")
    whole_days = not isinstance(start, datetime)
    is_live = status == "CONFIRMED" and not whole_days
    made = _Event(
        uid=one_line(uid),
        name=title,
        begin=_moment(start),
        end=_moment(end - DAY if whole_days else end),
        created=_moment(stamp.modified),
        last_modified=_moment(stamp.modified),
        location=one_line(place) or None,
        description=clean(about) or None,
        url=one_line(url) or None,
        transparent=not is_live,
        status=status,
        classification="PRIVATE" if private else "PUBLIC",
        categories=[one_line(kind)],
        alarms=[_alarm(before, title) for before in alarms if is_live],
    )
    if whole_days:
        made.make_all_day()
    made.extra.append(ContentLine("SEQUENCE", value=str(stamp.sequence)))
    return made


def _moment(value: date) -> datetime:
    """Give the moment in UTC; a whole day is its midnight there, whatever the zone."""
    if not isinstance(value, datetime):
        return datetime.combine(value, time(), UTC)
    if value.tzinfo is None:
        raise ValueError(f"a moment without a zone: {value}")
    return value.astimezone(UTC)


def _alarm(before: timedelta, title: str) -> _Alarm:
    if not is_reminder(before):
        raise ValueError(f"an alarm of {before}")
    return _Alarm(-before, display_text=title)


def write(name: str, about: str, events: Iterable[Event]) -> bytes:
    """Write a calendar; ``events`` are written in the order in which they come."""
    text = _Calendar(one_line(name), clean(about), events).serialize()
    return b"".join(fold(line) for line in text.split("\r\n"))


def fold(line: str) -> bytes:
    """End a line with CRLF, after breaking it into lines of at most 75 octets.

    It is never broken inside a character, nor before a blank: some readers drop a line
    on which they see only blanks.
    """
    octets = line.encode()
    parts = []
    while len(octets) > LONGEST:
        cut = LONGEST
        while octets[cut] & 0xC0 == 0x80 or octets[cut] == ord(" "):  # noqa: PLR2004
            cut -= 1
        parts.append(octets[:cut] + b"\r\n")
        octets = b" " + octets[cut:]
    return b"".join([*parts, octets, b"\r\n"])


def clean(words: str) -> str:
    """Give the words with one kind of line end and blank, without control characters."""
    lines = LINE_ENDS.sub("\n", words)
    return BLANKS.sub(" ", UNWANTED.sub("", lines)).strip()


def one_line(words: str) -> str:
    """Give cleaned words on a single line: titles and places must be one."""
    return " ".join(clean(words).split())
