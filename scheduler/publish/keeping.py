"""How long an entry stays in calendars after its end."""

from datetime import date, timedelta

from scheduler.publish.editions import State

BACK = timedelta(days=30)
"""How long a past duty stays."""
CANCELLED_BACK = timedelta(days=14)
"""How long a cancelled one stays: slow programs read once a day, phones are off."""


def is_kept(state: State, last: date, on: date) -> bool:
    """Tell whether an entry that ends on ``last`` still stands in feeds on ``on``."""
    back = CANCELLED_BACK if state is State.CANCELLED else BACK
    return on <= last + back
