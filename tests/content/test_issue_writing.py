"""Every step of ``linli issues`` is appended; not a byte of what people wrote changes."""

from collections.abc import Mapping
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.content import vocabulary
from scheduler.content.issue_writing import add_keys
from scheduler.content.nodes import Block, Listing, Node, Scalar, parse
from scheduler.content.writing import Value, append_record, inline
from scheduler.model.issue import StepKind

FILE = "content/issues/2026/LY-2026-0001.yaml"
DAY = date(2026, 11, 26)
WORDS = (
    "普通的话",
    "a: b",
    "# 不是注释",
    "- 不是列表",
    "'引号",
    "",
    "行\n又一行",
    "见 {x}",
)
MORE: Mapping[StepKind, Mapping[str, Value]] = {
    StepKind.CLAIMED: {"due": DAY},
    StepKind.CONSULTED: {
        "level": "compound",
        "participants": {"居民代表": 6, "物业: 经理": 1},
        "result": "多数同意",
    },
    StepKind.RAISED: {"level": "community", "reason": "要请有关单位"},
    StepKind.TRANSFERRED: {"to": "供热单位"},
    StepKind.ON_HOLD: {"reason": "等审批"},
    StepKind.DECLINED: {"reason": "不归社区"},
    StepKind.SETTLED: {"result": "已修好"},
    StepKind.FOLLOWED_UP: {"outcome": "fixed", "satisfaction": "mostly"},
    StepKind.REOPENED: {"reason": "又漏了"},
    StepKind.PUBLISHED: {},
    StepKind.WITHDRAWN: {"reason": "居民要求"},
}
"""What the commands say beside the date, the post and a note."""
KEYS = {
    "id": ["LY-2026-0001", "'LY-2026-0001'   # 编号"],
    "received": ["2026-11-02"],
    "category": ["housing", "housing  # 房屋"],
    "level": ["building"],
    "reviewed_by": ["社区副书记"],
    "text": [
        "漏雨了",
        '"漏雨 # 不是注释"',
        "|\n  漏雨了\n  # 居民写的井号\n  - 一条",
        ">\n  折起来的\n  话\n\n  还有",
    ],
}
STEPS = [
    "{claimed: 2026-11-05, by: 社区办公室}",
    "{认领: 2026-11-05, 经办: 社区办公室}   # 手写",
    "claimed: 2026-11-06\n    by: 网格员",
    "settled: 2026-11-07\n    note: |\n      说好了\n      # 算数",
]


@st.composite
def files(draw: st.DrawFn) -> tuple[str, bool]:
    """Write an issue's file as somebody might; tell whether its steps are empty."""
    blank = st.sampled_from(["", "\n", "# 手写的说明\n", "\n# 一\n\n"])
    parts = []
    for key in draw(st.permutations(sorted(KEYS))):
        written = vocabulary.chinese(key, "issue") if draw(st.booleans()) else key
        parts.append(f"{written}: {draw(st.sampled_from(KEYS[key]))}\n")
    done = draw(st.lists(st.sampled_from(STEPS), max_size=3))
    word = draw(st.sampled_from(["steps", "经过"]))
    if done:
        steps = f"{word}:\n" + "".join(f"{draw(blank)}  - {one}\n" for one in done)
    else:
        steps = draw(
            st.sampled_from([f"{word}: []\n", f"{word}:\n", f"{word}: []  # 无\n"])
        )
    parts.insert(draw(st.integers(0, len(parts))), steps)
    text = draw(blank) + "".join(part + draw(blank) for part in parts)
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    if draw(st.booleans()):
        text = text.rstrip("\r\n")
    return draw(st.sampled_from(["", "\ufeff"])) + text, not done


def told(node: Node | None) -> object:
    """Give what a node says, without where."""
    match node:
        case Scalar(text=words):
            return words.removesuffix("\n")  # the last line of a file got its end
        case Listing(nodes=nodes):
            return [told(one) for one in nodes]
        case Block(entries=entries):
            return {key.text: told(value) for key, value in entries}
    return None


def steps_of(read: object) -> list[object]:
    assert isinstance(read, dict)
    found = read.get("steps") or read.get("经过") or []
    assert isinstance(found, list)
    return found


@settings(max_examples=200, deadline=None)
@given(files(), st.sampled_from(StepKind), st.sampled_from(WORDS))
def test_a_step_is_one_line_more_and_every_other_byte_stays(
    file: tuple[str, bool], kind: StepKind, note: str
) -> None:
    before, was_empty = file
    step = {kind: DAY, "by": "社区办公室", **MORE[kind], "note": note}
    raw = before.encode()
    assert parse(FILE, raw).problems == ()
    after = append_record(FILE, raw, step, "step", "steps").decode()
    end = "\r\n" if "\r\n" in before else "\n"
    lines = {
        f"  - {inline(step, 'step', chinese=chinese)}{end}" for chinese in (True, False)
    }
    (line,) = [one for one in lines if one in after]
    assert after.count(line) == 1
    rest = after.replace(line, "")
    assert rest in allowed(before, end, was_empty=was_empty)
    read, old = told(parse(FILE, after.encode()).node), told(parse(FILE, raw).node)
    assert parse(FILE, after.encode()).problems == ()
    assert steps_of(read)[:-1] == steps_of(old)
    assert isinstance(read, dict)
    assert isinstance(old, dict)
    assert [k for k in read if read[k] != old[k]] == [
        k for k in read if k in ("steps", "经过")
    ]


def allowed(before: str, end: str, *, was_empty: bool) -> set[str]:
    """Give what may stay: the bytes themselves, an end for the last line, no ``[]``."""
    found = {before}
    if not before.endswith("\n"):
        found.add(before + end)
    if was_empty:
        found |= {
            one.replace(f"{word}: []", f"{word}:")
            for one in found
            for word in ("steps", "经过")
        }
    return found


@settings(max_examples=60, deadline=None)
@given(files(), st.sampled_from(WORDS))
def test_words_for_the_public_come_after_everything_that_stands_there(
    file: tuple[str, bool], said: str
) -> None:
    raw = file[0].encode()
    words = {"public_title": "屋顶修好了", "public_result": said or "好了"}
    after = add_keys(FILE, raw, words, "issue")
    assert after.startswith(raw)
    read, old = told(parse(FILE, after).node), told(parse(FILE, raw).node)
    assert isinstance(read, dict)
    assert isinstance(old, dict)
    assert {key: read[key] for key in old} == old
    assert [read[key] for key in read if key not in old] == list(words.values())
