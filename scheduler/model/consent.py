"""Whose name the public may read, in which form and where, and since when no longer.

Without a valid consent no name is told at all; a masked name is never told: with its
compound it would point at one person in 39 to 98 of 100 cases (docs/privacy.md).
"""

import re
from collections.abc import Iterable
from datetime import date

from scheduler.model.people import PublicName, Volunteer, Withdrawal

OF_AGE = 18

SURNAMES_OF_TWO = frozenset(
    re.findall(
        "..",
        "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政"
        "濮阳公冶太叔申屠公孙慕容仲孙钟离长孙宇文司徒鲜于司空闾丘子车亓官司寇巫马"
        "公西颛孙壤驷公良漆雕乐正宰父谷梁拓跋夹谷轩辕令狐段干百里呼延东郭南门羊舌"
        "微生左丘东门西门第五",
    )
)
"""Of the Hundred Family Surnames, those of two characters."""


def is_surely_of_age(person: Volunteer, on: date) -> bool:
    """Tell whether a person is 18: only the year of birth is known, and it must be."""
    return person.born is not None and on.year - person.born > OF_AGE


def consents(
    person: Volunteer, withdrawals: Iterable[Withdrawal], scope: str, on: date
) -> bool:
    """Tell whether a consent for ``scope`` is valid ``on`` that day."""
    consent = person.consent
    return (
        consent is not None
        and scope in consent.scope
        and consent.date <= on <= consent.until
        and not any(
            one.volunteer == person.id and consent.date <= one.date <= on
            for one in withdrawals
        )
    )


def public_name(
    person: Volunteer, withdrawals: Iterable[Withdrawal], scope: str, on: date
) -> str:
    """Give what the public may read of a name in ``scope``; empty where nothing."""
    left = person.until is not None and person.until < on
    if left or not is_surely_of_age(person, on):
        return ""
    if not consents(person, withdrawals, scope, on):
        return ""
    match person.public_name:
        case PublicName.TITLE:
            return f"{surname(person.name)}老师"
        case PublicName.SURNAME:
            return f"{surname(person.name)}姓志愿者"
        case PublicName.FULL:
            return person.name
    return ""


def surname(name: str) -> str:
    """Give the surname of a Chinese name; what stands before the dot of other names."""
    first, dot, _ = name.partition("·")
    if dot:
        return first
    return name[:2] if name[:2] in SURNAMES_OF_TWO and len(name) > len("欧阳") else name[:1]
