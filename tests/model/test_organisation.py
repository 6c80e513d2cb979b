from scheduler.model.community import Community
from scheduler.model.organisation import FoundIn, MemberKind, Organisation, Post, Unit
from scheduler.model.place import Building, Compound, Grid
from scheduler.problems import Source

HERE = Source("")
PROPERTY = MemberKind("property", "红色物业", HERE, FoundIn.PROPERTY_MANAGER)
PIONEERS = MemberKind("pioneers", "红馨先锋户", HERE, FoundIn.PIONEERS)
WORKER = MemberKind("worker", "网格员", HERE)
ALLIANCE = MemberKind("alliance", "红领联盟", HERE, FoundIn.UNITS)
OFFICE = Post("office", "社区办公室", HERE, lead="主任")
WORKERS = tuple(
    Post(f"worker-{n}", "网格员", HERE, kind="worker", grid=f"grid-{n}") for n in (1, 2, 3)
)
CLINIC = Unit("clinic", "卫生站", HERE, "alliance")


def building(identity: str, grid: str) -> Building:
    return Building(identity, identity, identity[0], grid, 1, 2, 2, (), HERE)


COMMUNITY = Community(
    name="凌云社区",
    domain="lingyun.example",
    residents=0,
    source=HERE,
    grids=tuple(Grid(f"grid-{n}", f"第{n}网格", HERE) for n in (1, 2, 3)),
    compounds=(
        Compound("a", "甲苑", "", (building("a1", "grid-1"),), HERE, "安居物业"),
        Compound(
            "b",
            "乙苑",
            "",
            (building("b1", "grid-1"), building("b2", "grid-2")),
            HERE,
            "安居物业",
            owners_committee=True,
        ),
        Compound("c", "丙院", "", (building("c1", "grid-3"),), HERE),
    ),
    organisation=Organisation(
        team="服务团",
        kinds=(WORKER, PROPERTY, ALLIANCE, PIONEERS),
        posts=(OFFICE, *WORKERS),
        units=(CLINIC,),
    ),
)


def ids(written: str, grid: str = "", compound: str = "") -> list[str]:
    return [one.id for one in COMMUNITY.named(written, grid, compound)]


def test_a_name_that_several_grids_share_is_settled_by_a_grid_or_a_compound() -> None:
    assert ids("网格员") == ["worker-1", "worker-2", "worker-3"]
    assert ids("网格员", grid="grid-2") == ["worker-2"]
    assert ids("网格员", compound="a") == ["worker-1"]
    assert ids("网格员", compound="b") == ["worker-1", "worker-2"]


def test_posts_and_units_are_found_by_id_name_head_and_kind() -> None:
    assert [ids(w) for w in ("office", "社区办公室", "主任", "clinic", "红领联盟")] == [
        ["office"],
        ["office"],
        ["office"],
        ["clinic"],
        ["clinic"],
    ]
    assert ids("谁也不是") == []
    assert ids("社区办公室", grid="grid-3") == ["office"]


def test_property_managers_committees_and_teams_follow_from_what_is_written() -> None:
    assert [(u.id, u.name, u.compounds) for u in COMMUNITY.units if not u.grids] == [
        ("clinic", "卫生站", ()),
        ("property-a", "安居物业", ("a", "b")),
        ("committee-b", "乙苑业委会", ("b",)),
    ]
    assert ids("红色物业", compound="b") == ["property-a"]
    assert ids("业委会", compound="b") == ["committee-b"]
    assert ids("服务团", grid="grid-3") == ["team-grid-3"]
    assert ids("第3网格服务团") == ["team-grid-3"]


def test_a_grid_without_a_kind_of_member_has_none() -> None:
    assert [COMMUNITY.members(PROPERTY, f"grid-{n}") for n in (1, 2, 3)] == [
        ("property-a",),
        ("property-a",),
        (),
    ]
    assert COMMUNITY.members(ALLIANCE, "grid-3") == ("clinic",)
    assert COMMUNITY.members(WORKER, "grid-3") == ("worker-3",)
    assert COMMUNITY.members(PIONEERS, "grid-3") == ()
