"""Hard: nobody serves on a day of absence (请假)."""

from scheduler.model.community import Community
from scheduler.model.people import Volunteer
from scheduler.model.service import Shift
from scheduler.planning.rules.rule import Rule
from scheduler.problems import text


def bars(community: Community, volunteer: Volunteer, shift: Shift) -> bool:
    """Tell whether an absence covers the day."""
    return community.is_away(volunteer.id, shift.date)


RULE = Rule(
    "absence",
    text("are away"),
    bars=bars,
    code="volunteer-away",
    broken=text("{person} is away on {date} ({service}, {role})."),
)
