"""From files on: their order does not matter, and bad decisions do not stop the rest."""

from collections.abc import Mapping
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler import content
from scheduler.content import rotas as format_
from scheduler.planning import Plan, plan
from scheduler.planning.review import review
from tests.planning.small import WEEK, who

COMMUNITY = """\
name: 示范社区
domain: shifan.example
residents: 320
contacts: [{id: office, name: 服务大厅, phone: 0633-5550100}]
grids: [{id: grid-1, name: 第一网格}]
venues: [{id: hall, name: 大厅}]
roles: [{id: wrap, name: 包水饺}, {id: cut, name: 理发}]
planning: {weeks: 2}
"""
SERVICES = {
    "dumplings": ("每周五", "8:30-10:30", "wrap", 2),
    "tea": ("每周三", "14:00-16:00", "wrap", 1),
}
PEOPLE = {
    "an": "available: 周五",
    "bo": "rather_not: 周五",
    "chen": "limits: {week: 1}",
    "dai": "together: {wish: an}",
    "e": "preferred: 周三",
}
FRIDAY, TEA = "dumplings/2026-11-27/wrap", "tea/2026-11-25/wrap"


def service(name: str, when: str, time: str, role: str, target: int) -> str:
    return (
        f"id: {name}\nname: {name}\nvenue: hall\nwhen: {when}\ntime: {time}\n"
        f"needs: [{{id: {role}, role: {role}, target: {target}, minimum: 1, risk: yes}}]\n"
    )


def person(name: str, *more: str) -> str:
    lines = [f"- id: {name}", f"name: {name}", "grid: grid-1", *more]
    return "\n  ".join(lines) + "\n"


def tree(**files: str) -> dict[str, str]:
    """Give a small community; ``files`` are laid over it (``__`` for ``/``)."""
    return {
        "content/community.yaml": COMMUNITY,
        **{
            f"content/services/{name}.yaml": service(name, *rest)
            for name, rest in SERVICES.items()
        },
        "content/volunteers/all.yaml": "".join(
            person(name, "roles: wrap", more) for name, more in PEOPLE.items()
        ),
        **{f"content/{n.replace('__', '/')}.yaml": body for n, body in files.items()},
    }


def rota(*shifts: tuple[str, str], status: str = "draft", week: str = "2026-W48") -> str:
    """Write a rota: ids of shifts and what stands in the brackets of ``volunteers``."""
    lines = [f"week: {week}", f"status: {status}"]
    if status == "released":
        lines.append("released_at: 2026-11-13T09:00:00")
    lines.append("shifts:")
    for shift, names in shifts:
        day = shift.split("/")[1]
        time = "14:00-16:00" if shift.startswith("tea") else "08:30-10:30"
        lines += [
            f"  - shift: {shift}",
            f"    when: {day} {time}",
            "    venue: hall",
            f"    volunteers: [{names}]",
        ]
    return "\n".join(lines) + "\n"


def with_draft(*shifts: tuple[str, str], **files: str) -> dict[str, str]:
    return {**tree(**files), "content/rotas/2026-W48.yaml": rota(*shifts)}


def encoded(files: Mapping[str, str]) -> dict[str, bytes]:
    return {path: body.encode() for path, body in files.items()}


def planned(files: Mapping[str, str]) -> Plan:
    loaded = content.load(encoded(files))
    assert [p for p in loaded.problems if p.severity == "error"] == []
    assert loaded.community
    return plan(loaded.community, loaded.rotas, WEEK, loaded.community.planning.weeks, 5.0)


def told(files: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    """Give file and line of each code that planning tells."""
    return {
        p.code: (p.source.file.removeprefix("content/"), p.source.line)
        for p in planned(files).problems
        if p.source
    }


def written(files: Mapping[str, str]) -> list[bytes]:
    """Give the planned rotas as they are written."""
    community = content.load(encoded(files)).community
    assert community
    return [format_.dump(one, community) for one in planned(files).rotas]


@given(st.randoms(use_true_random=False))
@settings(max_examples=6, deadline=None)
def test_the_order_of_files_and_of_records_in_them_does_not_matter(random: Random) -> None:
    before = with_draft((TEA, "bo"), (FRIDAY, "an, chen"))
    people = [person(name, "roles: wrap", more) for name, more in PEOPLE.items()]
    random.shuffle(people)
    cut = random.randrange(len(people) + 1)
    other = list(before.items())
    other.remove(("content/volunteers/all.yaml", before["content/volunteers/all.yaml"]))
    other += [
        ("content/volunteers/one.yaml", "".join(people[:cut])),
        ("content/volunteers/two.yaml", "".join(people[cut:])),
    ]
    random.shuffle(other)
    assert written(dict(other)) == written(before)


def test_pins_that_contradict_each_other_stay_are_told_and_the_rest_is_planned() -> None:
    files = with_draft(
        (FRIDAY, "{id: f, pinned: yes}, {id: g, pinned: yes}"),
        volunteers__more=person("f", "roles: wrap", "apart: {must: g}")
        + person("g", "roles: wrap"),
    )
    assert told(files)["not-apart"] == ("rotas/2026-W48.yaml", 7)
    names = who(planned(files).rotas)
    assert names[FRIDAY] == ("f", "g")
    assert len(names[TEA]) == 1


def test_a_pinned_person_without_the_role_stays_and_is_told_at_the_pin() -> None:
    files = with_draft(
        (FRIDAY, "{id: f, pinned: yes}"), volunteers__more=person("f", "roles: cut")
    )
    assert told(files)["lacks-role"] == ("rotas/2026-W48.yaml", 7)
    assert "f" in who(planned(files).rotas)[FRIDAY]


def test_a_pair_that_can_never_meet_is_told_and_left_out() -> None:
    files = tree(
        volunteers__more=person(
            "f", "roles: wrap", "available: 周五", "together: {must: g}"
        )
        + person("g", "roles: wrap", "available: 周三")
    )
    assert told(files)["pair-never-meets"] == ("volunteers/more.yaml", 1)
    names = who(planned(files).rotas)
    assert {"f", "g"} & {name for people in names.values() for name in people} == set()
    assert len(names[FRIDAY]) == 2


def test_a_service_that_nobody_can_do_is_told_and_stays_empty() -> None:
    files = tree(services__cut=service("cut", "每周四", "9:00-10:00", "cut", 1))
    plan_ = planned(files)
    assert told(files)["nobody-holds-role"] == ("services/cut.yaml", 6)
    assert plan_.below_minimum == ("cut/2026-11-26/cut", "cut/2026-12-03/cut")
    assert dict(plan_.unfilled) == dict.fromkeys(plan_.below_minimum, 1)


def test_a_limit_of_zero_is_told_where_it_is_written_and_the_rest_is_planned() -> None:
    files = tree(volunteers__more=person("f", "roles: wrap", "limits: {week: 0}"))
    assert told(files)["limit-of-zero"] == ("volunteers/more.yaml", 1)
    assert planned(files).unfilled == ()
    assert who(planned(files).rotas) == who(planned(tree()).rotas)


@pytest.mark.parametrize(
    ("path", "body", "line"),
    [
        (
            "content/rotas/2026-W46.yaml",
            rota(
                ("dumplings/2026-11-13/wrap", "an, gone"),
                status="released",
                week="2026-W46",
            ),
            8,
        ),
        (
            "content/attendance/2026.yaml",
            "- {occurrence: dumplings/2026-11-13, attended: [an, gone]}\n",
            1,
        ),
    ],
    ids=["rota", "attendance"],
)
def test_unknown_people_in_what_is_over_are_told_and_the_rest_is_planned(
    path: str, body: str, line: int
) -> None:
    files = encoded({**tree(), path: body})
    (problem,) = content.load(files, WEEK.monday).problems
    assert (problem.code, problem.severity) == ("unknown-volunteer", "warning")
    assert problem.source
    assert (problem.source.file, problem.source.line) == (path, line)
    loaded = content.load(files, WEEK.monday)
    assert loaded.community
    plan_ = plan(loaded.community, loaded.rotas, WEEK, 2, 5.0)
    assert plan_.unfilled == ()
    assert review(loaded.community, (*loaded.rotas, *plan_.rotas), WEEK).below == ()


def test_unknown_people_in_what_is_not_over_stop_everything() -> None:
    past = rota(
        ("dumplings/2026-11-13/wrap", "an, gone"), status="released", week="2026-W46"
    )
    held = "- {occurrence: dumplings/2026-11-13, attended: [gone]}\n"
    files = encoded(
        tree() | {"content/rotas/2026-W46.yaml": past, "content/attendance/2026.yaml": held}
    )

    def severities(day: int) -> list[str]:
        return [str(p.severity) for p in content.load(files, date(2026, 11, day)).problems]

    assert severities(13) == ["error", "error"]
    assert severities(15) == ["warning", "error"]
    assert severities(16) == ["warning"]
