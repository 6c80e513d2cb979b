from dataclasses import replace
from datetime import date, datetime

import pytest

from scheduler.model.times import CST, Week
from scheduler.publish import public
from scheduler.publish.counts import Group, Number, number
from scheduler.publish.editions import (
    OpenPlaces,
    PublicBreak,
    PublicContact,
    PublicGrid,
    PublicTally,
    Release,
    State,
)
from scheduler.publish.notices import notices
from scheduler.publish.told_issues import (
    CouncilMatter,
    Notice,
    NoticeStep,
    NoticeStub,
    PublicCategory,
)
from tests.publish.neighbourhood import CANARY, ON, TREE, edition, issue, read

NOTICE = Notice(
    id="LY-2026-0001",
    title="顶楼漏雨修好了",
    result="已重做防水，雨后回访不再渗漏。",
    compound="wanghai",
    category="housing",
    received=date(2026, 10, 2),
    resolved=date(2026, 10, 18),
    published=date(2026, 11, 5),
    days=16,
    level="小区",
    steps=(
        NoticeStep(date(2026, 10, 2), "在议事会上提出"),
        NoticeStep(date(2026, 10, 6), "海晏物业认领，开始办理"),
        NoticeStep(date(2026, 10, 10), "小区协商"),
        NoticeStep(date(2026, 10, 18), "办理完成"),
        NoticeStep(date(2026, 10, 21), "回访：已解决"),
        NoticeStep(date(2026, 11, 5), "公示"),
    ),
    consulted=True,
    until=date(2027, 11, 4),
)


def notices_with(**changed: object) -> tuple[Notice, ...]:
    community, _ = read()
    changed_issue = replace(community.issues[0], **changed)  # type: ignore[arg-type]
    return notices(replace(community, issues=(changed_issue,)), ON)


def test_nothing_private_is_in_the_edition() -> None:
    shown = repr(edition())
    assert CANARY not in shown
    for secret in ("mi-", "123000", "MIMI", "1-302", "1号楼", "单元", "2012"):
        assert secret not in shown


PRIVATE = (
    "issues/2026/LY-2026-0002",
    "issues/2026/LY-2026-0003",
    "issues/2026/LY-2026-0004",
    "issues/2026/LY-2026-0005",
    "issues/2026/LY-2026-0006",
    "organisation",
    "volunteers/grid-1",
    "absences/2026",
    "services/rounds",
    "issues/2026/LY-2026-0001",
    "rotas/2026-W48",
)


@pytest.mark.parametrize("name", PRIVATE)
def test_private_files_do_hold_the_mark_that_is_looked_for(name: str) -> None:
    assert CANARY in TREE[f"content/{name}.yaml"]


def test_a_published_issue_becomes_a_notice_of_its_public_words_and_steps() -> None:
    assert edition().notices == (NOTICE,)


@pytest.mark.parametrize(
    "changed",
    [
        {"public_title": ""},
        {"public_result": " "},
        {"reviewed_by": ""},
        {"category": "dispute"},
        {"category": "unknown"},
    ],
)
def test_an_issue_without_public_words_a_reviewer_or_of_a_sealed_kind_is_no_notice(
    changed: dict[str, str],
) -> None:
    assert notices_with(**changed) == ()


def test_an_issue_is_no_notice_before_it_is_published_nor_after_it_is_withdrawn() -> None:
    path = "content/issues/2026/LY-2026-0001.yaml"
    unpublished = TREE[path].replace("  - {published: 2026-11-05, by: 密办公室}\n", "")
    withdrawn = TREE[path] + "  - {withdrawn: 2026-11-10, by: 密办公室}\n"
    assert edition({path: unpublished}).notices == ()
    assert edition({path: withdrawn}).notices == ()
    assert edition(on=date(2026, 11, 4)).notices == ()


def test_the_newest_notice_stands_first() -> None:
    found = edition(issue("LY-2026-0009")).notices
    assert [n.id for n in found] == ["LY-2026-0009", "LY-2026-0001"]


def test_a_notice_that_was_taken_down_leaves_a_stub_and_later_nothing() -> None:
    stub = NoticeStub("LY-2026-0004", "songzhu", "lights", date(2026, 9, 12), 8)
    assert edition(on=date(2026, 10, 11)).stubs == ()
    assert "LY-2026-0004" in [n.id for n in edition(on=date(2026, 10, 11)).notices]
    assert edition(on=date(2026, 10, 12)).stubs == (stub,)
    assert edition(on=date(2027, 10, 11)).stubs[-1] == stub
    assert stub not in edition(on=date(2027, 10, 12)).stubs


def test_a_notice_is_shown_a_week_unless_the_community_says_otherwise() -> None:
    rules = {"content/community.yaml": TREE["content/community.yaml"].replace("365", "7")}
    assert edition(rules, on=date(2026, 11, 11)).notices[0].until == date(2026, 11, 11)
    assert edition(rules, on=date(2026, 11, 12)).notices == ()


def test_a_building_is_named_only_as_the_rule_allows() -> None:
    fields = {"building": "wanghai-1", "public_building": True, "common_part": True}
    (shown,) = notices_with(**fields)
    assert shown.building == "密1号楼"
    for field in fields:
        changed: dict[str, object] = {**fields, field: ""}
        assert notices_with(**changed) == (NOTICE,)


def test_what_the_council_has_before_it_is_told_without_words_or_names() -> None:
    made = edition()
    assert made.agenda == (CouncilMatter("松竹里，路灯照明", ("等人认领",)),)
    assert made.claims == (
        CouncilMatter(
            "望海名苑，房屋维修",
            (),
            by="",
            claimed=date(2026, 11, 19),
            due=date(2026, 12, 3),
        ),
    )
    later = edition(on=date(2026, 12, 4))
    assert CouncilMatter("望海名苑，房屋维修", ("过了办理期限",)) in later.agenda


def test_a_title_for_the_council_is_the_public_one_once_it_was_reviewed() -> None:
    path = "content/issues/2026/LY-2026-0003.yaml"
    text = (
        TREE[path].replace("密没有审过的标题", "楼道墙皮脱落").replace("密师傅", "海晏物业")
    )
    assert edition({path: text}).claims[0].title == "望海名苑，房屋维修"
    (claim,) = edition({path: f"{text}reviewed_by: 社区副书记\n"}).claims
    assert (claim.title, claim.by) == ("楼道墙皮脱落", "海晏物业")


def test_figures_count_every_issue_that_is_not_sealed_but_name_few() -> None:
    made = edition().figures
    assert made.total.received == number(f"LY-2026-000{n}" for n in (1, 2, 3, 4))
    assert made.total.repeats == number(["LY-2026-0006"])
    assert made.total.settled == number(["LY-2026-0001", "LY-2026-0004"])
    assert [group.key for group in made.categories] == ["other"]
    assert made.compounds == (Group("other", Number(None)),)


def test_services_that_are_not_public_leave_no_trace() -> None:
    made = edition()
    assert [s.id for s in made.services] == ["care", "council", "dumplings", "haircuts"]
    assert "rounds" not in repr(made)


def test_open_places_are_counted_by_role_from_the_planned_weeks() -> None:
    assert edition().open_places == (
        OpenPlaces(
            occurrence="dumplings/2026-11-27",
            service="dumplings",
            role="包水饺",
            start=datetime(2026, 11, 27, 8, 30, tzinfo=CST),
            end=datetime(2026, 11, 27, 10, 0, tzinfo=CST),
            venue="初心食堂",
            places=2,
        ),
    )


def test_releases_tell_weeks_and_decisions_but_no_swaps() -> None:
    assert edition().releases == (
        Release(
            Week(2026, 49),
            1,
            datetime(2026, 11, 22, 9, tzinfo=CST),
            "初心水饺：12月4日(周五)取消。原因：食堂检修。",
        ),
        Release(
            Week(2026, 50),
            1,
            datetime(2026, 11, 21, 9, tzinfo=CST),
            "初心水饺：12月11日(周五)改到12月12日(周六)08:30，初心食堂。原因：场地有会。",
        ),
        Release(
            Week(2026, 48),
            0,
            datetime(2026, 11, 20, 9, tzinfo=CST),
            "11月23日(周一)至11月29日(周日)的安排已公布，共3场。",
        ),
    )


def test_occurrences_keep_their_own_date_and_tell_what_became_of_them() -> None:
    service = {s.id: s for s in edition().services}["dumplings"]
    december = {
        o.nominal.day: (o.state, o.start.date().day, o.reason)
        for o in service.occurrences
        if o.nominal.month == 12
    }
    assert december == {
        4: (State.CANCELLED, 4, "食堂检修"),
        11: (State.MOVED, 12, "场地有会"),
        18: (State.HELD, 18, ""),
        25: (State.HELD, 25, ""),
    }


def test_grids_and_contacts_are_told_in_numbers_and_posts() -> None:
    made = edition()
    assert made.contacts == (
        PublicContact("社区服务大厅", "0633-5550100", "工作日 8:30-17:30"),
    )
    assert made.grids == (
        PublicGrid(
            "grid-1",
            "第一网格",
            "网格党支部书记",
            "党群驿家",
            "0633-5550101",
            ("wanghai",),
            43,
            1,
        ),
        PublicGrid(
            "grid-2", "第二网格", "", "", "", ("songzhu",), 36, 0, has_contacts=False
        ),
    )


def test_sealed_kinds_small_numbers_and_past_breaks_are_left_out() -> None:
    made = edition()
    assert made.categories == (
        PublicCategory("housing", "房屋维修", "housing"),
        PublicCategory("lights", "路灯照明", "lights"),
    )
    assert made.tallies == (PublicTally("dumplings", 1, 24),)
    assert made.breaks == (PublicBreak("2027年寒假", date(2027, 1, 23), date(2027, 2, 21)),)
    assert edition(on=date(2027, 3, 1)).breaks == ()


def test_the_window_covers_whole_months_and_twelve_weeks() -> None:
    made = edition()
    assert (made.first, made.last) == (date(2026, 11, 1), date(2027, 2, 28))
    assert made.as_of == ON


def test_characters_that_turn_or_hide_text_are_taken_out() -> None:
    turned = "顶楼\u202e漏雨\u200b修\u0007好了\u2028"
    assert notices_with(public_title=turned) == (NOTICE,)


def test_the_days_of_a_rule_by_their_last_digit_are_named() -> None:
    haircuts = next(one for one in edition().services if one.id == "haircuts")
    assert haircuts.when.startswith("每月逢三（3日、13日、23日）")


LED = {
    "content/services/dumplings.yaml": TREE["content/services/dumplings.yaml"]
    + "lead: zhao-lan\n",
    "content/volunteers/grid-2.yaml": (
        "- {id: zhao-lan, name: 赵兰, grid: grid-1, born: 1970, public_name: full,\n"
        "   consent: {by: 本人, date: 2026-03-01, scope: services, until: 2026-12-31}}\n"
    ),
}


def leads(changed: dict[str, str], on: date = ON) -> list[str]:
    return [service.lead for service in edition(LED | changed, on).services]


def test_a_service_names_its_lead_as_long_as_the_consent_is_valid() -> None:
    withdrawn = "- {volunteer: zhao-lan, date: 2026-11-23}\n"
    assert leads({}) == ["", "", "赵兰", ""]
    assert leads({}, date(2027, 1, 1)) == ["", "", "", ""]
    assert leads({"content/withdrawals.yaml": withdrawn}) == ["", "", "", ""]
    community, _ = read(LED)
    young = replace(community.volunteer["zhao-lan"], born=2010)
    people = tuple(young if v.id == young.id else v for v in community.volunteers)
    made = public.edition(replace(community, volunteers=people), (), ON)
    assert [service.lead for service in made.services] == ["", "", "", ""]
