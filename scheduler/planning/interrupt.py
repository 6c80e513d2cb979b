"""Lets ^C be heard at once while a library works for minutes outside of Python."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")


def interruptibly(work: Callable[[], Result], stop: Callable[[], object]) -> Result:
    """Do ``work`` in a thread, while the main one waits in Python and hears ^C.

    On ^C ``stop`` is called, and nobody waits for the work to end: HiGHS hears it only
    after its presolve, which can take half a minute. CP-SAT's own way swallows ^C and
    then leaves the process without Python's handler (OR-Tools 9.15).
    """
    outcome: Future[Result] = Future()

    def settle() -> None:
        try:
            outcome.set_result(work())
        except BaseException as raised:  # noqa: BLE001 - it is raised again below
            outcome.set_exception(raised)

    try:
        Thread(target=settle, daemon=True).start()
        return outcome.result()
    except KeyboardInterrupt:
        stop()
        raise
