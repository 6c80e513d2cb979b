"""Kills ``linli`` at many moments and looks at what is left on disk.

A run happens in a forked child that has loaded everything already, so that a thousand
kills take minutes. Half of them strike just before the n-th change of the disk (Python's
audit events tell of each one), which is where something could be torn; the other half at
a moment in time. Afterwards every file of ``content/`` is as it was before or as a whole
run leaves it, it is read without an error, each output is the whole former or the whole
new one, and the same command run once more ends as if nothing had happened: where only
some of the drafts were written, the others may be planned otherwise, at the same cost.

``python -m tests.trust.kills --kills 200`` does it at length and prints a table.
"""

import argparse
import contextlib
import io
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.trust.leftovers import (
    State,
    differences,
    has_other_rotas,
    state,
    what_is_wrong,
)

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-23"
DISK = {
    "open",
    "os.chmod",
    "os.link",
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.symlink",
    "os.truncate",
    "shutil.rmtree",
}
"""Audit events of what can change a disk."""


@dataclass(frozen=True, slots=True)
class Case:
    """A command to kill, the commands that make the state it starts from, and those that
    a user would run next.
    """

    name: str
    before: tuple[tuple[str, ...], ...]
    command: tuple[str, ...]
    then: tuple[tuple[str, ...], ...] = ()
    written: Mapping[str, bytes] | None = None
    """Files that the command reads, beside the content."""


SWAP = ("2026-W48", "haircuts/haircut", "周洁", "孙磊")
PEOPLE = "姓名,电话,网格,岗位\n何梅,10200000091,第一网格,包水饺\n周洁,10200000092,,\n"
"""Somebody new, and a new phone."""
NEW = (
    "--text",
    "路灯坏了",
    "--origin",
    "phone",
    "--category",
    "housing",
    "--compound",
    "xingfu",
)
WORDS = (
    "--title",
    "路灯修好了",
    "--result",
    "换了灯泡，晚上亮了。",
    "--reviewed-by",
    "社区副书记",
)
CASES = (
    Case("weekly", (), ("weekly", "--yes")),
    Case(
        "weekly again",
        (("weekly", "--yes"), ("absent", "王芳", "2026-12-01", "2026-12-07")),
        ("--on", "2026-11-30", "weekly", "--yes"),
    ),
    Case("release", (("plan",),), ("release", "2026-W48"), (("weekly", "--yes"),)),
    Case(
        "absent",
        (("weekly", "--yes"),),
        ("absent", "王芳", "2026-11-23", "2026-12-06"),
        (("publish",),),
    ),
    Case(
        "import",
        (),
        ("import", "volunteers", "people.csv", "--yes"),
        written={"people.csv": PEOPLE.encode()},
    ),
    Case(
        "issues claim",
        (("issues", "add", *NEW),),
        ("issues", "claim", "SF-2026-002", "--due", "2026-12-01"),
    ),
    Case("swap", (("weekly", "--yes"),), ("swap", *SWAP), (("publish",),)),
    Case(
        "issues publish",
        (
            ("issues", "add", *NEW),
            ("issues", "claim", "SF-2026-002", "--due", "2026-12-01"),
            ("issues", "settle", "SF-2026-002"),
            ("issues", "follow-up", "SF-2026-002", "--outcome", "fixed"),
        ),
        ("issues", "publish", "SF-2026-002", *WORDS, "--yes"),
        (("publish",),),
    ),
    Case(
        "purge",
        (
            ("absent", "王芳", "2025-12-01", "2025-12-02", "--reason", "住院"),
            ("absent", "孙磊", "2026-12-01", "2026-12-02"),
        ),
        ("--on", "2030-01-01", "purge", "--yes"),
    ),
)


@dataclass(frozen=True, slots=True)
class Struck:
    """One kill: the case, what was struck (``change 17`` or ``0.42 s``), what was wrong."""

    case: str
    moment: str
    wrong: tuple[str, ...]


def run(
    here: Path, command: tuple[str, ...], strike: Callable[[], None] | None = None
) -> int:
    """Run a command in a fork and give its exit code; -9 when it was killed.

    ``strike`` is called in the child before the command begins.
    """
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status)
    try:
        os.chdir(here)
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        from scheduler import cli

        sys.argv = ["linli", "--on", TODAY, *command]
        if strike:
            strike()
        with (
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
        ):
            cli.main()
    except SystemExit as end:
        os._exit(end.code if isinstance(end.code, int) else 1)
    finally:
        os._exit(99)


def at_change(number: int) -> Callable[[], None]:
    """Kill the process just before its ``number``-th change of the disk."""

    def strike() -> None:
        left = number

        def listen(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal left
            if event in DISK and (event != "open" or _writes(arguments)):
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(listen)

    return strike


def after(seconds: float, sign: signal.Signals = signal.SIGKILL) -> Callable[[], None]:
    """Send ``sign`` to the process after so many seconds."""

    def strike() -> None:
        parent = os.getpid()
        if os.fork() == 0:
            time.sleep(seconds)
            with contextlib.suppress(ProcessLookupError):
                os.kill(parent, sign)
            os._exit(0)

    return strike


def counted(report: Path) -> Callable[[], None]:
    """Write down how often the disk was changed; one byte each."""

    def strike() -> None:
        handle = os.open(report, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

        def listen(event: str, arguments: tuple[object, ...]) -> None:
            if event in DISK and (event != "open" or _writes(arguments)):
                os.write(handle, b".")

        sys.addaudithook(listen)

    return strike


def _writes(arguments: tuple[object, ...]) -> bool:
    _, mode, flags = arguments
    written = isinstance(mode, str) and bool(set(mode) & set("wxa+"))
    return written or (isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR)))


def struck(case: Case, kills: int, chance: random.Random, folder: Path) -> list[Struck]:
    """Kill ``case`` so many times, each from the same state, and judge what is left."""
    start, whole_run = folder / "start", folder / "whole"
    for command in (("new", "start"), *case.before):
        code = run(folder if command[0] == "new" else start, command)
        if code not in {0, 1}:
            raise RuntimeError(f"{command} ended with {code}")
    for name, data in (case.written or {}).items():
        (start / name).write_bytes(data)
    before = state(start)
    shutil.copytree(start, whole_run, symlinks=True)
    began = time.perf_counter()
    run(whole_run, case.command, counted(folder / "changes"))
    took = time.perf_counter() - began
    changes = (folder / "changes").stat().st_size
    whole = state(whole_run)
    if whole == before:
        raise RuntimeError(f"{case.command} does nothing")
    for command in case.then:
        run(whole_run, command)
    ended = state(whole_run)
    found = []
    for number in range(kills):
        here = folder / f"kill-{number}"
        shutil.copytree(start, here, symlinks=True)
        if number % 2:
            moment = chance.uniform(0, took)
            told, strike = f"{moment:.2f} s", after(moment)
        else:
            change = chance.randint(1, changes)
            told, strike = f"change {change}", at_change(change)
        run(here, case.command, strike)
        wrong = what_is_wrong(before, whole, state(here))
        again = run(here, case.command)
        if again not in {0, 1}:
            wrong += (f"the next run ended with {again}",)
        for command in case.then:
            run(here, command)
        finished = state(here)
        wrong += differences(finished, expected(case, finished, ended, folder))
        found.append(Struck(case.name, told, wrong))
        shutil.rmtree(here)
    return found


def expected(case: Case, finished: State, ended: State, folder: Path) -> State:
    """Give how a case should have ended; of other rotas, what publishing makes of them."""
    if not has_other_rotas(finished, ended):
        return ended
    with tempfile.TemporaryDirectory(dir=folder) as name:
        for path, data in finished.content.items():
            target = Path(name) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        day = case.command[:2] if case.command[0] == "--on" else ()
        run(Path(name), (*day, "publish"))
        return state(Path(name))


def load_everything() -> None:
    """Import in the parent what children need, so that they start at once."""
    os.environ.update({"LANGUAGE": "zh_CN", "OMP_NUM_THREADS": "1"})
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        os.chdir(here)
        run(here, ("new", "warm"))
    import jieba
    import mkdocs.commands.build
    import mkdocs.config
    import ortools.sat.python.cp_model
    import typst
    import xlsxwriter

    from scheduler import cli, outputs, planning, project
    from scheduler.cli import session, weekly
    from scheduler.site import build

    jieba.setLogLevel(60)
    jieba.initialize()
    for module in (mkdocs, ortools, typst, xlsxwriter, cli, outputs, planning, project):
        assert module
    for module in (session, weekly, build):
        assert module


def main() -> None:
    """Kill as often as asked; exit 1 if anything was ever torn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    load_everything()
    chance = random.Random(asked.seed)
    cases = [case for case in CASES if asked.only in case.name]
    bad: list[Struck] = []
    for number, case in enumerate(cases):
        share = asked.kills // len(cases) + (number < asked.kills % len(cases))
        with tempfile.TemporaryDirectory() as folder:
            found = struck(case, share, chance, Path(folder))
        worst = [one for one in found if one.wrong]
        bad += worst
        print(f"{case.name:<14} {share:>4} kills, {len(worst)} with something wrong")
        for one in worst:
            print(f"    {one.moment}: {'; '.join(one.wrong)}")
    print(f"{asked.kills} kills, {asked.kills - len(bad)} survived")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
