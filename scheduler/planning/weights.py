"""How much each soft rule counts, in points, and the order of priorities.

The defaults are far enough apart that an earlier rule is hardly ever given up for later
ones. ``planning.priorities`` in the community's file names rules, the most important
first: the same ladder of points is dealt out in that order, rules not named after those
that are. ``planning.weights`` then sets the points of single rules.
"""

from scheduler.model.community import Community
from scheduler.problems import Problem, Severity, text

DEFAULTS = {
    "minimum": 10_000,
    "target": 2_000,
    "surplus": 500,
    "fairness": 200,
    "change": 40,
    "rather_not": 24,
    "spread": 16,
    "preferred": 12,
    "apart_wish": 10,
    "together_wish": 8,
    "own_grid": 6,
    "own_building": 5,
    "learning": 4,
}
"""Points by rule: for each place, person or duty, as the rule's file says."""

NOT_RANKED = ("minimum", "target", "surplus")
"""Cover comes first whatever the priorities say: they order what comes after it."""


def weights(community: Community) -> dict[str, int]:
    """Give the points of every soft rule as the community wants them."""
    ladder = [rule for rule in DEFAULTS if rule not in NOT_RANKED]
    named = [rule for rule in community.planning.priorities if rule in ladder]
    order = dict.fromkeys([*named, *ladder])
    points = [DEFAULTS[rule] for rule in ladder]
    found = {rule: DEFAULTS[rule] for rule in NOT_RANKED}
    found |= dict(zip(order, points, strict=True))
    found |= {rule: w for rule, w in community.planning.weights if rule in found}
    return found


def problems(community: Community) -> tuple[Problem, ...]:
    """Say which of the community's priorities and weights name no soft rule."""
    named = dict.fromkeys(
        [*community.planning.priorities, *dict(community.planning.weights)]
    )
    return tuple(
        Problem(
            "unknown-rule",
            text("There is no wish of the rota called {rule}.", rule=rule),
            community.source,
            text("These can be weighed: {rules}", rules=", ".join(DEFAULTS)),
            Severity.WARNING,
        )
        for rule in named
        if rule not in DEFAULTS
    )
