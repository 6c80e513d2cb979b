"""A community with something of every kind: its files, and the records they mean."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time
from typing import Any

from scheduler.model.community import (
    Attendance,
    Community,
    Contact,
    LiaisonDefaults,
    PlanningDefaults,
)
from scheduler.model.feed import FeedAddress
from scheduler.model.issue import (
    Category,
    EscalationLimit,
    Issue,
    IssueRules,
    Level,
    Step,
    StepKind,
)
from scheduler.model.mediation import Attempt, Consent, Mediation, Promise
from scheduler.model.meeting import Meeting
from scheduler.model.organisation import (
    FoundIn,
    Holders,
    MemberKind,
    Organisation,
    Post,
    Tier,
    Unit,
)
from scheduler.model.people import (
    Absence,
    Certificate,
    DoorRange,
    Handover,
    LiaisonRange,
    Limits,
    NameConsent,
    PioneerHousehold,
    PublicName,
    Role,
    Volunteer,
    Window,
    Withdrawal,
)
from scheduler.model.place import Building, Compound, Grid, Venue
from scheduler.model.purged import Purged
from scheduler.model.recurrence import OnDates, Weekly
from scheduler.model.reviewed_word import ReviewedWord
from scheduler.model.service import Deviation, Lesson, OnHoliday, Service, ShiftNeed
from scheduler.model.times import CST, DateSpan, TimeSpan
from scheduler.model.visit import Cadence, Frequency, SealedList, Visit, VisitProgramme
from scheduler.problems import Source

HERE = Source("")
MORNING = TimeSpan(time(8, 30), time(10, 30))

FILES = {
    "community.yaml": """\
name: 凌云社区
domain: lingyun.example
fictional: yes
residents: 8652
about: |
  第一行
  第二行
contacts:
  - {id: office, name: 社区服务大厅, phone: 0633-5550100, hours: 工作日 8:30-17:30}
grids:
  - {id: grid-1, name: 第一网格, lead: 党支部书记, station: hall, phone: 0633-5550101}
venues:
  - {id: hall, name: 党群服务中心, address: 凌云路8号, grid: grid-1, hours: 全天,
     directions: 公交3路, accessible: yes, travel: {canteen: 25}}
  - {id: canteen, name: 初心食堂}
roles:
  - {id: wrap, name: 包水饺}
  - {id: kitchen, name: 后厨, certificate: yes, minimum_age: 18, never_alone: yes}
categories:
  - {id: quarrels, name: 矛盾, sealed: yes}
  - {id: dispute, name: 邻里纠纷, parent: quarrels, service_code: LY-10}
issues:
  unclaimed_meetings: 3
  escalation: [{category: dispute, level: building, days: 14}]
liaison: {least: 10, 理想: 15, most: 20}
planning: {per_day: 2, rest: 1, priorities: [fairness, wishes], weights: {fairness: 5}}
retention: {absence_reasons: 14, 走访细节: 365}
""",
    "compounds.yaml": """\
- 编号: wanghai
  名称: 望海名苑
  类型: 商品房
  网格: grid-1
  物业: 海晏物业
  业委会: 是
  楼栋:
    - {编号: wanghai-1, 名称: 1号楼, 单元数: 2, 层数: 11, 每层户数: 2,
       空户: [1-302, 2-1101]}
""",
    "organisation.yaml": """\
levels:
  - {id: general, name: 社区党总支, holders: 必须有人}
  - {编号: branch, 名称: 网格党支部, 简介: 每网格一个, 任职登记: 不在此登记}
team: 网格联动服务团
members:
  - {id: secretary, name: 网格党支部书记, lead: yes}
  - {id: property, name: 红色物业, found_in: 物业, required: yes}
  - {id: alliance, name: 红领联盟, found_in: units}
posts:
  - {id: general, name: 社区党总支, lead: 社区书记, level: general, holder: wang-fang}
  - {id: branch-1, name: 网格党支部, level: branch, kind: secretary, parent: general,
     grid: grid-1}
  - {id: steward, name: 楼长, compound: wanghai, buildings: [wanghai-1]}
units:
  - {id: clinic, name: 卫生服务站, kind: alliance, grids: grid-1, compounds: wanghai,
     about: 义诊}
""",
    "holidays.yaml": """\
years:
  - year: 2027
    source: 国办发明电〔2026〕7号
    breaks: [{name: 元旦, from: 2026-12-31, to: 2027-01-02}]
    make_up: 2027-01-10
closed: {name: 停电检修, from: 2026-12-08, to: 2026-12-08}
school_breaks:
  - {kind: 寒假, name: 2027年寒假, from: 2027-01-23, to: 2027-02-21}
""",
    "volunteers/grid-1.yaml": """\
- id: wang-fang      # 手写的
  name: 王　芳
  grid: grid-1
  building: wanghai-1
  phone: "123 1234 5678"
  born: 1962
  roles: [wrap, kitchen]
  leads: wrap
  certificates: {role: kitchen, until: 2027-05-31}
  available: [周一至周五 8:00-12:00, 休息日]
  preferred: 周五上午
  unavailable: 2026-12-01..2026-12-20
  rather_not: 周一
  limits: {day: 1, week: 1, month: 3, rest: 1}
  together: {must: li-qiang, wish: []}
  apart: {wish: [li-qiang]}
  accompanied_by: li-qiang
  since: 2024-03-01
  until: 2027-01-01
  public_name: 称呼
  consent: {by: 本人, date: 2026-01-01, scope: services, until: 2026-12-31}
- {编号: li-qiang, 姓名: 李强, 网格: grid-1, 学习岗位: wrap}
""",
    "absences/2026.yaml": "- {volunteer: wang-fang, from: 2026-12-01, reason: 外出}\n",
    "withdrawals.yaml": "- {volunteer: wang-fang, date: 2026-10-01, by: 社区办公室}\n",
    "reviewed-words.yaml": "- {词语: 文明, 审核: 社区副书记, 日期: 2026-11-02}\n",
    "purged.yaml": (
        "- {date: 2026-11-01, rule: absences, file: content/absences/2024.yaml, 处数: 3}\n"
    ),
    "pioneers/grid-1.yaml": """\
- id: pioneer-001
  building: wanghai-1
  unit: 2
  volunteer: wang-fang
  since: 2023-01-10
  keeps_in_touch_with:
    - wanghai-1 1-101..1-1102
    - {doors: 望海名苑 1号楼 全部, since: 2024-01-01, pinned: yes}
    - 1号楼2单元101
""",
    "handovers/2026.yaml": (
        "- {date: 2026-03-01, out: pioneer-001, in: pioneer-001, "
        "doors: 望海名苑 1号楼1单元101-102, left: yes, reason: 搬家, "
        "by: 社区办公室, pinned: yes}\n"
    ),
    "services/care.yaml": """\
id: care
name: 假期托管班
summary: 双职工家庭孩子的去处
details: 详情
for_whom: 小学生
cost: 免费
bring: 水杯
contact: office
lead: wang-fang
venue: hall
grids: grid-1
kind: 托管班
icon: book
when: [每周一至周五, 每周日]
time: 8:30-10:30
from: 2026-01-01
until: 2027-12-31
during: 寒假
on_holiday: 顺延
own_grid_first: yes
own_building_first: wanghai-1
public: no
revised: 2026-11-01T09:00
needs:
  - {id: teach, role: wrap, target: 2, minimum: 1, time: 8:30-9:30, venue: canteen,
     days: [周一至周三, 5], lead: yes, risk: yes}
timetable:
  - {day: 周一, time: 9:00-10:00, name: 作业辅导}
skip:  [{date: 2027-01-25, reason: 停电, decided: 2026-11-20T09:00}]
move:  {date: 2027-01-26, to: 2027-01-30, time: 15:00-16:30, venue: canteen, reason: 冲突}
keep:  [{date: 2027-01-27}]
extra: [{date: 2027-02-27, time: 9:00-11:00, venue: canteen, reason: 补课}]
""",
    "events/2026.yaml": """\
- id: open-day
  name: 开放日
  venue: hall
  date: [2026-12-06, 2026-12-05, 2026-12-06]
  time: 8:30-10:30
""",
    "issues/2026/LY-2026-0026.yaml": """\
id: LY-2026-0026
received: 2026-03-04
origin: 走访
category: dispute
compound: wanghai
grid: grid-1
building: wanghai-1
common_part: yes
public_building: yes
level: 楼栋
text: 私下的话
public_title: 公示标题
public_result: 公示结果
reviewed_by: 社区书记
steps:
  - {claimed: 2026-03-06, by: 红色物业, due: 2026-03-20, note: 上门}
  - {协商: 2026-03-10, 层级: 楼栋, 经办: 第一网格, 参加人: {居民代表: 6, 物业: 1},
     结果: 同意}
  - {raised: 2026-03-12, level: compound, reason: 要动维修资金}
  - {transferred: 2026-03-13, to: 住建局, by: 第一网格}
  - {办结: 2026-03-20}
  - {followed_up: 2026-03-21, outcome: 已解决}
""",
    "issues/2026/LY-2026-0027.yaml": """\
编号: LY-2026-0027
收到: 2026-04-04
来源: 来电
类别: dispute
小区: wanghai
重复: LY-2026-0026
内容: 又说了一次
""",
    "council/2026.yaml": """\
- {date: 2026-03-05, present: [第一网格, 红色物业], absent: 业委会, read: LY-2026-0026,
   note: 散得早}
- {日期: 2026-03-12, 改到: 2026-03-11, 原因: 会场占用}
- {date: 2026-03-19, skipped: yes, reason: 停电}
""",
    "mediation/2026/TJ-2026-001.yaml": """\
id: TJ-2026-001
received: 2026-03-04
grid: grid-1
issue: LY-2026-0026
parties: [甲方, 乙方]
by: 网格党支部
text: 墙裂了
attempts:
  - {date: 2026-03-06, by: 网格党支部, participants: {微网格员: 1}, result: 没谈成}
evidence: [装修前查看记录]
agreed: 2026-03-09
agreement: 乙方道歉并修补
promises:
  - {party: 乙方, text: 月底前修补, due: 2026-03-31, looked_at: 2026-04-01, kept: yes}
consents:
  - {party: 甲方, date: 2026-04-02}
  - {当事人: 乙方, 日期: 2026-04-03}
story: 两家邻居坐下来谈开了。
reviewed_by: 社区书记
""",
    "mediation/2026/TJ-2026-002.yaml": """\
编号: TJ-2026-002
收到: 2026-05-04
网格: grid-1
当事人: [甲方, 乙方]
经办: 网格党支部
内容: 噪声
终止: 2026-05-20
原因: 建议走诉讼
""",
    "attendance/2026.yaml": (
        "- {occurrence: open-day/2026-12-05, attended: wang-fang, "
        "absent: [li-qiang], served: 24}\n"
    ),
    "visit-programmes.yaml": """\
- id: net
  name: 联系户走访
  for_whom: 联系户
  cadence: 每季度
  days: [周二、周四, 休息日]
  off_holidays: yes
  from: 2025-01-01
  until: 2027-12-31
  grids: grid-1
  checklist: [用电安全, 房屋]
  note: 两人一组
  revised: 2026-11-01T09:00
- {编号: elders, 名称: 独居老人走访, 多久一次: 每月, 保密名单: elders-alone}
""",
    "visits/2026.yaml": """\
- {date: 2026-11-20, programme: net, building: 望海名苑 1号楼,
   visitors: [pioneer-001, li-qiang], count: 12, topics: 用电, needs: [扶手],
   issues: LY-2026-0026, note: 私下的话}
- {日期: 2026-11-02, 走访项目: elders, 走访人: wang-fang, 户数: 3}
""",
    "sealed/lists.yaml": (
        "- {id: elders-alone, name: 独居老人, count: 87, date: 2026-10-01}\n"
    ),
    "feeds.yaml": f"""\
- {{volunteer: wang-fang, token: {"Aq3_-" * 6}Zz, minted: 2026-01-05T09:00,
   closed: 2026-10-01T09:00, leaked: yes}}
""",
}
TREE = {f"content/{name}": written.encode() for name, written in FILES.items()}


def bare(value: Any) -> Any:  # noqa: ANN401 - any record
    """Give a record with every place in a file forgotten."""
    if isinstance(value, Source):
        return HERE
    if isinstance(value, tuple):
        return tuple(map(bare, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{f.name: bare(getattr(value, f.name)) for f in fields(value)}
        )
    return value


CARE = Service(
    id="care",
    name="假期托管班",
    source=HERE,
    recurrence=(Weekly((1, 2, 3, 4, 5)), Weekly((7,))),
    time=MORNING,
    venue="hall",
    summary="双职工家庭孩子的去处",
    details="详情",
    for_whom="小学生",
    cost="免费",
    bring="水杯",
    contact="office",
    lead="wang-fang",
    grids=("grid-1",),
    kind="care",
    icon="book",
    dates=DateSpan(date(2026, 1, 1), date(2027, 12, 31)),
    during="winter",
    on_holiday=OnHoliday.NEXT_WORKDAY,
    needs=(
        ShiftNeed(
            "teach",
            "wrap",
            2,
            1,
            HERE,
            TimeSpan(time(8, 30), time(9, 30)),
            "canteen",
            (1, 2, 3, 5),
            lead=True,
            risk=True,
        ),
    ),
    timetable=(Lesson(1, TimeSpan(time(9), time(10)), "作业辅导"),),
    deviations=(
        Deviation(
            date(2027, 1, 25),
            "skip",
            HERE,
            "停电",
            decided=datetime(2026, 11, 20, 9, tzinfo=CST),
        ),
        Deviation(
            date(2027, 1, 26),
            "move",
            HERE,
            "冲突",
            date(2027, 1, 30),
            TimeSpan(time(15), time(16, 30)),
            "canteen",
        ),
        Deviation(date(2027, 1, 27), "keep", HERE),
        Deviation(
            date(2027, 2, 27),
            "extra",
            HERE,
            "补课",
            time=TimeSpan(time(9), time(11)),
            venue="canteen",
        ),
    ),
    own_grid_first=True,
    own_building_first=("wanghai-1",),
    public=False,
    revised=(datetime(2026, 11, 1, 9, tzinfo=CST),),
)
OPEN_DAY = Service(
    id="open-day",
    name="开放日",
    source=HERE,
    recurrence=(OnDates((date(2026, 12, 5), date(2026, 12, 6))),),
    time=MORNING,
    venue="hall",
    kind="event",
    on_holiday=OnHoliday.KEEP,
)
WANG_FANG = Volunteer(
    id="wang-fang",
    name="王芳",
    grid="grid-1",
    source=HERE,
    building="wanghai-1",
    phone="12312345678",
    born=1962,
    roles=("wrap", "kitchen"),
    leads=("wrap",),
    certificates=(Certificate("kitchen", date(2027, 5, 31), HERE),),
    available=(
        Window((1, 2, 3, 4, 5), TimeSpan(time(8), time(12))),
        Window(("restday",)),
    ),
    preferred=(Window((5,), TimeSpan(time(0), time(12))),),
    unavailable=(Window(dates=DateSpan(date(2026, 12, 1), date(2026, 12, 20))),),
    rather_not=(Window((1,)),),
    limits=Limits(1, 1, 3, 1),
    together_must=("li-qiang",),
    apart_wish=("li-qiang",),
    accompanied_by=("li-qiang",),
    since=date(2024, 3, 1),
    until=date(2027, 1, 1),
    public_name=PublicName.TITLE,
    consent=NameConsent("本人", date(2026, 1, 1), ("services",), date(2026, 12, 31), HERE),
)
EXPECTED = Community(
    name="凌云社区",
    domain="lingyun.example",
    residents=8652,
    source=HERE,
    fictional=True,
    about="第一行\n第二行",
    contacts=(
        Contact("office", "社区服务大厅", "0633-5550100", HERE, "工作日 8:30-17:30"),
    ),
    grids=(Grid("grid-1", "第一网格", HERE, "党支部书记", "hall", "0633-5550101"),),
    compounds=(
        Compound(
            "wanghai",
            "望海名苑",
            "商品房",
            (
                Building(
                    "wanghai-1",
                    "1号楼",
                    "wanghai",
                    "grid-1",
                    2,
                    11,
                    2,
                    ("1-302", "2-1101"),
                    HERE,
                ),
            ),
            HERE,
            "海晏物业",
            owners_committee=True,
        ),
    ),
    venues=(
        Venue(
            "hall",
            "党群服务中心",
            HERE,
            "凌云路8号",
            "grid-1",
            "全天",
            "公交3路",
            accessible=True,
            travel=(("canteen", 25),),
        ),
        Venue("canteen", "初心食堂", HERE),
    ),
    roles=(
        Role("wrap", "包水饺", HERE),
        Role("kitchen", "后厨", HERE, certificate=True, minimum_age=18, never_alone=True),
    ),
    categories=(
        Category("quarrels", "矛盾", HERE, sealed=True),
        Category(
            "dispute",
            "邻里纠纷",
            HERE,
            sealed=True,
            parent="quarrels",
            service_code="LY-10",
        ),
    ),
    issue_rules=IssueRules(
        (EscalationLimit(Level.BUILDING, 14, HERE, "dispute"),), unclaimed_meetings=3
    ),
    planning=PlanningDefaults(
        per_day=2, rest=1, priorities=("fairness", "wishes"), weights=(("fairness", 5),)
    ),
    services=(CARE, OPEN_DAY),
    volunteers=(
        Volunteer("li-qiang", "李强", "grid-1", HERE, learning=("wrap",)),
        WANG_FANG,
    ),
    absences=(
        Absence("wang-fang", DateSpan(date(2026, 12, 1), date(2026, 12, 1)), HERE, "外出"),
    ),
    withdrawals=(Withdrawal("wang-fang", date(2026, 10, 1), HERE, "社区办公室"),),
    reviewed_words=(ReviewedWord("文明", "社区副书记", date(2026, 11, 2), HERE),),
    retention=(("absence_reasons", 14), ("visit_notes", 365)),
    purged=(Purged(date(2026, 11, 1), "absences", "content/absences/2024.yaml", 3, HERE),),
    pioneers=(
        PioneerHousehold(
            "pioneer-001",
            "wanghai-1",
            HERE,
            (
                LiaisonRange(DoorRange("wanghai-1", 1, 101, 1102), HERE),
                LiaisonRange(
                    DoorRange("wanghai-1"),
                    HERE,
                    DateSpan(date(2024, 1, 1), None),
                    pinned=True,
                ),
                LiaisonRange(DoorRange("wanghai-1", 2, 101, 101), HERE),
            ),
            2,
            "wang-fang",
            date(2023, 1, 10),
        ),
    ),
    handovers=(
        Handover(
            date(2026, 3, 1),
            "pioneer-001",
            "pioneer-001",
            (DoorRange("wanghai-1", 1, 101, 102),),
            HERE,
            left=True,
            reason="搬家",
            by="社区办公室",
            pinned=True,
        ),
    ),
    liaison=LiaisonDefaults(10, 15, 20),
    organisation=Organisation(
        (
            Tier("general", "社区党总支", HERE, holders=Holders.REQUIRED),
            Tier("branch", "网格党支部", HERE, "每网格一个", Holders.ELSEWHERE),
        ),
        "网格联动服务团",
        (
            MemberKind("secretary", "网格党支部书记", HERE, lead=True),
            MemberKind(
                "property", "红色物业", HERE, FoundIn.PROPERTY_MANAGER, required=True
            ),
            MemberKind("alliance", "红领联盟", HERE, FoundIn.UNITS),
        ),
        (
            Post(
                "general",
                "社区党总支",
                HERE,
                "general",
                lead="社区书记",
                holder="wang-fang",
            ),
            Post(
                "branch-1",
                "网格党支部",
                HERE,
                "branch",
                "general",
                kind="secretary",
                grid="grid-1",
            ),
            Post("steward", "楼长", HERE, compound="wanghai", buildings=("wanghai-1",)),
        ),
        (
            Unit(
                "clinic", "卫生服务站", HERE, "alliance", ("grid-1",), ("wanghai",), "义诊"
            ),
        ),
    ),
    issues=(
        Issue(
            "LY-2026-0026",
            date(2026, 3, 4),
            "visit",
            "dispute",
            "wanghai",
            Level.BUILDING,
            "私下的话",
            HERE,
            (
                Step(
                    StepKind.CLAIMED,
                    date(2026, 3, 6),
                    HERE,
                    "红色物业",
                    date(2026, 3, 20),
                    note="上门",
                    by_source=HERE,
                ),
                Step(
                    StepKind.CONSULTED,
                    date(2026, 3, 10),
                    HERE,
                    "第一网格",
                    level=Level.BUILDING,
                    participants=(("居民代表", 6), ("物业", 1)),
                    result="同意",
                    by_source=HERE,
                ),
                Step(
                    StepKind.RAISED,
                    date(2026, 3, 12),
                    HERE,
                    level=Level.COMPOUND,
                    reason="要动维修资金",
                    by_source=HERE,
                ),
                Step(
                    StepKind.TRANSFERRED,
                    date(2026, 3, 13),
                    HERE,
                    "第一网格",
                    to="住建局",
                    by_source=HERE,
                ),
                Step(StepKind.SETTLED, date(2026, 3, 20), HERE, by_source=HERE),
                Step(
                    StepKind.FOLLOWED_UP,
                    date(2026, 3, 21),
                    HERE,
                    outcome="fixed",
                    by_source=HERE,
                ),
            ),
            "公示标题",
            "公示结果",
            "社区书记",
            "grid-1",
            "wanghai-1",
            common_part=True,
            public_building=True,
            title_source=HERE,
            result_source=HERE,
        ),
        Issue(
            "LY-2026-0027",
            date(2026, 4, 4),
            "phone",
            "dispute",
            "wanghai",
            Level.COMMUNITY,
            "又说了一次",
            HERE,
            repeat_of="LY-2026-0026",
            title_source=HERE,
            result_source=HERE,
        ),
    ),
    meetings=(
        Meeting(
            date(2026, 3, 5),
            HERE,
            present=("第一网格", "红色物业"),
            absent=("业委会",),
            read=("LY-2026-0026",),
            note="散得早",
        ),
        Meeting(date(2026, 3, 12), HERE, date(2026, 3, 11), reason="会场占用"),
        Meeting(date(2026, 3, 19), HERE, skipped=True, reason="停电"),
    ),
    mediations=(
        Mediation(
            "TJ-2026-001",
            date(2026, 3, 4),
            "grid-1",
            ("甲方", "乙方"),
            "网格党支部",
            "墙裂了",
            HERE,
            "LY-2026-0026",
            (Attempt(date(2026, 3, 6), HERE, "网格党支部", (("微网格员", 1),), "没谈成"),),
            ("装修前查看记录",),
            date(2026, 3, 9),
            "乙方道歉并修补",
            (
                Promise(
                    "乙方",
                    "月底前修补",
                    date(2026, 3, 31),
                    HERE,
                    date(2026, 4, 1),
                    kept=True,
                ),
            ),
            consents=(
                Consent("甲方", date(2026, 4, 2), HERE),
                Consent("乙方", date(2026, 4, 3), HERE),
            ),
            story="两家邻居坐下来谈开了。",
            reviewed_by="社区书记",
            story_source=HERE,
        ),
        Mediation(
            "TJ-2026-002",
            date(2026, 5, 4),
            "grid-1",
            ("甲方", "乙方"),
            "网格党支部",
            "噪声",
            HERE,
            ended=date(2026, 5, 20),
            reason="建议走诉讼",
            story_source=HERE,
        ),
    ),
    attendance=(
        Attendance("open-day/2026-12-05", ("wang-fang",), 24, HERE, ("li-qiang",)),
    ),
    feeds=(
        FeedAddress(
            "wang-fang",
            "Aq3_-" * 6 + "Zz",
            datetime(2026, 1, 5, 9, tzinfo=CST),
            HERE,
            datetime(2026, 10, 1, 9, tzinfo=CST),
            leaked=True,
        ),
    ),
    visit_programmes=(
        VisitProgramme(
            "elders",
            "独居老人走访",
            HERE,
            cadence=Cadence(Frequency.MONTHLY),
            sealed_list="elders-alone",
        ),
        VisitProgramme(
            "net",
            "联系户走访",
            HERE,
            "联系户",
            Cadence(Frequency.MONTHLY, 3),
            (2, 4, "restday"),
            off_holidays=True,
            dates=DateSpan(date(2025, 1, 1), date(2027, 12, 31)),
            grids=("grid-1",),
            checklist=("用电安全", "房屋"),
            note="两人一组",
            revised=(datetime(2026, 11, 1, 9, tzinfo=CST),),
        ),
    ),
    visits=(
        Visit(date(2026, 11, 2), "elders", ("wang-fang",), HERE, count=3),
        Visit(
            date(2026, 11, 20),
            "net",
            ("pioneer-001", "li-qiang"),
            HERE,
            "wanghai-1",
            12,
            ("用电",),
            ("扶手",),
            ("LY-2026-0026",),
            "私下的话",
        ),
    ),
    sealed_lists=(SealedList("elders-alone", "独居老人", 87, date(2026, 10, 1), HERE),),
)
