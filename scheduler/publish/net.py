"""Makes the editions of the liaison net's papers: maps, loads, vacancies, hand-overs."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from scheduler.model import liaison
from scheduler.model.community import Community
from scheduler.model.doors import FLOOR, Door, households, ranges, spoken
from scheduler.model.liaison import Gap, Net
from scheduler.model.people import Handover
from scheduler.model.place import Building
from scheduler.model.times import DAY
from scheduler.publish.cleaning import clean
from scheduler.publish.colouring import colours, letter
from scheduler.publish.editions import PublicContact
from scheduler.publish.net_edition import (
    BuildingMap,
    GridNet,
    HandedDoors,
    HandoverEdition,
    HandoverPaper,
    ListedMember,
    MapEdition,
    MapKey,
    MappedDoor,
    NetEdition,
    NetMember,
    VacantDoors,
)
from scheduler.publish.personal import office
from scheduler.publish.roster import roster
from scheduler.publish.staff_edition import StaffPerson

COLOURS = 8
"""How many a map has."""


@dataclass(frozen=True, slots=True)
class _Members:
    """What is said of the pioneer households."""

    community: Community
    people: Mapping[str, StaffPerson]
    loads: Counter[str]

    def __call__(self, identity: str) -> NetMember:
        """Describe one."""
        pioneer = self.community.pioneer[identity]
        person = self.people.get(pioneer.volunteer)
        home = self.community.building.get(pioneer.building)
        unit = f"{pioneer.unit}单元" if pioneer.unit else ""
        return NetMember(
            identity,
            person.name if person else "",
            person.phone if person else "",
            place(self.community, home) + unit if home else "",
            self.loads[identity],
        )


def _members(community: Community, now: Net) -> _Members:
    return _Members(community, roster(community), liaison.loads(now))


def place(community: Community, building: Building) -> str:
    """Write 望海名苑3号楼."""
    return clean(community.compound[building.compound].name) + clean(building.name)


# --- maps ----------------------------------------------------------------------------


def maps(community: Community, on: date, buildings: Collection[str]) -> MapEdition:
    """Give the maps of some buildings on a day; letters are those of their compound."""
    now = liaison.net(community, on)
    members = _members(community, now)
    return MapEdition(
        clean(community.name),
        community.fictional,
        on,
        tuple(
            _map(building, now, members, keys)
            for compound in community.compounds
            if not {b.id for b in compound.buildings}.isdisjoint(buildings)
            for keys in [_keys(compound.buildings, now)]
            for building in compound.buildings
            if building.id in buildings
        ),
    )


def _keys(buildings: Iterable[Building], now: Net) -> dict[str, tuple[str, int]]:
    """Give letter and colour of everybody in a compound, in the order of their doors."""
    touching: dict[str, set[str]] = defaultdict(set)
    for building in buildings:
        for door in households(building):
            own = {held.pioneer for held in now[door]}
            for near in _neighbours(building, door):
                other = {held.pioneer for held in now.get(near, ())}
                for one in own:
                    touching[one] |= other - {one}
            for one in own:
                touching[one] |= own - {one}
    order = tuple(touching)
    found = colours(order, touching, COLOURS)
    return {one: (letter(number), found[one]) for number, one in enumerate(order)}


def _neighbours(building: Building, door: Door) -> Iterator[Door]:
    """Yield the doors on all sides of a door, those of the next unit too."""
    unit, number = door.unit, door.number
    for other in (number - FLOOR, number + FLOOR, number - 1, number + 1):
        yield Door(building.id, unit, other)
    floor, at = divmod(number, FLOOR)
    if at == 1:
        yield Door(building.id, unit - 1, floor * FLOOR + building.doors)
    if at == building.doors:
        yield Door(building.id, unit + 1, floor * FLOOR + 1)


def _map(
    building: Building,
    now: Net,
    members: _Members,
    keys: Mapping[str, tuple[str, int]],
) -> BuildingMap:
    here = Counter(held.pioneer for door in households(building) for held in now[door])
    return BuildingMap(
        id=building.id,
        place=place(members.community, building),
        grid=clean(members.community.grid[building.grid].name),
        households=building.households,
        units=building.units,
        floors=building.floors,
        doors=building.doors,
        cells=tuple(
            MappedDoor(
                door.unit,
                door.number,
                tuple(keys[held.pioneer][0] for held in now.get(door, ())),
                vacant=door not in now,
            )
            for door in _built(building)
        ),
        keys=tuple(
            MapKey(*keys[one], members(one), here[one]) for one in keys if here[one]
        ),
    )


def _built(building: Building) -> Iterator[Door]:
    """Yield all doors, those without a household too."""
    for unit in range(1, building.units + 1):
        for floor in range(1, building.floors + 1):
            for at in range(1, building.doors + 1):
                yield Door(building.id, unit, floor * FLOOR + at)


# --- the whole net -------------------------------------------------------------------


def edition(community: Community, on: date) -> NetEdition:
    """Give the net on a day: who has which doors, by grid, and which nobody has."""
    now = liaison.net(community, on)
    members = _members(community, now)
    doors: dict[str, list[Door]] = defaultdict(list)
    for door, who in now.items():
        for held in who:
            doors[held.pioneer].append(door)
    here = liaison.active(community, on)
    inside = Counter(community.building[door.building].grid for door in now)
    return NetEdition(
        community=clean(community.name),
        fictional=community.fictional,
        as_of=on,
        least=community.liaison.least,
        ideal=community.liaison.ideal,
        most=community.liaison.most,
        grids=tuple(
            GridNet(
                clean(grid.name),
                inside[grid.id],
                tuple(
                    ListedMember(members(one.id), _words(community, doors[one.id]))
                    for one in here
                    if one.building in community.building
                    and community.building[one.building].grid == grid.id
                ),
            )
            for grid in community.grids
        ),
        vacant=vacant(community, on),
    )


def _words(community: Community, doors: Iterable[Door]) -> tuple[str, ...]:
    """Say doors with their compound: 望海名苑 3号楼1单元101-602."""
    return tuple(
        clean(spoken(part, building, community.compound[building.compound]))
        for part in ranges(doors, community.building)
        for building in [community.building[part.building]]
    )


def vacant(community: Community, on: date) -> tuple[VacantDoors, ...]:
    """Give the doors that nobody has on a day or later, by grid and building."""
    order = {grid.id: number for number, grid in enumerate(community.grids)}
    places = {identity: number for number, identity in enumerate(community.building)}
    gaps = [
        gap
        for gap in liaison.faults(community, on)
        if isinstance(gap, Gap) and (gap.dates.last is None or gap.dates.last >= on)
    ]
    gaps.sort(
        key=lambda gap: (
            order[community.building[gap.building].grid],
            places[gap.building],
            str(gap.dates.first),
        )
    )
    return tuple(_vacant(community, gap) for gap in gaps)


def _vacant(community: Community, gap: Gap) -> VacantDoors:
    building = community.building[gap.building]
    first = gap.dates.first or date.min
    before = liaison.net(community, first - DAY)
    people = roster(community)
    had = dict.fromkeys(held.pioneer for door in gap.doors for held in before[door])
    return VacantDoors(
        grid=clean(community.grid[building.grid].name),
        place=place(community, building),
        doors=tuple(
            clean(spoken(part, building)).removeprefix(clean(building.name))
            for part in ranges(gap.doors, {building.id: building})
        ),
        count=len(gap.doors),
        first=first,
        last=gap.dates.last,
        before=tuple(_called(community, people, one) for one in had),
    )


def _called(community: Community, people: Mapping[str, StaffPerson], who: str) -> str:
    person = people.get(community.pioneer[who].volunteer)
    return f"{who} {person.name}" if person else who


# --- hand-overs ----------------------------------------------------------------------


def handovers(
    community: Community, found: tuple[Handover, ...], on: date, *, proposed: bool = False
) -> HandoverEdition:
    """Give a sheet for each hand-over; proposed ones are no part of ``community`` yet."""
    after = community
    if proposed:
        every = sorted((*community.handovers, *found), key=lambda one: one.date)
        after = replace(community, handovers=tuple(every))
    by_day = {
        day: _members(after, liaison.net(after, day)) for day in {h.date for h in found}
    }
    return HandoverEdition(
        clean(community.name),
        community.fictional,
        on,
        proposed,
        tuple(
            _handover(one, by_day[one.date])
            for one in found
            if liaison.doors_of(community, one)
        ),
    )


def _handover(one: Handover, members: _Members) -> HandoverPaper:
    community = members.community
    doors = sorted(liaison.doors_of(community, one))
    by_unit = groupby(doors, key=lambda door: (door.building, door.unit))
    grid = community.grid[community.building[doors[0].building].grid]
    station = community.venue.get(grid.station)
    desk = office(community)
    return HandoverPaper(
        day=one.date,
        out=members(one.out) if one.out else None,
        to=members(one.to),
        doors=tuple(
            HandedDoors(
                f"{place(community, community.building[building])}{unit}单元",
                tuple(door.number for door in part),
            )
            for (building, unit), part in by_unit
        ),
        left=one.left,
        grid=clean(grid.name),
        station=PublicContact(
            clean(station.name) if station else desk.name,
            clean(grid.phone) or desk.phone,
            clean(station.hours) if station else desk.hours,
        ),
    )
