"""CHOOSE: from a community and its rotas to better rotas, and why they are so.

``plan`` fills the coming weeks, ``changes`` compares two rotas; ``review``, ``explain``,
``substitute``, ``risk`` and ``scenario`` are modules of their own. The solver is loaded
only when something is to be solved.
"""

from scheduler.planning.differences import Differences, changes
from scheduler.planning.planner import Plan, plan

__all__ = ["Differences", "Plan", "changes", "plan"]
