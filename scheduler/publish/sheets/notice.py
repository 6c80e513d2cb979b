"""The notice of resolved issues (公示) for the board: an official letter.

It is made of the public edition, so nothing that is not public can get onto it.
"""

from datetime import date

from scheduler.publish import wording
from scheduler.publish.editions import PublicEdition
from scheduler.publish.letter import Heading, Letter
from scheduler.publish.told_issues import Notice


def letter(edition: PublicEdition, first: date) -> Letter | None:
    """Make the notice of the month that begins on ``first``; ``None`` if it has none."""
    found = [one for one in edition.notices if one.published.replace(day=1) == first]
    if not found:
        return None
    names = {compound.id: compound.name for compound in edition.compounds}
    body: list[str | Heading] = [f"以下{len(found)}件事项已经办结，现予公示。"]
    for one in sorted(found, key=lambda notice: (notice.published, notice.id)):
        body += (Heading(one.title), f"{names.get(one.compound, '全社区')}：{_told(one)}")
    return Letter(
        title=f"{edition.name}{first.year}年{first.month}月\n已解决事项公示",
        to="居民朋友们",
        body=(*body, *(_contact(edition))),
        signed=edition.name,
        dated=max(one.published for one in found),
        banner=wording.FICTIONAL if edition.fictional else "",
    )


def _told(one: Notice) -> str:
    """Give the result, and how long it took."""
    result = one.result if one.result.endswith(("。", "！", "？")) else f"{one.result}。"
    talked = "，经过居民协商" if one.consulted else ""
    return (
        f"{result}（{wording.day(one.received)}收到{talked}，"
        f"{wording.day(one.resolved)}办结，历时{one.days}天。）"
    )


def _contact(edition: PublicEdition) -> tuple[str, ...]:
    return tuple(
        f"如有不同意见，请向社区反映：{office.name} {office.phone}（{office.hours}）。"
        for office in edition.contacts[:1]
    )
