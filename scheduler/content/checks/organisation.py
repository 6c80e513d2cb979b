"""Checks of the organisation: who stands under whom, and whose building is whose."""

from collections.abc import Iterator

from scheduler.content.checks.whole import Whole
from scheduler.model.community import Community
from scheduler.model.organisation import Holders, MemberKind, Post
from scheduler.model.place import Grid
from scheduler.problems import Problem, text

BLIND = {"post", "grid", "compound", "building", "pioneer"}
"""Kinds of record without which nothing can be said of who is missing."""


def organisation(whole: Whole) -> Iterator[Problem]:
    """Tell of cycles, wrong tiers, buildings in two places, teams without a lead."""
    community = whole.community
    if community is None or BLIND & whole.reading.blind:
        return
    cycles = tuple(_cycles(community))
    yield from cycles
    for post in community.posts:
        yield from _one_level_up(community, post)
        if community.organisation.rank(post.level) and not cycles:
            yield from _own_grid(community, post)
    yield from _buildings(community)
    for kind in community.organisation.kinds:
        yield from _members(community, kind)
    yield from _held(community)


def _cycles(community: Community) -> Iterator[Problem]:
    """Yield a problem for each ring of posts, at its first one."""
    told: set[str] = set()
    for post in community.posts:
        chain: list[str] = []
        one: Post | None = post
        while one and one.id not in chain:
            chain.append(one.id)
            one = community.post.get(one.parent)
        if one is None or one.id != post.id or told & set(chain):
            continue
        told |= set(chain)
        yield Problem(
            "organisation-cycle",
            text(
                "These posts stand under one another in a ring: {posts}.",
                posts=" → ".join([*chain, post.id]),
            ),
            post.source,
            text("Correct parent (上级) of one of them."),
            related=tuple(community.post[other].source for other in chain[1:]),
        )


def _one_level_up(community: Community, post: Post) -> Iterator[Problem]:
    """Yield a problem where a post of a tier does not stand under one of the next."""
    levels = community.organisation.levels
    rank = community.organisation.rank(post.level)
    if not rank or (post.parent and post.parent not in community.post):
        return
    above = community.post.get(post.parent)
    found = community.organisation.rank(above.level) if above else 0
    if found == rank - 1 and (rank > 1 or above is None):
        return
    yield Problem(
        "not-one-level-up",
        text(
            "“{name}” is of the tier {level}, so it stands under nobody.",
            name=post.name,
            level=levels[0].name,
        )
        if rank == 1
        else text(
            "“{name}” is of the tier {level}, so it stands under a post of the tier "
            "{above}.",
            name=post.name,
            level=levels[rank - 1].name,
            above=levels[rank - 2].name,
        ),
        post.source,
        text("Correct level (层级) or parent (上级)."),
        related=(above.source,) if above else (),
    )


def _own_grid(community: Community, post: Post) -> Iterator[Problem]:
    """Yield a problem for each building of a group that stands under another grid."""
    above = community.post.get(post.parent)
    while above and not above.grid:
        above = community.post.get(above.parent)
    for identity in post.buildings:
        building = community.building.get(identity)
        if above and building and building.grid != above.grid:
            yield Problem(
                "building-in-two-grids",
                text(
                    "{building} belongs to {grid}, but “{name}” stands under {other}.",
                    building=building.id,
                    grid=community.grid[building.grid].name
                    if building.grid in community.grid
                    else building.grid,
                    name=post.name,
                    other=above.name
                    if above.grid not in community.grid
                    else f"{community.grid[above.grid].name}{above.name}",
                ),
                post.source,
                text("Correct the post, or grid (网格) of the building."),
                related=(building.source, above.source),
            )


def _buildings(community: Community) -> Iterator[Problem]:
    """Yield a problem for each building that two posts of one tier answer for."""
    first: dict[tuple[str, str], Post] = {}
    for post in community.posts:
        for building in post.buildings if post.level else ():
            other = first.setdefault((post.level, building), post)
            if other is not post:
                yield Problem(
                    "building-in-two-groups",
                    text(
                        "{building} is under “{name}” and “{other}”.",
                        building=building,
                        name=post.name,
                        other=other.name,
                    ),
                    post.source,
                    text("Each building has one group."),
                    related=(other.source,),
                )


def _members(community: Community, kind: MemberKind) -> Iterator[Problem]:
    """Yield a problem for each grid without a kind of member that must be there."""
    for grid in community.grids:
        found = community.members(kind, grid.id)
        if kind.lead:
            yield from _one_lead(community, kind, grid, found)
        elif kind.required and not found:
            yield Problem(
                "grid-without-member",
                text("{grid} has no {kind}.", grid=grid.name, kind=kind.name),
                grid.source,
                text("Or take required (必有) away from the kind."),
                related=(kind.source,),
            )


def _one_lead(
    community: Community, kind: MemberKind, grid: Grid, found: tuple[str, ...]
) -> Iterator[Problem]:
    """Yield a problem where a grid's team has no lead, or two."""
    if not found:
        yield Problem(
            "grid-without-lead",
            text(
                "{grid} has no {kind}, who leads its team.", grid=grid.name, kind=kind.name
            ),
            grid.source,
            text(
                "Write the post with kind (类型) {kind} into content/organisation.yaml.",
                kind=kind.id,
            ),
            related=(kind.source,),
        )
    if len(found) > 1:
        first, second = (community.post[one] for one in found[:2])
        yield Problem(
            "grid-with-two-leads",
            text(
                "{grid} has {count} posts that lead its team.",
                grid=grid.name,
                count=len(found),
            ),
            second.source,
            text("A team has one lead."),
            related=(first.source,),
        )


def _held(community: Community) -> Iterator[Problem]:
    """Yield a problem for each post that nobody holds, of a tier where somebody must."""
    required = {
        level.id: level
        for level in community.organisation.levels
        if level.holders is Holders.REQUIRED
    }
    for post in community.posts:
        if post.level in required and not post.holder:
            yield Problem(
                "post-not-held",
                text("Nobody holds “{name}”.", name=post.name),
                post.source,
                text(
                    "Write holder (任职), or holders: told (任职登记: 空缺提醒) "
                    "for {level}.",
                    level=required[post.level].name,
                ),
                related=(required[post.level].source,),
            )
