"""The same plan under other hash seeds and in another order: step by step the same."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from random import Random

from scheduler.planning.bounds import bounds
from scheduler.planning.cpsat import search
from scheduler.planning.gather import build
from scheduler.planning.linear import linear
from scheduler.planning.planner import plan_shifts
from scheduler.planning.rounding import around
from scheduler.planning.start import start
from tests.planning.small import WEEK, community, person, shift

names = [f"v{n:02d}" for n in range(30)]
people = [person(n, together_wish=(names[-1],), apart_wish=(names[0],)) for n in names]
shifts = [shift(day, target=3, risk=True) for day in (23, 24, 25, 26, 27)]
shifts += [shift(day, "deliver", role="wrap", target=2, minimum=2) for day in (24, 27)]
random = Random(int(sys.argv[1]))
random.shuffle(people)
random.shuffle(shifts)
made = community(people)
print(plan_shifts(made, shifts, (), WEEK, 1, 5.0).rotas)
problem = build(made, shifts, (), (WEEK,))
begin = start(problem, problem.terms)
model = linear(len(problem.pairs), problem.terms, begin)
relaxation = bounds(model, 5.0)
near = around(model, relaxation.values, relaxation.added)
found = search(model, near.core, near.values, 1.0, near.held)
print(sorted(begin), relaxation.bound, relaxation.values.tolist(), near.core, found)
"""


def printed(seed: str, order: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, order],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def test_other_hash_seeds_and_orders_give_the_same_at_every_step() -> None:
    once = printed("1", "1")
    assert len(once.splitlines()) == 2
    assert printed("2", "1") == printed("1", "2") == once
