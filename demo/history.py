"""The past: rotas and councils of the last quarter, attendance since the beginning, visits.

They follow from the rest of the community as ``scheduler`` reads it.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from demo import attendance, council, visits
from demo.changes import changed
from demo.past import rotas
from scheduler import content, timetable
from scheduler.content.rotas import dump
from scheduler.model.rota import Rota, RotaShift
from scheduler.model.times import Week

BEGINNING = date(2023, 1, 1)
QUARTER = 13
"""Weeks of rotas before the current one, which is still to be planned."""


def history(tree: Mapping[str, bytes], today: date) -> dict[str, bytes]:
    """Give the files of the past for the community in ``tree``."""
    loaded = content.load(tree)
    community = loaded.community
    if community is None or loaded.problems:
        raise AssertionError([str(problem.message) for problem in loaded.problems])
    this = Week.of(today)
    yesterday = this.monday - timedelta(days=1)
    shifts = timetable.shifts(community, BEGINNING, yesterday)
    quarter = (this + -QUARTER).monday
    released = [
        changed(rota) for rota in rotas(community, [s for s in shifts if s.date >= quarter])
    ]
    found = list(
        attendance.records(
            community,
            timetable.occurrences(community, BEGINNING, yesterday),
            shifts,
            _lines(released),
        )
    )
    return (
        {f"content/rotas/{rota.week}.yaml": dump(rota, community) for rota in released}
        | {
            f"content/attendance/{year}.yaml": data
            for year, data in attendance.pages(found, community).items()
        }
        | council.pages(community, timetable.occurrences(community, quarter, yesterday))
        | {
            f"content/visits/{year}.yaml": data
            for year, data in visits.pages(visits.paid(community, released, today)).items()
        }
    )


def _lines(released: list[Rota]) -> dict[str, list[RotaShift]]:
    lines: dict[str, list[RotaShift]] = {}
    for rota in released:
        for line in rota.shifts:
            lines.setdefault(line.occurrence, []).append(line)
    return lines
