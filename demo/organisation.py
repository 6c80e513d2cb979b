"""Posts and units: the four tiers, and what each grid's linkage team is made of."""

from collections.abc import Sequence

from demo.dice import Dice
from demo.emit import file, flow, scalar
from demo.people import Person
from demo.places import GRIDS, Compound
from demo.words import template

VACANT_LEAD, VACANT_WORKER = 6, 8
"""Grids, of each copy, in which nobody holds a post just now."""
GROUP = 2
"""Buildings of a building group."""


def organisation(compounds: Sequence[Compound], people: Sequence[Person]) -> bytes:
    """Write ``organisation.yaml``."""
    grids = max(grid for compound in compounds for grid in compound.grids)
    text = template("organisation.yaml")
    for place, lines in {
        "branches": [_branch(grid, people) for grid in range(1, grids + 1)],
        "workers": [_worker(grid, people) for grid in range(1, grids + 1)],
        "groups": [line for compound in compounds for line in _groups(compound)],
    }.items():
        text = text.replace(f"{{{place}}}", "\n".join(lines))
    return file(text)


def holders(grids: int, people: Sequence[Person]) -> list[str]:
    """Give the ids of all who hold a post."""
    found = [
        _holder(post, grid, people)
        for grid in range(1, grids + 1)
        for post in ("branch", "worker")
        if not _is_vacant(post, grid)
    ]
    return list(dict.fromkeys(found))


def _is_vacant(post: str, grid: int) -> bool:
    vacant = VACANT_LEAD if post == "branch" else VACANT_WORKER
    return (grid - 1) % GRIDS + 1 == vacant


def _branch(grid: int, people: Sequence[Person]) -> str:
    return _line(
        {
            "id": f"branch-{grid}",
            "name": "网格党支部",
            "lead": "网格党支部书记",
            "level": "branch",
            "kind": "secretary",
            "parent": "general",
            "grid": f"grid-{grid}",
            "holder": "" if _is_vacant("branch", grid) else _holder("branch", grid, people),
        }
    )


def _worker(grid: int, people: Sequence[Person]) -> str:
    return _line(
        {
            "id": f"worker-{grid}",
            "name": "网格员",
            "kind": "worker",
            "parent": f"branch-{grid}",
            "grid": f"grid-{grid}",
            "holder": "" if _is_vacant("worker", grid) else _holder("worker", grid, people),
        }
    )


def _groups(compound: Compound) -> list[str]:
    lines = []
    for grid in compound.grids:
        own = [building for building in compound.buildings if building.grid == grid]
        for first in range(0, len(own), GROUP):
            part = own[first : first + GROUP]
            numbers = "、".join(one.name.removesuffix("号楼") for one in part)
            lines.append(
                _line(
                    {
                        "id": f"group-{part[0].id}",
                        "name": f"{compound.name}{numbers}号楼党小组",
                        "level": "group",
                        "parent": f"branch-{grid}",
                        "buildings": [one.id for one in part],
                    }
                )
            )
    return lines


def _holder(post: str, grid: int, people: Sequence[Person]) -> str:
    """Give somebody of the grid, another one for each post."""
    near = [
        person.id
        for person in people
        if person.grid == grid and not person.until and person.name.generation == "中"
    ]
    half = len(near) // 2
    return Dice("holder", post, grid).pick(near[:half] if post == "branch" else near[half:])


def _line(fields: dict[str, str | list[str]]) -> str:
    inside = ", ".join(
        f"{key}: {flow(value) if isinstance(value, list) else scalar(value)}"
        for key, value in fields.items()
        if value
    )
    return f"  - {{{inside}}}"
