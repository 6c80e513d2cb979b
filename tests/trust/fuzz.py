"""``python -m tests.trust.fuzz --seconds 600``: fuzz as long as asked, and count.

Without ``--guided`` every target gets its share of the time, with hypothesis. With
``--guided TARGET`` that one is fuzzed by atheris, which watches which lines of the readers
an input reaches (``pip install atheris``; not among the pinned packages, for it has no
wheel for every Python).
"""

import argparse
import sys
import tempfile
import time
import traceback
from pathlib import Path

ROUND = 100
"""Inputs between two looks at the clock."""


def fuzz(target: str, seconds: float) -> tuple[int, str]:
    """Give how many inputs a target took, and the traceback of the first that broke it."""
    from hypothesis import HealthCheck, Phase, given, seed, settings

    from tests.trust.hostile import inputs
    from tests.trust.test_fuzz import ends_well

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
    """Let atheris look for inputs that reach new lines of linli; it ends the process."""
    import atheris

    with atheris.instrument_imports(include=["scheduler"]):
        from tests.trust.hostile import seeds
        from tests.trust.targets import TARGETS

    with tempfile.TemporaryDirectory() as corpus:
        for number, sound in enumerate(seeds(target)):
            (Path(corpus) / str(number)).write_bytes(sound)
        limits = [f"-max_total_time={seconds}", "-timeout=2", "-rss_limit_mb=2048"]
        atheris.Setup([sys.argv[0], *limits, corpus], TARGETS[target])
        atheris.Fuzz()


def main() -> None:
    """Fuzz, print a line a target; exit 1 if one broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--guided", metavar="TARGET")
    asked = parser.parse_args()
    if asked.guided:
        guided(asked.guided, asked.seconds)
    from tests.trust.targets import TARGETS

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
