"""A small edition for the tests of sheets and texts, built by hand."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

from scheduler import project
from scheduler.model.times import CST, Week
from scheduler.publish.editions import PublicContact, State
from scheduler.publish.sheet import Sheet
from scheduler.publish.staff_edition import StaffEdition, StaffPerson, StaffShift, StaffWeek

ROOT = Path(__file__).parents[2]
FONTS = project.FONTS
COVERAGE = project.coverage(FONTS)
WEEK = Week(2026, 48)
FRIDAY = date(2026, 11, 27)
NAMES = ("王芳(海棠湾)", "赵𬘭", "林䶮", "郑龑", "宋㛃", "阿依古丽·买买提", "欧阳雪")


def templates() -> dict[str, str]:
    folder = ROOT / "site_templates" / "sheets"
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


def person(number: int) -> StaffPerson:
    name = NAMES[number] if number < len(NAMES) else f"志愿者{number}"
    grid = "第二网格" if number % 2 else "第一网格"
    return StaffPerson(f"p{number}", name, f"120{number:08d}", grid)


def shift(
    line: str = "wrap",
    people: range = range(2),
    *,
    day: date = FRIDAY,
    service: str = "dumplings",
    **more: object,
) -> StaffShift:
    made = StaffShift(
        shift=f"{service}/{day}/{line}",
        service="初心水饺",
        role="包水饺",
        start=datetime.combine(day, time(8, 30), CST),
        end=datetime.combine(day, time(10), CST),
        venue="初心食堂",
        people=tuple(person(number) for number in people),
        lead=None,
        reserves=(),
        target=len(people),
        open=0,
        state=State.HELD,
        note="",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def edition(*shifts: StaffShift, **more: object) -> StaffEdition:
    made = StaffWeek(WEEK, 2, date(2026, 11, 26), shifts, ((FRIDAY, "逢七"),))
    return StaffEdition(
        community="凌云社区",
        fictional=True,
        office=PublicContact("服务大厅", "0633-5550100", "工作日"),
        weeks=(replace(made, **more),),  # type: ignore[arg-type]
    )


def lines(sheet: Sheet) -> Iterator[str]:
    """Write the rows of a sheet as people would read them."""
    for group in sheet.groups:
        yield f"[{group.head.text if group.head else ''}]".replace("\n", " ")
        for row in (row for block in group.blocks for row in block):
            yield " | ".join(cell.text.replace("\n", " ") for cell in row)
