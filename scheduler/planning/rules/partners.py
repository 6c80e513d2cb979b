"""Pairs of people, in both directions though only one of them wrote it down."""

from typing import Literal

from scheduler.model.community import Community

Bond = Literal["apart_must", "apart_wish", "together_must"]


def partners(community: Community, bond: Bond) -> dict[str, tuple[str, ...]]:
    """Give for each volunteer the others that the bond ties him to, sorted."""
    found: dict[str, set[str]] = {}
    for volunteer in community.volunteers:
        others: tuple[str, ...] = getattr(volunteer, bond)
        for other in others:
            if other in community.volunteer and other != volunteer.id:
                found.setdefault(volunteer.id, set()).add(other)
                found.setdefault(other, set()).add(volunteer.id)
    return {person: tuple(sorted(others)) for person, others in found.items()}
