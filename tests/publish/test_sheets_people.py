from dataclasses import replace
from datetime import date

from scheduler.publish.editions import State
from scheduler.publish.sheets import handover, people, phone, signin
from scheduler.publish.staff_edition import StaffCertificate, StaffDue
from tests.publish.paper import FRIDAY, edition, lines, person, shift


def test_each_person_has_all_duties_together_and_a_telephone() -> None:
    of = edition(
        shift(),
        shift("cook", range(1, 2), role="后厨", service="lunch"),
        shift("gone", range(1), state=State.CANCELLED),
    )
    (made,) = people.all_people(of, of.weeks[0])
    assert list(lines(made)) == [
        "[王芳(海棠湾)]",
        "12000000000 | 11月27日 周五 | 08:30–10:00 | 初心水饺 | 包水饺 | 初心食堂",
        "[赵𬘭]",
        "12000000001 | 11月27日 周五 | 08:30–10:00 | 初心水饺 | 包水饺 | 初心食堂",
        "11月27日 周五 | 08:30–10:00 | 初心水饺 | 后厨 | 初心食堂",
    ]


def test_each_grid_has_a_sheet_in_the_order_of_its_number() -> None:
    of = edition(shift(people=range(3)))
    assert [(s.name, len(s.groups)) for s in people.by_grid(of, of.weeks[0])] == [
        ("第一网格", 2),
        ("第二网格", 1),
    ]


def test_a_sign_in_sheet_has_numbered_names_the_lead_first_and_blank_lines() -> None:
    of = edition(shift(lead=person(1), open=1))
    (made,) = signin.sheets(of, of.weeks[0])
    assert made.title == "凌云社区初心水饺签到表"
    assert list(lines(made)) == [
        "[11月27日 星期五 08:30–10:00 初心食堂]",
        "1 | 赵𬘭 | 包水饺（负责） |  |  |  | ",
        "2 | 王芳(海棠湾) | 包水饺 |  |  |  | ",
        *(f"{number} |  |  |  |  |  | " for number in range(3, 7)),
    ]


def test_a_slip_has_at_most_two_duties_and_says_what_to_bring() -> None:
    of = edition(*(shift(f"line{n}", range(1), bring="围裙") for n in range(3)))
    (made,) = people.slips(of, of.weeks[0])
    duty = "11月27日 星期五 08:30–10:00 | 初心水饺 包水饺 | 初心食堂 | 请带围裙"
    assert list(lines(made)) == [
        "[王芳(海棠湾)]",
        *[duty] * 2,
        "[王芳(海棠湾) （续）]",
        duty,
    ]
    assert made.notes == ("来不了请尽早告诉我们：服务大厅 0633-5550100",)


def test_a_change_slip_goes_to_everybody_concerned_and_to_nobody_else() -> None:
    swapped = shift(
        changed=frozenset({"people"}), joined=frozenset({"p1"}), left=(person(5),)
    )
    moved = shift("cook", range(2, 3), changed=frozenset({"time"}))
    cancelled = shift("deliver", range(3, 4), changed=frozenset({"state"}))
    of = edition(swapped, moved, replace(cancelled, state=State.CANCELLED), shift("tea"))
    (made,) = people.changes(of, of.weeks[0])
    told = {group.head.text: list(group.blocks) for group in made.groups if group.head}
    assert {name: [b[0][-1].text for b in blocks] for name, blocks in told.items()} == {
        "赵𬘭": ["这一班请您参加。"],
        "林䶮": ["时间或地点有变动，请按这里写的来。"],
        "郑龑": ["这一班取消了，您不用来了。"],
        "阿依古丽·买买提": ["这一班您不用来了。"],
    }
    calm = edition(shift())
    assert people.changes(calm, calm.weeks[0]) == ()


def test_the_picture_has_a_card_for_each_occurrence() -> None:
    of = edition(shift(lead=person(0)), shift("cook", range(2, 3), role="后厨"))
    (made,) = phone.sheets(of, of.weeks[0])
    assert list(lines(made)) == [
        "[11月27日 星期五 逢七]",
        "08:30–10:00 | 初心水饺 | 初心食堂 | 包水饺 | 王芳(海棠湾)（负责）、赵𬘭",
        "后厨 | 林䶮",
    ]


def test_the_handover_sheet_lists_what_is_open_or_due_and_leaves_room_to_write() -> None:
    papers = (
        StaffCertificate(person(1), "后厨", date(2026, 11, 20)),
        StaffCertificate(person(2), "后厨", date(2026, 12, 4)),
    )
    due = (StaffDue("LY-2026-0105", "公共空间占用", "园丁小区", "网格员", FRIDAY),)
    of = edition(shift(open=1), certificates=papers, due=due)
    (made,) = handover.sheets(of, of.weeks[0])
    assert list(lines(made))[:7] == [
        "[缺人的班]",
        "初心水饺 包水饺 缺1人 | 11月27日 周五 08:30–10:00 | ",
        "[到期的证件]",
        "赵𬘭 后厨证件 12000000001 | 2026年11月20日 已过期 | ",
        "林䶮 后厨证件 12000000002 | 2026年12月4日 | ",
        "[到期的诉求]",
        "LY-2026-0105 园丁小区 公共空间占用（网格员） | 2026年11月27日 | ",
    ]
    assert made.sign == ("交班人", "接班人", "时间")
