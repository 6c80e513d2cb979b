"""Hard: a shift lies wholly in an available window, and touches no unavailable one.

Who names no available window can always come.
"""

from scheduler.model.community import Community
from scheduler.model.people import Volunteer
from scheduler.model.service import Shift
from scheduler.planning.rules.rule import Rule
from scheduler.planning.windows import covers, touches
from scheduler.problems import text


def bars(community: Community, volunteer: Volunteer, shift: Shift) -> bool:
    """Tell whether the volunteer's windows keep him from the shift."""
    holidays = community.holidays
    if any(touches(window, shift, holidays) for window in volunteer.unavailable):
        return True
    return bool(volunteer.available) and not any(
        covers(window, shift, holidays) for window in volunteer.available
    )


RULE = Rule(
    "available",
    text("cannot come at that time"),
    bars=bars,
    code="not-available",
    broken=text("{person} cannot come at that time: {service}, {role}, {date}."),
)
