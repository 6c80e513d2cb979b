"""The figures, and behind each of them the list of what it counts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from scheduler.publish.counts import OTHER, Figures, Group, Number, Rate, number
from scheduler.publish.editions import PublicEdition
from scheduler.publish.notice_addresses import address_of
from scheduler.publish.pages.page import Page
from scheduler.publish.templates import month_name

CASES = "figures/cases.md"


def pages(edition: PublicEdition) -> Iterator[Page]:
    """Give the figures, and the lists of ids."""
    found = edition.figures
    categories = {category.id: category.name for category in edition.categories}
    compounds = {compound.id: compound.name for compound in edition.compounds}
    names = {OTHER: "其他", "": "全社区", **categories, **compounds}
    shared = {
        "figures": found,
        "names": names,
        "within_rows": [(f"{day}天", share) for day, share in found.total.within],
        "month_of": {group.key: _month(group.key) for group in found.months},
    }
    service = {service.id: service.name for service in edition.services}
    yield Page(
        "figures.md",
        "数字",
        "figures.md.j2",
        {
            **shared,
            "tally_rows": [
                (service[tally.service], tally.served)
                for tally in sorted(edition.tallies, key=lambda t: (-t.served, t.service))
                if tally.service in service
            ],
        },
        "收到多少诉求，办好多少，还有多少在办，要等多久，每个数怎么算。",
    )
    yield Page(
        CASES,
        "每个数字里是哪些事",
        "cases.md.j2",
        {
            **shared,
            "days": dict(found.days),
            "notice_of": {
                **{notice.id: address_of(notice, edition) for notice in edition.notices},
                **{stub.id: address_of(stub, edition) for stub in edition.stubs},
            },
            "lists": tuple(lists(found, names)),
        },
        "数字页上每个数是哪些事加起来的，按编号列出。",
        in_search=False,
    )


@dataclass(frozen=True, slots=True)
class CaseList:
    """What a number counts: its anchor, its title, and the ids by what became of them."""

    anchor: str
    title: str
    parts: tuple[tuple[str, Number], ...]
    hides: bool = False
    """Whether what is not published stands in it as a number only."""


def lists(
    found: Figures, names: Mapping[str, str]
) -> Iterator[tuple[str, tuple[CaseList, ...]]]:
    """Yield the lists, by chapter."""
    yield (
        "按收到的月份",
        tuple(
            CaseList(f"in-{group.key}", f"{_month(group.key)}收到", fates(group))
            for group in reversed(found.months)
        ),
    )
    yield (
        "按办好的月份",
        tuple(
            CaseList(f"done-{key}", f"{_month(key)}办好", (("办好", ids),))
            for key, ids in reversed(found.settled_in)
        ),
    )
    yield (
        "按类别",
        tuple(
            CaseList(f"kind-{group.key}", names[group.key], fates(group))
            for group in found.categories
        ),
    )
    yield (
        "按小区",
        tuple(
            CaseList(
                f"place-{group.key}",
                names[group.key],
                (("收到", group.received),),
                hides=True,
            )
            for group in found.compounds
        ),
    )
    yield "三个率", tuple(of_rates(found))


def fates(group: Group) -> tuple[tuple[str, Number], ...]:
    """Name what became of a group; repeated complaints stand apart."""
    return (
        ("办好", group.settled),
        ("还在办", group.open),
        ("没有受理", group.declined),
        ("重复反映，另计", group.repeats),
    )


def of_rates(found: Figures) -> Iterator[CaseList]:
    """Yield what each rate divides, and what was left out."""
    limit = f"{found.response_days}天内"
    yield _of_rate("response", "响应率", found.response, f"{limit}有人接手", "没有")
    yield _of_rate("resolution", "解决率", found.resolution, "说解决了", "没说解决")
    yield _of_rate("satisfaction", "满意率", found.satisfaction, "满意或基本满意", "不满意")
    yield CaseList("unasked", "办好还没回访", (("没回访", found.unasked),))


def _of_rate(anchor: str, name: str, rate: Rate, yes: str, no: str) -> CaseList:
    counted = set(rate.part.ids)
    rest = number(id_ for id_ in rate.whole.ids if id_ not in counted)
    return CaseList(anchor, name, ((yes, rate.part), (no, rest)))


def _month(key: str) -> str:
    return month_name(date.fromisoformat(f"{key}-01"))
