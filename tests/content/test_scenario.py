"""Scenarios: what they change, and what is told of their mistakes."""

from scheduler import content
from scheduler.content.scenario import Laid, lay
from scheduler.model.community import Community

FILES = {
    "content/community.yaml": """\
name: 示范社区
domain: shifan.example
residents: 320
contacts: [{id: office, name: 服务大厅, phone: 0633-5550100}]
grids: [{id: grid-1, name: 第一网格}]
venues: [{id: hall, name: 大厅}]
roles: [{id: wrap, name: 包水饺}, {id: haircut, name: 理发, certificate: yes}]
""",
    "content/services/dumplings.yaml": """\
id: dumplings
name: 爱心水饺
venue: hall
when: 每周五
time: 8:30-10:30
needs: [{id: wrap, role: wrap, target: 2, minimum: 1}]
""",
    "content/volunteers/grid-1.yaml": """\
- {id: li-na, name: 李娜, grid: grid-1, roles: wrap, learning: haircut}
- {id: wang-fang, name: 王芳, grid: grid-1, roles: wrap, together: {must: li-na}}
""",
}


def base() -> Community:
    loaded = content.load({path: body.encode() for path, body in FILES.items()})
    assert loaded.problems == ()
    assert loaded.community
    return loaded.community


def laid(written: str) -> Laid:
    return lay("if.yaml", written.encode(), base())


def told(written: str) -> list[tuple[str, str, int, int]]:
    return [
        (p.code, p.source.file, p.source.line, p.source.column)
        for p in laid(written).problems
        if p.source
    ]


def changed(written: str) -> Community:
    found = laid(written)
    assert found.problems == ()
    assert found.community
    return found.community


def test_people_and_services_are_added_in_the_formats_of_their_files() -> None:
    made = changed(
        "volunteers: [{id: zhao-min, name: 赵敏, grid: grid-1, roles: wrap}]\n"
        "服务:\n"
        "  - {编号: tea, 名称: 茶话会, 场地: hall, 规律: 每周三, 时间: 14:00-15:00}\n"
    )
    assert list(made.volunteer) == ["li-na", "wang-fang", "zhao-min"]
    assert list(made.service) == ["dumplings", "tea"]


def test_a_known_id_takes_the_place_of_that_record() -> None:
    made = changed("volunteers: [{id: li-na, name: 李娜, grid: grid-1, roles: haircut}]\n")
    assert made.volunteer["li-na"].roles == ("haircut",)
    assert made.volunteer["wang-fang"] == base().volunteer["wang-fang"]


def test_people_and_services_are_left_out() -> None:
    made = changed("without: {volunteers: [wang-fang], services: [dumplings]}\n")
    assert (list(made.volunteer), made.services) == (["li-na"], ())


def test_who_is_trained_holds_the_role_and_the_paper_that_it_asks_for() -> None:
    trained = changed("train: [{volunteer: li-na, role: haircut}]\n").volunteer["li-na"]
    assert (trained.roles, trained.learning) == (("wrap", "haircut"), ())
    assert [paper.role for paper in trained.certificates] == ["haircut"]


def test_ids_that_nobody_has_are_told_at_their_place() -> None:
    assert told(
        "without: {volunteers: [wangfang]}\ntrain: [{volunteer: li-na, role: cook}]\n"
    ) == [
        ("unknown-volunteer", "if.yaml", 1, 24),
        ("unknown-role", "if.yaml", 2, 34),
    ]


def test_a_record_is_checked_as_in_its_own_file() -> None:
    assert told(
        "volunteers:\n"
        "  - {id: a, name: 甲, grid: grid-1, leads: wrap}\n"
        "  - {id: b, name: 乙, grid: grid-1}\n"
        "  - {id: b, name: 丙, grid: grid-1}\n"
    ) == [
        ("leads-without-role", "if.yaml", 2, 5),
        ("duplicate-id", "if.yaml", 4, 10),
    ]


def test_unknown_keys_broken_yaml_and_an_empty_file_are_told() -> None:
    assert told("volunteer: []\n") == [("unknown-key", "if.yaml", 1, 1)]
    assert told("- a\n") == [("wrong-shape", "if.yaml", 1, 1)]
    assert told("") == [("empty-file", "if.yaml", 1, 1)]
    assert [code for code, *_ in told("services: [\n")] == ["broken-yaml"]
