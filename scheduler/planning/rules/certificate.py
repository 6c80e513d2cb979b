"""Hard: a role that asks for a certificate takes who has a valid one on the day."""

from scheduler.model.community import Community
from scheduler.model.people import Volunteer
from scheduler.model.service import Shift
from scheduler.planning.rules.rule import Rule
from scheduler.problems import text


def bars(community: Community, volunteer: Volunteer, shift: Shift) -> bool:
    """Tell whether the role asks for a certificate that is not valid on the day."""
    role = community.role.get(shift.role)
    return (
        role is not None
        and role.certificate
        and not any(
            paper.role == shift.role and shift.date <= paper.until
            for paper in volunteer.certificates
        )
    )


RULE = Rule(
    "certificate",
    text("have no valid certificate"),
    bars=bars,
    code="lacks-certificate",
    broken=text(
        "{person} has no certificate for {role} that is valid on {date} ({service})."
    ),
)
