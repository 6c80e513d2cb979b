"""What all calendars share: marks and words, identities, order."""

import hashlib
from collections.abc import Iterable

from ics import Event

from scheduler.publish.editions import PublicContact, State

FICTIONAL = "演示数据，纯属虚构"
MARKS = {
    State.MOVED: "【改期】",
    State.CANCELLED: "【已取消】",
    State.UNDECIDED: "【待定】",
}
STATUS = {State.CANCELLED: "CANCELLED", State.UNDECIDED: "TENTATIVE"}
DUTY = "志愿服务"


def uid(domain: str, *parts: str) -> str:
    """Make an UID that says nothing: no date, no name, the same for good."""
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return f"{digest[:32]}@{domain}"


def address(domain: str, token: str) -> str:
    """Give the address of a personal calendar: ``build/feeds`` is served at ``rili/``."""
    return f"https://{domain}/rili/{token}.ics"


def in_order(events: Iterable[Event]) -> list[Event]:
    """Sort entries by time."""
    return sorted(events, key=lambda one: (one.begin, one.uid))


def about(words: str, *, fictional: bool) -> str:
    """Describe a calendar, and say so if all in it is invented."""
    return f"{words}{FICTIONAL}。" if fictional else words


def call(why: str, office: PublicContact) -> str:
    """Say whom to call."""
    return f"{why}：{office.name} {office.phone}" if office.phone else ""


def lines(*found: str) -> str:
    """Put together those lines that say something."""
    return "\n".join(line for line in found if line)
