"""Hard: who serves holds the shift's role, or learns it."""

from scheduler.model.community import Community
from scheduler.model.people import Volunteer
from scheduler.model.service import Shift
from scheduler.planning.rules.rule import Rule
from scheduler.problems import text


def bars(community: Community, volunteer: Volunteer, shift: Shift) -> bool:
    """Tell whether the volunteer neither holds nor learns the role."""
    del community
    return shift.role not in volunteer.roles and shift.role not in volunteer.learning


RULE = Rule(
    "role",
    text("do not hold the role"),
    bars=bars,
    code="lacks-role",
    broken=text("{person} does not hold the role {role} ({service}, {date})."),
)
