"""The council's meetings of the last quarter: who came, and what was read out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from demo.dice import Dice
from demo.emit import file, flow
from scheduler.model import council
from scheduler.model.community import Community
from scheduler.model.issue import Issue
from scheduler.model.service import Occurrence

COMES = 88
"""In how many of a hundred times a post is there that somebody holds."""
HEAD = (
    "# 议事会记录，会后由 linli council record 添上；停会、改期也可以手写。",
    "# present 到会、absent 缺席写岗位；几个网格同名的岗位写编号。read 是会上念过的诉求。",
)


def pages(community: Community, occurrences: Sequence[Occurrence]) -> dict[str, bytes]:
    """Write the meetings, a file for each year."""
    years: dict[int, list[str]] = {}
    for one in occurrences:
        if community.service[one.service].kind == "council" and one.is_held:
            years.setdefault(one.nominal.year, [*HEAD]).append(_line(community, one))
    return {f"content/council/{year}.yaml": file(*lines) for year, lines in years.items()}


def _line(community: Community, meeting: Occurrence) -> str:
    day = meeting.start.date()
    moved = {"to": str(day), "reason": meeting.reason} if day != meeting.nominal else {}
    came, missed = _attendance(community, day)
    fields = {
        "date": str(meeting.nominal),
        **moved,
        "present": came,
        "absent": missed,
        "read": read_out(community, day),
    }
    return f"- {flow({key: value for key, value in fields.items() if value})}"


def _attendance(community: Community, day: date) -> tuple[list[str], list[str]]:
    dice = Dice("council", day)
    posts = [
        "社区副书记",
        "社区办公室",
        *(p.id for p in community.posts if p.lead and p.grid),
    ]
    held = {post.id for post in community.posts if post.holder}
    came = [
        one for one in posts if dice.chance(COMES) and (one in held or posts.index(one) < 2)
    ]
    return came, [one for one in posts if one not in came and one in held]


def read_out(community: Community, day: date) -> list[str]:
    """Give what the agenda of a day held, by the steps that were known before it."""
    known = replace(community, issues=tuple(_before(community.issues, day)))
    return [one.issue.id for one in council.agenda(known, day)]


def _before(issues: Sequence[Issue], day: date) -> Iterator[Issue]:
    for issue in issues:
        if issue.received <= day:
            yield replace(issue, steps=tuple(s for s in issue.steps if s.date < day))
