# ruff: noqa: E501 - content as people write it
"""The week's sheet is printed, edited as people edit, and read back."""

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from scheduler import content
from scheduler.cli.import_ import rota as import_rota
from scheduler.content import tables
from scheduler.content.imports import rota_sheets
from scheduler.content.imports.rota_rows import Returned
from scheduler.content.imports.rota_sheets import RotaSheet
from scheduler.model.community import Community
from scheduler.model.rota import Change, Rota
from scheduler.model.times import CST, Week
from scheduler.planning import changes
from scheduler.planning.by_hand import Decided, decide, leads
from scheduler.problems import Problem
from scheduler.publish import sheets, staff, xlsx
from tests.cli.test_commands import files_below
from tests.conftest import Linli

FILE = "排班.xlsx"
NOW = datetime(2026, 11, 24, 9, tzinfo=CST)
LETTERS = "abcdefghijkl"
SHIFTS = ("wrap", "kitchen", "serve", "deliver")
NAMES = {
    "a": "王芳",
    "b": "王芳",
    "c": "赵𬘭",
    "d": "阿依古丽·买买提",
    "e": "欧阳雪",
    "f": "Anna Lee",
    "g": "林䶮",
    "h": "丁一",
}
"""Of the people a to l; two of them share a name."""


def person(letter: str) -> str:
    home = {"a": ", building: haitang-1", "b": ", building: yinxing-1"}.get(letter, "")
    name = NAMES.get(letter, f"志愿者{letter.upper()}")
    return f"- {{id: {letter}, name: {name}, grid: grid-1, roles: [help], leads: {'[help]' if letter in 'ce' else '[]'}{home}}}"


def need(line: str) -> str:
    lead = ", lead: yes" if line == "wrap" else ""
    return f"{{id: {line}, role: help, target: 4{lead}}}"


BASE = {
    "content/community.yaml": """
name: 凌云社区
domain: lingyun.example
residents: 900
fictional: yes
contacts: [{id: office, name: 服务大厅, phone: 0633-5550100}]
grids: [{id: grid-1, name: 第一网格}]
venues: [{id: canteen, name: 初心食堂, address: 凌云路8号, grid: grid-1}]
roles: [{id: help, name: 帮手}]
""",
    "content/compounds.yaml": """
- {id: haitang, name: 海棠湾, grid: grid-1, buildings: [{id: haitang-1, name: 1号楼, units: 1, floors: 6, doors: 2}]}
- {id: yinxing, name: 银杏里, grid: grid-1, buildings: [{id: yinxing-1, name: 1号楼, units: 1, floors: 6, doors: 2}]}
""",
    "content/volunteers/grid-1.yaml": "\n".join(map(person, LETTERS)) + "\n",
    "content/services/dumplings.yaml": f"""
id: dumplings
name: 初心水饺
venue: canteen
when: [每周二, 每周五]
time: 8:30-10:30
on_holiday: keep
needs: [{", ".join(map(need, SHIFTS))}]
""",
}
DAYS = (date(2026, 11, 24), date(2026, 11, 27))


def written(status: str, people: Callable[[str], str] = lambda _: "[a, c, f]") -> str:
    """Write the week's rota; ``people`` are those of each line."""
    lines = [
        f"- {{shift: dumplings/{day}/{line}, when: {day} 8:30-10:30, venue: canteen, "
        f"volunteers: {people(line)}, reserves: [g, h]}}"
        for day in DAYS
        for line in SHIFTS
    ]
    at = "released_at: 2026-11-20T09:00:00+08:00\n" if status == "released" else ""
    shifts = "\n  ".join(lines)
    return f"week: 2026-W48\nstatus: {status}\n{at}shifts:\n  {shifts}\n"


def load(rota: str) -> tuple[Community, Rota]:
    found = content.load(
        {path: words.encode() for path, words in (BASE | {ROTA: rota}).items()}
    )
    assert found.problems == ()
    assert found.community is not None
    return found.community, found.rotas[0]


ROTA = "content/rotas/2026-W48.yaml"
DRAFT, RELEASED = (load(written(status)) for status in ("draft", "released"))
Edit = Callable[[Worksheet], object]


def printed(community: Community, rota: Rota) -> bytes:
    edition = staff.edition(community, (rota,), (rota.week,))
    (document,) = (d for path, d in sheets.documents(edition) if path.endswith("/rota"))
    return xlsx.workbook(document)


PRINTED = {made[1].status: printed(*made) for made in (DRAFT, RELEASED)}


def edited(of: tuple[Community, Rota], edit: Edit) -> bytes:
    """Save the workbook as somebody left it."""
    book = openpyxl.load_workbook(BytesIO(PRINTED[of[1].status]))
    edit(book["排班表"])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def found_in(data: bytes) -> RotaSheet:
    found = rota_sheets.find(tables.read(FILE, data), FILE)
    assert isinstance(found, RotaSheet)
    assert found.week == Week(2026, 48)
    return found


def returned(of: tuple[Community, Rota], edit: Edit, now: Rota | None = None) -> Returned:
    community, rota = of[0], now or of[1]
    sheet = found_in(edited(of, edit))
    return import_rota.compare(sheet, community, (rota,), rota)


def decided(found: Returned) -> dict[str, Decided]:
    return {
        shift: Decided(one.volunteers, one.reserves, one.lead, one.sources)
        for shift, one in found.shifts.items()
    }


def told(problem: Problem) -> tuple[str, str]:
    """Give a problem's code and cell."""
    assert problem.source
    column = chr(ord("A") + problem.source.column - 1)
    assert (problem.source.file, problem.source.sheet) == (FILE, "排班表")
    return problem.code, f"{column}{problem.source.line}"


def put(**cells: str | None) -> Edit:
    """Write into cells."""

    def edit(page: Worksheet) -> None:
        for place, words in cells.items():
            page[place] = words

    return edit


ROWS = {
    str(row[9].value).split("|")[0]: row[9].row
    for row in openpyxl.load_workbook(BytesIO(PRINTED[DRAFT[1].status]))[
        "排班表"
    ].iter_rows(min_row=5)
    if row[9].value
}
"""The row that each shift is printed in."""


@pytest.mark.parametrize("of", [DRAFT, RELEASED])
def test_a_sheet_that_nobody_edited_changes_nothing(of: tuple[Community, Rota]) -> None:
    assert returned(of, lambda _: None) == Returned({}, ())
    # The very bytes that linli wrote, not saved by another program.
    plain = found_in(PRINTED[of[1].status])
    assert import_rota.compare(plain, of[0], (of[1],), of[1]) == Returned({}, ())


SHOWN = {
    "a": ("王芳(海棠湾)", "王芳（海棠湾）", "王 芳(海棠湾)"),
    "b": ("王芳(银杏里)", "b"),
}
PADDED = {"h": ("丁一", "丁　一", "丁 一"), "d": ("阿依古丽·买买提", "阿依古丽•买买提")}
SAID = {
    one: SHOWN.get(one) or PADDED.get(one) or (NAMES.get(one, f"志愿者{one.upper()}"),)
    for one in LETTERS
}
PEOPLE = st.sets(st.sampled_from(LETTERS[:6] + LETTERS[8:]), max_size=6)
"""All but those who stand by."""
BETWEEN = st.sampled_from(["、", "，", ", ", "\n", ";", " 、 "])
WRITTEN = st.tuples(PEOPLE.filter(lambda p: p != set("acf")), BETWEEN, st.integers(0, 1))
"""Who is written into a row, what stands between the names, and how they are spelt."""


@settings(max_examples=12, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(ROWS)), WRITTEN), st.booleans())
def test_random_edits_come_back_as_exactly_those_differences(
    rows: dict[str, tuple[set[str], str, int]],
    released: bool,  # noqa: FBT001 - hypothesis gives it by place
) -> None:
    of = RELEASED if released else DRAFT
    cells: dict[str, str | None] = {}
    for shift, (people, between, way) in rows.items():
        names = [SAID[one][way % len(SAID[one])] for one in sorted(people)]
        cells |= {
            f"F{ROWS[shift]}": "—",
            f"G{ROWS[shift]}": between.join([*names, "缺1人"]),
        }
    found = returned(of, put(**cells))
    wanted = {shift: people for shift, (people, *_) in rows.items()}
    assert found.problems == ()
    assert {s: set(one.volunteers) for s, one in found.shifts.items()} == wanted
    after = decide(of[1], decided(found), NOW, "社区办公室", "人手调整")
    assert {
        change.shift: (set(change.joined), set(change.left))
        for change in changes(of[1], after).shifts
    } == {shift: (p - set("acf"), set("acf") - p) for shift, p in wanted.items()}


def test_in_a_draft_those_who_join_are_pinned_with_who_and_why() -> None:
    found = returned(DRAFT, put(G6="王芳(海棠湾)、赵𬘭、欧阳雪", H6="丁一"))
    after = decide(DRAFT[1], decided(found), NOW, "社区办公室", "请假")
    saved = content.rotas.dump(after, DRAFT[0]).decode()
    before = content.rotas.dump(DRAFT[1], DRAFT[0]).decode()
    differ = set(saved.splitlines()) - set(before.splitlines())
    assert differ == {
        "      - {id: e, pinned: yes, by: 社区办公室, reason: 请假}  # 欧阳雪",
        "    reserves: [h]  # 丁一",
    }
    read, again = load(saved)
    assert content.rotas.dump(again, read).decode() == saved


def test_in_a_released_week_each_difference_is_a_recorded_change() -> None:
    found = returned(RELEASED, put(G6="王芳(海棠湾)、林䶮、赵𬘭、欧阳雪", H6="丁一"))
    after = decide(RELEASED[1], decided(found), NOW, "社区办公室", "请假")
    shift = "dumplings/2026-11-24/kitchen"
    why = ("社区办公室", "请假")
    assert list(after.changes) == [
        Change(1, NOW, "swap", shift, *why, "f", "e"),
        Change(2, after.changes[1].at, "add", shift, *why, "", "g"),
    ]
    (entry,) = (entry for entry in after.shifts if entry.shift == shift)
    assert (entry.volunteers, entry.reserves) == (("a", "c", "e", "g"), ("h",))


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (put(G6="王芳、赵𬘭"), [("several-of-that-name", "G6")]),
        (put(G6="赵𬘭、赵小二"), [("unknown-volunteer", "G6")]),
        (put(H12="无名氏"), [("unknown-volunteer", "H12")]),
        (put(G6="赵𬘭、欧阳雪、赵𬘭"), [("named-twice", "G6")]),
        (put(G6="赵𬘭、林䶮"), [("named-twice", "H6")]),
        (put(C5="9:00–10:30"), [("cell-changed", "C5")]),
        (put(A9="11月28日"), [("cell-changed", "A9")]),
        (put(E7="别的"), [("cell-changed", "E7")]),
        (put(J7=None), [("row-missing", "A4"), ("row-added", "E7")]),
        (put(J7="乱写"), [("row-missing", "A4"), ("row-added", "E7")]),
        (put(E17="新的一行", G17="赵𬘭"), [("row-added", "E17")]),
        (lambda page: page.delete_rows(12), [("row-missing", "A4")]),
        (
            put(J8=f"dumplings/{DAYS[0]}/wrap|a,c,f|g,h"),
            [("row-missing", "A4"), ("row-twice", "J8")],
        ),
    ],
)
def test_what_cannot_be_understood_is_told_at_its_cell(
    edit: Edit, expected: list[tuple[str, str]]
) -> None:
    found = returned(RELEASED, edit)
    assert [told(problem) for problem in found.problems] == expected


def move(page: Worksheet) -> None:
    """Let two rows of a day change places, keys and all."""
    for column in "EFGHJ":
        one, two = page[f"{column}6"], page[f"{column}8"]
        one.value, two.value = two.value, one.value


def test_rows_of_a_day_may_change_places_and_blank_ones_may_come_between() -> None:
    assert returned(RELEASED, move) == Returned({}, ())
    assert returned(RELEASED, put(G20="  ", A21="\u3000")) == Returned({}, ())


def test_a_row_that_moved_to_another_day_is_told() -> None:
    def carry(page: Worksheet) -> None:
        for column in "EFGHJ":
            one, two = page[f"{column}6"], page[f"{column}10"]
            one.value, two.value = two.value, one.value

    found = returned(RELEASED, carry)
    assert [told(problem) for problem in found.problems] == [
        ("cell-changed", "A5"),
        ("cell-changed", "A9"),
    ]


def test_an_edit_of_a_row_that_changed_since_it_was_printed_is_refused() -> None:
    _, now = load(written("released", lambda line: "[a, f]" if line == "serve" else PLAIN))
    found = returned(RELEASED, put(G7="赵𬘭、欧阳雪"), now)
    assert [told(problem) for problem in found.problems] == [("row-outdated", "G7")]
    # Other rows of the old sheet still count.
    found = returned(RELEASED, put(G6="赵𬘭、欧阳雪"), now)
    assert (list(found.shifts), found.problems) == (["dumplings/2026-11-24/kitchen"], ())


PLAIN = "[a, c, f]"


def test_the_reserves_of_a_released_week_only_move_up() -> None:
    found = returned(RELEASED, put(H6="欧阳雪、丁一"))
    assert [told(problem) for problem in found.problems] == [("reserves-kept", "H6")]
    found = returned(DRAFT, put(H6="欧阳雪、丁一"))
    assert [one.reserves for one in found.shifts.values()] == [("e", "h")]


def test_who_is_named_as_lead_has_to_be_allowed_to_lead() -> None:
    def problems(lead: str, others: str) -> list[tuple[str, str]]:
        found = decided(returned(DRAFT, put(F5=lead, G5=others)))
        return [told(problem) for problem in leads(DRAFT[0], DRAFT[1], found)]

    assert problems("赵𬘭", "王芳(海棠湾)、欧阳雪") == []
    assert problems("Anna Lee", "王芳(海棠湾)、赵𬘭") == [("cannot-lead", "F5")]
    assert problems("欧阳雪", "王芳(海棠湾)、赵𬘭") == [("other-lead", "F5")]


def test_only_one_sheet_that_linli_printed_can_be_read_back() -> None:
    def refused(edit: Edit) -> str:
        found = rota_sheets.find(tables.read(FILE, edited(DRAFT, edit)), FILE)
        assert isinstance(found, Problem)
        return found.code

    def copy(page: Worksheet) -> None:
        page.parent.copy_worksheet(page)

    assert refused(copy) == "several-rota-sheets"
    assert refused(put(J4=None)) == "no-rota-sheet"
    assert refused(put(G4="谁来")) == "no-rota-sheet"


def test_the_command_shows_the_differences_and_writes_nothing_without_a_yes(
    tmp_path: Path, linli: Linli
) -> None:
    here = tmp_path / "here"
    for path, words in (BASE | {ROTA: written("draft")}).items():
        (here / path).parent.mkdir(parents=True, exist_ok=True)
        (here / path).write_text(words, "utf-8")
    before = files_below(here)
    sheet = tmp_path / "改.xlsx"
    sheet.write_bytes(edited(DRAFT, put(G6="王芳(海棠湾)、赵𬘭", G7="赵𬘭、欧阳雪")))
    for answer in (("--dry-run",), ()):
        told = linli("import", "rota", str(sheet), *answer, answer="n\n")
        assert (told.returncode, told.stderr.count("[below-minimum]")) == (0, 2)
        assert told.stdout.splitlines()[:6] == [
            "2026-W48：2 个班次有变，涉及 3 人",
            "  11-24 08:30-10:30  初心水饺 帮手           -Anna Lee",
            "  11-24 08:30-10:30  初心水饺 帮手  +欧阳雪  -王芳(a) -Anna Lee",
            "  王芳(a)   -初心水饺 帮手 11-24",
            "  欧阳雪    +初心水饺 帮手 11-24",
            "  Anna Lee  -初心水饺 帮手 11-24，-初心水饺 帮手 11-24",
        ]
        assert "可能又补上，也可能又排王芳(a)、Anna Lee" in told.stdout
        assert files_below(here) == before
    sheet.write_bytes(edited(DRAFT, put(G6="王芳、赵𬘭")))
    told = linli("import", "rota", str(sheet), "--yes")
    assert told.returncode == 1
    assert "改.xlsx:排班表!G6: 错误: 叫王芳的不止一位" in told.stderr
    assert files_below(here) == before
