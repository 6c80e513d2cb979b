"""The closed vocabularies for rules and windows of time (those for doors: ``doors``).

An unknown phrase is a ``Misread`` that lists what may be written.
"""

from scheduler.content.phrases.days import days, weekdays
from scheduler.content.phrases.recurrences import recurrence
from scheduler.content.phrases.windows import window

__all__ = ["days", "recurrence", "weekdays", "window"]
