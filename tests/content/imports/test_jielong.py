from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler.content.imports.jielong import Chain, Entry, read

NAMES = st.text("王李张刘陈杨芳强伟娜敏静", min_size=2, max_size=4)
NUMBERS = st.sampled_from(["{}. ", "{}、", "{} ", "{}．", "（{}）", "{})", " {}: "])
NOTES = st.sampled_from(["", " 周五可以", "，晚到", "😊", "（带围裙）"])
QUICK = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
LINE = st.tuples(NUMBERS, NAMES, NOTES, st.integers(0, 9), st.booleans())


def written(number: int, line: tuple[str, str, str, int, bool]) -> str:
    form, name, note, more, struck = line
    shown = "".join(c + "\u0336" for c in name) if struck else name
    return form.format(number) + shown + (f"+{more}" if more else "") + note


@QUICK
@given(st.lists(LINE, min_size=1, max_size=8))
def test_each_numbered_line_is_an_entry_with_its_name_companions_and_strokes(
    lines: list[tuple[str, str, str, int, bool]],
) -> None:
    text = "#接龙\n包水饺\n" + "\n".join(
        written(number, line) for number, line in enumerate(lines, 1)
    )
    chain = read(text)
    assert chain.title == "包水饺"
    assert [(e.line, e.more, e.gone) for e in chain.entries] == [
        (number, line[3], line[4]) for number, line in enumerate(lines, 3)
    ]
    assert all(
        e.said.startswith(line[1]) for e, line in zip(chain.entries, lines, strict=True)
    )


@QUICK
@given(st.text(max_size=200))
def test_no_text_raises_and_entries_stand_in_its_lines(text: str) -> None:
    chain = read(text)
    assert all(1 <= entry.line <= len(text.splitlines()) for entry in chain.entries)
    assert all(entry.said for entry in chain.entries)


@QUICK
@given(st.lists(st.text("abc王 ,+", min_size=1, max_size=9), max_size=6))
def test_no_line_with_a_letter_below_the_first_number_is_lost(lines: list[str]) -> None:
    entries = read("1. 王芳\n" + "\n".join(lines)).entries
    below = [n for n, line in enumerate(lines, 2) if any(c.isalpha() for c in line)]
    assert {entry.line for entry in entries} >= {1, *below}


def test_times_and_dates_are_no_numbers_of_entries() -> None:
    assert read("#接龙\n8:30集合\n11月27日\n3点前报名\n1. 王芳") == Chain(
        "8:30集合 11月27日 3点前报名", (Entry(5, "王芳"),)
    )
