"""Times the stages of ``linli weekly`` on communities of the demo's three sizes.

    .venv/bin/python benchmarks/weekly.py [tiny|full|x10 ...]

Every size runs in a process of its own, in a new folder: stage by stage first, then the
whole command twice, where the second run finds nothing changed. Seconds are wall clock;
peak memory is that of the process (stages) as the kernel counted it.
"""

import os
import platform
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 23)
sys.path.insert(0, str(ROOT))


def stages(root: Path) -> None:
    """Run and time each stage on the community in ``root``."""
    from scheduler import content, drafts, outputs, project
    from scheduler.cli.plan import EFFORT
    from scheduler.model.times import CST
    from scheduler.site.build import publish_site

    def timed(name: str, work: Callable[[], object]) -> object:
        start = perf_counter()
        found = work()
        print(f"{name} {perf_counter() - start:.2f}")
        return found

    tree = timed("read", lambda: project.read_content(root))
    loaded = timed("load", lambda: content.load(tree))
    community = loaded.community
    planned = timed(
        "plan", lambda: drafts.plan(tree, community, loaded.rotas, TODAY, EFFORT)
    )
    print(f"gap {planned.plan.gap:.5f}")
    due = drafts.weeks_to_release(planned.rotas, TODAY)
    at = datetime(2026, 11, 23, 12, tzinfo=CST)
    rotas = drafts.released(planned.rotas, due, at)
    timed("sheets", lambda: outputs.publish_staff(root, community, rotas, TODAY))
    timed("feeds", lambda: outputs.publish_feeds(root, community, rotas, TODAY))
    timed("site", lambda: publish_site(root, community, rotas, TODAY))
    print(f"peak_MB {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")


def whole(root: Path) -> float:
    """Run ``linli weekly`` as a user does; give seconds."""
    start = perf_counter()
    subprocess.run(
        [sys.executable, "-m", "scheduler", "--on", f"{TODAY}", "weekly", "--yes"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return perf_counter() - start


def measure(size: str) -> dict[str, str]:
    """Make a community of ``size`` and time it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make = [sys.executable, "-m", "demo", "--size", size, "--out", folder]
        subprocess.run(make, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        told = subprocess.run(
            [sys.executable, __file__, "--stages", folder],
            check=True,
            capture_output=True,
            text=True,
        )
        found = dict(line.split() for line in told.stdout.splitlines())
        subprocess.run(["rm", "-rf", str(root / "build")], check=True)  # noqa: S607
        found["weekly"] = f"{whole(root):.1f}"
        found["again"] = f"{whole(root):.1f}"
    return found


def main(sizes: list[str]) -> None:
    """Print the table that docs/benchmarks.md holds."""
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, ", end="")
    print(f"Python {platform.python_version()}\n")
    columns = ("read", "load", "plan", "gap", "sheets", "feeds", "site", "peak_MB")
    names = ("size", *columns, "weekly", "again")
    print("| " + " | ".join(names) + " |\n" + "|---" * len(names) + "|")
    for size in sizes:
        found = measure(size)
        print("| " + " | ".join([size, *(found[name] for name in names[1:])]) + " |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--stages"]:
        stages(Path(sys.argv[2]))
    else:
        main(sys.argv[1:] or ["tiny", "full", "x10"])
