"""What differs between two rotas of a week: per shift, and per person."""

from collections.abc import Iterable
from dataclasses import dataclass

from scheduler.model.rota import Rota, RotaShift


@dataclass(frozen=True, slots=True)
class ShiftChange:
    """How one shift differs. ``before`` and ``after`` are its frozen lines."""

    shift: str
    before: RotaShift | None
    """``None``: the shift is new in the rota."""
    after: RotaShift | None
    """``None``: the shift is gone from it."""
    joined: tuple[str, ...]
    left: tuple[str, ...]

    @property
    def is_moved(self) -> bool:
        """Tell whether day, time or venue changed."""
        return (
            self.before is not None
            and self.after is not None
            and _place(self.before) != _place(self.after)
        )


@dataclass(frozen=True, slots=True)
class PersonChange:
    """How one person's duties differ: ids of shifts gained and lost."""

    volunteer: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """All differences between two rotas."""

    shifts: tuple[ShiftChange, ...]
    people: tuple[PersonChange, ...]


def changes(before: Rota | None, after: Rota | None) -> Differences:
    """Compare two rotas of a week; either may be missing. Reserves are not compared."""
    old = {entry.shift: entry for entry in before.shifts} if before else {}
    new = {entry.shift: entry for entry in after.shifts} if after else {}
    ordered = sorted(
        old.keys() | new.keys(), key=lambda s: (_when(new.get(s) or old[s]), s)
    )
    shifts = tuple(
        change
        for shift in ordered
        if (change := _shift_change(shift, old.get(shift), new.get(shift)))
    )
    return Differences(shifts, _people(shifts))


def _shift_change(
    shift: str, before: RotaShift | None, after: RotaShift | None
) -> ShiftChange | None:
    old = set(before.volunteers) if before else set()
    new = set(after.volunteers) if after else set()
    change = ShiftChange(
        shift, before, after, tuple(sorted(new - old)), tuple(sorted(old - new))
    )
    same = before is not None and after is not None and not change.is_moved
    return None if same and old == new else change


def _people(shifts: Iterable[ShiftChange]) -> tuple[PersonChange, ...]:
    gained: dict[str, list[str]] = {}
    lost: dict[str, list[str]] = {}
    for change in shifts:
        for person in change.joined:
            gained.setdefault(person, []).append(change.shift)
        for person in change.left:
            lost.setdefault(person, []).append(change.shift)
    return tuple(
        PersonChange(person, tuple(gained.get(person, ())), tuple(lost.get(person, ())))
        for person in sorted(gained.keys() | lost.keys())
    )


def _place(entry: RotaShift) -> tuple[object, ...]:
    return entry.date, entry.time, entry.venue


def _when(entry: RotaShift) -> tuple[object, ...]:
    return entry.date, entry.time
