"""All that was read, as checks take it; drafts follow what is no longer there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from scheduler.content.records import Reading
from scheduler.model.community import Community
from scheduler.model.rota import Rota, RotaShift
from scheduler.problems import Problem


@dataclass(frozen=True, slots=True)
class Whole:
    """All that was read, and what came to light while reading it."""

    reading: Reading
    community: Community | None
    rotas: tuple[Rota, ...]
    today: date = date.min
    """What ended before is history."""

    @property
    def settled_rotas(self) -> tuple[Rota, ...]:
        """The rotas; drafts without what is no longer there (told as warnings)."""
        known = self.community
        if known is None:
            return self.rotas
        return tuple(r if r.is_released else settled(r, known) for r in self.rotas)


Check = Callable[[Whole], Iterator[Problem]]


def settled(draft: Rota, community: Community) -> Rota:
    """Drop from a draft the shifts and people that the community no longer has."""
    return replace(
        draft,
        shifts=tuple(
            settled_shift(shift, community)
            for shift in draft.shifts
            if has_shift(shift.shift, community) and shift.venue in community.venue
        ),
    )


def settled_shift(shift: RotaShift, community: Community) -> RotaShift:
    """Drop the people who are no longer on the roster."""
    return replace(
        shift,
        assignments=tuple(
            one for one in shift.assignments if one.volunteer in community.volunteer
        ),
        reserves=tuple(one for one in shift.reserves if one in community.volunteer),
    )


def has_shift(identity: str, community: Community) -> bool:
    """Tell whether the service and its line exist."""
    service, _, line = identity.split("/")
    known = community.service.get(service)
    return known is not None and any(need.id == line for need in known.needs)
