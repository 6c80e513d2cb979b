"""Makes what the public is told of the organisation: posts, never who holds them.

Holders are looked at only to tell whether a grid's post is open. Posts for buildings are
counted and not named: where a group of party members meets is nobody else's business.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from scheduler.model import liaison
from scheduler.model.community import Community
from scheduler.model.organisation import FoundIn, Holders, MemberKind, Post
from scheduler.publish.cleaning import clean
from scheduler.publish.told_organisation import (
    PublicMembers,
    PublicOrganisation,
    PublicPost,
    PublicTeam,
    PublicTier,
)


def organisation(community: Community, on: date) -> PublicOrganisation:
    """Give tiers, posts and teams as they are on a day."""
    found = community.organisation
    count = Counter(post.level for post in found.posts)
    known = community.post.keys()
    return PublicOrganisation(
        tiers=tuple(
            PublicTier(clean(tier.name), clean(tier.about), count[tier.id])
            for tier in found.levels
        ),
        top=tuple(
            _post(community, post) for post in found.posts if post.parent not in known
        ),
        team=clean(found.team),
        teams=tuple(
            PublicTeam(
                grid.id,
                tuple(_members(community, kind, grid.id, on) for kind in found.kinds),
            )
            for grid in community.grids
            if found.kinds
        ),
    )


def _post(community: Community, post: Post) -> PublicPost:
    below = [other for other in community.posts if other.parent == post.id]
    elsewhere = {
        tier.id
        for tier in community.organisation.levels
        if tier.holders is Holders.ELSEWHERE
    }
    names = {tier.id: clean(tier.name) for tier in community.organisation.levels}
    groups = Counter(
        names.get(one.level, clean(one.name))
        for other in below
        if _is_local(other)
        for one in _all_below(community, other)
    )
    return PublicPost(
        name=clean(post.name),
        lead=clean(post.lead),
        grid=post.grid,
        is_open=bool(post.grid and not post.holder and post.level not in elsewhere),
        below=tuple(_post(community, other) for other in below if not _is_local(other)),
        groups=tuple(groups.items()),
    )


def _is_local(post: Post) -> bool:
    return bool(post.compound or post.buildings)


def _all_below(community: Community, post: Post) -> Iterator[Post]:
    yield post
    for other in community.posts:
        if other.parent == post.id:
            yield from _all_below(community, other)


def _members(community: Community, kind: MemberKind, grid: str, on: date) -> PublicMembers:
    """Name posts and units; households are only counted."""
    if kind.found_in is FoundIn.PIONEERS:
        count = sum(
            community.building[one.building].grid == grid
            for one in liaison.active(community, on)
            if one.building in community.building
        )
        return PublicMembers(clean(kind.name), (), count, kind.lead)
    ids = community.members(kind, grid)
    names = {unit.id: unit.name for unit in community.units}
    names |= {post.id: post.lead or post.name for post in community.posts}
    found = tuple(dict.fromkeys(clean(names[one]) for one in ids))
    return PublicMembers(clean(kind.name), found, len(ids), kind.lead)
