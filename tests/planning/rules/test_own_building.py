from dataclasses import replace

import pytest

from scheduler.model.service import Service
from tests.planning.rules.judged import FRIDAY, points
from tests.planning.small import community, person

(DUMPLINGS, _) = community([]).services
PEOPLE = [
    person("here", building="xingfu-1"),
    person("next", building="xingfu-2"),
    person("elsewhere"),
]


@pytest.mark.parametrize(
    ("service", "cost"),
    [
        (DUMPLINGS, (0, 0, 0)),
        (replace(DUMPLINGS, own_building_first=("xingfu-1",)), (0, 5, 5)),
        (replace(DUMPLINGS, own_building_first=("xingfu-1", "xingfu-2")), (0, 0, 5)),
    ],
    ids=["not asked for", "one building", "two buildings"],
)
def test_who_lives_in_another_building_costs_where_the_service_names_its_own(
    service: Service, cost: tuple[int, int, int]
) -> None:
    found = [
        points("own_building", PEOPLE, {FRIDAY: [name]}, services=(service,))
        for name in ("here", "next", "elsewhere")
    ]
    assert tuple(found) == cost
