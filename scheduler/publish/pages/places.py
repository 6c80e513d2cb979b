"""Grids, compounds and venues; each only where there is some."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.publish.editions import PublicEdition
from scheduler.publish.pages.page import Page

if TYPE_CHECKING:
    from scheduler.publish.told_issues import Notice


def pages(edition: PublicEdition) -> Iterator[Page]:
    """Give all of them."""
    if edition.grids:
        teams = {team.grid: team.members for team in edition.organisation.teams}
        yield Page(
            "grids.md",
            "网格",
            "grids.md.j2",
            {"teams": teams},
            "每个网格的电话、站点和小区。",
        )
    if edition.compounds:
        yield from compounds(edition)
    if edition.venues:
        yield Page(
            "venues.md",
            "场所与开放时间",
            "venues.md.j2",
            description="场所的地址、开放时间，轮椅能不能进。",
        )


def compounds(edition: PublicEdition) -> Iterator[Page]:
    """Give the list of compounds and a page for each."""
    notices: dict[str, list[Notice]] = {}
    for notice in edition.notices:
        notices.setdefault(notice.compound, []).append(notice)
    yield Page(
        "compounds/index.md",
        "小区",
        "compounds.md.j2",
        description="全部小区：所在的网格、附近的服务、已解决的事。",
    )
    for compound in edition.compounds:
        yield Page(
            f"compounds/{compound.id}.md",
            compound.name,
            "compound.md.j2",
            {
                "compound": compound,
                "grids": [g for g in edition.grids if g.id in compound.grids],
                "near": [
                    service
                    for service in edition.services
                    if not service.grids or set(service.grids) & set(compound.grids)
                ],
                "notices": notices.get(compound.id, [])[:5],
            },
            f"{compound.name}：网格、服务和本小区已解决的事项。",
        )
