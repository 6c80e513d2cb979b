from dataclasses import replace
from datetime import timedelta

from scheduler.publish import texts
from scheduler.publish.editions import State
from scheduler.publish.staff_edition import StaffEdition, StaffPause
from tests.publish.paper import FRIDAY, WEEK, edition, person, shift

HEAD = "【凌云社区】"
FICTIONAL = "（演示数据，纯属虚构）"
OFFICE = "服务大厅：0633-5550100"


def written(*lines: str) -> str:
    return "\n".join(lines) + "\n"


def test_the_week_has_a_line_for_each_day_and_no_names() -> None:
    monday = shift(day=WEEK.monday, service="tea", open=2)
    pause = StaffPause("craft/2026-11-27", "手工课", FRIDAY, State.CANCELLED, "检修")
    of = edition(monday, shift(), pauses=(pause,))
    assert texts.week(of, of.weeks[0]) == written(
        f"{HEAD}2026年第48周（11月23日至11月29日）志愿服务安排，第2版{FICTIONAL}",
        "",
        "周一11月23日：08:30初心水饺（缺2人）",
        "周五11月27日（逢七）：08:30初心水饺；手工课停办（检修）",
        "",
        "还缺2人，欢迎接龙报名。",
        "各班人员见排班表。来不了请尽早说一声，方便安排备班。",
        OFFICE,
    )


def test_a_day_names_everybody_with_full_width_brackets() -> None:
    of = edition(shift(open=1), shift("cook", range(2, 3), role="后厨"))
    assert texts.day(of, of.weeks[0], FRIDAY, "明天") == written(
        f"{HEAD}明天11月27日星期五（逢七）志愿服务提醒{FICTIONAL}",
        "",
        "08:30–10:00，初心水饺，初心食堂",
        "包水饺：王芳（海棠湾）、赵𬘭、缺1人",
        "后厨：林䶮",
        "",
        OFFICE,
    )


def test_a_day_without_anything_has_no_text() -> None:
    of = edition(shift())
    assert texts.day(of, of.weeks[0], WEEK.monday) == ""


def test_the_call_for_helpers_puts_first_what_could_not_be_held() -> None:
    of = edition(
        shift(open=1), shift("cook", range(1), role="后厨", open=1, minimum=2), shift("tea")
    )
    assert texts.helpers(of, of.weeks[0]) == written(
        f"{HEAD}2026年第48周（11月23日至11月29日）招募帮手{FICTIONAL}",
        "",
        "11月27日周五08:30–10:00，初心水饺（后厨），初心食堂，急缺1人",
        "11月27日周五08:30–10:00，初心水饺（包水饺），初心食堂，缺1人",
        "",
        f"愿意来的请接龙，或打电话。{OFFICE}",
    )


def test_substitutions_say_who_and_when() -> None:
    changed = shift(changed=frozenset({"people"}), note="王芳(海棠湾)换为赵𬘭")
    of = edition(changed, shift("cook"))
    assert texts.substitutions(of, of.weeks[0]) == written(
        f"{HEAD}排班变动，现为第2版{FICTIONAL}",
        "",
        "11月27日周五08:30–10:00，初心水饺（包水饺）：王芳（海棠湾）换为赵𬘭",
        "",
        "其他安排不变。",
        OFFICE,
    )


def test_full_and_unchanged_weeks_have_only_the_announcement() -> None:
    of = edition(shift())
    assert [name for name, _ in texts.of_week(of, of.weeks[0])] == ["week"]


def test_no_text_is_longer_than_20_lines_however_full_the_week() -> None:
    full = crowded()
    made = [words for _, words in texts.of_week(full, full.weeks[0])]
    made += [texts.day(full, full.weeks[0], day) for day in WEEK.days]
    assert len(made) == 10
    assert max(words.count("\n") for words in made) <= texts.MOST_LINES


def test_no_text_has_markup_or_half_width_marks() -> None:
    full = crowded()
    whole = "".join(words for _, words in texts.of_week(full, full.weeks[0]))
    assert not set("*_#`<>[](),;!?") & set(whole)


def crowded() -> StaffEdition:
    one = replace(shift(open=1), changed=frozenset({"people"}), note="甲换为乙")
    return edition(
        *(
            replace(
                one,
                shift=f"service{n}/{WEEK.monday + timedelta(days=day)}/{line}",
                start=one.start - timedelta(days=4 - day),
                end=one.end - timedelta(days=4 - day),
                lead=person(0),
            )
            for day in range(7)
            for n in range(7)
            for line in ("a", "b")
        )
    )
