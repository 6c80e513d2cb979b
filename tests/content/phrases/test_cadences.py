from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.content.misreads import Misread
from scheduler.content.phrases.cadences import cadence
from scheduler.model.visit import Cadence, Frequency

START = date(2026, 1, 8)

FORMS = [
    ("每周", Cadence(Frequency.WEEKLY)),
    ("每周一次", Cadence(Frequency.WEEKLY)),
    ("隔周", Cadence(Frequency.WEEKLY, 2, START)),
    ("每两周", Cadence(Frequency.WEEKLY, 2, START)),
    ("每３周", Cadence(Frequency.WEEKLY, 3, START)),
    ("每月", Cadence(Frequency.MONTHLY)),
    ("每个月走访一次", Cadence(Frequency.MONTHLY)),
    ("每两个月", Cadence(Frequency.MONTHLY, 2)),
    ("每季度", Cadence(Frequency.MONTHLY, 3)),
    ("每季一次", Cadence(Frequency.MONTHLY, 3)),
    ("每两个季度", Cadence(Frequency.MONTHLY, 6)),
    ("每半年", Cadence(Frequency.MONTHLY, 6)),
    ("每年1次", Cadence(Frequency.MONTHLY, 12)),
    ("每十二个月", Cadence(Frequency.MONTHLY, 12)),
    ("Weekly", Cadence(Frequency.WEEKLY)),
    ("fortnightly", Cadence(Frequency.WEEKLY, 2, START)),
    ("every 2 months", Cadence(Frequency.MONTHLY, 2)),
    ("quarterly", Cadence(Frequency.MONTHLY, 3)),
    ("half-yearly", Cadence(Frequency.MONTHLY, 6)),
    ("yearly", Cadence(Frequency.MONTHLY, 12)),
]


@pytest.mark.parametrize(("written", "meant"), FORMS, ids=[form for form, _ in FORMS])
def test_a_phrase_is_read(written: str, meant: Cadence) -> None:
    assert cadence(written, START) == meant


@pytest.mark.parametrize(
    "written", ["", "经常", "三三三", "每五个月", "每0周", "每周五", "每天", "周" * 300]
)
def test_what_does_not_say_how_often_is_refused(written: str) -> None:
    with pytest.raises(Misread) as told:
        cadence(written, START)
    assert [problem.code for problem in told.value.problems] == ["unknown-phrase"]


def test_several_weeks_need_a_beginning() -> None:
    with pytest.raises(Misread) as told:
        cadence("每两周")
    assert [problem.code for problem in told.value.problems] == ["start-missing"]


@given(st.sampled_from([1, 2, 3, 4, 6, 12]) | st.just(0), st.integers(1, 52))
def test_words_for_a_cadence_are_read_back(months: int, weeks: int) -> None:
    one = (
        Cadence(Frequency.MONTHLY, months)
        if months
        else Cadence(Frequency.WEEKLY, weeks, START if weeks > 1 else None)
    )
    assert cadence(str(one), START) == one


@given(st.text())
def test_any_text_is_a_cadence_or_a_problem(written: str) -> None:
    with suppress(Misread):
        assert isinstance(cadence(written, START), Cadence)
