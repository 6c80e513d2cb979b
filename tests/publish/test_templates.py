"""The words of the templates: what stays on one line, and that nothing gets out of it."""

from scheduler.publish.templates import unbroken


def test_hours_dates_and_numbers_of_cases_stay_on_one_line() -> None:
    assert unbroken("每月逢三（3日）9:00-11:00，12月3日") == (
        '每月逢三（<span class="whole">3日</span>）'
        '<span class="whole">9:00–11:00</span>，'
        '<span class="whole">12月3日</span>'
    )
    assert unbroken("编号LY-2026-0001") == '编号<span class="whole">LY-2026-0001</span>'


def test_words_are_escaped_and_endless_numbers_may_break() -> None:
    assert unbroken("<b>3日") == '&lt;b&gt;<span class="whole">3日</span>'
    assert unbroken("1" * 5000 + "日") == "1" * 5000 + "日"
