from scheduler.model.people import Limits
from scheduler.model.place import Venue
from tests.planning.rules.judged import FRIDAY, broken
from tests.planning.small import HERE, person, shift

TWICE = person("a", limits=Limits(day=2))
NEXT = shift(27, service="haircut", hours=(10, 12))
ELSEWHERE = shift(27, service="haircut", hours=(10, 12), venue="canteen")


def test_one_duty_after_another_at_one_venue_is_kept() -> None:
    assert broken([TWICE], {FRIDAY: ["a"], NEXT: ["a"]}) == []


def test_no_time_for_the_way_between_two_venues_is_told() -> None:
    assert broken([TWICE], {FRIDAY: ["a"], ELSEWHERE: ["a"]}) == [
        ("overlapping-duties", 20)
    ]


def test_a_way_named_by_one_of_the_venues_counts_in_place_of_the_usual_one() -> None:
    venues = (
        Venue("hall", "大厅", HERE),
        Venue("canteen", "食堂", HERE, travel=(("hall", 0),)),
    )
    both = {FRIDAY: ["a"], ELSEWHERE: ["a"]}
    assert broken([TWICE], both, venues=venues) == []
