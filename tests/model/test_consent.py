from dataclasses import replace
from datetime import date

import pytest

from scheduler.model.consent import public_name, surname
from scheduler.model.people import NameConsent, PublicName, Volunteer, Withdrawal
from scheduler.problems import Source

HERE = Source("")
ON = date(2026, 11, 23)
CONSENT = NameConsent("本人", date(2026, 3, 1), ("services",), date(2027, 2, 28), HERE)
WANG_FANG = Volunteer(
    "wang-fang",
    "王芳",
    "grid-1",
    HERE,
    born=1962,
    public_name=PublicName.TITLE,
    consent=CONSENT,
)


def shown(person: Volunteer, on: date = ON, *withdrawals: Withdrawal) -> str:
    return public_name(person, withdrawals, "services", on)


@pytest.mark.parametrize(
    ("form", "told"),
    [
        (PublicName.NONE, ""),
        (PublicName.TITLE, "王老师"),
        (PublicName.SURNAME, "王姓志愿者"),
        (PublicName.FULL, "王芳"),
    ],
)
def test_each_form_tells_so_much(form: PublicName, told: str) -> None:
    assert shown(replace(WANG_FANG, public_name=form)) == told


def test_a_consent_holds_from_its_day_to_its_last() -> None:
    assert [
        shown(WANG_FANG, day)
        for day in (
            date(2026, 2, 28),
            date(2026, 3, 1),
            date(2027, 2, 28),
            date(2027, 3, 1),
        )
    ] == ["", "王老师", "王老师", ""]


def test_without_consent_or_for_another_scope_nothing_is_told_and_nothing_masked() -> None:
    assert shown(replace(WANG_FANG, consent=None)) == ""
    assert public_name(WANG_FANG, (), "notices", ON) == ""


def test_a_withdrawal_ends_it_from_its_day_on_until_there_is_a_new_consent() -> None:
    taken_back = Withdrawal("wang-fang", date(2026, 10, 1), HERE)
    assert shown(WANG_FANG, date(2026, 9, 30), taken_back) == "王老师"
    assert shown(WANG_FANG, date(2026, 10, 1), taken_back) == ""
    again = replace(WANG_FANG, consent=replace(CONSENT, date=date(2026, 10, 2)))
    assert shown(again, ON, taken_back) == "王老师"
    assert shown(WANG_FANG, ON, replace(taken_back, volunteer="li-qiang")) == "王老师"


@pytest.mark.parametrize("born", [None, 2008, 2009, 2015])
def test_who_is_not_surely_of_age_is_never_named(born: int | None) -> None:
    assert shown(replace(WANG_FANG, born=born)) == ""


def test_eighteen_counts_from_the_year_after_the_birthday() -> None:
    person = replace(WANG_FANG, born=2008)
    assert shown(person, date(2027, 1, 1)) == "王老师"


def test_who_left_is_named_no_longer() -> None:
    left = replace(WANG_FANG, until=date(2026, 11, 22))
    assert shown(left) == ""
    assert shown(left, date(2026, 11, 22)) == "王老师"


@pytest.mark.parametrize(
    ("name", "first"),
    [("王芳", "王"), ("欧阳雪", "欧阳"), ("东方", "东"), ("阿依古丽·买买提", "阿依古丽")],
)
def test_surnames_of_one_and_two_characters_and_names_with_a_dot(
    name: str, first: str
) -> None:
    assert surname(name) == first
