"""Who answers for what, as posts and units: the four tiers, and each grid's linkage team.

A post is a body or an office with whoever holds it (网格党支部, 网格员, 社区办公室); a unit
is an organisation beside the community (a property manager, a partner). Posts and units
may be shown to anybody; holders never leave the staff's outputs, and that a private
person is a party member stands nowhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from scheduler.model.place import Compound, Grid
from scheduler.problems import Source


class FoundIn(StrEnum):
    """Where the members of a kind are written down."""

    POSTS = "posts"
    UNITS = "units"
    PROPERTY_MANAGER = "property_manager"
    OWNERS_COMMITTEE = "owners_committee"
    PIONEERS = "pioneers"


class Holders(StrEnum):
    """What is asked of the posts of a tier: who holds each."""

    REQUIRED = "required"
    TOLD = "told"
    """A post that nobody holds is told, no mistake."""
    ELSEWHERE = "elsewhere"
    """Who holds them is kept elsewhere: they may be private people."""


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier of the organisation, the highest first: 社区党总支, 网格小区党支部."""

    id: str
    name: str
    source: Source
    about: str = ""
    """What is said of it in public, beside its posts."""
    holders: Holders = Holders.TOLD


@dataclass(frozen=True, slots=True)
class MemberKind:
    """A kind of member of each grid's linkage team: 网格员, 红色物业, 红馨先锋户."""

    id: str
    name: str
    source: Source
    found_in: FoundIn = FoundIn.POSTS
    lead: bool = False
    """Whether the one post of this kind leads the team of its grid."""
    required: bool = False
    """Whether a grid without one is a mistake, not only told."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post of the organisation, for the community or one part of it."""

    id: str
    name: str
    source: Source
    level: str = ""
    """Id of its tier; empty for posts beside the four tiers (网格员, 社区办公室)."""
    parent: str = ""
    """Id of the post above."""
    lead: str = ""
    """What whoever holds it is called, in public: 网格党支部书记."""
    kind: str = ""
    """Id of the kind of member that it is in its grid's team."""
    grid: str = ""
    compound: str = ""
    buildings: tuple[str, ...] = ()
    """Ids of the buildings that a building group answers for."""
    holder: str = ""
    """Id of the volunteer who holds it, never public; empty where nobody is named."""

    @property
    def area(self) -> str:
        """Id of the grid, compound or only building it is for; empty: not one of these."""
        single = self.buildings[0] if len(self.buildings) == 1 else ""
        return self.grid or self.compound or single

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that it may be called, its id first."""
        return tuple(name for name in (self.id, self.name, self.lead) if name)


@dataclass(frozen=True, slots=True)
class Unit:
    """An organisation beside the community: a property manager, a partner, a team."""

    id: str
    name: str
    source: Source
    kind: str = ""
    """Id of its kind of member; empty where the community names none."""
    grids: tuple[str, ...] = ()
    compounds: tuple[str, ...] = ()
    """Where it works; both empty: all over the community."""
    about: str = ""
    called: tuple[str, ...] = ()
    """What else it is called: the name of its kind (红色物业)."""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that it may be called, its id first."""
        return (self.id, self.name, *self.called)


@dataclass(frozen=True, slots=True)
class Organisation:
    """All that ``organisation.yaml`` says."""

    levels: tuple[Tier, ...] = ()
    team: str = ""
    """Name of each grid's linkage team: 网格联动服务团."""
    kinds: tuple[MemberKind, ...] = ()
    posts: tuple[Post, ...] = ()
    units: tuple[Unit, ...] = ()
    """Those that are written; property managers and committees follow from compounds."""

    @property
    def lead(self) -> MemberKind | None:
        """The kind of member that leads a team."""
        return next((kind for kind in self.kinds if kind.lead), None)

    def rank(self, level: str) -> int:
        """Give the place of a tier from 1, the highest; 0 for none."""
        ids = [one.id for one in self.levels]
        return ids.index(level) + 1 if level in ids else 0


def all_units(
    organisation: Organisation, grids: tuple[Grid, ...], compounds: tuple[Compound, ...]
) -> tuple[Unit, ...]:
    """Give the written units, then those that follow from compounds and grids.

    A property manager is one unit, wherever it works; its id is ``property-`` and that
    of its first compound. A committee is ``committee-COMPOUND``, a team ``team-GRID``.
    """
    kind = {one.found_in: one for one in organisation.kinds}
    names = {one.id: one.name for one in organisation.kinds}
    written = tuple(
        Unit(
            id=unit.id,
            name=unit.name,
            source=unit.source,
            kind=unit.kind,
            grids=unit.grids,
            compounds=unit.compounds,
            about=unit.about,
            called=(names[unit.kind],) if unit.kind in names else (),
        )
        for unit in organisation.units
    )
    return (
        *written,
        *_property_managers(kind.get(FoundIn.PROPERTY_MANAGER), compounds),
        *_committees(kind.get(FoundIn.OWNERS_COMMITTEE), compounds),
        *(
            Unit(
                id=f"team-{grid.id}",
                name=grid.name + organisation.team,
                source=grid.source,
                grids=(grid.id,),
                called=(organisation.team,),
            )
            for grid in grids
            if organisation.team
        ),
    )


def _property_managers(
    kind: MemberKind | None, compounds: tuple[Compound, ...]
) -> Iterator[Unit]:
    served: dict[str, list[Compound]] = {}
    for compound in compounds:
        if compound.property_manager:
            served.setdefault(compound.property_manager, []).append(compound)
    for name, where in served.items():
        yield Unit(
            id=f"property-{where[0].id}",
            name=name,
            source=where[0].source,
            kind=kind.id if kind else "",
            compounds=tuple(compound.id for compound in where),
            called=("物业", *([kind.name] if kind else [])),
        )


def _committees(kind: MemberKind | None, compounds: tuple[Compound, ...]) -> Iterator[Unit]:
    for compound in compounds:
        if compound.owners_committee:
            yield Unit(
                id=f"committee-{compound.id}",
                name=f"{compound.name}业委会",
                source=compound.source,
                kind=kind.id if kind else "",
                compounds=(compound.id,),
                called=("业委会", *([kind.name] if kind else [])),
            )
