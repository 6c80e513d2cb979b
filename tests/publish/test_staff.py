from dataclasses import replace
from datetime import date, datetime, time

import pytest

from scheduler.model.community import Community, Contact
from scheduler.model.holidays import DayKind, Holidays, MarkedDay
from scheduler.model.people import Role, Volunteer
from scheduler.model.place import Building, Compound, Venue
from scheduler.model.recurrence import DaysEndingIn, Weekly
from scheduler.model.rota import Assignment, Change, Rota, RotaShift, RotaStatus
from scheduler.model.service import Deviation, OnHoliday, Service, ShiftNeed
from scheduler.model.times import CST, TimeSpan, Week
from scheduler.problems import Source
from scheduler.publish import personal, staff
from scheduler.publish.editions import State
from scheduler.publish.roster import roster
from scheduler.publish.staff_edition import StaffShift
from tests.publish import life

HERE = Source("content/somewhere.yaml", 1, 1)
WEEK = Week(2026, 48)
FRIDAY = date(2026, 11, 27)
HOURS = TimeSpan(time(8, 30), time(10))
RELEASED = datetime(2026, 11, 20, 9, tzinfo=CST)
LATER = datetime(2026, 11, 26, 7, tzinfo=CST)


def person(identity: str, name: str, building: str = "", **more: object) -> Volunteer:
    made = Volunteer(identity, name, "grid-1", HERE, building=building, roles=("wrap",))
    return replace(made, **more)  # type: ignore[arg-type]


def building(identity: str, name: str, compound: str) -> Building:
    return Building(identity, name, compound, "grid-1", 1, 6, 2, (), HERE)


SERVICE = Service(
    "dumplings",
    "初心水饺",
    HERE,
    (Weekly((5,)),),
    HOURS,
    "canteen",
    bring="围裙",
    on_holiday=OnHoliday.SKIP,
    needs=(
        ShiftNeed("wrap", "wrap", 3, 2, HERE, lead=True, risk=True),
        ShiftNeed("cook", "cook", 1, 1, HERE),
    ),
)
COMMUNITY = Community(
    "凌云社区",
    "lingyun.example",
    10,
    HERE,
    contacts=(Contact("office", "服务大厅", "0633-5550100", HERE),),
    compounds=(
        Compound(
            "wanghai",
            "望海名苑",
            "商品房",
            (building("w1", "1号楼", "wanghai"), building("w2", "2号楼", "wanghai")),
            HERE,
        ),
        Compound(
            "yinxing", "银杏里", "商品房", (building("y1", "1号楼", "yinxing"),), HERE
        ),
    ),
    venues=(Venue("canteen", "初心食堂", HERE), Venue("hall", "服务中心", HERE)),
    roles=(Role("wrap", "包水饺", HERE), Role("cook", "后厨", HERE)),
    services=(SERVICE,),
    volunteers=(
        person("wang-fang", "王芳", "w1"),
        person("li-na", "李娜", leads=("wrap",), phone="12312345678"),
        person("zhao-min", "赵敏"),
    ),
)


def wrap(*volunteers: str, **more: object) -> RotaShift:
    made = RotaShift(
        "dumplings/2026-11-27/wrap",
        FRIDAY,
        HOURS,
        "canteen",
        tuple(Assignment(volunteer) for volunteer in volunteers),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def rota(*shifts: RotaShift, changes: tuple[Change, ...] = ()) -> Rota:
    return Rota(WEEK, RotaStatus.RELEASED, shifts, RELEASED, changes)


def change(kind: str, **more: object) -> Change:
    made = Change(1, LATER, kind, "dumplings/2026-11-27/wrap", "社区办公室", reason="生病")
    return replace(made, **more)  # type: ignore[arg-type]


def only_shift(community: Community, of: Rota) -> StaffShift:
    (shift,) = staff.edition(community, (of,), (WEEK,)).weeks[0].shifts
    return shift


def test_a_shift_shows_names_lead_open_places_and_what_to_bring() -> None:
    of = rota(wrap("wang-fang", "li-na", reserves=("zhao-min",)))
    shift = only_shift(COMMUNITY, of)
    assert [p.name for p in shift.people] == ["王芳", "李娜"]
    assert shift.lead == shift.people[1]
    assert [p.name for p in shift.reserves] == ["赵敏"]
    assert (shift.target, shift.minimum, shift.open) == (3, 2, 1)
    assert (shift.service, shift.role, shift.venue) == ("初心水饺", "包水饺", "初心食堂")
    assert (shift.bring, shift.note) == ("围裙", "")
    assert (shift.state, shift.changed) == (State.HELD, frozenset())


def test_people_of_one_name_are_told_apart_by_compound_then_building_then_id() -> None:
    alike = replace(
        COMMUNITY,
        volunteers=(
            person("a", "王芳", "w1"),
            person("b", "王芳", "w2"),
            person("c", "王芳", "y1"),
            person("d", "赵敏", "w1"),
            person("e", "赵敏", "w1"),
            person("f", "李娜"),
            person("g", "李强"),
            person("h", "李强"),
        ),
    )
    assert {i: p.name for i, p in roster(alike).items()} == {
        "a": "王芳(望海名苑1号楼)",
        "b": "王芳(望海名苑2号楼)",
        "c": "王芳(银杏里)",
        "d": "赵敏(d)",
        "e": "赵敏(e)",
        "f": "李娜",
        "g": "李强(g)",
        "h": "李强(h)",
    }


def test_a_draft_has_version_0_and_no_date_and_marks_nothing() -> None:
    draft = Rota(WEEK, RotaStatus.DRAFT, (wrap("wang-fang"),))
    (week,) = staff.edition(COMMUNITY, (draft,), (WEEK,)).weeks
    assert (week.version, week.dated) == (0, None)
    assert week.shifts[0].changed == week.shifts[0].joined == frozenset()


def test_each_change_makes_a_version_of_its_own_date() -> None:
    swap = change("swap", out="wang-fang", substitute="zhao-min")
    of = rota(wrap("zhao-min"), changes=(swap,))
    (week,) = staff.edition(COMMUNITY, (of,), (WEEK,)).weeks
    assert (week.version, week.dated) == (2, date(2026, 11, 26))


def test_a_swap_marks_the_people_and_names_them_without_the_reason() -> None:
    swap = change("swap", out="wang-fang", substitute="zhao-min")
    shift = only_shift(COMMUNITY, rota(wrap("zhao-min", "li-na"), changes=(swap,)))
    assert shift.changed == {"people"}
    assert shift.joined == {"zhao-min"}
    assert [p.name for p in shift.left] == ["王芳"]
    assert shift.note == "王芳换为赵敏"


def test_a_swap_and_back_again_changes_nothing() -> None:
    there = change("swap", out="wang-fang", substitute="zhao-min")
    back = change("swap", revision=2, out="zhao-min", substitute="wang-fang")
    of = rota(wrap("wang-fang"), changes=(there, back))
    assert only_shift(COMMUNITY, of).changed == frozenset()


def test_somebody_who_drops_out_leaves_an_open_place() -> None:
    left = change("swap", out="zhao-min")
    shift = only_shift(COMMUNITY, rota(wrap("wang-fang", "li-na"), changes=(left,)))
    assert (shift.open, shift.note) == (1, "赵敏不上这班")
    assert shift.changed == {"people"}


def test_a_move_marks_what_it_moved() -> None:
    moved = change("move", before="2026-11-27 08:30-10:00 canteen")
    of = rota(wrap(time=TimeSpan(time(9), time(10)), venue="hall"), changes=(moved,))
    shift = only_shift(COMMUNITY, of)
    assert shift.changed == {"time", "venue"}
    assert (shift.state, shift.venue) == (State.MOVED, "服务中心")


def test_a_withdrawn_shift_is_cancelled_and_has_no_open_places() -> None:
    shift = only_shift(COMMUNITY, rota(wrap(), changes=(change("withdraw"),)))
    assert (shift.state, shift.open) == (State.CANCELLED, 0)
    assert shift.changed == {"state"}


def test_a_date_moved_after_the_release_shows_where_it_is_now() -> None:
    decision = Deviation(
        FRIDAY, "move", HERE, "停电", date(2026, 11, 26), venue="hall", decided=LATER
    )
    moved = replace(COMMUNITY, services=(replace(SERVICE, deviations=(decision,)),))
    shift = only_shift(moved, rota(wrap("li-na")))
    assert shift.start == datetime(2026, 11, 26, 8, 30, tzinfo=CST)
    assert (shift.venue, shift.state) == ("服务中心", State.MOVED)
    assert shift.note == "原11月27日（停电）"
    assert shift.changed == {"date", "venue"}


def test_a_date_that_is_not_held_is_a_pause_of_its_day() -> None:
    closed = Holidays({FRIDAY: MarkedDay(DayKind.HOLIDAY, "检修日")}, frozenset({2026}))
    (week,) = staff.edition(replace(COMMUNITY, holidays=closed), (rota(),), (WEEK,)).weeks
    assert [(p.service, p.date, p.state, p.reason) for p in week.pauses] == [
        ("初心水饺", FRIDAY, State.CANCELLED, "检修日")
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 23), ["逢三"]),
        (date(2026, 10, 18), ["重阳节"]),
        (date(2027, 2, 5), ["除夕"]),
        (date(2026, 11, 24), []),
        (date(2026, 9, 25), ["中秋节"]),
    ],
)
def test_days_are_marked_by_holidays_festivals_and_the_communitys_own_digits(
    day: date, expected: list[str]
) -> None:
    holidays = Holidays({date(2026, 9, 25): MarkedDay(DayKind.HOLIDAY, "中秋节")})
    haircuts = replace(SERVICE, id="haircuts", recurrence=(DaysEndingIn(3),))
    marked = replace(COMMUNITY, holidays=holidays, services=(SERVICE, haircuts))
    assert list(staff.marks(marked, day)) == expected


def test_a_week_without_a_rota_is_left_out() -> None:
    assert staff.edition(COMMUNITY, (rota(),), (WEEK + 1,)).weeks == ()


@pytest.mark.parametrize("step", list(life.steps()), ids=lambda step: step.name)
def test_sheets_and_personal_calendars_tell_the_same_times(step: life.Step) -> None:
    loaded = step.loaded
    assert loaded.community
    rotas = tuple(rota for rota in loaded.rotas if rota.is_released)
    weeks = tuple(rota.week for rota in rotas)
    of = staff.edition(loaded.community, rotas, weeks)
    shown = {s.shift: s for week in of.weeks for s in week.shifts}
    for edition in personal.editions(loaded.community, loaded.rotas, step.on):
        for duty in edition.duties:
            shift = shown[duty.shift]
            if edition.volunteer in (p.id for p in shift.people):
                assert (shift.start, shift.end) == (duty.start, duty.end)
                gone = State.CANCELLED
                assert (shift.state is gone) == (duty.state is gone)
