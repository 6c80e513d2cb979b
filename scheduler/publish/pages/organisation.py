"""The chart of the organisation: tiers, posts and the grids' teams, where there are any."""

from collections.abc import Iterator

from scheduler.publish.editions import PublicEdition
from scheduler.publish.pages.page import Page


def pages(edition: PublicEdition) -> Iterator[Page]:
    """Give the page."""
    found = edition.organisation
    if found.top:
        yield Page(
            "organisation.md",
            "组织架构",
            "organisation.md.j2",
            {
                "grid_of": {grid.id: grid for grid in edition.grids},
                "kinds": [
                    (kind, [(team.grid, team.members[at]) for team in found.teams])
                    for at, kind in enumerate(found.teams[0].members if found.teams else ())
                ],
            },
            "从社区到楼栋的各级组织和网格服务团，只写职务和单位。",
        )
