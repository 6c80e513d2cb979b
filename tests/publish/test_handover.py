from dataclasses import replace
from datetime import date

from scheduler.model.community import Community
from scheduler.model.people import Certificate
from scheduler.model.times import Week
from scheduler.publish import handover
from scheduler.publish.roster import roster
from tests.publish.neighbourhood import issue, read

WEEK = Week(2026, 48)
OPEN = """
id: {id}
received: 2026-11-02
origin: visit
category: {category}
compound: wanghai
level: building
text: 漏雨
steps:
  - {{claimed: 2026-11-05, by: 海晏物业, due: {due}}}
"""


def certified(*until: date, leaves: date | None = None) -> Community:
    found, _ = read()
    first, *others = found.volunteers
    papers = tuple(Certificate("wrap", day, first.source) for day in until)
    person = replace(first, certificates=papers, until=leaves)
    return replace(found, volunteers=(person, *others))


def expiring(found: Community) -> list[tuple[str, str, date]]:
    made = handover.certificates(found, roster(found), WEEK)
    return [(paper.person.id, paper.role, paper.until) for paper in made]


def test_papers_count_that_ran_out_or_do_so_within_a_month() -> None:
    last, day_after = date(2026, 12, 29), date(2026, 12, 30)
    assert expiring(certified(day_after, last, date(2026, 1, 1))) == [
        ("mi-er", "包水饺", date(2026, 1, 1)),
        ("mi-er", "包水饺", last),
    ]


def test_papers_of_those_who_left_do_not_count() -> None:
    assert expiring(certified(date(2026, 12, 1), leaves=date(2026, 11, 22))) == []


def filed(category: str, due: str) -> Community:
    text = OPEN.format(id="LY-2026-0002", category=category, due=due)
    community, _ = read({"content/issues/2026/LY-2026-0002.yaml": text})
    return community


def test_a_claimed_issue_is_due_by_the_weeks_end_without_the_residents_words() -> None:
    (one,) = handover.due(filed("housing", "2026-11-29"), WEEK)
    assert (one.issue, one.category, one.compound, one.by, one.due) == (
        "LY-2026-0002",
        "房屋维修",
        "望海名苑",
        "海晏物业",
        date(2026, 11, 29),
    )
    assert handover.due(filed("housing", "2026-11-30"), WEEK) == ()


def test_sealed_and_settled_issues_are_on_no_sheet() -> None:
    assert handover.due(filed("dispute", "2026-11-20"), WEEK) == ()
    settled, _ = read(issue("LY-2026-0009"))
    assert handover.due(settled, WEEK) == ()
