"""Times the gate: its share of ``linli publish``, and how it grows.

    .venv/bin/python benchmarks/audit/bench.py [ROUNDS]

CPU seconds (user and system) of this one process, the least of interleaved rounds. The
share is that of the shipped community, everything made anew. The roster grows by the demo's
tenfold community, its names looked for in the shipped site; the site grows by notices, as
in benchmarks/site/bench.py. All that is compared is measured in one run.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
ON = date(2026, 11, 18)
"""A day of the last week of which the shipped community has a rota."""
SIZES = (500, 2000, 5000)


class Least:
    """The least seconds of each name, in the order in which they came."""

    def __init__(self) -> None:
        """Begin without any."""
        self.seconds: dict[str, float] = {}

    def time(self, name: str, work: Callable[[], object]) -> None:
        """Run and time."""
        began = process_time()
        work()
        took = process_time() - began
        self.seconds[name] = min(took, self.seconds.get(name, took))


def main() -> None:
    """Print the tables that docs/benchmarks.md holds."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    share(rounds)
    growth(rounds)


def share(rounds: int) -> None:
    """Time each stage of a publication of the shipped community."""
    from scheduler import content, outputs, project
    from scheduler.audit.secrets import secrets
    from scheduler.publish import public
    from scheduler.site.build import build
    from scheduler.site.gate import look

    least = Least()
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as name:
            root = Path(name)
            read: list[content.Loaded] = []
            least.time(
                "read",
                lambda read=read: read.append(content.load(project.read_content(ROOT))),
            )
            community, rotas = read[0].community, read[0].rotas
            if community is None:
                raise SystemExit("content/ has problems: linli check")
            least.time(
                "sheets",
                lambda: outputs.publish_staff(root, community, rotas, ON),  # noqa: B023
            )
            least.time(
                "feeds",
                lambda: outputs.publish_feeds(root, community, rotas, ON),  # noqa: B023
            )
            edition = public.edition(community, rotas, ON)
            least.time("site", lambda: build(ROOT, edition, root / "site"))  # noqa: B023
            least.time(
                "gate",
                lambda: look(root / "site", secrets(community, ON), ""),  # noqa: B023
            )
    whole = sum(least.seconds.values())
    print("| stage | CPU s | share |\n|---|---|---|")
    for name, seconds in least.seconds.items():
        print(f"| {name} | {seconds:.2f} | {seconds / whole:.0%} |")
    print(f"| all | {whole:.2f} | |\n")


def growth(rounds: int) -> None:
    """Time the gate on sites of three sizes, with the names of one and of ten rosters."""
    from benchmarks.site.bench import linli
    from demo.build import FULL, TENFOLD, build
    from scheduler import content, files
    from scheduler.audit import audit
    from scheduler.audit.secrets import secrets

    private = {}
    for size in (FULL, TENFOLD):
        community = content.load(build(size)).community
        if community:
            private[size.name] = secrets(community, ON)
    with tempfile.TemporaryDirectory() as name:
        sites = {}
        for size in SIZES:
            (Path(name) / str(size)).mkdir()
            linli(size, Path(name) / str(size))
            sites[size] = list(files.walk(Path(name) / str(size) / "out"))
        least, views = Least(), {}
        cases = [(size, roster) for size in SIZES for roster in private]
        for _ in range(rounds):
            for size, roster in cases:
                key = f"{size} {roster}"
                least.time(
                    key,
                    lambda key=key, size=size, roster=roster: views.update(
                        {key: audit(sites[size], private[roster]).views}
                    ),
                )
    print("| notices | files | MB | views | roster | words | CPU s |")
    print("|---|---|---|---|---|---|---|")
    for size, roster in cases:
        key = f"{size} {roster}"
        mega = sum(len(data) for _, data in sites[size]) / 1e6
        words = len(private[roster].words) + len(private[roster].pinyin)
        print(
            f"| {size} | {len(sites[size])} | {mega:.1f} | {views[key]} | {roster} "
            f"| {words} | {least.seconds[key]:.2f} |"
        )
    s = least.seconds
    smallest, largest = SIZES[0], SIZES[-1]
    for size in SIZES:
        print(f"{size}: roster x10 / x1 {s[f'{size} x10'] / s[f'{size} full']:.2f}")
    bytes_ = [sum(len(data) for _, data in sites[size]) for size in (smallest, largest)]
    cpu = s[f"{largest} full"] / s[f"{smallest} full"]
    print(f"{largest} / {smallest}: CPU {cpu:.2f}, bytes {bytes_[1] / bytes_[0]:.2f}")


if __name__ == "__main__":
    main()
