"""Checks of the rotas' files: their names, their weeks, and what stands twice."""

from collections.abc import Iterator

from scheduler.content.checks.whole import Whole
from scheduler.content.files import CONTENT
from scheduler.model.rota import Rota
from scheduler.problems import Problem, Source, text


def weeks(whole: Whole) -> Iterator[Problem]:
    """Tell of rotas that contradict their file's name, their week or themselves."""
    for rota in whole.rotas:
        yield from misplaced(rota)
        yield from unordered_changes(rota)
        seen: dict[str, Source] = {}
        for shift in rota.shifts:
            source = shift.source or rota.source or Source("")
            if shift.shift in seen:
                yield Problem(
                    "duplicate-shift",
                    text("The shift {id} stands here a second time.", id=shift.shift),
                    source,
                    related=(seen[shift.shift],),
                )
            seen.setdefault(shift.shift, source)
            if shift.date not in rota.week.days:
                yield Problem(
                    "outside-week",
                    text(
                        "{date} is not in the week {week}.", date=shift.date, week=rota.week
                    ),
                    source,
                )
            names: set[str] = set()
            for one in shift.assignments:
                if one.volunteer in names:
                    yield Problem(
                        "assigned-twice",
                        text("{id} stands twice on this shift.", id=one.volunteer),
                        one.source,
                    )
                names.add(one.volunteer)


def misplaced(rota: Rota) -> Iterator[Problem]:
    """Yield a problem where a file's name, or its status, does not fit."""
    wanted = f"{CONTENT}/rotas/{rota.week}.yaml"
    if rota.source and rota.source.file != wanted:
        yield Problem(
            "wrong-file-name",
            text("The rota of {week} belongs in {file}.", week=rota.week, file=wanted),
            rota.source,
            text("Rename the file or correct the week."),
        )
    if rota.is_released and rota.released_at is None:
        yield Problem(
            "released-without-time",
            text("This rota is released, but not since when."),
            rota.source,
            text("Set it back to draft and run linli release {week}.", week=rota.week),
        )


def unordered_changes(rota: Rota) -> Iterator[Problem]:
    """Yield a problem for each change whose number is not one more than the last."""
    for wanted, change in enumerate(rota.changes, 1):
        if change.revision != wanted:
            yield Problem(
                "wrong-revision",
                text(
                    "This change should be number {wanted}, not {found}.",
                    wanted=wanted,
                    found=change.revision,
                ),
                change.source,
            )
            return
