from dataclasses import replace

import pytest

from scheduler.model.service import Service
from tests.planning.rules.judged import FRIDAY, points
from tests.planning.small import community, person

(DUMPLINGS, _) = community([]).services
PEOPLE = [person("near"), person("far", grid="grid-2")]


@pytest.mark.parametrize(
    ("service", "cost"),
    [
        (DUMPLINGS, (0, 0)),
        (replace(DUMPLINGS, own_grid_first=True), (0, 6)),
        (replace(DUMPLINGS, own_grid_first=True, grids=("grid-2",)), (6, 0)),
    ],
    ids=["not asked for", "the venue's grid", "the service's grids"],
)
def test_who_is_from_another_grid_costs_where_the_service_asks_for_its_own(
    service: Service, cost: tuple[int, int]
) -> None:
    found = [
        points("own_grid", PEOPLE, {FRIDAY: [name]}, services=(service,))
        for name in ("near", "far")
    ]
    assert tuple(found) == cost
