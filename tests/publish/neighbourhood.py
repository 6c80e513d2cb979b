# ruff: noqa: E501 - content as people write it
"""A small community as text, with 密 in every field that the public must not see."""

from datetime import date

from scheduler import content
from scheduler.model.community import Community
from scheduler.model.rota import Rota
from scheduler.publish import public
from scheduler.publish.editions import PublicEdition

CANARY = "密"
ON = date(2026, 11, 23)

TREE = {
    "content/community.yaml": """
name: 凌云社区
domain: lingyun.example
fictional: yes
residents: 900
about: 我们在海边。
contacts: [{id: office, name: 社区服务大厅, phone: 0633-5550100, hours: 工作日 8:30-17:30}]
grids:
  - {id: grid-1, name: 第一网格, lead: 网格党支部书记, station: hall, phone: 0633-5550101}
  - {id: grid-2, name: 第二网格}
venues:
  - {id: hall, name: 党群驿家, address: 凌云路2号, grid: grid-1, hours: 每天 9:00-17:00, accessible: yes}
  - {id: canteen, name: 初心食堂, address: 凌云路8号, grid: grid-1, travel: {hall: 7}}
roles: [{id: wrap, name: 包水饺}, {id: deliver, name: 送餐}, {id: cut, name: 理发}]
issues: {shown_days: 365}
categories:
  - {id: housing, name: 房屋维修}
  - {id: lights, name: 路灯照明}
  - {id: dispute, name: 邻里纠纷密, sealed: yes}
""",
    "content/compounds.yaml": """
- id: wanghai
  name: 望海名苑
  kind: 商品房
  grid: grid-1
  property_manager: 海晏物业
  buildings:
    - {id: wanghai-1, name: 密1号楼, units: 2, floors: 11, doors: 2, vacant: [1-302]}
- id: songzhu
  name: 松竹里
  grid: grid-2
  buildings: [{id: songzhu-1, name: 密2号楼, units: 3, floors: 6, doors: 2}]
""",
    "content/organisation.yaml": """
levels:
  - {id: general, name: 社区党总支}
  - {id: branch, name: 网格党支部}
  - {id: group, name: 楼栋党小组, holders: elsewhere}
  - {id: household, name: 党员中心户, holders: elsewhere, about: 落实到户，名单不公开}
team: 网格服务团
members:
  - {id: secretary, name: 网格党支部书记, lead: yes}
  - {id: worker, name: 网格员}
  - {id: property, name: 红色物业, found_in: property_manager}
  - {id: pioneers, name: 红馨先锋户, found_in: pioneers}
posts:
  - {id: general, name: 社区党总支, lead: 社区书记, level: general, holder: mi-er}
  - {id: branch-1, name: 网格党支部, lead: 网格党支部书记, level: branch, kind: secretary, parent: general, grid: grid-1, holder: mi-er}
  - {id: branch-2, name: 网格党支部, lead: 网格党支部书记, level: branch, kind: secretary, parent: general, grid: grid-2}
  - {id: worker-1, name: 网格员, kind: worker, parent: branch-1, grid: grid-1, holder: mi-san}
  - {id: group-1, name: 密1号楼党小组, level: group, parent: branch-1, buildings: [wanghai-1], holder: mi-er}
  - {id: home-1, name: 密一家, level: household, parent: group-1, buildings: [wanghai-1], holder: mi-yi}
units: [{id: u-1, name: 密副书记}, {id: u-2, name: 密网格员}, {id: u-3, name: 密师傅}, {id: u-4, name: 密办公室}, {id: u-5, name: 社区副书记}]
""",
    "content/holidays.yaml": """
school_breaks: [{kind: winter, name: 2027年寒假, from: 2027-01-23, to: 2027-02-21}]
""",
    "content/volunteers/grid-1.yaml": """
- {id: mi-yi, name: 密一, grid: grid-1, building: wanghai-1, phone: "12300000001", born: 2012, roles: [wrap, deliver], leads: [wrap]}
- {id: mi-er, name: 密二, grid: grid-1, phone: "12300000002", roles: [wrap, deliver, cut]}
- {id: mi-san, name: 密三, grid: grid-1, roles: [wrap]}
""",
    "content/absences/2026.yaml": """
- {volunteer: mi-san, from: 2026-12-01, to: 2026-12-02, reason: 密住院}
""",
    "content/pioneers/grid-1.yaml": """
- {id: mi-hu, building: wanghai-1, volunteer: mi-yi, keeps_in_touch_with: [wanghai-1 1-101..1-902]}
""",
    "content/services/dumplings.yaml": """
id: dumplings
name: 初心水饺
summary: 每周五上午包水饺，送给社区独居老人
details: 八点半开始。
for_whom: 独居老人
cost: 免费
bring: 密围裙
venue: canteen
icon: dumpling
when: 每周五
time: 8:30-10:30
on_holiday: ask
needs:
  - {id: wrap, role: wrap, target: 3, minimum: 2, time: 8:30-10:00}
skip: [{date: 2026-12-04, reason: 食堂检修, decided: 2026-11-22T09:00}]
move: [{date: 2026-12-11, to: 2026-12-12, reason: 场地有会, decided: 2026-11-21T09:00}]
""",
    "content/services/haircuts.yaml": """
{id: haircuts, name: 公益理发, venue: hall, grids: [grid-1], when: 每月逢3日, time: 9:00-11:00, on_holiday: keep}
""",
    "content/services/rounds.yaml": """
{id: rounds, name: 密送餐路线, venue: hall, when: 每周五, time: 10:30-11:30, public: no, on_holiday: keep,
 needs: [{id: deliver, role: deliver, target: 4, minimum: 2}]}
""",
    "content/services/council.yaml": """
{id: council, name: 周四议事会, venue: hall, kind: council, when: 每周四, time: 15:00-16:30, on_holiday: skip}
""",
    "content/services/care.yaml": """
id: care
name: 寒假托管班
venue: hall
kind: care
when: 工作日
time: 8:30-11:30
during: winter
on_holiday: skip
timetable: [{day: 周一, time: 9:00-10:00, name: 作业辅导}]
""",
    "content/issues/2026/LY-2026-0001.yaml": """
id: LY-2026-0001
received: 2026-10-02
origin: council
category: housing
compound: wanghai
level: building
text: 密3号楼2单元501王先生家漏雨
public_title: 顶楼漏雨修好了
public_result: 已重做防水，雨后回访不再渗漏。
reviewed_by: 密副书记
steps:
  - {claimed: 2026-10-06, by: 海晏物业, due: 2026-10-20, note: 密电话12300000009}
  - {consulted: 2026-10-10, level: building, by: 密网格员}
  - {settled: 2026-10-18, by: 密师傅}
  - {followed_up: 2026-10-21, outcome: fixed, by: 密网格员}
  - {published: 2026-11-05, by: 密办公室}
""",
    "content/issues/2026/LY-2026-0002.yaml": """
{id: LY-2026-0002, received: 2026-11-10, origin: phone, category: lights, compound: songzhu, text: 密2单元没有灯, steps: []}
""",
    "content/issues/2026/LY-2026-0003.yaml": """
id: LY-2026-0003
received: 2026-11-12
origin: visit
category: housing
compound: wanghai
text: 密墙皮
public_title: 密没有审过的标题
steps:
  - {claimed: 2026-11-13, by: 海晏物业, due: 2026-11-20, note: 密电话}
  - {claimed: 2026-11-19, by: 密师傅, due: 2026-12-03}
""",
    "content/issues/2026/LY-2026-0004.yaml": """
id: LY-2026-0004
received: 2026-09-01
origin: phone
category: lights
compound: songzhu
text: 密路灯
public_title: 密撤下的标题
public_result: 密撤下的结果
reviewed_by: 密副书记
steps:
  - {claimed: 2026-09-03, by: 密师傅}
  - {settled: 2026-09-09, by: 密师傅}
  - {followed_up: 2026-09-10, outcome: fixed, satisfaction: satisfied}
  - {published: 2026-09-12, until: 2026-10-11}
""",
    "content/issues/2026/LY-2026-0005.yaml": """
{id: LY-2026-0005, received: 2026-11-10, origin: phone, category: dispute, compound: songzhu, text: 密两家吵架,
 steps: [{claimed: 2026-11-13, by: 海晏物业}]}
""",
    "content/issues/2026/LY-2026-0006.yaml": """
{id: LY-2026-0006, received: 2026-11-11, origin: phone, category: lights, compound: songzhu, repeat_of: LY-2026-0002, text: 密又来问,
 steps: [{declined: 2026-11-12, reason: 密同一件}]}
""",
    "content/attendance/2026.yaml": """
- {occurrence: dumplings/2026-11-20, attended: [mi-yi, mi-er], absent: [mi-san], served: 24}
- {occurrence: haircuts/2026-11-13, attended: [mi-er], served: 4}
- {occurrence: rounds/2026-11-20, attended: [mi-er], served: 9}
""",
    "content/feeds.yaml": """
- {volunteer: mi-yi, token: MIMIMIMIMIMIMIMIMIMIMIMIMIMIMIMI, minted: 2026-01-05T09:00}
""",
    "content/rotas/2026-W48.yaml": """
week: 2026-W48
status: released
released_at: 2026-11-20T09:00:00
shifts:
  - shift: dumplings/2026-11-27/wrap
    when: 2026-11-27 08:30-10:00
    venue: canteen
    volunteers: [mi-yi]
    reserves: [mi-san]
  - shift: rounds/2026-11-27/deliver
    when: 2026-11-27 10:30-11:30
    venue: hall
    volunteers: []
changes:
  - {revision: 1, at: 2026-11-22T07:05:00, kind: swap, shift: dumplings/2026-11-27/wrap, out: mi-er, by: 密办公室, reason: 密生病}
""",
}


def issue(identity: str, **changed: str) -> dict[str, str]:
    """Give the file of one more issue like the first, some of its lines changed."""
    text = TREE["content/issues/2026/LY-2026-0001.yaml"].replace("LY-2026-0001", identity)
    lines = [
        f"{key}: {changed.pop(key)}" if (key := line.partition(":")[0]) in changed else line
        for line in text.splitlines()
    ]
    return {f"content/issues/2026/{identity}.yaml": "\n".join(lines)}


def read(changed: dict[str, str] | None = None) -> tuple[Community, tuple[Rota, ...]]:
    """Read the community and its rotas, with some files changed or added."""
    tree = {path: text.encode() for path, text in {**TREE, **(changed or {})}.items()}
    loaded = content.load(tree)
    assert loaded.problems == ()
    assert loaded.community is not None
    return loaded.community, loaded.rotas


def edition(changed: dict[str, str] | None = None, on: date = ON) -> PublicEdition:
    """Make the public edition, with some files changed or added."""
    return public.edition(*read(changed), on)
