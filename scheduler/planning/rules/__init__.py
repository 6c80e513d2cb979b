"""All rules of the rota, one file each; hard ones first, soft ones by rank.

To add a rule: write ``rules/<id>.py`` with its ``RULE``, and add a line to ``RULES``.
"""

from scheduler.planning.rules import (
    absence,
    accompanied,
    age,
    apart,
    apart_wish,
    available,
    certificate,
    change,
    fairness,
    lead,
    learner,
    learning,
    membership,
    minimum,
    never_alone,
    overlap,
    own_building,
    own_grid,
    per_day,
    per_month,
    per_week,
    pinned,
    preferred,
    rather_not,
    released,
    rest,
    role,
    spread,
    surplus,
    target,
    together,
    together_wish,
)
from scheduler.planning.rules.rule import Bars, Rule

RULES: tuple[Rule, ...] = (
    role.RULE,
    certificate.RULE,
    age.RULE,
    membership.RULE,
    absence.RULE,
    available.RULE,
    pinned.RULE,
    released.RULE,
    per_day.RULE,
    per_week.RULE,
    per_month.RULE,
    rest.RULE,
    overlap.RULE,
    apart.RULE,
    together.RULE,
    accompanied.RULE,
    lead.RULE,
    never_alone.RULE,
    learner.RULE,
    minimum.RULE,
    target.RULE,
    surplus.RULE,
    fairness.RULE,
    change.RULE,
    rather_not.RULE,
    spread.RULE,
    preferred.RULE,
    apart_wish.RULE,
    together_wish.RULE,
    own_grid.RULE,
    own_building.RULE,
    learning.RULE,
)

RULE: dict[str, Rule] = {rule.id: rule for rule in RULES}
"""Rules by id."""

BARS: tuple[Bars, ...] = tuple(rule.bars for rule in RULES if rule.bars is not None)
