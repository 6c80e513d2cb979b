from tests.planning.rules.judged import FRIDAY, broken
from tests.planning.small import away, person


def test_an_absence_on_other_days_forbids_nothing() -> None:
    other = (away("a", 24, 26), away("b", 27, 27))
    assert broken([person("a"), person("b")], {FRIDAY: ["a"]}, absences=other) == []


def test_who_is_away_on_the_day_is_told() -> None:
    absences = (away("a", 25, 27),)
    assert broken([person("a")], {FRIDAY: ["a"]}, absences=absences) == [
        ("volunteer-away", 10)
    ]
