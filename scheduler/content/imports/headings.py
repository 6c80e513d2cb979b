"""The words over columns: which key of a record each stands for, and which row they are.

The words are those of the content's own keys in either language, and what offices write
besides; brackets, stars and blanks in them do not count.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scheduler.content import vocabulary
from scheduler.content.imports.rows import Row
from scheduler.content.misreads import cut
from scheduler.content.tables import Table, Value
from scheduler.problems import Problem, Source, text

OFFICE: Mapping[str, tuple[str, ...]] = {
    "id": ("志愿者编号", "志愿者id", "服务编号"),
    "name": ("姓名", "名字", "志愿者姓名", "人员", "值班人", "值班人员", "组员", "请假人"),
    "service": ("服务", "服务名称", "服务项目", "活动", "活动名称", "项目", "名称"),
    "phone": (
        "联系电话",
        "手机",
        "手机号",
        "手机号码",
        "电话号码",
        "联系方式",
        "tel",
        "mobile",
    ),
    "grid": ("所属网格", "所在网格", "网格名称", "网格号"),
    "compound": ("小区名称", "所在小区", "所属小区"),
    "building": ("楼号", "楼栋号", "住址", "家庭住址", "地址", "居住地址", "楼"),
    "born": ("出生年份", "出生日期", "出生年月", "生日", "birthday"),
    "roles": ("可任岗位", "服务岗位", "岗位类别", "工种", "服务内容", "特长"),
    "role": ("岗位名称", "工种"),
    "learning": ("学习", "见习岗位", "想学"),
    "leads": ("带班", "可带班岗位", "负责岗位"),
    "available": ("可服务时段", "服务时间", "可用时间", "有空时间", "方便时间", "空闲时间"),
    "preferred": ("希望时间", "愿意的时间", "优先时间"),
    "unavailable": ("不便时间", "没空时间", "不能来的时间", "不可服务时间"),
    "rather_not": ("尽量不排", "尽量避开"),
    "since": ("加入日期", "加入时间", "登记日期", "注册日期"),
    "until": ("退出日期", "截止日期", "结束日期"),
    "week": ("每周最多", "每周最多次数", "每周次数", "每周上限"),
    "month": ("每月最多", "每月最多次数", "每月次数", "每月上限"),
    "from": ("开始", "开始日期", "起始日期", "请假开始", "自", "从", "起始", "起日"),
    "to": ("结束", "结束日期", "终止日期", "请假结束", "至", "到", "截止日期", "止日"),
    "dates": ("请假日期", "请假时间", "日期", "起止日期", "起止", "时间"),
    "reason": ("请假原因", "事由", "请假事由", "缘由", "说明", "备注"),
    "date": ("服务日期", "活动日期", "签到日期", "时间"),
    "occurrence": ("场次编号",),
    "attended": (
        "到场人员",
        "参加人员",
        "参与人员",
        "实到",
        "实到人员",
        "出席",
        "到场志愿者",
        "参加志愿者",
    ),
    "absent": ("缺席人员", "缺勤", "未到", "未到人员", "请假人员"),
    "served": ("服务人数", "受益人数", "服务对象人数", "受益人次", "人次"),
    "mark": ("签到", "签名", "到", "出勤", "出勤情况", "到场情况", "考勤"),
    "venue": ("地点", "服务地点", "场所", "活动地点"),
    "when": ("周期", "频次", "服务频次", "开展时间", "日期规律"),
    "time": ("时段", "服务时段", "起止时间", "钟点"),
    "target": ("需要人数", "所需人数", "需求人数", "志愿者人数"),
    "minimum": ("最少人数", "最低人数", "至少几人"),
    "summary": ("简介", "服务简介", "一句话", "内容", "服务内容"),
    "for_whom": ("对象", "受益对象", "面向人群"),
    "on_holiday": ("遇节假日", "节假日"),
}
"""What offices write over a column, beside the words of ``vocabulary``."""

OURS: Mapping[str, tuple[str, ...]] = {
    "name": ("姓名", "name"),
    "service": ("服务", "service"),
    "week": ("每周最多", "per_week"),
    "month": ("每月最多", "per_month"),
    "dates": ("日期", "dates"),
    "mark": ("签到", "present"),
    "occurrence": ("场次", "occurrence"),
}
"""Our own words where they are not those of the key alone; the first heads templates."""

NUMBERS = {"序号", "no", "no.", "#", "序", "行号"}
"""Columns that number the rows: never told as unread."""
LOOKED_AT = 40
"""Rows from the top that may hold the headings."""


def words(key: str, what: str) -> tuple[str, ...]:
    """Give all words for a column, the one that templates use first."""
    own = OURS.get(key) or (vocabulary.chinese(key, what), key)
    return tuple(dict.fromkeys((*own, *OFFICE.get(key, ()))))


def plain(value: Value) -> str:
    """Bring a heading to one form: narrow, small, without blanks, brackets and stars."""
    if not isinstance(value, str):
        return ""
    narrow = unicodedata.normalize("NFKC", value).lower()
    narrow = re.sub(r"\(.*?\)|【.*?】|\[.*?\]", "", narrow)
    return re.sub(r"[\s*:：。、_]+", "", narrow) or narrow.strip()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table whose columns are known."""

    table: Table
    heading: int
    """The row of the headings, from 1."""
    columns: Mapping[str, int]
    """The column of each key, from 1."""
    others: tuple[tuple[int, str], ...]
    """Columns that no key fits, with what stands over them."""

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the headings that hold anything, titles and notes not."""
        head = self.table.rows[self.heading - 1]
        for number, cells in enumerate(self.table.rows[self.heading :], self.heading + 1):
            row = Row(self.table, number, self.columns)
            if tuple(cells) != tuple(head) and row.has_content() and not self._note(number):
                yield row

    def _note(self, number: int) -> bool:
        """Tell whether a row is one cell across: a title between rows, or a remark."""
        cells = self.table.rows[number - 1]
        own = [
            column
            for column, cell in enumerate(cells, 1)
            if cell is not None and (number, column) not in self.table.filled
        ]
        if len(own) != 1:
            return False
        first = str(cells[own[0] - 1]).strip()
        across = sum((number, c) in self.table.filled for c in range(1, len(cells) + 1))
        return across >= max(1, len(cells) - own[0]) or bool(NOTE.match(first))


NOTE = re.compile("(?:注|备注|说明|合计|总计|小计|填表|制表|审核|负责人|填报)")


def find(table: Table, keys: Iterable[str], what: str) -> Sheet | None:
    """Find the row whose cells name the most keys; ``None`` where none names any."""
    known: dict[str, list[str]] = {}
    for key in keys:
        for word in words(key, what):
            known.setdefault(plain(word), []).append(key)
    best: Sheet | None = None
    for number, cells in enumerate(table.rows[:LOOKED_AT], 1):
        sheet = _columns(table, number, cells, known)
        below = all((number, column) in table.filled for column in sheet.columns.values())
        most = len(best.columns) if best else 0
        if len(sheet.columns) > most - (below and bool(best)):
            best = sheet
    return best


def _columns(
    table: Table, number: int, cells: Iterable[Value], known: Mapping[str, list[str]]
) -> Sheet:
    columns: dict[str, int] = {}
    others: list[tuple[int, str]] = []
    row = list(cells)
    for column, cell in enumerate(row, 1):
        word = plain(cell)
        free = [key for key in known.get(word, ()) if key not in columns]
        if (number, column) in table.filled and row[column - 2 : column - 1] == [cell]:
            continue  # merged with the cell to its left
        if free:
            columns[free[0]] = column
        elif word and word not in NUMBERS:
            others.append((column, cut(str(cell))))
    return Sheet(table, number, columns, tuple(others))


def no_heading(file: str, sheet: str, wanted: str) -> Problem:
    """Say that no sheet has the columns that are needed."""
    return Problem(
        "no-headings",
        text("No row of headings is found: a column “{word}” is needed.", word=wanted),
        Source(file, sheet=sheet) if sheet else Source(file),
        text("linli import template makes an empty table with all headings."),
    )
