"""A size in, a tree of files out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from types import MappingProxyType

from demo import mediation, papers
from demo.absences import absence_list
from demo.bonds import tie
from demo.emit import file
from demo.feeds import feed_list
from demo.handwriting import volunteer_list
from demo.history import history
from demo.issues import issues, page
from demo.leads import name_leads, withdrawals
from demo.organisation import holders, organisation
from demo.people import Person, roster
from demo.pioneers import Pioneer, pioneers
from demo.places import GRIDS, compounds
from demo.words import FILES, template

TODAY = date(2026, 11, 23)
"""The day on which the community is shown; what is later has not happened yet."""


@dataclass(frozen=True)
class Size:
    """How many copies of the community, and how many years of issues."""

    name: str
    copies: int
    years: int


FULL = Size("full", 1, 3)
TWOFOLD, FIVEFOLD, TENFOLD = (Size(f"x{n}", n, 5) for n in (2, 5, 10))
TINY = Size("tiny", 0, 0)
SIZES = {size.name: size for size in (FULL, TWOFOLD, FIVEFOLD, TENFOLD, TINY)}


def build(size: Size) -> dict[str, bytes]:
    """Give the tree of a community: path below its root to bytes."""
    parts = dict(_by_hand("tiny")) if size == TINY else _community(size)
    tree = {f"content/{path}": data for path, data in parts.items()}
    if size != TINY:
        tree |= history(tree, TODAY)
    return dict(sorted(tree.items()))


def _community(size: Size) -> dict[str, bytes]:
    places = compounds(size.copies)
    red = pioneers(places)
    people = roster(places, red, size.copies)
    tie(people, size.copies)
    leads = name_leads(people)
    tree = {
        "community.yaml": papers.community(places, red),
        "compounds.yaml": papers.compound_list(places),
        "organisation.yaml": organisation(places, people),
        "holidays.yaml": file(template("holidays.yaml")),
        "handovers/2026.yaml": papers.handover_list(red),
        "absences/2026.yaml": absence_list(people, TODAY),
        "feeds.yaml": feed_list(people, holders(GRIDS * max(size.copies, 1), people)),
        "visit-programmes.yaml": file(template("visit-programmes.yaml")),
        **dict(_by_hand("sealed")),
        "withdrawals.yaml": file(*withdrawals(leads)),
        **dict(_by_hand("services", leads)),
        **dict(_by_hand("events")),
        **_by_grid(red, people),
    }
    told = list(issues(places, size.years, size.copies, TODAY))
    for issue in told:
        tree[f"issues/{issue.received.year}/{issue.id}.yaml"] = file(page(issue))
    return tree | mediation.pages(told, TODAY)


def _by_grid(red: Sequence[Pioneer], people: Sequence[Person]) -> dict[str, bytes]:
    on_rota = {person.pioneer: person.id for person in people if person.pioneer}
    tree = {}
    for grid in sorted({pioneer.grid for pioneer in red}):
        own = [pioneer for pioneer in red if pioneer.grid == grid]
        near = [person for person in people if person.grid == grid]
        tree[f"pioneers/grid-{grid}.yaml"] = papers.pioneer_list(grid, own, on_rota)
        tree[f"volunteers/grid-{grid}.yaml"] = volunteer_list(grid, near)
    return tree


def _by_hand(
    folder: str, leads: Mapping[str, str] = MappingProxyType({})
) -> Iterator[tuple[str, bytes]]:
    """Yield what stands ready in ``files/``, under the banner, with the leads' ids."""
    for path in sorted((FILES / folder).rglob("*.yaml")):
        inside = PurePosixPath(path.relative_to(FILES).as_posix())
        name = inside.relative_to("tiny") if folder == "tiny" else inside
        text = path.read_text("utf-8")
        text = text.replace(
            "{delivery_decisions}", decisions(template("services/dumplings.yaml"))
        )
        text = text.replace("{lead}", leads.get(path.stem, ""))
        yield name.as_posix(), file(text)


def decisions(service: str) -> str:
    """Give what a service's file decides about single dates: its end, from ``skip``."""
    return service[service.index("\nskip:") + 1 :].rstrip()
