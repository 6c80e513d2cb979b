import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from scheduler import project
from scheduler.publish import calendars, pages
from scheduler.publish.counts import NO_FIGURES
from scheduler.publish.editions import PublicEdition
from scheduler.publish.sheets import notice
from scheduler.publish.told_organisation import PublicOrganisation
from tests.publish.neighbourhood import CANARY, ON, TREE, edition, issue

TEMPLATES = project.templates("pages")


@cache
def made(shown: PublicEdition | None = None) -> Mapping[str, bytes]:
    shown = shown or edition()
    return pages.render(shown, TEMPLATES, calendars.public(shown))


def words(data: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", data.decode()))


def test_every_kind_of_page_is_made() -> None:
    assert sorted(made()) == [
        "about.md",
        "accessibility.md",
        "assets/edition.js",
        "care.md",
        "changes.md",
        "changes.xml",
        "compounds/index.md",
        "compounds/songzhu.md",
        "compounds/wanghai.md",
        "council.md",
        "figures.md",
        "figures/cases.md",
        "grids.md",
        "help.md",
        "index.md",
        "month.md",
        "notices/2026-09.md",
        "notices/2026-11.md",
        "notices/LY-2026-0001.md",
        "notices/LY-2026-0004.md",
        "notices/data.js",
        "notices/feed.xml",
        "notices/index.md",
        "notices/requests.csv",
        "notices/requests.json",
        "notices/services.json",
        "organisation.md",
        "services/care.md",
        "services/council.md",
        "services/dumplings.md",
        "services/haircuts.md",
        "services/index.md",
        "subscribe.md",
        "venues.md",
    ]


def test_an_issue_of_no_one_compound_is_told_as_the_whole_community_s() -> None:
    everywhere = issue("LY-2026-0090", level="community", public_title="图书角开放了")
    path = "content/issues/2026/LY-2026-0090.yaml"
    everywhere[path] = everywhere[path].replace("compound: wanghai\n", "")
    down = {
        path.replace("0090", "0091"): everywhere[path]
        .replace("LY-2026-0090", "LY-2026-0091")
        .replace("published: 2026-11-05", "published: 2026-11-05, until: 2026-11-06"),
        path.replace("0090", "0092"): """
{id: LY-2026-0092, received: 2026-11-12, origin: phone, category: lights, text: 密, steps: [{claimed: 2026-11-13, by: 海晏物业, due: 2026-12-01}]}
""",  # noqa: E501 - content as people write it
        path.replace("0090", "0093"): """
{id: LY-2026-0093, received: 2026-11-12, origin: phone, category: lights, text: 密, steps: []}
""",  # noqa: E501 - content as people write it
    }
    one_more = down[path.replace("0090", "0093")].replace("0093", "0094")
    down[path.replace("0090", "0094")] = one_more
    down[path.replace("0090", "0095")] = one_more.replace("0094", "0095").replace(
        "text:", "compound: songzhu, text:"
    )
    told = edition({**everywhere, **down})
    tree = pages.render(told, TEMPLATES, calendars.public(told))
    for page in ("notices/LY-2026-0090.md", "notices/LY-2026-0091.md"):
        assert "小区 全社区 类别" in words(tree[page])
    month = words(tree["notices/2026-11.md"])
    assert "图书角开放了 全社区，房屋维修， 用时16天" in month
    assert "LY-2026-0091，全社区，房屋维修，用时16天" in month
    assert words(tree["council.md"]).count("全社区，路灯照明") == 3
    assert "全社区 5 件全社区，看是哪些" in words(tree["figures.md"])
    requests = json.loads(tree["notices/requests.json"])
    assert {r["service_request_id"]: r["address"] for r in requests} == {
        "LY-2026-0001": "望海名苑",
        "LY-2026-0090": "凌云社区",
    }
    found = notice.letter(told, date(2026, 11, 1))
    assert found is not None
    assert any("全社区：已重做防水" in part for part in found.body if isinstance(part, str))


def test_notices_are_found_by_their_category_and_by_the_one_above_it() -> None:
    community = TREE["content/community.yaml"].replace(
        "name: 路灯照明}",
        "name: 路灯照明}\n"
        "  - {id: leaks, name: 漏雨, parent: housing, service_code: '0101'}",
    )
    told = edition(
        {"content/community.yaml": community, **issue("LY-2026-0090", category="leaks")}
    )
    tree = pages.render(told, TEMPLATES, calendars.public(told))
    assert re.findall(r'value="(.*?)">(.*?)<', tree["notices/index.md"].decode()) == [
        ("", "全部小区"),
        ("wanghai", "望海名苑"),
        ("", "全部类别"),
        ("housing", "房屋维修"),
        ("leaks", "　漏雨"),
    ]
    assert '"under":{"leaks":"housing"}' in tree["notices/data.js"].decode()
    services = json.loads(tree["notices/services.json"])
    assert [(one["service_code"], one["group"]) for one in services] == [
        ("housing", ""),
        ("lights", ""),
        ("0101", "房屋维修"),
    ]


def test_a_community_with_nothing_but_a_name_and_a_service_has_a_site() -> None:
    bare = replace(
        edition(),
        about="",
        grids=(),
        organisation=PublicOrganisation(),
        compounds=(),
        venues=(),
        notices=(),
        stubs=(),
        figures=NO_FIGURES,
        agenda=(),
        claims=(),
        releases=(),
        open_places=(),
        categories=(),
        tallies=(),
        breaks=(),
        services=edition().services[2:3],
    )
    tree = made(bare)
    assert "compounds/index.md" not in tree
    assert "还没有公示" in words(tree["notices/index.md"])


def test_no_page_says_what_is_today() -> None:
    for uri, data in made().items():
        if uri.endswith(".md") and uri not in {"index.md", "accessibility.md"}:
            assert "明天" not in words(data), uri
            assert "今天" not in words(data), uri
    assert not re.search(r"今天|明天", words(made()["index.md"]).replace("今天与近期", ""))


def test_home_shows_at_least_three_weeks() -> None:
    found = re.findall(r'class="day" data-date="([^"]+)"', made()["index.md"].decode())
    assert date.fromisoformat(max(found)) >= ON + timedelta(days=21)
    assert min(found) == "2026-11-23"


def test_changes_stand_on_both_days_with_words() -> None:
    told = words(made()["services/dumplings.md"])
    assert "取消 初心水饺 食堂检修" in told
    assert "改期 初心水饺 改到12月12日 星期六 08:30，场地有会" in told
    assert "改期 初心水饺 初心食堂 原定12月11日，场地有会" in told


def test_cells_of_the_month_say_it_in_words() -> None:
    found = re.findall(
        r'data-date="(2026-12-\d+)"[^>]*>\s*<span class="cal__num">\d+</span>\s*'
        r'<span class="cal__word">(\w+)',
        made()["services/dumplings.md"].decode(),
    )
    assert found == [
        ("2026-12-04", "取消"),
        ("2026-12-11", "改期"),
        ("2026-12-12", "改期"),
        ("2026-12-18", "有"),
        ("2026-12-25", "有"),
    ]


def test_open_places_stand_by_service_without_names() -> None:
    assert "11月27日 星期五 08:30–10:00 包水饺，初心食堂 还缺2人" in words(
        made()["help.md"]
    )


def test_only_public_addresses_stand_on_the_subscribe_page() -> None:
    found = set(re.findall(r"webcal://[^\"]+", made()["subscribe.md"].decode()))
    root = "webcal://lingyun.example/calendars"
    assert found == {
        f"{root}/all.ics",
        f"{root}/services/care.ics",
        f"{root}/services/council.ics",
        f"{root}/services/dumplings.ics",
        f"{root}/services/haircuts.ics",
        f"{root}/grids/grid-1.ics",
        f"{root}/grids/grid-2.ics",
    }


def test_old_notices_stand_on_their_month_only() -> None:
    (notice,) = edition().notices
    old = replace(notice, id="LY-2025-0009", published=date(2025, 11, 20))
    tree = made(replace(edition(), notices=(notice, old)))
    assert "notices/LY-2025-0009.md" not in tree
    assert 'id="LY-2025-0009"' in tree["notices/2025-11.md"].decode()


def test_the_filter_holds_every_notice_in_few_bytes() -> None:
    data = made()["notices/data.js"].decode()
    assert json.loads(data.removeprefix("window.linliNotices=").removesuffix(";\n")) == {
        "compounds": {"wanghai": "望海名苑", "songzhu": "松竹里"},
        "categories": {"housing": "房屋维修", "lights": "路灯照明"},
        "under": {},
        "notices": [
            ["LY-2026-0001", "2026-11-05", "顶楼漏雨修好了", "wanghai", "housing", 1]
        ],
    }


def test_notices_are_exported_in_the_terms_of_open311() -> None:
    assert json.loads(made()["notices/requests.json"]) == [
        {
            "service_request_id": "LY-2026-0001",
            "status": "closed",
            "status_notes": "已重做防水，雨后回访不再渗漏。",
            "service_name": "房屋维修",
            "service_code": "housing",
            "description": "顶楼漏雨修好了",
            "agency_responsible": "凌云社区",
            "requested_datetime": "2026-10-02T00:00:00+08:00",
            "updated_datetime": "2026-11-05T00:00:00+08:00",
            "address": "望海名苑",
            "address_id": "wanghai",
        }
    ]
    table = made()["notices/requests.csv"].decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table))
    assert row == json.loads(made()["notices/requests.json"])[0]
    assert json.loads(made()["notices/services.json"])[0] == {
        "service_code": "housing",
        "service_name": "房屋维修",
        "description": "房屋维修",
        "metadata": False,
        "type": "realtime",
        "keywords": "",
        "group": "",
    }


def test_formulas_in_the_table_are_harmless() -> None:
    (notice,) = edition().notices
    tree = made(replace(edition(), notices=(replace(notice, title="=1+1"),)))
    assert b",'=1+1," in tree["notices/requests.csv"]


def test_a_notice_that_was_taken_down_keeps_its_address_and_nothing_else() -> None:
    told = words(made()["notices/LY-2026-0004.md"])
    assert "公示期已满" in told
    assert "松竹里 类别 路灯照明 用时 8天" in told
    assert "LY-2026-0004，松竹里，路灯照明，用时8天" in words(made()["notices/2026-09.md"])
    for file in ("requests.json", "requests.csv", "data.js", "feed.xml"):
        assert b"LY-2026-0004" not in made()[f"notices/{file}"], file


def test_every_figure_leads_to_the_list_of_what_it_counts() -> None:
    page, cases = (made()[uri].decode() for uri in ("figures.md", "figures/cases.md"))
    anchors = set(re.findall(r'href="cases/#([^"]+)"', page))
    assert anchors <= set(re.findall(r'<details class="cases" id="([^"]+)"', cases))
    assert {
        "response",
        "resolution",
        "satisfaction",
        "in-2026-11",
        "done-2026-10",
    } <= anchors
    assert (
        '<a href="../../notices/LY-2026-0004/">LY-2026-0004</a><small>8天</small>' in cases
    )
    assert "LY-2026-0002<small>13天</small>" in cases
    assert "LY-2026-0005" not in cases


def test_the_council_shows_its_agenda_and_what_was_claimed() -> None:
    told = words(made()["council.md"])
    assert "松竹里，路灯照明 等人认领" in told
    assert "望海名苑，房屋维修 11月19日认领，12月3日前办" in told


def test_the_chart_shows_posts_counts_and_open_posts_kindly() -> None:
    chart = words(made()["organisation.md"])
    for told in (
        "四级组织 社区党总支 1个",
        "党员中心户 1个 落实到户，名单不公开",
        "社区党总支 社区书记",
        "第一网格 网格党支部 网格党支部书记 网格员 楼栋党小组 1个 党员中心户 1个",
        "网格党支部 网格党支部书记 人选待定，有事先打 0633-5550100",
        "网格员 1个网格有 暂时没有的：第二网格",
    ):
        assert told in chart, chart
    assert "organisation.md" not in made(
        replace(edition(), organisation=PublicOrganisation())
    )


def test_a_grid_says_that_everybody_has_a_contact_only_where_it_is_so() -> None:
    covered = {
        "content/pioneers/grid-1.yaml": (
            "- {id: mi-hu, building: wanghai-1, keeps_in_touch_with: [wanghai-1]}\n"
        )
    }
    before, after = made(), made(edition(covered))
    grid = "1户 红馨先锋户联系邻里 家家都有人联系。想知道联系您家的是谁，请问党群驿家"
    compound = "您住的楼有红馨先锋户联系 联系您家的是谁，请问党群驿家"
    assert [grid in words(one["grids.md"]) for one in (before, after)] == [False, True]
    assert [compound in words(one["compounds/wanghai.md"]) for one in (before, after)] == [
        False,
        True,
    ]
    assert "您住的楼" not in words(after["compounds/songzhu.md"])
    assert "红色物业 海晏物业" in words(after["grids.md"])


def test_nothing_private_is_in_any_page() -> None:
    for uri, data in made().items():
        assert CANARY not in data.decode(), uri
        assert "12300" not in data.decode(), uri


OWN = "window.linliDays && linliDays()"
HOSTILE = [
    "<script>alert(1)</script>",
    "</div></section><h1>x</h1>",
    "{{ 7*7 }}{% raw %}",
    "[x](javascript:alert(1)) ![x](http://x.example/p.png) **b** `c` # h",
    "---\ntitle: x\n---",
    "<!-- x -->&lt;&#60;\\<",
    '" onmouseover="alert(1)',
    "长" * 10_000,
]


def filled(text: str) -> PublicEdition:
    """Put ``text`` into every public word."""
    shown = edition()
    (notice,) = shown.notices
    bad = replace(notice, title=text, result=text)
    return replace(
        shown,
        name=text,
        about=text,
        stories=(text,),
        contacts=tuple(replace(c, name=text, hours=text) for c in shown.contacts),
        venues=tuple(replace(v, name=text, address=text, hours=text) for v in shown.venues),
        grids=tuple(replace(g, name=text, lead=text, station=text) for g in shown.grids),
        compounds=tuple(replace(c, name=text, kind=text) for c in shown.compounds),
        categories=tuple(replace(c, name=text) for c in shown.categories),
        notices=(bad,),
        releases=tuple(replace(r, text=text) for r in shown.releases),
        services=tuple(
            replace(
                s,
                name=text,
                summary=text,
                details=text,
                for_whom=text,
                cost=text,
                roles=(text,),
                occurrences=tuple(
                    replace(o, title=text, reason=text) for o in s.occurrences
                ),
            )
            for s in shown.services
        ),
    )


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_hostile_words_are_escaped_wherever_they_stand(text: str) -> None:
    tags = re.compile(r"<(/?[a-z][a-z0-9]*)")
    harmless = made(filled("长"))
    for uri, data in made(filled(text)).items():
        body = data.decode()
        if uri.endswith(".md"):
            _, _, body = body.removeprefix("---\n").partition("\n---\n")
            # paragraphs are split at line breaks: as many as there are lines
            if "\n" not in text:
                plain = harmless[uri].decode().removeprefix("---\n").partition("\n---\n")[2]
                assert tags.findall(body) == tags.findall(plain), uri
            assert set(re.findall("<script>(.*?)</script>", body)) <= {OWN}
            assert "<!--" not in body


def test_text_with_line_breaks_cannot_end_the_front_matter() -> None:
    head = made(filled("---\ntitle: x\n---"))["index.md"].decode().splitlines()[:6]
    assert head[1] == r'title: "---\ntitle: x\n---"'
    assert [line.partition(":")[0] for line in head] == [
        *("---", "title", "description", "lastmod", "search", "---")
    ]
