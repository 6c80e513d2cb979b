"""People who signed up, put on a shift by the same rules as everybody."""

from scheduler import content
from scheduler.model.community import Community
from scheduler.model.rota import Rota
from scheduler.planning.joining import Joined, Outcome, join, settled
from tests.cli.import_town import TREE

SHIFT = "dumplings/2026-11-27/wrap"
OTHER = "haircuts/2026-11-23/haircut"
ROTA = f"""\
week: 2026-W48
status: draft
shifts:
  - {{shift: {OTHER}, when: 2026-11-23 09:00-11:00, venue: hall, volunteers: [wang-fang]}}
  - {{shift: {SHIFT}, when: 2026-11-27 08:30-10:30, venue: canteen, volunteers: [PEOPLE]}}
"""
ALONE = ("{id: wrap, name: 包水饺}", "{id: wrap, name: 包水饺, never_alone: yes}")


def joined(
    *people: str, on: str = "", released: bool = False, changed: tuple[str, str] = ("", "")
) -> Joined:
    community, rota = read(on, released=released, changed=changed)
    return join(community, (rota,), rota, SHIFT, people)


def read(on: str, *, released: bool, changed: tuple[str, str]) -> tuple[Community, Rota]:
    rota = ROTA.replace("PEOPLE", on)
    if released:
        rota = rota.replace("draft", "released\nreleased_at: 2026-11-20T09:00:00")
    files = {path: data.replace(*changed) for path, data in TREE.items()}
    files["content/rotas/2026-W48.yaml"] = rota
    loaded = content.load({path: data.encode() for path, data in files.items()})
    assert loaded.problems == ()
    assert loaded.community
    return loaded.community, loaded.rotas[0]


def test_a_draft_gets_people_pinned_and_keeps_those_it_had() -> None:
    found = joined("li-qiang", on="zhang-wei-2")
    assert found.outcomes == (("li-qiang", Outcome.JOINS, ""),)
    assert [(a.volunteer, a.pinned) for a in found.rota.shifts[1].assignments] == [
        ("li-qiang", True),
        ("zhang-wei-2", False),
    ]


def test_what_a_draft_planned_for_somebody_does_not_bar_them_but_a_release_does() -> None:
    assert joined("wang-fang").outcomes == (("wang-fang", Outcome.JOINS, ""),)
    assert joined("wang-fang", released=True).outcomes == (
        ("wang-fang", Outcome.BARRED, "per_week"),
    )


def test_who_comes_first_is_served_first() -> None:
    found = joined("zhang-wei-2", "li-qiang", "wang-fang")
    assert [outcome for _, outcome, _ in found.outcomes] == [
        Outcome.JOINS,
        Outcome.JOINS,
        Outcome.FULL,
    ]


def test_in_a_released_rota_those_who_serve_take_their_places() -> None:
    found = joined("li-qiang", "zhang-wei-2", on="zhang-wei-2, wang-fang", released=True)
    assert found.outcomes == (
        ("li-qiang", Outcome.FULL, ""),
        ("zhang-wei-2", Outcome.SERVES, ""),
    )


def test_two_may_join_together_where_nobody_serves_alone() -> None:
    assert joined("li-qiang", changed=ALONE).outcomes == (
        ("li-qiang", Outcome.BARRED, "never_alone"),
    )
    found = joined("li-qiang", "zhang-wei-2", changed=ALONE)
    assert [outcome for _, outcome, _ in found.outcomes] == [Outcome.JOINS] * 2
    assert found.rota.shifts[1].volunteers == ("li-qiang", "zhang-wei-2")


def test_of_a_draft_holds_what_is_pinned() -> None:
    _, rota = read(
        "{id: li-qiang, pinned: yes}, zhang-wei-2", released=False, changed=("", "")
    )
    assert [shift.volunteers for shift in settled(rota).shifts] == [(), ("li-qiang",)]
