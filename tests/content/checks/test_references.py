from scheduler import content
from scheduler.problems import Severity
from tests.content.everything import TREE

RELEASED = "status: released\nreleased_at: 2026-11-20T09:00\n"
ROTA = """\
week: 2026-W49
{status}shifts:
  - shift: open-day/2026-12-05/guide
    when: 2026-12-05 8:30-10:30
    venue: hall
    volunteers: [wang-fang, gone]
    reserves: [gone, li-qiang]
  - shift: open-day/2026-12-06/gone
    when: 2026-12-06 8:30-10:30
    venue: hall
    volunteers: [wang-fang]
"""
NEEDS = b"  needs: {id: guide, role: wrap, target: 2}\n"


def loaded(status: str) -> content.Loaded:
    events = "content/events/2026.yaml"
    rota = {"content/rotas/2026-W49.yaml": ROTA.format(status=status).encode()}
    return content.load({**TREE, events: TREE[events] + NEEDS, **rota})


def told(found: content.Loaded) -> list[tuple[str, int, Severity]]:
    return [(p.code, p.source.line if p.source else 0, p.severity) for p in found.problems]


def test_a_draft_loses_what_the_community_no_longer_has() -> None:
    found = loaded("status: draft\n")
    assert told(found) == [
        ("unknown-volunteer", 7, Severity.WARNING),
        ("unknown-volunteer", 8, Severity.WARNING),
        ("unknown-shift", 9, Severity.WARNING),
    ]
    (rota,) = found.rotas
    assert [(shift.shift, shift.volunteers, shift.reserves) for shift in rota.shifts] == [
        ("open-day/2026-12-05/guide", ("wang-fang",), ("li-qiang",))
    ]


def test_a_released_rota_keeps_everything_and_what_is_unknown_is_an_error() -> None:
    found = loaded(RELEASED)
    assert told(found) == [
        ("unknown-volunteer", 8, Severity.ERROR),
        ("unknown-volunteer", 9, Severity.ERROR),
        ("unknown-shift", 10, Severity.ERROR),
    ]
    (rota,) = found.rotas
    assert [shift.volunteers for shift in rota.shifts] == [
        ("wang-fang", "gone"),
        ("wang-fang",),
    ]


def test_the_secret_of_a_feed_is_never_said() -> None:
    feeds = "content/feeds.yaml"
    again = TREE[feeds].replace(b"wang-fang", b"li-qiang")
    found = content.load({**TREE, feeds: TREE[feeds] + again})
    (problem,) = found.problems
    assert (problem.code, str(problem.message)) == (
        "duplicate-id",
        "This secret is somebody else's already.",
    )


def test_a_name_in_place_of_an_id_is_answered_with_the_id() -> None:
    absences = "content/absences/2026.yaml"
    data = (
        "- {volunteer: 李强, from: 2026-12-01}\n- {volunteer: li-qang, from: 2026-12-01}\n"
    )
    found = content.load({**TREE, absences: data.encode()})
    assert [str(problem.hint) for problem in found.problems] == [
        "Write the id: li-qiang.",
        "Did you mean “li-qiang”?",
    ]
