import pytest

from scheduler.content.misreads import Misread
from scheduler.content.phrases.doors import doors
from scheduler.model.people import DoorRange
from scheduler.model.place import Building, Compound
from scheduler.problems import Source

HERE = Source("content/compounds.yaml")


def building(number: int) -> Building:
    return Building(
        f"heping-{number}", f"{number}号楼", "heping", "grid-1", 2, 11, 2, (), HERE
    )


COMPOUNDS = (Compound("heping", "和平至善苑", "商品房", (building(3), building(4)), HERE),)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("heping-3", DoorRange("heping-3")),
        ("heping-3 all", DoorRange("heping-3")),
        ("heping-3 1-101..1-902", DoorRange("heping-3", 1, 101, 902)),
        ("heping-3 1-101..902", DoorRange("heping-3", 1, 101, 902)),
        ("heping-3 2-1102", DoorRange("heping-3", 2, 1102, 1102)),
        ("和平至善苑 3号楼1单元101-902", DoorRange("heping-3", 1, 101, 902)),
        ("和平至善苑3号楼 1单元 101室至902室", DoorRange("heping-3", 1, 101, 902)),
        ("和平至善苑 4号楼2单元302室", DoorRange("heping-4", 2, 302, 302)),
        ("和平至善苑 4号楼2单元", DoorRange("heping-4", 2, 101, 1102)),
        ("和平至善苑 4号楼 全部", DoorRange("heping-4")),
        ("和平至善苑 4号楼", DoorRange("heping-4")),
        ("elsewhere-1 9-101..9-902", DoorRange("elsewhere-1", 9, 101, 902)),
        ("望海名苑 4号楼", DoorRange("望海名苑 4号楼")),
    ],
)
def test_each_form_is_read(written: str, expected: DoorRange) -> None:
    assert doors(written, COMPOUNDS) == expected


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("heping-3 1-101..2-902", "bad-doors"),
        ("heping-3 1-902..1-101", "bad-doors"),
        ("heping-3 101-902", "no-such-door"),
        ("heping-3 1-103", "no-such-door"),
        ("heping-3 1-1201", "no-such-door"),
        ("heping-3 3-101", "no-such-door"),
        ("和平至善苑 3号楼 东边", "bad-doors"),
        ("", "bad-doors"),
    ],
)
def test_what_is_no_range_of_doors_is_refused(written: str, code: str) -> None:
    with pytest.raises(Misread) as caught:
        doors(written, COMPOUNDS)
    assert [problem.code for problem in caught.value.problems] == [code]
