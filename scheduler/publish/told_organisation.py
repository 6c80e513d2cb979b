"""What the public may know of the organisation: posts and units, never who holds them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PublicTier:
    """A tier: its name, what is said of it, and how many posts it has."""

    name: str
    about: str
    posts: int


@dataclass(frozen=True, slots=True)
class PublicPost:
    """A post and those below it; posts for buildings are counted, no more."""

    name: str
    lead: str
    """What whoever holds it is called."""
    grid: str
    """Id of its grid; empty for posts of the whole community."""
    is_open: bool
    """Whether it is a grid's, and nobody is named for it."""
    below: tuple["PublicPost", ...] = ()
    groups: tuple[tuple[str, int], ...] = ()
    """Names of the tiers of posts for buildings below it, and how many there are."""


@dataclass(frozen=True, slots=True)
class PublicMembers:
    """A kind of member of a grid's team: the names of posts and units, or a number."""

    kind: str
    names: tuple[str, ...]
    count: int
    lead: bool = False


@dataclass(frozen=True, slots=True)
class PublicTeam:
    """The linkage team of a grid; a kind with a count of 0 is absent."""

    grid: str
    members: tuple[PublicMembers, ...]


@dataclass(frozen=True, slots=True)
class PublicOrganisation:
    """Four tiers, or as many as there are, and the teams beside them."""

    tiers: tuple[PublicTier, ...] = ()
    top: tuple[PublicPost, ...] = ()
    """Posts that stand under no other."""
    team: str = ""
    """What a team is called."""
    teams: tuple[PublicTeam, ...] = ()
    """By grid; empty where teams have no kinds of member."""
