"""Hard: a role with a minimum age takes only those who surely are that old.

Only the year of birth is known: somebody counts as eighteen from the year after the one
with the eighteenth birthday. Who has no year of birth is taken for grown up.
"""

from scheduler.model.community import Community
from scheduler.model.people import Volunteer
from scheduler.model.service import Shift
from scheduler.planning.rules.rule import Rule
from scheduler.problems import text


def bars(community: Community, volunteer: Volunteer, shift: Shift) -> bool:
    """Tell whether the volunteer may be younger than the role allows."""
    role = community.role.get(shift.role)
    if role is None or volunteer.born is None:
        return False
    return shift.date.year - volunteer.born <= role.minimum_age > 0


RULE = Rule(
    "age",
    text("are too young"),
    bars=bars,
    code="too-young",
    broken=text("{person} may be too young for {role} ({service}, {date})."),
)
