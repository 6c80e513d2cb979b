from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler import content
from scheduler.content import rotas
from scheduler.model.community import Community
from scheduler.model.people import Role, Volunteer
from scheduler.model.rota import Assignment, Change, Rota, RotaShift, RotaStatus
from scheduler.model.service import Service, ShiftNeed
from scheduler.model.times import CST, TimeSpan, Week
from scheduler.problems import Source

HERE = Source("content/x.yaml")
MORNING = TimeSpan(time(8, 30), time(10))
FRIDAY = date(2026, 11, 27)
COMMUNITY = Community(
    name="凌云社区",
    domain="lingyun.example",
    residents=8652,
    source=HERE,
    roles=(Role("wrap", "包水饺", HERE),),
    services=(
        Service(
            "dumplings",
            "初心水饺",
            HERE,
            (),
            MORNING,
            "canteen",
            needs=(ShiftNeed("wrap", "wrap", 8, 5, HERE),),
        ),
    ),
    volunteers=(
        Volunteer("wang-fang", "王芳", "grid-1", HERE),
        Volunteer("li-na", "李娜", "grid-1", HERE),
        Volunteer("zhao-min", "赵敏", "grid-1", HERE),
    ),
)
RELEASED = Rota(
    Week(2026, 48),
    RotaStatus.RELEASED,
    (
        RotaShift(
            "dumplings/2026-11-27/wrap",
            FRIDAY,
            MORNING,
            "canteen",
            (Assignment("wang-fang"), Assignment("li-na", pinned=True)),
            ("zhao-min",),
        ),
    ),
    datetime(2026, 11, 20, 9, tzinfo=CST),
    (
        Change(
            1,
            datetime(2026, 11, 26, 7, 5, tzinfo=CST),
            "swap",
            "dumplings/2026-11-27/wrap",
            "社区办公室",
            "生病: 发烧",
            "zhao-min",
            "wang-fang",
        ),
    ),
)
WRITTEN = """\
# 凌云社区 2026年第48周 (11月23日至11月29日)。plan 写草稿，\
release 定稿；人手修改后运行 linli check。
week: 2026-W48
status: released
released_at: 2026-11-20T09:00:00
shifts:
  - shift: dumplings/2026-11-27/wrap  # 初心水饺 包水饺
    when: 2026-11-27 08:30-10:00
    venue: canteen
    volunteers:
      - wang-fang  # 王芳
      - {id: li-na, pinned: yes}  # 李娜
    reserves: [zhao-min]  # 赵敏
changes:
  - {revision: 1, at: 2026-11-26T07:05:00, kind: swap, shift: dumplings/2026-11-27/wrap, \
out: zhao-min, in: wang-fang, by: 社区办公室, reason: "生病: 发烧"}
"""


def load(data: bytes, week: Week) -> Rota:
    """Read one rota, places in the file aside."""
    (rota,) = content.load({f"content/rotas/{week}.yaml": data}).rotas
    return replace(
        rota,
        source=None,
        shifts=tuple(
            replace(
                shift,
                source=None,
                assignments=tuple(replace(one, source=None) for one in shift.assignments),
            )
            for shift in rota.shifts
        ),
        changes=tuple(replace(change, source=None) for change in rota.changes),
    )


def test_a_rota_is_written_in_one_form_with_names_beside_ids() -> None:
    assert rotas.dump(RELEASED, COMMUNITY).decode() == WRITTEN


def test_what_is_written_is_read_back() -> None:
    assert load(WRITTEN.encode(), RELEASED.week) == RELEASED


def test_an_empty_draft_is_written_and_read_back() -> None:
    draft = Rota(Week(2026, 53), RotaStatus.DRAFT, (), planned_from="0123456789abcdef")
    written = rotas.dump(draft, COMMUNITY)
    assert written.decode().splitlines()[1:] == [
        "week: 2026-W53",
        "status: draft",
        "planned_from: 0123456789abcdef",
        "shifts: []",
    ]
    assert load(written, draft.week) == draft


def test_people_may_write_a_rota_in_chinese_and_in_any_order() -> None:
    written = """\
周: 2026-W48
状态: 草稿
班次:
  - 班次: dumplings/2026-11-27/wrap
    时间: 2026年11月27日 8：30至10：00
    场地: canteen
    志愿者: wang-fang
  - 班次: haircuts/2026-11-23/haircut
    when: 2026-11-23 9:00-11:00
    场地: hall
    志愿者: [{编号: li-na, 指定: 是}]
"""
    assert load(written.encode(), Week(2026, 48)).shifts == (
        RotaShift(
            "haircuts/2026-11-23/haircut",
            date(2026, 11, 23),
            TimeSpan(time(9), time(11)),
            "hall",
            (Assignment("li-na", pinned=True),),
        ),
        RotaShift(
            "dumplings/2026-11-27/wrap",
            FRIDAY,
            MORNING,
            "canteen",
            (Assignment("wang-fang"),),
        ),
    )


def test_names_with_line_breaks_stay_in_their_comment() -> None:
    odd = replace(COMMUNITY, name="凌云\nweek: 2026-W01\n")
    assert load(rotas.dump(RELEASED, odd), RELEASED.week) == RELEASED


IDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,2}", fullmatch=True).filter(
    lambda found: len(found) < 20
)
WORDS = st.text(max_size=12).map(str.strip)
MINUTES = st.integers(0, 1438)
SPANS = (
    st.tuples(MINUTES, MINUTES)
    .filter(lambda two: two[0] != two[1])
    .map(lambda two: TimeSpan(clock(min(two)), clock(max(two))))
)
MOMENTS = st.datetimes(datetime(2023, 1, 1), datetime(2030, 1, 1)).map(  # noqa: DTZ001 - made aware
    lambda found: found.replace(tzinfo=CST)
)
WEEK = Week(2026, 48)
DAYS = st.integers(0, 6).map(lambda day: WEEK.monday + timedelta(day))


def clock(minute: int) -> time:
    return time(minute // 60, minute % 60)


SHIFT_IDS = st.builds("{}/{}/{}".format, IDS, DAYS, IDS)
SHIFTS = st.builds(
    RotaShift,
    SHIFT_IDS,
    DAYS,
    SPANS,
    IDS,
    st.lists(st.builds(Assignment, IDS, st.booleans()), max_size=3).map(tuple),
    st.lists(IDS, max_size=3, unique=True).map(tuple),
)
CHANGES = st.builds(
    Change,
    st.integers(1, 99),
    MOMENTS,
    st.sampled_from(["swap", "add", "move", "withdraw"]),
    SHIFT_IDS,
    WORDS,
    WORDS,
    IDS | st.just(""),
    IDS | st.just(""),
    WORDS,
)
ROTAS = st.builds(
    Rota,
    st.just(WEEK),
    st.sampled_from(RotaStatus),
    st.lists(SHIFTS, max_size=4).map(
        lambda found: tuple(sorted(found, key=rotas.in_order))
    ),
    st.none() | MOMENTS,
    st.lists(CHANGES, max_size=3).map(tuple),
    WORDS,
)


@given(ROTAS)
@settings(max_examples=80, deadline=None)
def test_any_rota_is_read_back_as_it_was_and_written_the_same_again(rota: Rota) -> None:
    written = rotas.dump(rota, COMMUNITY)
    again = load(written, WEEK)
    assert again == rota
    assert rotas.dump(again, COMMUNITY) == written
