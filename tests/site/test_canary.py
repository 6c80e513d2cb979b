"""The shipped community with a mark in every private field: where the marks end up."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, make_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from scheduler import content, files, project
from scheduler.audit import audit
from scheduler.audit.reading import readable
from scheduler.audit.secrets import secrets
from scheduler.audit.views import views
from scheduler.audit.views.view import View
from scheduler.model.community import Community
from scheduler.model.tiers import TIERS, Tier, Tiers
from scheduler.publish import personal, public
from scheduler.site import build
from tests.publish.neighbourhood import ON

ROOT = Path(__file__).parents[2]
MARKS = {tier: f"标记{tier}标" for tier in Tier if tier is not Tier.PUBLIC}
UNKNOWN = "无名字段标"


def plain(community: Community) -> frozenset[str]:
    """Give every text that may not change: what other records refer to."""
    ids = {
        getattr(record, "id", "")
        for name in ("services", "venues", "roles", "grids", "compounds", "categories")
        for record in getattr(community, name)
    }
    return frozenset(ids | {b.id for c in community.compounds for b in c.buildings})


def planted(value: Any, keep: frozenset[str], tier: Tier) -> Any:  # noqa: ANN401
    """Give ``value`` with the mark of its tier in every private text."""
    if isinstance(value, tuple):
        return tuple(planted(part, keep, tier) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        tiers = TIERS.get(type(value))
        return with_unknown(value, tiers, keep) if tiers else value
    is_text = type(value) is str and value and value not in keep
    if is_text and tier is not Tier.PUBLIC and "/" not in value:
        return value + MARKS[tier]
    return value


def with_unknown(record: Any, tiers: Tiers, keep: frozenset[str]) -> Any:  # noqa: ANN401
    """Plant the fields of a record, and give it one that nobody knows."""
    kind = type(record)
    private = record.public is False if hasattr(record, "public") else False
    least = Tier.SELF if private else Tier.PUBLIC
    changed = {
        one.name: planted(
            getattr(record, one.name),
            keep,
            max(tiers.of(one.name), least, key=lambda tier: tier.width),
        )
        for one in fields(kind)
        if one.name not in {"source", "volunteer", "id", "volunteers"}
        and not isinstance(getattr(record, one.name), dict)
    }
    made = replace(record, **changed)
    more = make_dataclass(
        kind.__name__, [("unknown", str, UNKNOWN)], bases=(kind,), frozen=True
    )
    values = {one.name: getattr(made, one.name) for one in fields(kind)}
    return more(**values)


def marks_in(tree: Iterator[tuple[str, bytes]]) -> set[str]:
    """Give the marks that stand anywhere in a tree, however they are hidden."""
    found: set[str] = set()
    wanted = {*MARKS.values(), UNKNOWN}
    for path, data in tree:
        for view in views(path, data):
            if isinstance(view, View):
                said = readable(view.text)
                found |= {mark for mark in wanted if mark in said}
    return found


@pytest.mark.slow
def test_no_private_field_of_the_shipped_community_reaches_the_site(tmp_path: Path) -> None:
    loaded = content.load(project.read_content(ROOT))
    assert loaded.community
    shipped = loaded.community
    marked = Community(
        **{
            one.name: planted(
                getattr(shipped, one.name), plain(shipped), TIERS[Community].of(one.name)
            )
            for one in fields(Community)
        }
    )
    assert repr(marked).count(UNKNOWN) > 1000
    assert set(MARKS.values()) <= {m for m in MARKS.values() if m in repr(marked)}
    edition = public.edition(marked, loaded.rotas, ON)
    assert UNKNOWN not in repr(edition)
    build.build(ROOT, edition, tmp_path)
    assert marks_in(files.walk(tmp_path)) == set()
    own = repr(personal.editions(marked, loaded.rotas, ON))
    assert {mark for mark in MARKS.values() if mark in own} <= {MARKS[Tier.SELF]}
    assert UNKNOWN not in own


@pytest.mark.slow
def test_the_gate_finds_nothing_in_the_shipped_site(tmp_path: Path) -> None:
    loaded = content.load(project.read_content(ROOT))
    assert loaded.community
    build.build(ROOT, public.edition(loaded.community, loaded.rotas, ON), tmp_path)
    done = audit(files.walk(tmp_path), secrets(loaded.community, ON))
    assert done.problems == ()
    assert done.files > 200
    ids = [one.id for one in loaded.community.pioneers]
    assert "pioneer-001" in ids
    for path, data in files.walk(tmp_path):
        assert b"pioneer-" not in data + path.encode(), path
