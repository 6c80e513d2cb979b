"""Times the planner of the net on communities, from the net as it is and from nothing.

Usage: ``python benchmarks/liaison/time_net.py ROOT...``; each ROOT holds ``content/``.
Ratios are to the first ROOT, in the same run.
"""

import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from scheduler import content, files
from scheduler.model.community import Community
from scheduler.model.liaison import active
from scheduler.planning.liaison.planner import propose

DAY = date(2026, 11, 23)
EFFORT = 20.0


def community(root: str) -> Community:
    """Load a community."""
    found = content.load(files.read_tree(Path(root), "content")).community
    if found is None:
        raise SystemExit(f"{root}: the content has errors.")
    return found


def from_nothing(found: Community) -> Community:
    """Give the community with its pioneer households, but nobody's doors."""
    return replace(
        found,
        pioneers=tuple(replace(one, keeps_in_touch_with=()) for one in found.pioneers),
        handovers=tuple(replace(one, doors=()) for one in found.handovers),
    )


def main(roots: list[str]) -> None:
    """Print a row for each community and beginning."""
    print(
        "| community | from | households | CPU s | wall s | ratio | gap % | loads | moved |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    first: dict[str, float] = {}
    for root in roots:
        known = community(root)
        for begin, found in (("its net", known), ("nothing", from_nothing(known))):
            wall, cpu = time.perf_counter(), time.process_time()
            made = propose(found, DAY, EFFORT)
            wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
            ratio = cpu / first.setdefault(begin, cpu)
            after = list(made.after.values())
            load = sorted(after.count(one.id) for one in active(found, DAY))
            moved = sum(len(move.doors) for move in made.moves)
            print(
                f"| {Path(root).resolve().name} | {begin} | {len(after)} | {cpu:.1f} | "
                f"{wall:.1f} | {ratio:.1f} | {100 * made.gap:.2f} | "
                f"{load[0]}–{load[-1]} | {moved} |",
                flush=True,
            )


if __name__ == "__main__":
    main(sys.argv[1:])
