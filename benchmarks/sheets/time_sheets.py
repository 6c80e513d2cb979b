"""How long a week's sheets take, paper by paper, and slips for 149 people.

    .venv/bin/python benchmarks/sheets/time_sheets.py [FOLDER [WEEK]]

Reads the community in FOLDER (here: the shipped one) and makes everything that staff hand
out in WEEK (here: the last one that is released), each paper by itself. The first PDF
bears the reading of the fonts, the first workbook the import of its writer.
"""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from scheduler import content, files, project  # noqa: E402 - after the path
from scheduler.model.times import Week  # noqa: E402
from scheduler.publish import sheets, staff  # noqa: E402
from scheduler.publish.staff_edition import StaffEdition, StaffPerson  # noqa: E402

MANY = 149
"""Pioneer households of the shipped community."""


def main(root: Path, which: str | None) -> None:
    """Print the table."""
    loaded = content.load(files.read_tree(root, "content"))
    if loaded.community is None:
        sys.exit(f"{root} holds no community that can be read")
    released = [rota.week for rota in loaded.rotas if rota.is_released]
    week = Week.parse(which) if which else max(released)
    edition = staff.edition(loaded.community, loaded.rotas, (week,))
    templates = project.templates("sheets")
    shifts = edition.weeks[0].shifts
    places = sum(len(shift.people) for shift in shifts)
    print(f"{week}: {len(shifts)} shifts, {places} places taken\n")
    print("| file | pages or kB | seconds |\n|---|---:|---:|")
    total = 0.0
    for paper in sheets.PAPERS:
        for end in paper.ends:
            total += show(edition, replace(paper, ends=(end,)), templates)
    print(f"| all | | {total:.2f} |")
    slips = next(paper for paper in sheets.PAPERS if paper.name == "slips")
    show(crowd(edition), slips, templates, f"slips for {MANY} people")


def show(
    edition: StaffEdition,
    paper: sheets.Paper,
    templates: Mapping[str, str],
    name: str = "",
) -> float:
    """Make one file and print its line; give the seconds."""
    begin = perf_counter()
    made = sheets.make(edition, edition.weeks[0], paper, project.FONTS, templates)
    seconds = perf_counter() - begin
    for path, data in made.items():
        size = pages(data) if path.endswith(".pdf") else f"{len(data) / 1000:.0f} kB"
        print(f"| {name or path} | {size} | {seconds:.2f} |")
    return seconds


def pages(data: bytes) -> str:
    """Count the pages of a PDF as typst writes them."""
    count = data.count(b"/Type/Page/") + data.count(b"/Type/Page\n")
    return f"{count} p., {len(data) / 1000:.0f} kB"


def crowd(edition: StaffEdition) -> StaffEdition:
    """Give everybody of a crowd one duty in the week's first shift."""
    (week,) = edition.weeks
    people = tuple(StaffPerson(f"p{n}", f"先锋户{n}", "", "") for n in range(MANY))
    shift = replace(week.shifts[0], people=people)
    return replace(edition, weeks=(replace(week, shifts=(shift,)),))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else ROOT, sys.argv[2] if sys.argv[2:] else None)
