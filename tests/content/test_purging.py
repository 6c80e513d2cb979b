"""Each period to the day, on a community with something of every kind."""

from collections.abc import Mapping
from datetime import date, timedelta
from difflib import ndiff
from pathlib import Path

import pytest

from scheduler import content, files, project
from scheduler.content.purging import LOG, Purging, purge
from scheduler.model.consent import public_name
from scheduler.model.retention import PERIODS, Period
from scheduler.model.tiers import TIERS, Tier
from scheduler.publish import public
from tests.content import everything

ROOT = Path(__file__).parents[2]
SOON, LATER = date(2027, 6, 1), date(2040, 1, 1)
ROTA = """\
week: 2027-W05
status: released
released_at: 2027-01-20T09:00
shifts:
  - shift: care/2027-02-01/teach  # 托管班
    when: 2027-02-01 08:30-09:30
    venue: canteen
    volunteers:
      - {id: li-qiang, pinned: yes, by: 社区办公室, reason: 熟悉孩子}  # 李强
changes:
  - {revision: 1, at: 2027-01-21T09:00, kind: swap, shift: care/2027-02-01/teach, \
out: wang-fang, in: li-qiang, by: 社区办公室, reason: 住院}
"""
TREE = {**everything.TREE, "content/rotas/2027-W05.yaml": ROTA.encode()}
FEEDS = "content/feeds.yaml"
GOES = {
    "content/volunteers/grid-1.yaml": (
        *("building: wanghai-1", 'phone: "123 1234 5678"', "born: 1962"),
        "certificates: {role: kitchen, until: 2027-05-31}",
        "available: [周一至周五 8:00-12:00, 休息日]",
        *("preferred: 周五上午", "unavailable: 2026-12-01..2026-12-20", "rather_not: 周一"),
        "limits: {day: 1, week: 1, month: 3, rest: 1}",
        *("together: {must: li-qiang, wish: []}", "apart: {wish: [li-qiang]}"),
        *("accompanied_by: li-qiang", "public_name: 称呼"),
        "consent: {by: 本人, date: 2026-01-01, scope: services, until: 2026-12-31}",
    ),
    "content/absences/2026.yaml": (
        "- {volunteer: wang-fang, from: 2026-12-01, reason: 外出}",
    ),
    "content/withdrawals.yaml": (
        "- {volunteer: wang-fang, date: 2026-10-01, by: 社区办公室}",
    ),
}
"""Lines that go as a whole, of some files."""


def purged(tree: Mapping[str, bytes], today: date) -> Purging:
    loaded = content.load(tree)
    assert loaded.community
    return purge(tree, loaded.community, loaded.rotas, today)


def lines(tree: Mapping[str, bytes], path: str) -> list[str]:
    return tree.get(path, b"").decode().splitlines()


def test_what_is_past_its_time_goes_and_all_else_stays() -> None:
    found = purged(TREE, LATER)
    after = {**TREE, **found.tree}
    gone = {
        path: tuple(
            line[2:].strip()
            for line in ndiff(lines(TREE, path), lines(after, path))
            if line.startswith("- ")
        )
        for path in found.tree
    }
    assert {path: gone[path] for path in GOES} == GOES
    assert lines(after, "content/handovers/2026.yaml") == [
        lines(TREE, "content/handovers/2026.yaml")[0].replace(", reason: 搬家", "")
    ]
    case = after["content/mediation/2026/TJ-2026-001.yaml"].decode()
    assert "text: 已到期清除\nattempts:\n" in case
    assert "participants: {微网格员: 1}}\nagreed: 2026-03-09\n" in case
    assert "agreement: 已到期清除\n" in case
    assert "{party: 乙方, text: 已到期清除, due: 2026-03-31" in case
    assert "story: 两家邻居坐下来谈开了。" in case
    assert lines(after, FEEDS) == []
    assert lines(after, "content/rotas/2027-W05.yaml") == (
        ROTA.replace(", reason: 熟悉孩子", "").replace(", reason: 住院", "").splitlines()
    )
    assert content.load(after).problems == ()
    assert next(iter(found.tree)) == LOG


def test_the_log_says_how_much_went_and_why_and_not_what() -> None:
    found = purged(TREE, LATER)
    written = found.tree[LOG].decode()
    assert written.startswith(TREE[LOG].decode())
    assert "volunteer_details, 文件: content/volunteers/grid-1.yaml, 处数: 13}" in written
    for said in ("外出", "123 1234", "墙裂了", "搬家", "wang-fang"):
        assert said not in written
    counted = {(one.period.id, one.source.file) for one in found.expired}
    assert len(written.splitlines()) == 1 + len(counted)


def test_a_second_run_does_nothing() -> None:
    after = {**TREE, **purged(TREE, LATER).tree}
    assert purged(after, LATER) == Purging((), {})


def test_a_run_cut_short_is_finished_and_logged_once() -> None:
    whole = purged(TREE, LATER).tree
    for count in range(len(whole)):
        begun = {**TREE, **dict(list(whole.items())[:count])}
        assert {**begun, **purged(begun, LATER).tree} == {**TREE, **whole}


@pytest.mark.parametrize("period", PERIODS, ids=lambda one: one.id)
def test_a_period_ends_on_its_last_day_and_is_the_communitys_to_set(
    period: Period,
) -> None:
    expired = (*purged(TREE, SOON).expired, *purged(TREE, LATER).expired)
    first = next(one for one in expired if one.period == period)

    def due(today: date, tree: Mapping[str, bytes] = TREE) -> bool:
        return first in purged(tree, today).expired

    assert not due(first.last)
    assert due(first.last + timedelta(days=1))
    community = TREE["content/community.yaml"].decode()
    head, _, _ = community.partition("retention:")
    longer = f"{head}retention: {{{first.period.id}: 36500}}\n".encode()
    assert not due(LATER, {**TREE, "content/community.yaml": longer})


def test_no_name_is_public_again_because_something_was_purged() -> None:
    roster = (
        "- {id: zhao-lan, name: 赵兰, grid: grid-1, born: 1970, public_name: full, "
        "consent: {by: 本人, date: 2026-01-01, scope: services, until: 2035-12-31}}\n"
    )
    taken = "- {volunteer: zhao-lan, date: 2026-10-01}\n"
    tree = {
        **TREE,
        "content/volunteers/led.yaml": roster.encode(),
        "content/withdrawals.yaml": taken.encode(),
    }
    for year in range(2026, 2036):
        today = date(year, 11, 23)
        tree = {**tree, **purged(tree, today).tree}
        loaded = content.load(tree).community
        assert loaded
        person = loaded.volunteer["zhao-lan"]
        assert public_name(person, loaded.withdrawals, "services", today) == ""
        assert (person.consent is None) is (year >= 2029)
        assert len(loaded.withdrawals) == (year < 2029)


def test_every_record_of_the_office_is_purged_or_holds_nothing_that_would_be() -> None:
    kept = {
        kind.__name__
        for kind, tiers in TIERS.items()
        if tiers.record is not Tier.PUBLIC and not tiers.purge
    }
    assert kept == {
        *("Building", "Certificate", "Consent", "EscalationLimit", "LiaisonRange"),
        *("NameConsent", "PioneerHousehold", "Purged", "ReviewedWord", "Rota"),
        *("RotaShift", "SealedList", "VisitProgramme"),
    }
    periods = {rule.period for tiers in TIERS.values() for rule in tiers.purge}
    assert periods == set(PERIODS)


@pytest.mark.slow
def test_of_the_shipped_community_the_public_loses_nothing() -> None:
    tree = project.read_content(ROOT)
    today = date(2026, 11, 25)
    before = content.load(tree)
    found = purged(tree, today)
    after = {**tree, **found.tree}
    loaded = content.load(after)
    assert before.community
    assert loaded.community
    assert len(found.expired) > 300
    assert files.fingerprint_tree(after) != files.fingerprint_tree(tree)
    assert loaded.problems == before.problems
    assert public.edition(loaded.community, loaded.rotas, today) == public.edition(
        before.community, before.rotas, today
    )
    for path, data in found.tree.items():
        if path != LOG:
            left = iter(tree[path].decode())
            assert all(one in left for one in data.decode().replace("已到期清除", "")), path
    assert purged(after, today) == Purging((), {})
