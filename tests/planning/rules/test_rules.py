"""Each rule is one file: in the list, called as its file, told in words, and tested."""

import importlib
from pathlib import Path

import pytest

from scheduler.planning import rules
from scheduler.planning.rules import RULE, RULES
from scheduler.planning.weights import DEFAULTS

HERE = Path(__file__).parent
SHARED = {"rule", "partners", "grouping"}
"""What several rules use; no rules themselves."""
MODULES = sorted(
    path.stem
    for path in Path(rules.__file__).parent.glob("*.py")
    if path.stem not in {"__init__", *SHARED}
)


def test_every_file_is_a_rule_of_the_list() -> None:
    assert sorted(RULE) == MODULES
    assert len(RULES) == len(RULE)


@pytest.mark.parametrize("name", MODULES)
def test_a_rule_is_called_as_its_file_says_what_it_is_and_has_a_test(name: str) -> None:
    module = importlib.import_module(f"scheduler.planning.rules.{name}")
    assert module.RULE is RULE[name]
    kind = "Hard" if RULE[name].is_hard else "Soft"
    assert (module.__doc__ or "").startswith(f"{kind}: ")
    assert (HERE / f"test_{name}.py").is_file()


def test_hard_rules_come_first_and_have_words_and_soft_ones_have_weights() -> None:
    hard = [rule for rule in RULES if rule.is_hard]
    assert list(RULES[: len(hard)]) == hard
    assert [rule.id for rule in hard if not rule.broken] == []
    assert [rule.id for rule in RULES[len(hard) :]] == list(DEFAULTS)
