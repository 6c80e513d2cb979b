"""Hard: nobody serves before joining or after leaving."""

from scheduler.model.community import Community
from scheduler.model.people import Volunteer
from scheduler.model.service import Shift
from scheduler.planning.rules.rule import Rule
from scheduler.problems import text


def bars(community: Community, volunteer: Volunteer, shift: Shift) -> bool:
    """Tell whether the shift lies outside the volunteer's time with the community."""
    del community
    return (volunteer.since is not None and shift.date < volunteer.since) or (
        volunteer.until is not None and shift.date > volunteer.until
    )


RULE = Rule(
    "membership",
    text("have not joined yet, or have left"),
    bars=bars,
    code="not-a-member",
    broken=text("{person} has not joined yet or has left on {date} ({service}, {role})."),
)
