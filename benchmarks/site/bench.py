"""Times the site against plain mkdocs-material, by number of notices.

Run: python benchmarks/site/bench.py [ROUNDS]. CPU seconds of a whole process (user and
system), the least of interleaved rounds; peak memory; size of what was written.

``linli`` is the public site of the shipped community, all pages, with so many notices:
50 a month, those of the last twelve months with pages of their own. ``plain`` is
mkdocs-material with one short Markdown page a notice, outside of the navigation, without
search, and 13 ordinary pages.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
ON = date(2026, 11, 23)
SIZES = (500, 2000, 5000)
PLAIN = """site_name: plain
theme: {name: material, language: zh, font: false}
plugins: []
nav: [index.md]
not_in_nav: "*"
"""


@dataclass(frozen=True)
class Cost:
    """CPU seconds, peak memory and output in MB, number of files."""

    cpu: float
    memory: float
    output: float
    files: int


def main() -> None:
    """Print the table, or build one side in a child process."""
    if len(sys.argv) == 4:  # noqa: PLR2004 - the child's own arguments
        build(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
        return
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    costs: dict[tuple[str, int], Cost] = {}
    cases = [(kind, size) for size in SIZES for kind in ("plain", "linli")]
    for _ in range(rounds):
        for case in cases:
            cost = measured(*case)
            if case not in costs or cost.cpu < costs[case].cpu:
                costs[case] = cost
    print("| notices | site | CPU s | peak MB | output MB | files |")
    print("|---|---|---|---|---|---|")
    for kind, size in cases:
        c = costs[kind, size]
        sizes = f"{c.memory:.0f} | {c.output:.1f} | {c.files}"
        print(f"| {size} | {kind} | {c.cpu:.2f} | {sizes} |")
    base = costs["plain", 2000].cpu
    print(f"linli 2000 / plain 2000: {costs['linli', 2000].cpu / base:.2f} (at most 1.0)")
    print(f"linli 5000 / plain 2000: {costs['linli', 5000].cpu / base:.2f} (at most 1.6)")
    growth = costs["linli", 5000].cpu / costs["linli", 500].cpu
    print(f"linli 5000 / linli 500: {growth:.2f} (at most 11)")


def measured(kind: str, size: int) -> Cost:
    """Build in a child process and ask the kernel what it took."""
    with tempfile.TemporaryDirectory() as name:
        command = [sys.executable, __file__, kind, str(size), name]
        child = os.posix_spawn(
            sys.executable, command, {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        )
        _, status, usage = os.wait4(child, 0)
        if status:
            raise SystemExit(status)
        made = [
            path.stat().st_size for path in Path(name, "out").rglob("*") if path.is_file()
        ]
        cpu = usage.ru_utime + usage.ru_stime
        return Cost(cpu, usage.ru_maxrss / 1024, sum(made) / 1e6, len(made))


def build(kind: str, size: int, folder: Path) -> None:
    """Build one site below ``folder``."""
    (plain if kind == "plain" else linli)(size, folder)


def linli(size: int, folder: Path) -> None:
    """Build ours from the shipped community."""
    from scheduler.publish import counts, figures
    from scheduler.publish.figures import Case, Fate
    from scheduler.publish.told_issues import Notice, NoticeStep
    from scheduler.publish.waiting import Wait
    from scheduler.site import sources
    from scheduler.site.build import build as run

    edition = sources.read(ROOT, ON).edition
    if edition is None:
        raise SystemExit("content/ has problems: linli check")
    notices = tuple(
        Notice(
            id=f"LY-{day.year}-{number:04d}",
            title=f"{title}{number}",
            result=result,
            compound=edition.compounds[number % len(edition.compounds)].id,
            category=edition.categories[number % len(edition.categories)].id,
            received=day - timedelta(days=20),
            resolved=day - timedelta(days=4),
            published=day,
            days=16,
            level="小区",
            steps=tuple(NoticeStep(day - timedelta(days=20 - i), "办理") for i in range(5)),
        )
        for number, day, title, result in written(size)
    )
    cases = [
        Case(
            id=notice.id,
            received=notice.received,
            category=notice.category,
            compound=notice.compound,
            fate=Fate.SETTLED,
            ended=notice.resolved,
            wait=Wait(notice.days, settled=True),
            answered=2,
            outcome="fixed",
            satisfaction="satisfied",
            repeat=False,
        )
        for notice in notices
    ]
    year = figures.figures(cases, figures.year_before(ON), ON, 7)
    told = counts.public(year, frozenset(notice.id for notice in notices))
    made = replace(edition, notices=notices, stubs=(), figures=told)
    run(ROOT, made, folder / "out")


def written(size: int) -> Iterator[tuple[int, date, str, str]]:
    """Give number, day, title and words of each notice, the newest first."""
    titles = ("顶楼漏雨修好了", "楼道灯换新", "停车位重新划线", "井盖补齐", "健身器材修好")
    for number in range(size):
        title = titles[number % len(titles)]
        yield number, ON - timedelta(days=number * 30 // 50), title, "物业已到场处理，" * 8


def plain(size: int, folder: Path) -> None:
    """Build plain Material with one page a notice."""
    from mkdocs.commands.build import build as run
    from mkdocs.config import load_config

    docs = folder / "docs"
    (docs / "notices").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(PLAIN, "utf-8")
    (docs / "index.md").write_text("# 首页\n", "utf-8")
    for number in range(13):
        (docs / f"page-{number}.md").write_text(f"# 第{number}页\n\n内容。\n" * 10, "utf-8")
    for number, day, title, words in written(size):
        parts = "".join(f"## {part}\n\n{words}\n\n" for part in ("反映", "经过", "结果"))
        text = f"# {title}\n\n{day}\n\n{parts}"
        (docs / "notices" / f"{number}.md").write_text(text, "utf-8")
    run(load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "out")))


if __name__ == "__main__":
    main()
