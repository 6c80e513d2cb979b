"""Every kind of record has a tier, and the table names nothing that is not there."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

from scheduler.model.community import Community
from scheduler.model.people import Volunteer
from scheduler.model.rota import Rota
from scheduler.model.tiers import TIERS, Tier, Tiers, records
from tests.content.everything import EXPECTED, WANG_FANG


def reachable(kind: Any, seen: set[type]) -> Iterator[type]:  # noqa: ANN401 - any hint
    """Yield every dataclass that a hint leads to."""
    for part in get_args(kind):
        yield from reachable(part, seen)
    if isinstance(kind, type) and is_dataclass(kind) and kind not in seen:
        seen.add(kind)
        yield kind
        for hint in get_type_hints(kind).values():
            yield from reachable(hint, seen)


def kinds_of_record() -> set[type]:
    """Give every kind that stands somewhere in a file: it has a place."""
    seen: set[type] = set()
    found = [*reachable(Community, seen), *reachable(Rota, seen)]
    return {kind for kind in found if any(one.name == "source" for one in fields(kind))}


def test_every_kind_of_record_has_a_tier() -> None:
    missing = sorted(kind.__name__ for kind in kinds_of_record() - set(TIERS))
    assert missing == [], f"give them a line in scheduler/model/tiers.py: {missing}"


def test_the_table_names_only_fields_that_there_are() -> None:
    for kind, tiers in TIERS.items():
        known = {one.name for one in fields(kind)}
        named = {*tiers.differ, *tiers.names, *tiers.phones, *tiers.tokens}
        assert named <= known, kind
        same = [name for name, tier in tiers.differ.items() if tier is tiers.record]
        assert same == [], f"{kind}: these have the record's tier anyway"


def test_what_the_gate_looks_for_is_public_in_no_record() -> None:
    for kind, tiers in TIERS.items():
        for name in (*tiers.names, *tiers.phones, *tiers.tokens):
            assert tiers.of(name) is not Tier.PUBLIC, f"{kind}.{name}"


def test_a_field_has_the_tier_of_its_record_unless_it_is_named() -> None:
    tiers = Tiers(Tier.STAFF, {"name": Tier.TEAM})
    assert (tiers.of("name"), tiers.of("phone")) == (Tier.TEAM, Tier.STAFF)
    assert [tier.width for tier in Tier] == [0, 1, 2, 3, 4]


def test_records_are_found_wherever_they_stand() -> None:
    found = list(records(EXPECTED))
    assert found[0] is EXPECTED
    assert WANG_FANG in found
    assert WANG_FANG.consent in found
    assert sum(isinstance(one, Volunteer) for one in found) == 2
