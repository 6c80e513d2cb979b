from scheduler.publish.told_organisation import (
    PublicMembers,
    PublicOrganisation,
    PublicPost,
    PublicTeam,
    PublicTier,
)
from tests.publish.neighbourhood import CANARY, TREE, edition

LEAD = "网格党支部书记"


def test_posts_are_told_and_those_for_buildings_only_counted() -> None:
    assert edition().organisation == PublicOrganisation(
        tiers=(
            PublicTier("社区党总支", "", 1),
            PublicTier("网格党支部", "", 2),
            PublicTier("楼栋党小组", "", 1),
            PublicTier("党员中心户", "落实到户，名单不公开", 1),
        ),
        top=(
            PublicPost(
                "社区党总支",
                "社区书记",
                "",
                is_open=False,
                below=(
                    PublicPost(
                        "网格党支部",
                        LEAD,
                        "grid-1",
                        is_open=False,
                        below=(PublicPost("网格员", "", "grid-1", is_open=False),),
                        groups=(("楼栋党小组", 1), ("党员中心户", 1)),
                    ),
                    PublicPost("网格党支部", LEAD, "grid-2", is_open=True),
                ),
            ),
        ),
        team="网格服务团",
        teams=(
            PublicTeam(
                "grid-1",
                (
                    PublicMembers(LEAD, (LEAD,), 1, lead=True),
                    PublicMembers("网格员", ("网格员",), 1),
                    PublicMembers("红色物业", ("海晏物业",), 1),
                    PublicMembers("红馨先锋户", (), 1),
                ),
            ),
            PublicTeam(
                "grid-2",
                (
                    PublicMembers(LEAD, (LEAD,), 1, lead=True),
                    PublicMembers("网格员", (), 0),
                    PublicMembers("红色物业", (), 0),
                    PublicMembers("红馨先锋户", (), 0),
                ),
            ),
        ),
    )


def test_what_the_net_and_visits_hold_reaches_no_edition() -> None:
    private = {
        "content/visit-programmes.yaml": (
            "- {id: net, name: 密走访, cadence: 每月, from: 2026-01-01, note: 密}\n"
        ),
        "content/visits/2026.yaml": (
            "- {date: 2026-11-02, programme: net, building: wanghai-1, visitors: mi-hu, "
            "topics: [密], needs: [密], note: 密}\n"
        ),
        "content/sealed/lists.yaml": (
            "- {id: alone, name: 密名单, count: 8787, date: 2026-10-01}\n"
        ),
        "content/pioneers/grid-2.yaml": (
            "- {id: mi-jia, building: songzhu-1, volunteer: mi-er, "
            "keeps_in_touch_with: songzhu-1}\n"
        ),
        "content/handovers/2026.yaml": (
            "- {date: 2026-11-01, out: mi-hu, in: mi-jia, doors: [wanghai-1 1-101], "
            "reason: 密, by: 密办公室}\n"
        ),
    }
    assert edition() != edition(private)
    shown = repr(edition(private))
    for secret in (CANARY, "mi-", "8787", "1-101", "songzhu-1"):
        assert secret not in shown, secret
    assert "holder: mi-er" in TREE["content/organisation.yaml"]
