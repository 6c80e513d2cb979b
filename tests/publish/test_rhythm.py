from datetime import date

import pytest

from scheduler.content.phrases.recurrences import recurrence
from scheduler.publish.rhythm import lunar_number, of

SAID = {
    "每周五": "每周五",
    "每周一至周五": "每周一至周五",
    "每周二、周四": "每周二、周四",
    "隔周周四": "隔周周四",
    "每月3日、13日、23日": "每月3日、13日、23日",
    "每月逢3日": "每月逢三",
    "每月最后一天": "每月最后一天",
    "每月第一个周六": "每月第一个周六",
    "每年3月5日": "每年3月5日",
    "农历九月初九": "重阳节（农历九月初九）",
    "农历正月二十": "农历正月二十",
    "农历每月初一、十五": "农历每月初一、十五",
    "农历逢三": "农历每月逢三",
    "除夕": "除夕",
    "工作日": "工作日",
    "休息日": "周末和节假日",
    "除夕前一个工作日": "除夕前一个工作日",
    "2026-12-05": "2026年12月5日",
}


@pytest.mark.parametrize(("written", "said"), SAID.items())
def test_every_form_is_said_in_the_words_of_the_reader(written: str, said: str) -> None:
    assert of(recurrence(written, date(2026, 1, 1))) == said


@pytest.mark.parametrize("written", SAID.values())
def test_what_is_said_is_understood_again(written: str) -> None:
    plain = written.partition("（")[0].replace("周末和节假日", "休息日")
    plain = plain.replace("2026年12月5日", "2026-12-05")
    assert of(recurrence(plain, date(2026, 1, 1))) == written


def test_days_of_the_lunar_month_have_their_customary_names() -> None:
    names = "、".join(lunar_number(day) for day in (1, 10, 11, 19, 20, 21, 29, 30, -1))
    assert names == "初一、初十、十一、十九、二十、廿一、廿九、三十、最后一天"
