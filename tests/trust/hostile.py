"""Bytes that strangers and accidents produce, as hypothesis strategies for each target.

Most begin with something sound and are then broken in a few places: random bytes alone
hardly get past the first line of a reader.
"""

from hypothesis import strategies as st

from tests.trust.targets import PATHS, SEEDS

NASTY = (
    "", " ", "\t", "\n", "\r", "\x00", "\x7f", "\u200b", "\u202e", "\ufeff", "\ud7ff",
    "\u3000", "0", "-1", "00", "1e9", "９９", "１２：３０", "8:30", "24:00",
    "99999999999999999999", "٣", "2026-02-30", "0000-00-00", "9999-12-31", "2026-W54",
    "2026-W53", "1.5", "no", "~", "null", "第", "每周八", "逢0日", "逢三十三日",
    "农历十三月初一", "农历闰六月初六", "每月32日", "除夕", "隔周周四", "每周一至周日",
    "2月30日", "工作日", "寒假", "上午", "无", "全部", "101..", "..102", "1-101..9-9999",
    ":", "：", ": ", "- ", "-", "?", "? ", "#", " #", "&a ", "*a", "!",
    "!!python/object:os.system ", "[", "]", "{", "}", "{}", "[]", ",", "|", ">", "'", '"',
    "---\n", "...\n", "<<: *a", "%YAML 1.1\n", "<<<<<<< HEAD\n", "<script>", "{{ 7*7 }}",
    "../../etc/passwd", "=1+1", "\\", "王芳", "wang-fang",
)  # fmt: skip
PHRASES = {
    "recurrence": (
        "每周五",
        "每月逢3日",
        "农历九月初九",
        "隔周周四",
        "每月第一个周六",
        "每年3月5日",
        "工作日",
        "除夕前一天",
    ),
    "cadence": ("每月一次", "每季度一次", "每年两次", "每两周一次"),
    "window": ("周五上午", "工作日 9:00-11:00", "暑假", "2026-12-01至2026-12-07"),
    "reminder": ("1小时", "前一天"),
    "jielong": ("#接龙\n包水饺\n1. 王芳\n2、李强+1\n3 孙磊 周五可以\n~~4. 赵敏~~\n",),
    "door": ("xingfu-1 1-101..1-302", "幸福里1号楼 全部"),
}
"""Phrases that each reader knows, to begin from."""


@st.composite
def broken(draw: st.DrawFn, seeds: tuple[str, ...]) -> str:
    """Take a sound text and break it in one to four places."""
    written = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(written)))
        length = draw(st.sampled_from((0, 0, 1, 2, 5, 30)))
        new = draw(st.one_of(st.sampled_from(NASTY), st.text(max_size=4)))
        if draw(st.booleans()) and written:  # say something twice
            new = written[start : start + 40] + new
        written = written[:start] + new + written[start + length :]
    return written


def encoded(written: str) -> bytes:
    """Give a text as bytes; half characters as a careless program writes them."""
    try:
        return written.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return written.encode("utf-8", "surrogatepass")


ROSTER = (
    '姓名,电话,岗位,网格\n王芳,１０２００００００１,包水饺\n李强,1.02E+10,"送餐\n理发",\n'
)
AWAY = "志愿者,起,止,原因\n王　芳,2026-12-01,12月3日,外出\n周洁,46357,46358,\n"
CSV = (
    ROSTER,
    AWAY,
    "姓名,可服务时间,不便\n王芳,周五上午,星期三\n",
    "场次,到场,缺席,服务人次\ndumplings/2026-11-20,王芳、周洁,,20\n",
    "编号,名称,规律,时间,场地\ntea,茶话会,每周三,9：00—11：00,社区食堂\n",
)


FILES = tuple(
    bytes([number]) + seed
    for number, path in enumerate(PATHS)
    for seed in SEEDS[path] or (b"- {id: a}\n",)
)
"""Sound files of every kind, each with the number of its kind before it."""


def seeds(target: str) -> tuple[bytes, ...]:
    """Give sound inputs of a target, to begin from."""
    match target:
        case "reading":
            return FILES
        case "parsing":
            return tuple(seed for seeds in SEEDS.values() for seed in seeds)
        case "appending":
            return SEEDS["absences/2026.yaml"]
        case "importing":
            return tuple(map(str.encode, CSV))
        case "workbook":
            return tuple(
                mark + table.encode() for mark in (b"\x00", b"\xff") for table in CSV
            )
        case _:
            return tuple(map(str.encode, PHRASES[target]))


def inputs(target: str) -> st.SearchStrategy[bytes]:
    """Give what to throw at a target: sound inputs broken, and anything at all."""
    sound = tuple(seed.decode("utf-8", "surrogateescape") for seed in seeds(target))
    return broken(sound).map(encoded) | st.binary(max_size=200)
