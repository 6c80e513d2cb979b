"""The same plan under other hash seeds: nothing depends on the order of sets."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = """
from scheduler.planning.planner import plan_shifts
from tests.planning.small import WEEK, community, person, shift, who

names = [f"v{n:02d}" for n in range(30)]
made = community([person(n, together_wish=(names[-1],)) for n in names])
shifts = tuple(shift(day, target=3, risk=True) for day in (23, 24, 25, 26, 27))
print(plan_shifts(made, shifts, (), WEEK, 1, 5.0).rotas)
"""


def printed(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def test_two_hash_seeds_give_the_same_rota() -> None:
    assert printed("1") == printed("2") != ""
