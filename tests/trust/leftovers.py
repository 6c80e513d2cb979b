"""What a killed run left, judged against the state before it and that after a whole run."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scheduler import content, files
from scheduler.planning.review import review
from scheduler.problems import has_errors

OUTPUTS = ("staff", "feeds", "site")


@dataclass(frozen=True, slots=True)
class State:
    """All that a run can change: the bytes of the content, and what each output shows."""

    content: Mapping[str, bytes]
    shown: Mapping[str, str]


def state(here: Path) -> State:
    """Read what a run can change."""
    return State(
        files.read_tree(here, "content"),
        {name: _whole(here / "build" / name) for name in OUTPUTS},
    )


def _whole(folder: Path) -> str:
    """Give the digest of all that an output shows; empty when there is none."""
    if not folder.exists():
        return ""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return files.fingerprint_tree(
        {p.relative_to(folder).as_posix(): p.read_bytes() for p in paths}
    )


def what_is_wrong(before: State, whole: State, now: State) -> tuple[str, ...]:
    """Name each file and output that is neither as before nor as after a whole run."""
    wrong = [
        f"{path} is torn"
        for path, data in now.content.items()
        if data not in (before.content.get(path), whole.content.get(path))
    ]
    wrong += [f"{path} is lost" for path in before.content if path not in now.content]
    if has_errors(content.load(now.content).problems):
        wrong.append("the content has errors")
    wrong += [
        f"build/{name} is neither the old nor the new one"
        for name in OUTPUTS
        if now.shown[name] not in {before.shown[name], whole.shown[name]}
    ]
    return tuple(wrong)


def has_other_rotas(finished: State, ended: State) -> bool:
    """Tell whether only rotas differ, and all of them together cost the same."""
    paths = {*finished.content, *ended.content}
    other = [p for p in paths if finished.content.get(p) != ended.content.get(p)]
    return (
        bool(other)
        and all(path.startswith("content/rotas/") for path in other)
        and points(finished.content) == points(ended.content)
    )


def points(tree: Mapping[str, bytes]) -> int | None:
    """Give what all rotas of a tree cost together; ``None`` if one breaks a rule."""
    loaded = content.load(tree)
    if loaded.community is None or not loaded.rotas:
        return None
    found = review(loaded.community, loaded.rotas, *(r.week for r in loaded.rotas))
    return None if has_errors(found.problems) else found.cost


def differences(finished: State, whole: State) -> tuple[str, ...]:
    """Name what the next run left otherwise than a run that nobody struck."""
    paths = sorted({*finished.content, *whole.content})
    return tuple(
        f"after the next run {path} differs"
        for path in paths
        if finished.content.get(path) != whole.content.get(path)
    ) + tuple(
        f"after the next run build/{name} differs"
        for name in OUTPUTS
        if finished.shown[name] != whole.shown[name]
    )
