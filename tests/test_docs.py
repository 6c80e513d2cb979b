"""The documents tell the truth: examples load, and generated parts are up to date."""

import importlib
import os
import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from scheduler import content
from scheduler.content.files import KINDS, kind_of
from scheduler.content.scenario import lay
from scheduler.content.vocabulary import KEYS, OWN_KEYS
from scheduler.model.retention import PERIODS
from scheduler.model.tiers import TIERS
from scheduler.planning.liaison.points import (
    BALANCE,
    BEYOND_BOUNDS,
    CHANGE,
    DISTANCES,
    RANGE,
    TAKER,
)
from scheduler.planning.repair import FAVOURS
from scheduler.planning.rules import RULES
from scheduler.planning.weights import DEFAULTS

ROOT = Path(__file__).parents[1]
EXAMPLE = re.compile(r'```yaml title="(.+?)"\n(.*?)```', re.DOTALL)
GENERATED = "<!-- made by: LINLI_UPDATE=1 python -m pytest tests/test_docs.py -->\n"


def hold(name: str, made: str) -> None:
    """Compare what follows the mark of a page with ``made``, or write it if asked to."""
    path = ROOT / "docs" / name
    head, mark, found = path.read_text("utf-8").partition(GENERATED)
    if os.environ.get("LINLI_UPDATE"):
        path.write_text(head + GENERATED + made, "utf-8")
    else:
        assert (mark, found) == (GENERATED, made)


def test_the_examples_of_the_content_page_are_a_community_without_a_problem() -> None:
    page = (ROOT / "docs/content.md").read_text("utf-8")
    tree = {path: body.encode() for path, body in EXAMPLE.findall(page)}
    loaded = content.load(tree)
    assert loaded.problems == ()
    assert {kind_of(path.removeprefix("content/")) for path in tree} <= set(KINDS)


def test_the_content_page_lists_every_key_with_its_chinese() -> None:
    rows = [f"| `{english}` | {chinese} |\n" for english, chinese in sorted(KEYS.items())]
    own = [
        f"| `{english}`（{record}） | {chinese} |\n"
        for (record, english), chinese in sorted(OWN_KEYS.items())
    ]
    hold("content.md", "\n| 英文 | 中文 |\n|---|---|\n" + "".join([*rows, *own]))


def test_the_rules_page_has_every_rule_in_its_order() -> None:
    made = ""
    for rule in RULES:
        words = importlib.import_module(f"scheduler.planning.rules.{rule.id}").__doc__ or ""
        made += f"\n## {rule.id}\n\n{words.strip()}\n"
    hold("rules.md", made)


def test_the_rota_page_names_every_weight_with_its_default_in_their_order() -> None:
    page = (ROOT / "docs/rota.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| .+ \| (\d+) \|$", page, re.MULTILINE)
    assert [(rule, int(points)) for rule, points in rows] == list(DEFAULTS.items())


def test_the_rota_page_names_what_each_favour_adds() -> None:
    page = (ROOT / "docs/rota.md").read_text("utf-8")
    (told,) = re.findall(r"“开口求人”本身（(.+?)）", page)
    assert sorted(map(int, re.findall(r"\d+", told))) == sorted(set(FAVOURS.values()))


def test_the_handbook_names_what_each_reason_of_the_net_costs() -> None:
    page = (ROOT / "docs/handbook.md").read_text("utf-8")
    start = page.index("| 扣在哪里 | 分 |")
    rows = page[start:].split("\n\n")[0].splitlines()[2:]
    costs = [row.split("|")[2].strip() for row in rows]
    assert costs == [
        "、".join(map(str, DISTANCES.values())),
        *map(str, (CHANGE, RANGE, BALANCE, TAKER, BEYOND_BOUNDS)),
    ]


def test_the_scenario_of_the_rota_page_fits_the_community_of_the_content_page() -> None:
    page = (ROOT / "docs/content.md").read_text("utf-8")
    base = content.load({path: body.encode() for path, body in EXAMPLE.findall(page)})
    assert base.community
    ((file, body),) = EXAMPLE.findall((ROOT / "docs/rota.md").read_text("utf-8"))
    found = lay(file, body.encode(), base.community)
    assert found.problems == ()
    assert found.community
    assert set(found.community.service) - set(base.community.service) == {"tea"}


def test_the_privacy_page_has_the_tier_of_every_kind_of_record() -> None:
    made = "\n| record | tier | fields that differ | goes after |\n|---|---|---|---|\n"
    for kind, tiers in TIERS.items():
        differ = ", ".join(f"`{name}` {tier}" for name, tier in tiers.differ.items())
        name = f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"
        goes = "; ".join(
            f"{', '.join(f'`{key}`' for key in (*one.drop, *one.blank)) or 'all of it'}: "
            f"`{one.period.id}`"
            for one in tiers.purge
        )
        made += f"| `{name}` | {tiers.record} | {differ} | {goes} |\n"
    made += "\n| period | days | what | why so long |\n|---|---|---|---|\n"
    for period in PERIODS:
        made += f"| `{period.id}` | {period.days} | {period.name} | {period.why} |\n"
    hold("privacy.md", made)


def test_the_problems_page_shows_every_problem_as_it_is_printed() -> None:
    made = ""
    for case in sorted((ROOT / "tests/problems").iterdir()):
        told, command = case / "expected.txt", case / "command.txt"
        typed = f"$ linli {command.read_text('utf-8')}" if command.is_file() else ""
        if told.is_file():
            shown = typed + told.read_text("utf-8").strip()
            made += f"\n## {case.name}\n\n```text\n{shown}\n```\n"
    hold("problems.md", made)


def test_the_licences_page_lists_all_that_a_run_is_made_of() -> None:
    pinned = (ROOT / "requirements/run.txt").read_text("utf-8")
    rows = ""
    for name, version, marker in re.findall(
        r"^([\w.-]+)==([^ \n]+?)(?: ; ([^\\\n]+))? \\$", pinned, re.MULTILINE
    ):
        try:
            about = metadata(name)
        except PackageNotFoundError:
            assert marker, name  # only elsewhere
            continue
        told = about["License-Expression"] or " / ".join(
            word.rpartition(" :: ")[2]
            for word in about.get_all("Classifier") or ()
            if word.startswith("License :: ")
        )
        told = told or (about["License"] or "").partition("\n")[0]
        rows += f"| {name} | {version} | {told} |\n"
    hold("licences.md", "\n| package | version | licence |\n|---|---|---|\n" + rows)
