"""``python -m tests.trust.fuzz --seconds 600``: fuzz as long as asked, and count.

Without ``--guided`` every target gets its share of the time, with hypothesis. With
``--guided TARGET`` that one is fuzzed by atheris, which watches which lines of the readers
an input reaches (``pip install atheris``; not among the pinned packages, for it has no
wheel for every Python).
"""

import argparse
import sys
import time
import traceback

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.trust.hostile import inputs
from tests.trust.targets import TARGETS
from tests.trust.test_fuzz import ends_well

ROUND = 100
"""Inputs between two looks at the clock."""


def fuzz(target: str, seconds: float) -> tuple[int, str]:
    """Give how many inputs a target took, and the traceback of the first that broke it."""
    cases, began, number = 0, time.monotonic(), 0
    while time.monotonic() - began < seconds:
        number += 1

        @seed(number)
        @settings(
            max_examples=ROUND,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate, Phase.shrink),
        )
        @given(data=inputs(target))
        def throw(data: bytes) -> None:
            nonlocal cases
            cases += 1
            ends_well(target, data)

        try:
            throw()
        except BaseException:  # noqa: BLE001 - whatever it is, it is to be told
            return cases, traceback.format_exc()
    return cases, ""


def guided(target: str, seconds: int) -> None:
    """Let atheris look for inputs that reach new lines; it ends the process itself."""
    import atheris

    atheris.instrument_all()
    atheris.Setup(
        [sys.argv[0], f"-max_total_time={seconds}", "-timeout=2", "-rss_limit_mb=2048"],
        TARGETS[target],
    )
    atheris.Fuzz()


def main() -> None:
    """Fuzz, print a line a target; exit 1 if one broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--guided", choices=TARGETS, metavar="TARGET")
    asked = parser.parse_args()
    if asked.guided:
        guided(asked.guided, asked.seconds)
    broken = False
    for target in TARGETS:
        cases, told = fuzz(target, asked.seconds / len(TARGETS))
        broken = broken or bool(told)
        print(f"{target:<12} {cases:>8} inputs{', BROKEN' if told else ''}", flush=True)
        if told:
            print(told)
    sys.exit(broken)


if __name__ == "__main__":
    main()
