"""Where a case stands on a day, and when its story may be told."""

from dataclasses import replace
from datetime import date

from scheduler.model.mediation import Attempt, Consent, Mediation, MediationState, Promise
from scheduler.problems import Source

HERE = Source("")
CASE = Mediation(
    id="TJ-2026-001",
    received=date(2026, 11, 2),
    grid="grid-1",
    parties=("甲方", "乙方"),
    by="网格员",
    text="墙裂了",
    source=HERE,
    attempts=(Attempt(date(2026, 11, 4), HERE), Attempt(date(2026, 11, 9), HERE)),
    agreed=date(2026, 11, 9),
    agreement="修补",
    promises=(
        Promise("乙方", "修补", date(2026, 11, 30), HERE, date(2026, 12, 1), kept=True),
    ),
    consents=(
        Consent("甲方", date(2026, 12, 5), HERE),
        Consent("乙方", date(2026, 12, 7), HERE, withdrawn=date(2027, 1, 10)),
    ),
    story="墙补好了，话说开了。",
    reviewed_by="社区副书记",
)


def test_a_case_stands_as_what_was_known_on_the_day_says() -> None:
    stood = {
        day: CASE.known(date.fromisoformat(day)).state
        for day in ("2026-11-08", "2026-11-09", "2026-11-30", "2026-12-01")
    }
    assert list(stood.values()) == [
        MediationState.OPEN,
        MediationState.AGREED,
        MediationState.AGREED,
        MediationState.KEPT,
    ]
    assert len(CASE.known(date(2026, 11, 8)).attempts) == 1
    assert CASE.known(date(2026, 11, 30)).due(date(2026, 11, 30)) != ()


def test_a_story_is_told_from_the_last_consent_to_the_day_one_is_taken_back() -> None:
    told = {
        day: bool(CASE.public_story(date.fromisoformat(day)))
        for day in ("2026-12-06", "2026-12-07", "2027-01-09", "2027-01-10", "2027-06-01")
    }
    assert list(told.values()) == [False, True, True, False, False]
    again = Consent("乙方", date(2027, 2, 1), HERE)
    asked = replace(CASE, consents=(*CASE.consents, again))
    assert asked.public_story(date(2027, 2, 1)) == CASE.story


def test_a_story_without_a_review_or_without_parties_is_never_told() -> None:
    day = date(2026, 12, 31)
    assert replace(CASE, reviewed_by="").public_story(day) == ""
    assert replace(CASE, parties=()).public_story(day) == ""
    assert replace(CASE, consents=CASE.consents[:1]).public_story(day) == ""
