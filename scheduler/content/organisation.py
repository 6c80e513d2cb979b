"""Reads ``content/organisation.yaml``: tiers, posts, linkage teams and partner units."""

from scheduler.content.fields import one_of
from scheduler.content.phrases.titles import title
from scheduler.content.records import Record
from scheduler.content.shapes import at
from scheduler.model.organisation import (
    FoundIn,
    Holders,
    MemberKind,
    Organisation,
    Post,
    Tier,
    Unit,
)


def read(record: Record) -> Organisation:
    """Read the file."""
    return Organisation(
        levels=record.each("levels", "tier", level),
        team=record.get("team", at(title), ""),
        kinds=record.each("members", "member kind", member_kind),
        posts=record.each("posts", "post", post),
        units=record.each("units", "unit", unit),
    )


def level(record: Record) -> Tier:
    """Read a tier."""
    return Tier(
        id=record.identity("tier"),
        name=record.need("name", at(title)),
        source=record.source,
        about=record.words("about"),
        holders=record.get("holders", at(holders), Holders.TOLD),
    )


def holders(written: str) -> Holders:
    """Read what is asked of the posts of a tier."""
    return Holders(one_of("holders")(written))


def member_kind(record: Record) -> MemberKind:
    """Read a kind of member of the linkage teams."""
    return MemberKind(
        id=record.identity("member kind"),
        name=record.need("name", at(title)),
        source=record.source,
        found_in=record.get("found_in", at(found_in), FoundIn.POSTS),
        lead=record.flag("lead"),
        required=record.flag("required"),
    )


def found_in(written: str) -> FoundIn:
    """Read where the members of a kind are written down."""
    return FoundIn(one_of("found in")(written))


def post(record: Record) -> Post:
    """Read a post."""
    return Post(
        id=record.identity("post"),
        name=record.need("name", at(title)),
        source=record.source,
        level=record.refer("level", "tier"),
        parent=record.refer("parent", "post"),
        lead=record.get("lead", at(title), ""),
        kind=record.refer("kind", "member kind"),
        grid=record.refer("grid", "grid"),
        compound=record.refer("compound", "compound"),
        buildings=record.refer_all("buildings", "building"),
        holder=record.refer("holder", "volunteer"),
    )


def unit(record: Record) -> Unit:
    """Read a unit."""
    return Unit(
        id=record.identity("unit"),
        name=record.need("name", at(title)),
        source=record.source,
        kind=record.refer("kind", "member kind"),
        grids=record.refer_all("grids", "grid"),
        compounds=record.refer_all("compounds", "compound"),
        about=record.words("about"),
    )
