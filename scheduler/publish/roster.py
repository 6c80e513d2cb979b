"""The people as staff see them on paper: names that tell namesakes apart."""

from collections import Counter

from scheduler.model.community import Community
from scheduler.model.people import Volunteer
from scheduler.publish.cleaning import clean
from scheduler.publish.staff_edition import StaffPerson


def roster(community: Community) -> dict[str, StaffPerson]:
    """Give every volunteer by id, with a name that nobody else has."""
    shared = Counter(clean(v.name) for v in community.volunteers)
    homes = Counter((clean(v.name), _compound(community, v)) for v in community.volunteers)
    found = {}
    for one in community.volunteers:
        name, home = clean(one.name), _compound(community, one)
        if shared[name] > 1:
            if homes[name, home] > 1:
                home = _nearer(community, one, home, name)
            name = f"{name}({home or one.id})"
        grid = community.grid.get(one.grid)
        where = clean(grid.name) if grid else one.grid
        found[one.id] = StaffPerson(one.id, name, clean(one.phone), where)
    return found


def _compound(community: Community, one: Volunteer) -> str:
    building = community.building.get(one.building)
    compound = community.compound.get(building.compound) if building else None
    return clean(compound.name) if compound else ""


def _nearer(community: Community, one: Volunteer, home: str, name: str) -> str:
    """Name the building too; where that is not enough, the id."""
    alike = [
        v
        for v in community.volunteers
        if clean(v.name) == name and v.building == one.building
    ]
    building = community.building.get(one.building)
    if building is None or len(alike) > 1:
        return one.id
    return f"{home}{clean(building.name)}"
