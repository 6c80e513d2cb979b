"""Whatever strangers send: no traceback, no hang, and what is read holds its promise.

``make fuzz`` does the same for as long as asked.
"""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.trust.hostile import inputs
from tests.trust.targets import TARGETS

LONGEST = 2.0
"""Seconds of CPU that one input may take."""
CASES = 60
"""Inputs a target in the suite's short run."""


def ends_well(target: str, data: bytes) -> None:
    """Throw ``data`` at a target; it ends in time."""
    began = time.process_time()
    TARGETS[target](data)
    assert time.process_time() - began < LONGEST


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_hostile_bytes_end_well(target: str, data: st.DataObject) -> None:
    ends_well(target, data.draw(inputs(target)))
