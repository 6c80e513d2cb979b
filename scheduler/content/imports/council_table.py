"""Reads a filled agenda back: each row becomes the steps that the council decided on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from scheduler.content.checks.issues import refusal, unknown_post
from scheduler.content.fields import day as read_day
from scheduler.content.misreads import Misread
from scheduler.content.tables import Table
from scheduler.content.writing import Value
from scheduler.model.community import Community
from scheduler.model.issue import TRANSITIONS, Issue, IssueState, Level, StepKind, legal
from scheduler.problems import Problem, Source, text

DECISIONS = {
    "认领": StepKind.CLAIMED,
    "提级": StepKind.RAISED,
    "转办": StepKind.TRANSFERRED,
    "挂起": StepKind.ON_HOLD,
    "不受理": StepKind.DECLINED,
    "办结": StepKind.SETTLED,
}
ID, WHO, DUE, DECISION, NOTE = "编号", "谁来办", "期限", "议定", "说明"
OFFICE = "社区办公室"


@dataclass(frozen=True, slots=True)
class Decided:
    """A row of the agenda: the issue and its new steps; none where it was only read."""

    issue: Issue
    steps: tuple[Mapping[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """What a filled agenda says."""

    rows: tuple[Decided, ...]
    problems: tuple[Problem, ...]


def read(table: Table, community: Community, on: date) -> Filled:
    """Read all rows below the headings; every problem has its cell."""
    head = next((n for n, row in enumerate(table.rows) if _cell(row, 0) == ID), None)
    if head is None:
        problem = Problem(
            "not-an-agenda",
            text("This table has no column “{key}”.", key=ID),
            table.source(1, 1),
            text("Fill in the agenda that linli council agenda made."),
        )
        return Filled((), (problem,))
    columns = {str(word): number for number, word in enumerate(table.rows[head]) if word}
    rows: list[Decided] = []
    problems: list[Problem] = [*table.problems]
    for number, row in enumerate(table.rows[head + 1 :], head + 2):
        said = {
            key: row[columns[key]]
            if key in columns and (number, columns[key] + 1) not in table.filled
            else None
            for key in (ID, WHO, DUE, DECISION, NOTE)
        }
        if str(said[ID] or "").strip() in community.issue:
            issue = community.issue[str(said[ID]).strip()]
            reader = _Row((table, number, columns), issue, community, on)
            steps = reader.steps(said)
            problems += reader.problems
            rows.append(Decided(issue, steps))
        elif any(said[key] for key in (WHO, DUE, DECISION)):
            problems.append(
                Problem(
                    "unknown-issue",
                    text("There is no {kind} “{id}”.", kind=text("issue"), id=said[ID]),
                    table.source(number, columns[ID] + 1),
                )
            )
    return Filled(tuple(rows), tuple(problems))


def _cell(row: tuple[object, ...], number: int) -> str:
    return str(row[number]).strip() if len(row) > number and row[number] else ""


_Where = tuple[Table, int, Mapping[str, int]]
"""The table, the row, and the columns by their headings."""


class _Row:
    """Reads one row; what is wrong is put down with its cell."""

    def __init__(self, where: _Where, issue: Issue, community: Community, on: date) -> None:
        self.where, self.issue, self.community, self.on = where, issue, community, on
        self.problems: list[Problem] = []

    def place(self, key: str) -> Source:
        table, number, columns = self.where
        return table.source(number, columns.get(key, 0) + 1)

    def steps(self, said: Mapping[str, object]) -> tuple[Mapping[str, Value], ...]:
        who, note = _words(said[WHO]), _words(said[NOTE])
        written = _words(said[DECISION])
        kind = DECISIONS.get(written)
        due = self._due(said[DUE])
        if written and kind is None:
            self.problems.append(
                Problem(
                    "unknown-word",
                    text("“{written}” is not known here.", written=written),
                    self.place(DECISION),
                    text("Known here: {words}.", words=", ".join(DECISIONS)),
                )
            )
        if who and not self.community.is_body(who) and self.community.posts:
            self.problems.append(unknown_post(who, self.place(WHO), self.community))
        if (written and kind is None) or not (written or who):
            return ()
        found: list[Mapping[str, Value]] = []
        if kind and kind is not StepKind.CLAIMED:
            found.append(self._other(kind, who, note))
        if kind in {None, StepKind.CLAIMED} or (kind is StepKind.RAISED and who):
            found.append(self._claim(who, due, note if kind is not StepKind.RAISED else ""))
        return tuple(found)

    def _claim(self, who: str, due: date | None, note: str) -> Mapping[str, Value]:
        self._legal(StepKind.CLAIMED)
        if not who:
            self._missing(WHO)
        if due is None:
            self._missing(DUE)
        elif due < self.on:
            self.problems.append(
                Problem(
                    "due-before-meeting",
                    text("The due date {date} lies before the meeting.", date=due),
                    self.place(DUE),
                )
            )
        return {"claimed": self.on, "by": who, "due": due or self.on, "note": note}

    def _other(self, kind: StepKind, who: str, note: str) -> Mapping[str, Value]:
        self._legal(kind)
        step: dict[str, Value] = {kind: self.on, "by": OFFICE}
        if kind is StepKind.RAISED:
            higher = tuple(Level)[min(self.issue.reached.height + 1, 2)]
            return {**step, "level": higher, "reason": note or "议事会决定"}
        if kind is StepKind.SETTLED:
            return {**step, "by": who or OFFICE, "result": note}
        if not note:
            self._missing(NOTE)
        key = "to" if kind is StepKind.TRANSFERRED else "reason"
        return {**step, "by": who or OFFICE, key: note}

    def _legal(self, kind: StepKind) -> None:
        state: IssueState = self.issue.state
        if kind not in TRANSITIONS[state]:
            self.problems.append(refusal(kind, state, legal(state), self.place(DECISION)))

    def _missing(self, key: str) -> None:
        self.problems.append(
            Problem(
                "missing-value",
                text("There is nothing after “{key}”.", key=key),
                self.place(key),
            )
        )

    def _due(self, value: object) -> date | None:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        try:
            return read_day(_words(value)) if _words(value) else None
        except Misread as error:
            self.problems += [
                Problem(p.code, p.message, self.place(DUE), p.hint) for p in error.problems
            ]
            return None


def _words(value: object) -> str:
    return str(value).strip() if value is not None else ""
