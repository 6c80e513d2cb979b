"""``interruptibly``: ^C is heard while a library works outside of Python."""

import os
import signal
from threading import Event

import pytest

from scheduler.planning.interrupt import interruptibly


def test_an_interrupt_is_heard_before_the_work_has_ended() -> None:
    may_end, ended, told = Event(), Event(), []

    def work() -> None:
        os.kill(os.getpid(), signal.SIGINT)
        may_end.wait(60)
        ended.set()

    with pytest.raises(KeyboardInterrupt):
        interruptibly(work, lambda: told.append("stop"))
    assert (told, ended.is_set()) == (["stop"], False)
    may_end.set()
    assert ended.wait(60)


def test_what_the_work_gives_or_raises_comes_back() -> None:
    assert interruptibly(lambda: 7, lambda: None) == 7
    with pytest.raises(ZeroDivisionError):
        interruptibly(lambda: 1 // 0, lambda: None)
