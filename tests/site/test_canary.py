"""The shipped community with a mark in every private field: where the marks end up."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, make_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scheduler import content, files, outputs, project
from scheduler.audit import audit
from scheduler.audit.reading import readable
from scheduler.audit.secrets import secrets
from scheduler.audit.views import views
from scheduler.audit.views.view import View
from scheduler.model.community import Community
from scheduler.model.tiers import TIERS, Tier, Tiers, records
from scheduler.publish import public
from scheduler.site import build, deploy
from tests.content.everything import EXPECTED
from tests.publish.neighbourhood import ON

ROOT = Path(__file__).parents[2]
MARKS = {tier: f"标记{tier}标" for tier in Tier if tier is not Tier.PUBLIC}
UNKNOWN = "无名字段标"
SEALED = {"dispute", "noise", "water"}
"""Of the shipped community's categories of issues those that stay in its files."""
IN_A_WEEK = date(2026, 11, 18)
"""A day of the last week of which the shipped community has a rota."""
ROOTS = {
    "site": Tier.PUBLIC,
    "offline": Tier.PUBLIC,
    "feeds": Tier.SELF,
    "texts": Tier.TEAM,
    "staff": Tier.STAFF,
    "reports": Tier.STAFF,
}
"""Each output with the widest tier that may be in it; an unknown field may be nowhere."""


def plain(community: Community) -> frozenset[str]:
    """Give every text that may not change: what other records refer to."""
    return frozenset(getattr(record, "id", "") for record in records(community))


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
    least = Tier.PUBLIC
    if getattr(record, "public", True) is False:
        least = Tier.SELF
    if getattr(record, "category", "") in SEALED:
        least = Tier.SEALED
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


def marks_in(tree: Iterable[tuple[str, bytes]]) -> set[str]:
    """Give the marks that stand anywhere in a tree, however they are hidden."""
    found: set[str] = set()
    wanted = {*MARKS.values(), UNKNOWN}
    for path, data in tree:
        for view in views(path, data):
            if isinstance(view, View):
                said = readable(view.text)
                found |= {mark for mark in wanted if mark in said}
    return found


def marked(shipped: Community) -> Community:
    """Give the community with its marks, and a case and a meeting, which it has none of."""
    assert {one.id for one in shipped.categories if one.sealed} == SEALED
    whole = replace(
        shipped,
        mediations=tuple(replace(one, issue="") for one in EXPECTED.mediations),
        reviewed_words=EXPECTED.reviewed_words,
        purged=EXPECTED.purged,
    )
    keep = plain(shipped)
    made = Community(
        **{
            one.name: planted(getattr(whole, one.name), keep, TIERS[Community].of(one.name))
            for one in fields(Community)
        }
    )
    assert repr(made).count(UNKNOWN) > 1000
    assert [mark for mark in MARKS.values() if mark not in repr(made)] == []
    return made


@pytest.mark.slow
def test_each_output_of_the_shipped_community_holds_the_tiers_that_it_may(
    tmp_path: Path,
) -> None:
    loaded = content.load(project.read_content(ROOT))
    assert loaded.community
    community, rotas = marked(loaded.community), loaded.rotas
    edition = public.edition(community, rotas, IN_A_WEEK)
    build.build(ROOT, edition, tmp_path / "site")
    build.build(ROOT, edition, tmp_path / "offline", offline=True)
    (tmp_path / "offline.zip").write_bytes(deploy.zipped(tmp_path / "offline"))
    outputs.publish_staff(tmp_path, community, rotas, IN_A_WEEK)
    outputs.publish_feeds(tmp_path, community, rotas, IN_A_WEEK)
    outputs.publish_report(tmp_path, community, date(2026, 10, 1), IN_A_WEEK)
    texts = "".join(
        outputs.paste(community, rotas, what, IN_A_WEEK)
        for what in ("today", "tomorrow", "week", "helpers", "substitutions")
    )
    found = {
        "site": marks_in(files.walk(tmp_path / "site")),
        "offline": marks_in([("a.zip", (tmp_path / "offline.zip").read_bytes())]),
        "feeds": marks_in(files.walk(tmp_path / "build/feeds")),
        "texts": marks_in([("a.txt", texts.encode())]),
        "staff": marks_in(files.walk(tmp_path / "build/staff")),
        "reports": marks_in(files.walk(tmp_path / "build/reports")),
    }
    too_much = {
        name: marks - {MARKS[tier] for tier in MARKS if tier.width <= ROOTS[name].width}
        for name, marks in found.items()
    }
    assert too_much == {name: set() for name in ROOTS}
    assert MARKS[Tier.STAFF] in found["staff"]  # so marks would be found
    assert MARKS[Tier.TEAM] in found["texts"]


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
