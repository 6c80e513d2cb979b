"""Secret addresses of personal calendars."""

from base64 import urlsafe_b64encode
from collections.abc import Sequence

from demo.dice import Dice
from demo.emit import file
from demo.people import Person

SHARE = 5
"""Every fifth volunteer subscribed."""
HOLDERS = "2026-11-02T09:00"
MINTED = ("2026-01-05T09:00", "2026-03-02T14:30", "2026-06-08T10:00", "2026-09-14T09:20")


def feed_list(people: Sequence[Person], holders: Sequence[str]) -> bytes:
    """Write the addresses; one was closed, one leaked and was replaced.

    Whoever holds a post subscribed this month: due dates stand in calendars now.
    """
    dice = Dice("feeds")
    chosen = dice.some(
        [person for person in people if not person.until], len(people) // SHARE
    )
    out = [
        "# 个人日历的密钥。真正的社区由 linli feeds 用 secrets 生成，不可预测；",
        "# 这里的由演示数据的固定种子算出，只为每次生成都一样，不能当真。",
    ]
    for number, person in enumerate(chosen):
        minted = dice.pick(MINTED)
        end = ""
        if number == 7:
            end = ", closed: 2026-10-01T09:00"
        elif number == 11:
            old = _token(dice)
            out.append(
                _line(person.id, old, minted, ", closed: 2026-11-10T08:15, leaked: yes")
            )
            minted = "2026-11-10T08:20"
        out.append(_line(person.id, _token(dice), minted, end))
    known = {person.id for person in chosen}
    out += [_line(one, _token(dice), HOLDERS, "") for one in holders if one not in known]
    return file(*out)


def _token(dice: Dice) -> str:
    return urlsafe_b64encode(dice.bits(24)).decode()


def _line(volunteer: str, token: str, minted: str, end: str) -> str:
    return f'- {{volunteer: {volunteer}, token: "{token}", minted: {minted}{end}}}'
