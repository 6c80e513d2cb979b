"""A word that may stand in public although it is also somebody's name."""

from dataclasses import dataclass
from datetime import date

from scheduler.problems import Source


@dataclass(frozen=True, slots=True)
class ReviewedWord:
    """A word or phrase, the post that looked at it, and when: 文明, 高兴, 一张文件."""

    word: str
    reviewed_by: str
    date: date
    source: Source
