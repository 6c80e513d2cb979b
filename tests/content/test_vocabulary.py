from collections import Counter
from collections.abc import Callable

import pytest

from scheduler.content import (
    absences,
    attendance,
    community,
    compounds,
    council,
    events,
    feeds,
    handovers,
    holidays,
    issues,
    mediation,
    organisation,
    pioneers,
    purged,
    reviewed_words,
    rotas,
    scenario,
    sealed,
    services,
    visit_programmes,
    visits,
    vocabulary,
    volunteers,
    withdrawals,
)
from scheduler.content.nodes import Block
from scheduler.content.records import Reading, Record
from scheduler.problems import Source

READERS: dict[str, list[Callable[[Record], object]]] = {
    "community": [community.read],
    "contact": [community.contact],
    "grid": [community.grid],
    "venue": [community.venue],
    "role": [community.role],
    "category": [community.category],
    "issue rules": [community.issue_rules],
    "escalation": [community.escalation],
    "planning": [community.planning],
    "retention": [community.retention],
    "compound": [compounds.read],
    "building": [compounds.building("wanghai", "")],
    "holidays": [holidays.read],
    "year": [holidays.year],
    "closed days": [holidays.closed_days],
    "school break": [holidays.school_break],
    "organisation": [organisation.read],
    "tier": [organisation.level],
    "member kind": [organisation.member_kind],
    "post": [organisation.post],
    "unit": [organisation.unit],
    "volunteer": [volunteers.read],
    "certificate": [volunteers.certificate],
    "limits": [volunteers.limits],
    "pairs": [volunteers.pairs],
    "absence": [absences.read],
    "name consent": [volunteers.consent],
    "withdrawal": [withdrawals.read],
    "reviewed word": [reviewed_words.read],
    "purged": [purged.read],
    "pioneer": [pioneers.reader(())],
    "door range": [pioneers.dated_range((), "")],
    "handover": [handovers.reader(())],
    "liaison": [community.liaison],
    "service": [services.read, events.read],
    "need": [services.need("dumplings")],
    "lesson": [services.lesson],
    "deviation": [services.deviation(kind) for kind in services.DEVIATIONS],
    "issue": [issues.read],
    "step": [issues.step],
    "meeting": [council.read],
    "mediation": [mediation.read],
    "attempt": [mediation.attempt],
    "promise": [mediation.promise],
    "consent": [mediation.consent],
    "attendance": [attendance.read],
    "feed": [feeds.read],
    "visit programme": [visit_programmes.read],
    "visit": [visits.reader(())],
    "sealed list": [sealed.read],
    "rota": [rotas.read],
    "rota shift": [rotas.shift],
    "assignment": [rotas.pinned],
    "change": [rotas.change],
    "scenario": [scenario.read],
    "without": [scenario.without],
    "training": [scenario.training],
}


def keys(what: str) -> list[str]:
    """Give the keys that the readers of a kind of record ask for."""
    asked: dict[str, None] = {}
    for read in READERS[what]:
        record = Record(Block(Source("x.yaml")), what, Reading())
        read(record)
        asked |= record.asked
    return list(asked)


@pytest.mark.parametrize("what", READERS)
def test_each_key_of_a_record_has_a_chinese_word_of_its_own(what: str) -> None:
    words = {key: vocabulary.chinese(key, what) for key in keys(what)}
    assert [key for key, word in words.items() if key == word] == []
    assert [word for word, count in Counter(words.values()).items() if count > 1] == []


def test_the_table_holds_no_word_that_no_reader_asks_for() -> None:
    asked = {key for what in READERS for key in keys(what)}
    assert set(vocabulary.KEYS) - asked == set()
    assert [(what, key) for what, key in vocabulary.OWN_KEYS if key not in keys(what)] == []


@pytest.mark.parametrize("about", vocabulary.WORDS)
def test_fixed_words_are_one_to_one(about: str) -> None:
    words = vocabulary.WORDS[about]
    assert len(vocabulary.fixed_words(about)) == 2 * len(words)


def test_a_key_is_written_the_same_in_every_record_but_for_its_own_words() -> None:
    assert vocabulary.chinese("name", "volunteer") == "姓名"
    assert vocabulary.chinese("name", "venue") == "名称"
    assert vocabulary.chinese("no such key", "venue") == "no such key"
