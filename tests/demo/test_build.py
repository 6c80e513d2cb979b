import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from demo.build import FULL, SIZES, TODAY, Size, build
from demo.words import lines
from scheduler import content, timetable, visits
from scheduler.content import Loaded
from scheduler.content.rotas import dump
from scheduler.model import council, liaison
from scheduler.model.community import Community
from scheduler.model.issue import IssueState, StepKind
from scheduler.model.mediation import MediationState
from scheduler.model.privacy import private_in, private_in_story
from scheduler.planning.review import review

ROOT = Path(__file__).parents[2]
THIS_WEEK = "content/rotas/2026-W48.yaml"
RARE = "喆淼堃龑䶮𬘭㛃"


@cache
def full() -> dict[str, bytes]:
    return build(FULL)


@cache
def loaded() -> Loaded:
    return content.load(full())


def community() -> Community:
    found = loaded().community
    assert found is not None
    return found


def test_the_shipped_content_is_what_the_generator_makes() -> None:
    shipped = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in sorted((ROOT / "content").rglob("*.yaml"))
    }
    planned_since = {
        path for path in shipped if path.startswith("content/rotas/") and path >= THIS_WEEK
    }
    assert {p: shipped[p] for p in shipped.keys() - planned_since} == full()


def test_the_same_bytes_come_out_under_any_hash_seed_zone_and_folder(
    tmp_path: Path,
) -> None:
    program = (
        "import hashlib; from demo.build import FULL, build; "
        "print(hashlib.sha256(repr(build(FULL)).encode()).hexdigest())"
    )
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHONHASHSEED": "77",
            "TZ": "Pacific/Auckland",
            "LC_ALL": "C",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == hashlib.sha256(repr(full()).encode()).hexdigest()


@pytest.mark.parametrize("size", [SIZES["tiny"], FULL, Size("x2", 2, 0)], ids=str)
def test_each_size_is_read_without_a_problem(size: Size) -> None:
    assert content.load(full() if size == FULL else build(size)).problems == ()


def test_the_full_community_has_the_numbers_of_its_design() -> None:
    found = community()
    assert {
        "grids": len(found.grids),
        "compounds": len(found.compounds),
        "buildings": len(found.building),
        "households": found.households,
        "residents": found.residents,
        "pioneers": len(liaison.active(found, TODAY)),
        "volunteers": len(found.volunteers),
        "issues": len(found.issues),
        "split over two grids": [c.id for c in found.compounds if len(c.grids) == 2],
        "without anybody": [
            c.id
            for c in found.compounds
            if not c.property_manager and not c.owners_committee
        ],
    } == {
        "grids": 9,
        "compounds": 24,
        "buildings": 74,
        "households": 2683,
        "residents": 8652,
        "pioneers": 149,
        "volunteers": 310,
        "issues": 420,
        "split over two grids": ["zijing"],
        "without anybody": ["liangzhan"],
    }


def test_every_household_has_exactly_one_pioneer_and_loads_are_fair() -> None:
    found = community()
    assert liaison.faults(found, TODAY) == ()
    assert list(liaison.strays(found)) == []
    now = liaison.net(found, TODAY)
    loads = liaison.loads(now)
    assert (len(now), len(loads)) == (2683, 149)
    assert (min(loads.values()), max(loads.values())) == (14, 22)


def test_some_households_took_over_from_another_and_one_left_by_a_hand_over() -> None:
    found = community()
    here = {one.id for one in liaison.active(found, TODAY)}
    gone = [one for one in found.pioneers if one.id not in here]
    assert len(gone) == len(found.pioneers) - 149 > 15
    assert {handover.left for handover in found.handovers} == {True}
    assert {h.out for h in found.handovers} < {one.id for one in gone}


def test_what_was_held_comes_to_just_above_the_figures_of_the_model() -> None:
    found = community()
    day = {
        one.id: one.date
        for one in timetable.occurrences(found, date(2023, 1, 1), date(2026, 11, 22))
    }
    until = [a for a in found.attendance if day[a.occurrence] <= date(2024, 8, 14)]
    assert (len(until), sum(record.served for record in until)) == (148, 3205)
    assert max(day[record.occurrence] for record in found.attendance) == date(2026, 11, 21)


def test_no_past_rota_breaks_a_rule() -> None:
    rotas = loaded().rotas
    assert [str(rota.week) for rota in rotas] == [f"2026-W{week}" for week in range(35, 48)]
    assert [
        (str(rota.week), str(problem.message))
        for rota in rotas
        for problem in review(community(), rotas, rota.week).problems
    ] == []


def test_past_rotas_are_written_as_the_program_writes_them() -> None:
    again = {f"content/rotas/{r.week}.yaml": dump(r, community()) for r in loaded().rotas}
    assert again == {p: data for p, data in full().items() if "/rotas/" in p}


def test_past_rotas_were_changed_in_each_way() -> None:
    assert Counter(change.kind for rota in loaded().rotas for change in rota.changes) == {
        "swap": 6,
        "move": 1,
        "withdraw": 1,
    }


def test_no_date_of_the_past_or_of_the_next_six_weeks_waits_for_a_decision() -> None:
    assert timetable.undecided(community(), date(2023, 1, 1), date(2027, 1, 4)) == ()


def test_names_are_told_apart_by_id_and_hold_rare_characters() -> None:
    names = Counter(person.name for person in community().volunteers)
    assert sum(count > 1 for count in names.values()) >= 6
    assert set(RARE) <= set("".join(names))
    assert any("·" in name for name in names)


def test_no_phone_of_a_person_was_ever_allotted() -> None:
    phones = [person.phone for person in community().volunteers]
    assert len(set(phones)) == len(phones)
    assert [phone for phone in phones if not re.fullmatch(r"1[02][1-9]\d{8}", phone)] == []


def test_some_issues_are_open_in_every_state_and_disputes_stay_sealed() -> None:
    issues = community().issues
    states = Counter(issue.state for issue in issues)
    assert set(states) >= {
        IssueState.RECEIVED,
        IssueState.CLAIMED,
        IssueState.ON_HOLD,
        IssueState.SETTLED,
        IssueState.DECLINED,
        IssueState.PUBLISHED,
    }
    assert any(
        issue.state is IssueState.CLAIMED and claim.due and claim.due < TODAY
        for issue in issues
        if (claim := issue.last(StepKind.CLAIMED))
    )
    assert any(issue.last(StepKind.REOPENED) for issue in issues)
    this_month = [
        step
        for issue in issues
        for step in issue.steps
        if step.kind is StepKind.PUBLISHED and step.date >= TODAY.replace(day=1)
    ]
    assert len(this_month) >= 5
    kinds = community().category
    sealed = [issue for issue in issues if kinds[issue.category].sealed]
    assert len(sealed) > 10
    assert [i.id for i in sealed if i.public_title or i.last(StepKind.PUBLISHED)] == []


def test_the_council_met_each_week_of_the_quarter_once_moved_and_once_by_a_holiday() -> (
    None
):
    found = community()
    meetings = found.meetings
    assert [one.date for one in meetings] == [
        date(2026, 8, 27) + timedelta(weeks=week) for week in range(13)
    ]
    assert [(str(one.date), str(one.to), one.reason) for one in meetings if one.to] == [
        ("2026-10-01", "2026-09-30", "国庆节"),
        ("2026-11-05", "2026-11-04", "会场做消防检查，提前一天"),
    ]
    days = {one.day for one in meetings}
    raised = [s for i in found.issues for s in i.steps if s.kind is StepKind.RAISED]
    assert len(raised) > 20
    first = min(days)
    assert {step.date for step in raised if step.date >= first} <= days
    talks = [s for i in found.issues for s in i.steps if s.kind is StepKind.CONSULTED]
    assert len([step for step in talks if step.participants]) > 100
    assert len({i.category for i in found.issues} & kinds_below(found)) == 10
    flagged = [one for one in council.agenda(found, TODAY) if one.flagged]
    assert 1 <= len(flagged) <= 4


def kinds_below(found: Community) -> set[str]:
    return {one.id for one in found.categories if one.parent}


def test_quarrels_were_mediated_in_each_way_and_one_story_may_be_told() -> None:
    cases = community().mediations
    assert {case.state for case in cases} == set(MediationState)
    assert len([case for case in cases if case.due(TODAY)]) == 1
    assert len([case for case in cases if case.public_story(TODAY)]) == 1


def test_every_post_and_unit_that_an_issue_names_is_in_the_organisation() -> None:
    found = community()
    named = {
        (written, issue.compound)
        for issue in found.issues
        for written in (issue.reviewed_by, *(step.by for step in issue.steps))
        if written
    }
    assert len(named) > 50
    assert [pair for pair in sorted(named) if not found.named(pair[0], "", pair[1])] == []


def test_the_organisation_shows_empty_posts_and_a_compound_without_property_manager() -> (
    None
):
    found = community()
    tiers = {one.id: one.name for one in found.organisation.levels}
    assert list(tiers.values()) == [
        "社区党总支",
        "网格小区党支部",
        "楼栋党小组",
        "党员中心户",
    ]
    empty = [p.id for p in found.posts if not p.holder and not p.buildings]
    assert empty == ["general", "deputy", "office", "branch-6", "worker-8"]
    assert [p.id for p in found.posts if p.buildings and p.holder] == []
    under = [b for post in found.posts for b in post.buildings]
    assert sorted(under) == sorted(found.building)


def public_words(found: Community) -> list[str]:
    return [
        *(f"{issue.public_title} {issue.public_result}" for issue in found.issues),
        *(f"{s.name} {s.summary} {s.details} {s.for_whom}" for s in found.services),
        *(f"{v.name} {v.address} {v.directions} {v.hours}" for v in found.venues),
        found.about,
    ]


def test_public_words_hold_no_name_number_or_door() -> None:
    found = community()
    words = public_words(found)
    assert [(w, told) for w in words if (told := private_in(w, found))] == []
    stories = [s for case in found.mediations if (s := case.public_story(TODAY))]
    assert [(s, told) for s in stories if (told := private_in_story(s, found))] == []
    secret = re.compile(
        "|".join(
            [
                *(re.escape(person.name) for person in found.volunteers),
                r"1\d{10}|\d+号楼|\d+单元|\d{3,4}室|先生|女士|阿姨|大爷|大娘|<|\{",
            ]
        )
    )
    assert [text for text in words if secret.search(text)] == []


def test_every_pattern_for_an_issue_is_well_formed() -> None:
    assert [x for x in lines("issues") if x.count("{") != x.count("}") or "||" in x] == []


def test_feeds_have_their_own_secrets_one_closed_and_one_leaked() -> None:
    feeds = community().feeds
    assert len({feed.token for feed in feeds}) == len(feeds) >= 60
    assert sum(feed.closed is not None and not feed.leaked for feed in feeds) == 1
    assert sum(feed.leaked for feed in feeds) == 1


def test_visits_of_two_years_fit_the_net_and_raise_issues_and_some_are_due() -> None:
    found = community()
    raised = [issue for visit in found.visits for issue in visit.issues]
    told = [i.id for i in found.issues if i.origin == "visit" and i.received.year > 2024]
    assert sorted(raised) == sorted(told)
    assert Counter(visit.date.year for visit in found.visits).keys() == {2025, 2026}
    assert max(visit.date for visit in found.visits) < TODAY
    assert len(found.visits) > 700
    assert 10 <= len(visits.due(found, TODAY, TODAY)) <= 40
    assert [
        v for v in found.visits if (v.programme == "elders-visits") == bool(v.building)
    ] == []


def test_the_demo_does_not_say_what_the_model_leaves_undefined() -> None:
    undefined = community().visit_programme["sansansan"]
    assert (undefined.cadence, undefined.checklist) == (None, ())
    assert "按本社区制度填写" in undefined.note
