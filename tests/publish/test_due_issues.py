"""A post holder's own calendar tells by when claimed issues are due, and nothing else."""

from datetime import date, datetime, timedelta

from scheduler import content
from scheduler.model.times import CST, DAY
from scheduler.publish import calendars, personal
from scheduler.publish.editions import IssueReminder, PersonalEdition, Stamp
from tests.publish.life import BASE, HERS, OLD
from tests.publish.reading import events

WANG, LI = OLD, HERS["li-na"]
NAME = "content/issues/2026/LY-2026-0001.yaml"
AROUND = {
    **BASE,
    "content/community.yaml": BASE["content/community.yaml"]
    + """
categories:
  - {id: housing, name: 房屋维修}
  - {id: dispute, name: 邻里纠纷, sealed: yes}
""",
    "content/compounds.yaml": """
- {id: wanghai, name: 望海名苑, grid: grid-3, property_manager: 海晏物业, buildings: [{id: wanghai-1, name: 1号楼, units: 2, floors: 11, doors: 2}]}
""",  # noqa: E501 - content as people write it
    "content/organisation.yaml": """
posts:
  - {id: branch-3, name: 网格党支部, lead: 网格党支部书记, grid: grid-3, holder: wang-fang}
  - {id: worker-3, name: 网格员, grid: grid-3, holder: li-na}
  - {id: office, name: 社区办公室}
""",
}
ISSUE = """
id: LY-2026-0001
received: 2026-11-02
origin: visit
category: housing
compound: wanghai
level: building
text: 1号楼2单元501室密先生说漏水，电话12312340000
public_title: 密标题
public_result: 密结果
steps:
"""
FIRST = "  - {claimed: 2026-11-05, by: 网格党支部, due: 2026-11-30, note: 密注}\n"


def reminders(
    steps: str, on: str = "2026-11-23", issue: str = ISSUE, **changed: str
) -> dict[str, tuple[IssueReminder, ...]]:
    """Give what each calendar tells of the issue; ``changed`` are whole files."""
    return {one.token: one.issues for one in editions(steps, on, issue, **changed)}


def editions(
    steps: str, on: str = "2026-11-23", issue: str = ISSUE, **changed: str
) -> tuple[PersonalEdition, ...]:
    files = {**AROUND, NAME: issue + steps}
    files |= {f"content/{name}.yaml": text for name, text in changed.items()}
    loaded = content.load({path: text.encode() for path, text in files.items()})
    assert loaded.problems == ()
    assert loaded.community
    return personal.editions(loaded.community, loaded.rotas, date.fromisoformat(on))


def midnight(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=CST)


def entries(token: str, steps: str, on: str = "2026-11-23") -> list[tuple[object, ...]]:
    feed = calendars.personal(editions(steps, on))[f"{token}.ics"]
    return [
        (str(one["SUMMARY"]), one.decoded("DTSTART"), str(one["STATUS"]), one["SEQUENCE"])
        for one in events(feed)
        if "房屋维修" in str(one["SUMMARY"])
    ]


def test_a_claim_is_an_all_day_entry_on_its_due_date_in_the_holders_calendar_alone() -> (
    None
):
    assert reminders(FIRST) == {
        WANG: (
            IssueReminder(
                issue="LY-2026-0001",
                category="房屋维修",
                compound="望海名苑",
                day=date(2026, 11, 30),
                ended="",
                stamp=Stamp(0, midnight("2026-11-05")),
            ),
        ),
        LI: (),
    }
    assert entries(WANG, FIRST) == [
        ("办理期限：房屋维修 望海名苑", date(2026, 11, 30), "CONFIRMED", 0)
    ]


def test_an_entry_tells_nothing_of_the_resident_and_whom_to_call() -> None:
    data = calendars.personal(editions(FIRST))[f"{WANG}.ics"]
    everything = data.replace(b"\r\n ", b"").decode()
    for word in ("密", "12312340000", "501室", "1号楼", "li-na", "wang-fang", "网格党支部"):
        assert word not in everything
    (event,) = events(data)
    assert str(event["DESCRIPTION"]).split("\n") == [
        "编号LY-2026-0001。",
        "您的岗位认领的，今天到期。详情看社区的诉求台账。",
        "办好请告诉：社区服务大厅 0633-5550100",
    ]
    assert (event["CLASS"], event["TRANSP"]) == ("PRIVATE", "TRANSPARENT")
    assert event.decoded("DTEND") - event.decoded("DTSTART") == DAY


def test_what_became_of_a_claim_is_told_under_the_same_uid_with_a_higher_sequence() -> None:
    def uid(steps: str) -> str:
        feed = calendars.personal(editions(steps))[f"{WANG}.ics"]
        return str(events(feed)[0]["UID"])

    day = date(2026, 11, 30)
    for step, told in (
        ("settled: 2026-11-20", "【已办结】"),
        ("transferred: 2026-11-20, to: 供水公司", "【已转办】"),
        ("on_hold: 2026-11-20, reason: 等审批", "【已挂起】"),
        ("declined: 2026-11-20, reason: 不归社区", "【不予受理】"),
        ("claimed: 2026-11-20, by: 海晏物业, due: 2026-12-10", "【已换人办】"),
    ):
        steps = f"{FIRST}  - {{{step}}}\n"
        assert entries(WANG, steps) == [(f"{told}房屋维修 望海名苑", day, "CANCELLED", 1)]
        assert uid(steps) == uid(FIRST)
        assert entries(WANG, steps, "2026-11-19") == entries(WANG, FIRST)
    talked = FIRST + "  - {consulted: 2026-11-20, level: building}\n"
    assert entries(WANG, talked) == entries(WANG, FIRST)


def test_a_claim_that_goes_to_another_post_and_back_moves_between_calendars() -> None:
    over = FIRST + "  - {claimed: 2026-11-10, by: 网格员, due: 2026-12-03}\n"
    back = over + "  - {claimed: 2026-11-16, by: 网格党支部书记, due: 2026-12-07}\n"
    about = "房屋维修 望海名苑"
    assert entries(WANG, over) == [
        (f"【已换人办】{about}", date(2026, 11, 30), "CANCELLED", 1)
    ]
    assert entries(LI, over) == [(f"办理期限：{about}", date(2026, 12, 3), "CONFIRMED", 0)]
    assert entries(WANG, back) == [
        (f"办理期限：{about}", date(2026, 12, 7), "CONFIRMED", 2)
    ]
    assert entries(LI, back) == [
        (f"【已换人办】{about}", date(2026, 12, 3), "CANCELLED", 1)
    ]


def test_entries_stay_as_long_as_those_of_duties() -> None:
    settled = FIRST + "  - {settled: 2026-11-20}\n"

    def kept(steps: str) -> int:
        due = date(2026, 11, 30)
        days = (due + timedelta(days=n) for n in range(60))
        return max(n for n, on in enumerate(days) if reminders(steps, str(on))[WANG])

    assert (kept(FIRST), kept(settled)) == (30, 14)


def test_units_vacant_posts_claims_without_a_day_and_sealed_ones_have_no_entry() -> None:
    nobody = {WANG: (), LI: ()}
    assert reminders(FIRST.replace("网格党支部", "海晏物业")) == nobody
    assert reminders(FIRST.replace("网格党支部", "社区办公室")) == nobody
    assert reminders(FIRST.replace(" due: 2026-11-30,", "")) == nobody
    assert reminders(FIRST, issue=ISSUE.replace("housing", "dispute")) == nobody
    assert reminders(FIRST, "2026-11-01") == nobody


def test_posts_that_cannot_be_told_apart_are_all_told_and_an_id_means_one() -> None:
    both = AROUND["content/organisation.yaml"] + (
        "  - {id: worker-3b, name: 网格员, grid: grid-3, holder: wang-fang}\n"
    )

    def told(by: str) -> dict[str, int]:
        steps = FIRST.replace("网格党支部", by)
        found = reminders(steps, organisation=both)
        return {token: len(some) for token, some in found.items()}

    assert told("网格员") == {WANG: 1, LI: 1}
    assert told("worker-3") == {WANG: 0, LI: 1}


def test_a_claim_of_one_person_under_two_posts_is_one_entry() -> None:
    same = AROUND["content/organisation.yaml"].replace("li-na", "wang-fang")
    steps = FIRST + "  - {claimed: 2026-11-10, by: 网格员, due: 2026-12-03}\n"
    (reminder,) = reminders(steps, organisation=same)[WANG]
    assert (reminder.day, reminder.ended, reminder.stamp.sequence) == (
        date(2026, 12, 3),
        "",
        1,
    )


def test_an_issue_of_the_whole_community_has_no_place() -> None:
    issue = ISSUE.replace("compound: wanghai\n", "").replace("building\n", "community\n")
    (reminder,) = reminders(FIRST, issue=issue)[WANG]
    assert reminder.compound == ""
    settled = FIRST + "  - {settled: 2026-11-20}\n"
    (after,) = reminders(settled, issue=issue)[WANG]
    assert after.ended == "已办结"
