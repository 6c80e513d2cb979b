"""The council's agenda (议事会议程): what is laid before it, and blanks to fill in.

For staff: the resident's words are on the sheet, but not in the text for a chat group.
"""

from dataclasses import dataclass
from datetime import datetime

from scheduler.model import council
from scheduler.model.community import Community
from scheduler.model.council import AgendaIssue
from scheduler.model.issue import Level
from scheduler.model.service import Occurrence
from scheduler.publish import wording
from scheduler.publish.cleaning import clean
from scheduler.publish.council import EVERYWHERE
from scheduler.publish.sheet import Cell, Column, Document, Group, Look, Piece, Sheet, cell

LEVELS = {Level.BUILDING: "楼栋", Level.COMPOUND: "小区", Level.COMMUNITY: "社区"}
COLUMNS = (
    Column("编号", 27),
    Column("反映的事", 84),
    Column("为什么上会", 44),
    Column("谁来办", 32),
    Column("期限", 26),
    Column("议定", 20),
    Column("说明", 40),
)
"""The last four are filled in at the meeting; ``linli council record`` reads them."""
DECISIONS = ("认领", "提级", "转办", "挂起", "不受理", "办结")
ROW = 14.0
NOTES = (
    f"“议定”写一样：{'、'.join(DECISIONS)}；只写“谁来办”和“期限”就是认领。",
    "转办、挂起、不受理在“说明”里写转到哪里或原因。期限写 2026-12-03 这样。",
    "会后运行 linli council record 读回这张表。",
)


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One issue on the agenda; ``words`` are the resident's, for staff only."""

    issue: str
    place: str
    category: str
    words: str
    reasons: tuple[str, ...]
    flagged: bool


@dataclass(frozen=True, slots=True)
class AgendaEdition:
    """The agenda of one meeting."""

    community: str
    fictional: bool
    start: datetime
    venue: str
    moved: str
    """Why it is not on its usual day."""
    lines: tuple[AgendaLine, ...]


def edition(community: Community, meeting: Occurrence) -> AgendaEdition:
    """Give the agenda of a meeting, as things stand."""
    away = meeting.nominal != meeting.start.date()
    return AgendaEdition(
        community=clean(community.name),
        fictional=community.fictional,
        start=meeting.start,
        venue=clean(community.venue[meeting.venue].name),
        moved=clean(meeting.reason or "遇放假") if away else "",
        lines=tuple(
            _line(community, one) for one in council.agenda(community, meeting.start.date())
        ),
    )


def _line(community: Community, one: AgendaIssue) -> AgendaLine:
    compound = community.compound.get(one.issue.compound)
    return AgendaLine(
        issue=one.issue.id,
        place=clean(compound.name) if compound else EVERYWHERE,
        category=clean(community.category[one.issue.category].name),
        words=clean(" ".join(one.issue.text.split())),
        reasons=tuple(_reasons(one)),
        flagged=one.flagged,
    )


def _reasons(one: AgendaIssue) -> list[str]:
    found = []
    if one.unclaimed:
        read = f"，会上念过{one.meetings}次" if one.meetings else ""
        found.append(f"没有人认领{read}")
    if one.overdue:
        found.append(
            f"{clean(one.issue.claim.by)}认领，{one.overdue}到期" if one.issue.claim else ""
        )
    if one.escalation:
        rises = one.escalation
        found.append(
            f"{rises.since}起该提到{LEVELS[rises.to]}"
            f"（在{LEVELS[rises.limit.level]}一级满{rises.limit.days}天）"
        )
    return found


def document(of: AgendaEdition) -> Document:
    """Give the sheet to print and to fill in."""
    day = of.start.date()
    return Document(
        title=f"{of.community}议事会议程 {day}",
        author=of.community,
        dated=day,
        sheets=(
            Sheet(
                name="议程",
                title=f"{of.community}议事会议程",
                left=f"{wording.full_day(day)} {wording.weekday(day)} {of.start:%H:%M}",
                middle=of.venue,
                right=f"改期：{of.moved}" if of.moved else f"共{len(of.lines)}件",
                banner=wording.FICTIONAL if of.fictional else "",
                columns=COLUMNS,
                groups=tuple(Group(((_row(line),),)) for line in of.lines)
                or (Group((((cell("无"), *(Cell() for _ in COLUMNS[1:])),),)),),
                notes=NOTES,
                sign=("主持", "记录"),
                row_height=ROW,
            ),
        ),
    )


def _row(line: AgendaLine) -> tuple[Cell, ...]:
    about = Cell(
        (
            Piece(f"{line.place} {line.category}".strip(), Look.STRONG),
            Piece(line.words),
        )
    )
    look = Look.ALERT if line.flagged else Look.PLAIN
    return (
        cell(line.issue),
        about,
        cell(*line.reasons, look=look),
        *(Cell() for _ in range(4)),
    )


def chat(of: AgendaEdition) -> str:
    """Give the text for a chat group: no resident's words."""
    day = of.start.date()
    when = f"{wording.day(day)}{wording.weekday(day, '周')}{of.start:%H:%M}"
    lines = [
        f"【议事会】{when}，{of.venue}",
        *([f"改期：{of.moved}"] if of.moved else []),
        f"这次要议{len(of.lines)}件：" if of.lines else "这次没有要议的事。",
    ]
    for number, line in enumerate(of.lines, 1):
        about = f"{line.place} {line.category}（{line.issue}）"
        lines.append(f"{number}. {about}：{'；'.join(line.reasons)}")
    return "\n".join(lines) + "\n"


def markdown(of: AgendaEdition) -> str:
    """Give the agenda as Markdown, for staff."""
    day = f"{wording.full_day(of.start.date())} {of.start:%H:%M}"
    rows = [
        f"| {line.issue} | {line.place} {line.category} | {_safe(line.words)} "
        f"| {'；'.join(line.reasons)} | | |\n"
        for line in of.lines
    ]
    return (
        f"# {of.community}议事会议程\n\n{day}，{of.venue}\n\n"
        "| 编号 | 小区和类别 | 反映的事 | 为什么上会 | 谁来办 | 期限 |\n"
        "|---|---|---|---|---|---|\n" + "".join(rows)
    )


def _safe(words: str) -> str:
    return words.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def minutes(of: AgendaEdition) -> str:
    """Give the skeleton of the minutes as Markdown, to be filled in."""
    day = of.start.date()
    parts = [
        f"# {of.community}议事会记录\n",
        f"时间：{wording.full_day(day)} {of.start:%H:%M}　地点：{of.venue}",
        *([f"改期：{of.moved}"] if of.moved else []),
        "主持：　记录：\n\n到会：\n\n缺席：\n",
    ]
    parts += [
        f"## {number}. {line.issue} {line.place} {line.category}\n\n"
        f"- 为什么上会：{'；'.join(line.reasons)}\n"
        "- 说了什么：\n- 谁来办：\n- 期限：\n- 议定：\n"
        for number, line in enumerate(of.lines, 1)
    ]
    return "\n".join(parts)
