"""Calendars to subscribe to: for residents, for each volunteer, and for staff.

Each occurrence or duty is an entry of its own, in UTC, with an UID that outlives every
move. What was cancelled stays for a while, marked in four ways, since no two programs heed
the same one. No calendar is ever empty: some programs then keep all they had.
"""

from scheduler.publish.calendars.residents import public
from scheduler.publish.calendars.staff import staff
from scheduler.publish.calendars.volunteers import personal

__all__ = ["personal", "public", "staff"]
