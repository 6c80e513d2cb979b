"""``linli preview``: the next dates of a service."""

import json
from pathlib import Path

from tests.conftest import Linli

DUMPLINGS = "content/services/dumplings.yaml"
"""Every Friday, 8:30-11:00; in the starter it is skipped on holidays."""


def change(path: Path, before: str, after: str) -> None:
    written = path.read_text("utf-8")
    assert before in written
    path.write_text(written.replace(before, after), "utf-8")


def test_dates_stand_in_columns_by_their_width_with_lunar_date_and_holiday(
    here: Path, linli: Linli
) -> None:
    change(here / DUMPLINGS, "on_holiday: skip", "on_holiday: previous_workday")
    run = linli("--on", "2026-09-23", "preview", "dumplings", "--count", "3", language="en")
    assert run.stdout.splitlines() == [
        "Date        Day  Time         Lunar date  State       Remark",
        "2026-09-24  Thu  08:30-11:00  八月十四    moved       instead of 2026-09-25 中秋",
        (
            "2026-09-30  Wed  08:30-11:00  八月二十    moved       "
            "instead of 2026-10-02 国庆节"
        ),
        "2026-10-09  Fri  08:30-11:00  八月廿九    as planned",
    ]
    assert (run.returncode, run.stderr) == (0, "")


def test_a_cancelled_date_and_a_year_without_notice_are_told(
    here: Path, linli: Linli
) -> None:
    skip = "\nskip: [{date: 2026-12-25, reason: 停电, decided: 2026-12-01T09:00}]\n"
    with (here / DUMPLINGS).open("a", encoding="utf-8") as file:
        file.write(skip)
    run = linli("--on", "2026-12-25", "preview", "dumplings", "--count", "2", language="en")
    assert run.stdout.splitlines() == [
        "Date        Day  Time         Lunar date  Holiday        State       Remark",
        "2026-12-25  Fri  08:30-11:00  冬月十七                   cancelled   停电",
        "2027-01-01  Fri  08:30-11:00  冬月廿四    not announced  as planned",
        "The public holidays of 2027 are not announced yet.",
    ]


def test_dates_that_wait_for_staff_are_said_to_wait(here: Path, linli: Linli) -> None:
    change(here / DUMPLINGS, "on_holiday: skip", "on_holiday: ask")
    run = linli("--on", "2026-10-01", "preview", "dumplings", "--count", "1", language="en")
    assert run.stdout.splitlines() == [
        "Date        Day  Time         Lunar date  Holiday  State",
        "2026-10-02  Fri  08:30-11:00  八月廿二    国庆节   undecided",
        "Write the date under keep, skip or move; until then it is not planned.",
    ]


def test_a_service_that_ends_says_how_many_dates_are_left(here: Path, linli: Linli) -> None:
    change(here / DUMPLINGS, "when: 每周五", "when: 每周五\nuntil: 2026-12-04")
    run = linli("preview", "dumplings", language="en")
    dates = [line[:10] for line in run.stdout.splitlines()[1:3]]
    assert dates == ["2026-11-27", "2026-12-04"]
    assert run.stdout.splitlines()[3].endswith(
        "has no more than 2 dates from 2026-11-23 on."
    )


def test_json_gives_one_object_for_each_date(here: Path, linli: Linli) -> None:
    assert here.exists()
    run = linli("preview", "爱心水饺", "--count", "1", "--json")
    (found,) = json.loads(run.stdout)
    assert found.pop("venue")
    assert found == {
        "id": "dumplings/2026-11-27",
        "date": "2026-11-27",
        "weekday": 5,
        "start": "2026-11-27T08:30:00+08:00",
        "end": "2026-11-27T11:00:00+08:00",
        "lunar": "十月十九",
        "holiday": "",
        "holidays_announced": True,
        "state": "planned",
        "nominal": "2026-11-27",
        "reason": "",
    }


def test_an_unknown_service_is_refused_with_a_suggestion(here: Path, linli: Linli) -> None:
    assert here.exists()
    run = linli("preview", "dumplngs", language="en")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.splitlines() == [
        "error: There is no service “dumplngs”. [unknown-service]",
        "Did you mean “dumplings”?",
    ]
