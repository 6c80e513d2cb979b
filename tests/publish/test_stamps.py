"""SEQUENCE and LAST-MODIFIED count what was written down, and nothing else."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from scheduler import timetable
from scheduler.model.community import Community
from scheduler.model.rota import Assignment, Change, Rota, RotaShift, RotaStatus
from scheduler.model.service import OnHoliday, Service
from scheduler.model.times import CST, Week
from scheduler.publish import stamps
from scheduler.publish.editions import Stamp
from tests.dumplings import DECIDED, MORNING, community, decision, need, service

RELEASED = datetime(2026, 10, 16, 9, tzinfo=CST)
FRIDAY = date(2026, 10, 23)
MID_AUTUMN = date(2026, 9, 25)
HOUR = timedelta(hours=1)


def public_stamp(offered: Service, day: date = FRIDAY) -> Stamp:
    whole = community(offered)
    (occurrence,) = timetable.of_service(offered, whole.holidays, day, day)
    return stamps.occurrence_stamp(whole, occurrence)


def rota(*changes: tuple[str, str, str], people: str = "wang-fang") -> Rota:
    shift = RotaShift(
        f"dumplings/{FRIDAY}/wrap",
        FRIDAY,
        MORNING,
        "canteen",
        tuple(Assignment(person) for person in people.split()),
    )
    recorded = tuple(
        Change(n, RELEASED + n * HOUR, kind, shift.shift, "社区办公室", "", out, substitute)
        for n, (kind, out, substitute) in enumerate(changes, 1)
    )
    return Rota(Week.of(FRIDAY), RotaStatus.RELEASED, (shift,), RELEASED, recorded)


def duty_stamp(made: Rota, whole: Community, person: str = "wang-fang") -> Stamp:
    return stamps.duty_stamp(whole, made, made.shifts[0], person)


PLAIN = community(service(needs=(need(),)))


def test_what_nobody_changed_has_never_been_modified() -> None:
    assert public_stamp(service()) == Stamp(0, stamps.NEVER)


def test_a_decision_raises_the_sequence_and_says_when() -> None:
    offered = service(deviations=(decision("skip", FRIDAY),))
    assert public_stamp(offered) == Stamp(1, DECIDED)


def test_a_decision_without_a_time_still_raises_the_sequence() -> None:
    offered = service(deviations=(decision("skip", FRIDAY, decided=None),))
    assert public_stamp(offered) == Stamp(1, stamps.NEVER)


def test_decisions_about_other_dates_leave_a_date_alone() -> None:
    offered = service(deviations=(decision("skip", FRIDAY + timedelta(days=7)),))
    assert public_stamp(offered) == Stamp(0, stamps.NEVER)


def test_a_corrected_file_touches_what_was_still_to_come() -> None:
    offered = service(revised=(datetime(2026, 10, 20, 9, tzinfo=CST),))
    assert public_stamp(offered) == Stamp(1, offered.revised[0])
    assert public_stamp(offered, date(2026, 10, 16)) == Stamp(0, stamps.NEVER)


def test_an_announced_break_is_a_change_unless_the_service_ignores_breaks() -> None:
    assert public_stamp(service(), MID_AUTUMN) == Stamp(1, stamps.NEVER)
    kept = service(deviations=(decision("keep", MID_AUTUMN),))
    assert public_stamp(kept, MID_AUTUMN) == Stamp(2, DECIDED)
    regardless = service(on_holiday=OnHoliday.KEEP)
    assert public_stamp(regardless, MID_AUTUMN) == Stamp(0, stamps.NEVER)


def test_a_released_duty_dates_from_its_release() -> None:
    assert duty_stamp(rota(), PLAIN) == Stamp(0, RELEASED)


def test_swaps_count_for_the_two_they_name() -> None:
    made = rota(("swap", "wang-fang", "li-na"), ("swap", "li-na", "wang-fang"))
    assert duty_stamp(made, PLAIN) == Stamp(2, RELEASED + 2 * HOUR)
    assert duty_stamp(made, PLAIN, "li-na") == Stamp(2, RELEASED + 2 * HOUR)
    assert duty_stamp(made, PLAIN, "zhao-min") == Stamp(0, RELEASED)


def test_moves_and_withdrawals_count_for_everybody() -> None:
    made = rota(("move", "", ""), ("withdraw", "", ""))
    for person in ("wang-fang", "zhao-min"):
        assert duty_stamp(made, PLAIN, person) == Stamp(2, RELEASED + 2 * HOUR)


def test_only_decisions_since_the_release_change_a_duty() -> None:
    before = community(service(deviations=(decision("move", FRIDAY, venue="hall"),)))
    after = decision("skip", FRIDAY, decided=RELEASED + HOUR)
    assert duty_stamp(rota(), before) == Stamp(0, RELEASED)
    assert duty_stamp(rota(), community(service(deviations=(after,)))) == Stamp(
        1, RELEASED + HOUR
    )


def test_only_corrections_since_the_release_change_a_duty() -> None:
    times = (RELEASED - HOUR, RELEASED + HOUR)
    assert duty_stamp(rota(), community(service(revised=times))) == Stamp(
        1, RELEASED + HOUR
    )


def test_every_further_record_raises_the_stamp_of_all_it_concerns() -> None:
    made = rota()
    shift = made.shifts[0]
    former = stamps.shift_stamp(PLAIN, made, shift)
    for number in range(1, 6):
        change = Change(number, RELEASED + number * HOUR, "swap", shift.shift, "社区办公室")
        made = replace(made, changes=(*made.changes, change))
        now = stamps.shift_stamp(PLAIN, made, shift)
        assert (now.sequence, now.modified) > (former.sequence, former.modified)
        former = now
