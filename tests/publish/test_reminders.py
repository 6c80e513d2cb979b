"""A visitor's own calendar tells by when to visit; no other output tells of visits."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from scheduler import visits
from scheduler.model.times import CST
from scheduler.publish import calendars, personal, public
from scheduler.publish.editions import PersonalEdition, Stamp
from scheduler.publish.stamps import NEVER
from tests.publish.neighbourhood import CANARY, ON, TREE, read
from tests.publish.reading import events

MINE, OTHER = "MI" * 16, "o" * 32
PROGRAMMES = """
- {id: mi-net, name: 邻里走访, cadence: 每季度, from: 2026-01-01, for_whom: 密对象, checklist: [密清单], note: 密注}
- {id: mi-elders, name: 密独居走访, cadence: 每月, sealed_list: mi-list}
"""  # noqa: E501 - content as people write it
FILES = {
    "content/visit-programmes.yaml": PROGRAMMES,
    "content/sealed/lists.yaml": (
        "- {id: mi-list, name: 密名单, count: 424242, date: 2026-10-01}"
    ),
    "content/visits/2026.yaml": """
- {date: 2026-08-03, programme: mi-net, building: wanghai-1, visitors: [mi-hu], topics: [密题], needs: [密求], issues: [LY-2026-0001], note: 密话}
- {date: 2026-11-02, programme: mi-elders, visitors: [mi-er], count: 97, note: 密话}
""",  # noqa: E501 - content as people write it
    "content/feeds.yaml": TREE["content/feeds.yaml"]
    + f"- {{volunteer: mi-er, token: {OTHER}, minted: 2026-01-05T09:00}}\n",
}
DAY = visits.planned(read(FILES)[0], date(2026, 10, 1), date(2026, 12, 31))[0].day


def edition(
    on: date = DAY - timedelta(days=20), programmes: str = PROGRAMMES, more: str = ""
) -> PersonalEdition:
    paid = FILES["content/visits/2026.yaml"] + more
    changed = {
        **FILES,
        "content/visit-programmes.yaml": programmes,
        "content/visits/2026.yaml": paid,
    }
    made = personal.editions(*read(changed), on)
    return next(one for one in made if one.token == MINE)


def paid_on(day: date) -> str:
    return f"- {{date: {day}, programme: mi-net, building: wanghai-1, visitors: mi-yi}}\n"


def brief(found: PersonalEdition) -> list[tuple[object, ...]]:
    return [
        (
            str(one["SUMMARY"]),
            one.decoded("DTSTART"),
            str(one["STATUS"]),
            one["SEQUENCE"],
            str(one["TRANSP"]),
        )
        for one in events(calendars.personal([found])[f"{MINE}.ics"])
        if "邻里走访" in str(one["SUMMARY"])
    ]


def identities(found: PersonalEdition) -> list[str]:
    return [visit.key for visit in found.visits]


def test_a_visit_to_come_is_an_all_day_entry_on_the_latest_day() -> None:
    assert brief(edition()) == [("走访截止：邻里走访", DAY, "CONFIRMED", 0, "TRANSPARENT")]
    assert [visit.stamp for visit in edition().visits] == [Stamp(0, NEVER)]


def test_a_visit_that_was_paid_is_taken_back_under_the_same_identity() -> None:
    day = DAY - timedelta(days=10)
    after = edition(DAY, more=paid_on(day))
    assert brief(after) == [("【已走访】邻里走访", DAY, "CANCELLED", 1, "TRANSPARENT")]
    assert identities(after) == identities(edition())
    assert [visit.stamp.modified for visit in after.visits] == [
        datetime(day.year, day.month, day.day, tzinfo=CST)
    ]
    assert edition(day - timedelta(days=1), more=paid_on(day)) == edition(
        day - timedelta(days=1)
    )


def test_a_correction_of_the_programme_raises_the_sequence_and_keeps_the_identity() -> None:
    moved = edition(
        programmes=PROGRAMMES.replace(
            "每季度,", "每季度, days: 周日, revised: 2026-11-01T09:00,"
        )
    )
    ((_, day, _, sequence, _),) = brief(moved)
    assert isinstance(day, date)
    assert (day.isoweekday(), sequence) == (7, 1)
    assert identities(moved) == identities(edition())


def test_days_that_hang_on_the_holidays_change_once_when_these_are_announced() -> None:
    careful = PROGRAMMES.replace("每季度,", "每季度, off_holidays: yes,")
    community, rotas = read({**FILES, "content/visit-programmes.yaml": careful})

    def sequences(announced: frozenset[int]) -> list[int]:
        known = replace(community.holidays, announced=announced)
        made = personal.editions(replace(community, holidays=known), rotas, DAY)
        return [v.stamp.sequence for one in made for v in one.visits]

    assert (sequences(frozenset()), sequences(frozenset({2026}))) == ([0], [1])


def test_past_visits_stay_30_days_and_those_paid_14() -> None:
    def kept(more: str = "") -> int:
        days = (DAY + timedelta(days=n) for n in range(60))
        return max(
            n
            for n, day in enumerate(days)
            if any(v.day == DAY for v in edition(day, more=more).visits)
        )

    assert (kept(), kept(paid_on(DAY))) == (30, 14)


def test_what_was_paid_long_before_its_day_is_never_told() -> None:
    early = paid_on(DAY - timedelta(days=43))
    assert [v for v in edition(DAY, more=early).visits if v.day == DAY] == []


def test_nobody_else_s_calendar_nor_any_public_output_tells_of_visits() -> None:
    community, rotas = read(FILES)
    feeds = calendars.personal(personal.editions(community, rotas, DAY))
    told = {name: data.decode() for name, data in feeds.items()}
    assert "走访" in told[f"{MINE}.ics"]
    assert "走访" not in told[f"{OTHER}.ics"]
    seen = public.edition(community, rotas, ON)
    shown = [
        *told.values(),
        repr(seen),
        *(data.decode() for data in calendars.public(seen).values()),
    ]
    written = ("对象", "清单", "注", "题", "求", "话", "名单", "独居", "1号楼")
    private = (f"{CANARY}{word}" for word in written)
    secrets = ("424242", "wanghai-1", "望海名苑", "mi-hu", "mi-list", *private)
    feed = [secret for secret in secrets for text in told.values() if secret in text]
    assert feed == []
    assert [s for s in (CANARY, "424242", "邻里走访") if s in "".join(shown[2:])] == []


def test_the_public_edition_is_the_same_with_visits_and_without() -> None:
    before = public.edition(*read(), ON)
    assert public.edition(*read(FILES), ON) == before


def test_a_building_taken_over_within_the_period_raises_the_sequence_once() -> None:
    community, rotas = read(FILES)

    def told(since: date) -> tuple[int, str]:
        (pioneer,) = community.pioneers
        changed = replace(community, pioneers=(replace(pioneer, since=since),))
        made = personal.editions(changed, rotas, date(2026, 11, 25))
        (visit,) = [visit for one in made for visit in one.visits if visit.last.month == 12]
        return visit.stamp.sequence, visit.key

    long_ago, lately = told(date(2025, 11, 1)), told(date(2026, 11, 1))
    assert (long_ago[0], lately[0]) == (0, 1)
    assert long_ago[1] == lately[1]
