"""Checks of words that are written for the public: nothing private stands in them."""

from collections.abc import Iterator

from scheduler.content.checks.whole import Whole
from scheduler.model.privacy import Finding, Private, private_in
from scheduler.problems import Problem, Source, Text, text

SAID: dict[Private, Text] = {
    Private.PHONE: text("a telephone number"),
    Private.IDENTITY: text("an identity or account number"),
    Private.DOOR: text("a door"),
    Private.BUILDING: text("a building"),
    Private.PLATE: text("the number plate of a car"),
    Private.NAME: text("the name of somebody on the roster"),
    Private.CALLED: text("somebody's name"),
    Private.PLACE: text("a compound, a grid or who manages one"),
    Private.DAY: text("a day"),
}
"""What each finding is called."""


def public_words(whole: Whole) -> Iterator[Problem]:
    """Tell of what must not stand in words for the public, whether published or not."""
    community = whole.community
    for issue in community.issues if community else ():
        for words, source in (
            (issue.public_title, issue.title_source),
            (issue.public_result, issue.result_source),
        ):
            if community:
                for one in private_in(words, community, issue):
                    yield private(one, source)


def private(one: Finding, source: Source | None) -> Problem:
    """Say what must not be public."""
    return Problem(
        "private-in-public",
        text(
            "“{words}” is {what}: that must not be public.",
            words=one.words,
            what=SAID[one.kind],
        ),
        source,
        text(
            "Say it without, for instance “a resident” (居民) or "
            "“in the compound” (小区内)."
        ),
    )
