"""What became of an issue: claimed, consulted, settled, followed up, published."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from demo.dice import Dice
from demo.troubles import Trouble

Words = str | Mapping[str, str]
THURSDAY = 4
MOVED = {
    date(2026, 10, 1): date(2026, 9, 30),
    date(2026, 11, 5): date(2026, 11, 4),
}
"""Councils of the last quarter that were not on their Thursday."""
SKIPPED = {date(2024, 2, 15), date(2025, 1, 30), date(2026, 2, 19)}
"""Councils that were not held, over the Spring Festival."""
LIMITS = {"building": 60, "compound": 120}
"""Days at a level before the council raises it, as ``community.yaml`` has it."""
LEVELS = ("building", "compound", "community")
NOTES = {
    "claimed": ("议事会上当场认领", "先去现场看一看", "和反映人见过面了"),
    "building": ("楼栋里坐下来谈了一次", "住户都签了字", "单元群里接龙同意"),
    "compound": ("小区议事亭开会", "多数同意，少数保留意见", "征求意见三天"),
    "community": ("提到社区一级，请有关单位到场", "列入社区实事项目商议"),
    "works": ("现场验收", "拍照留存", "住户签字确认", ""),
    "words": ("上门回看过", "双方认可", "", ""),
    "half_fixed": ("大部分解决，剩下的继续跟", "还差一处收尾"),
    "not_fixed": ("问题又出现，重新办理", "回访时还有反映"),
}
"""What somebody noted beside a step; of works and of words, how they ended."""
TALKS = {"pets", "advice", "dispute", "care"}
ON_HOLD = {
    "housing": "等维修资金审批",
    "property": "等物业费用预算",
    "safety": "等施工队排期",
    "parking": "等电力增容排期",
    "public-space": "等业主大会表决",
}
DECLINED = ("属个人之间的买卖，建议走法律途径", "不归社区管，已告诉该找哪里")
TRANSFERRED = {
    "自来水压力小": "已书面转供水单位",
    "暖气不热": "已转供热单位",
    "公交站遮雨棚": "已书面转公交公司",
    "树枝压线": "已转供电和园林单位",
    "化粪池满溢": "已转市政养护单位",
}


RAISED = {
    "compound": ("要动用公共收益，一个楼栋定不了", "别的楼也有同样的事", "费用谈不拢"),
    "community": ("要请有关单位来", "几个小区都有", "小区里两次没议成"),
}
"""Why the council raised it to a level."""
CAME = {
    "building": (("住户代表", 4, 11, 100), ("红馨先锋户", 1, 2, 80), ("网格员", 1, 1, 90)),
    "compound": (("居民代表", 6, 15, 100), ("楼栋组长", 2, 4, 70), ("网格员", 1, 1, 90)),
    "community": (("居民代表", 8, 20, 100), ("网格员", 2, 5, 90), ("有关单位", 1, 3, 80)),
}
"""Who comes: role, how many at least and at most, and in how many of a hundred times."""
AGREED = {
    "building": ("全楼签字同意", "先修急的，费用按户分摊", "约定一周内各自清走"),
    "compound": ("多数同意", "先试一个月再看", "两个方案选了省钱的"),
    "community": ("请有关单位两周内答复", "列入下季度实事项目", "各小区按同一个办法做"),
}
OPINIONS = {
    "fixed": (("satisfied", 74), ("mostly", 15), ("dissatisfied", 3), ("", 8)),
    "half_fixed": (("satisfied", 10), ("mostly", 50), ("dissatisfied", 30), ("", 10)),
    "not_fixed": (("mostly", 10), ("dissatisfied", 80), ("", 10)),
    "not_needed": (("", 1),),
}
"""What people say of what was done, by how it ended; some say nothing."""
STUCK_AT = ("claimed", "settled", "followed_up")
FRESH, UNHEARD = 28, ("claimed", False)
"""Nothing older than so many days is still unclaimed."""
LATE, STALE, STUCK = 9, 100, 25
"""Of the issues that are that many days old, so many percent got stuck somewhere."""


@dataclass(frozen=True)
class Step:
    """One step: its kind, its day, and what else stands in its line."""

    kind: str
    day: date
    more: tuple[tuple[str, Words], ...] = ()

    @property
    def fields(self) -> dict[str, Words]:
        """Give the keys of its line in their order."""
        return {self.kind: self.day.isoformat(), **dict(self.more)}


def course(
    received: date, trouble: Trouble, by: str, today: date, dice: Dice
) -> tuple[Step, ...]:
    """Give the steps up to yesterday; the rest has not happened yet."""
    steps = [s for s in _all_steps(received, trouble, by, dice) if s.day < today]
    age = (today - received).days
    if LATE < age < STALE and dice.chance(STUCK):
        kinds = [step.kind for step in steps]
        stop = dice.pick(
            [kind for kind in STUCK_AT if kind in kinds and (kind, age < FRESH) != UNHEARD]
            or [""]
        )
        steps = steps[: kinds.index(stop)] if stop else steps
    return tuple(
        _with_opinion(s, Dice("opinion", received, by, trouble.name, s.day)) for s in steps
    )


def _with_opinion(step: Step, dice: Dice) -> Step:
    """Add how the resident finds it to a follow-up."""
    outcome = step.fields.get("outcome")
    opinion = dice.weighted(OPINIONS[outcome]) if isinstance(outcome, str) else ""
    if not opinion:
        return step
    (first, *rest) = step.more
    return replace(step, more=(first, ("satisfaction", opinion), *rest))


def _all_steps(received: date, trouble: Trouble, by: str, dice: Dice) -> list[Step]:
    claimed = _claimed_on(received, trouble, dice)
    if dice.chance(2):
        return [_step("declined", claimed, by="社区办公室", reason=dice.pick(DECLINED))]
    steps = [_claim(claimed, trouble, by, dice)]
    day = claimed
    if dice.chance(75 if trouble.days > 9 else 25):
        consulted, day = _consult(claimed, trouble, dice)
        steps += consulted
    if trouble.days > 12 and dice.chance(7):
        day += timedelta(days=dice.number(1, 5))
        steps.append(
            _step("on_hold", day, by=by, reason=ON_HOLD.get(trouble.category, "等开春再办"))
        )
        if dice.chance(35):
            return [*steps, *_rising(steps, trouble, day)]
        day += timedelta(days=dice.number(20, 60))
        steps.append(_claim(day, trouble, by, dice))
    elif trouble.name in TRANSFERRED and dice.chance(45):
        day += timedelta(days=dice.number(1, 4))
        steps.append(_step("transferred", day, by=by, note=TRANSFERRED[trouble.name]))
    settled = max(
        day + timedelta(days=1),
        claimed + timedelta(days=round(trouble.days * dice.number(40, 170) / 100)),
    )
    return steps + _ending(settled, trouble, by, dice)


def _rising(steps: list[Step], trouble: Trouble, day: date) -> list[Step]:
    """Raise what stays on hold, level by level, at the council after its limit."""
    levels = [trouble.level, *(s.fields["level"] for s in steps if "level" in s.fields)]
    found = []
    for lower, level in pairwise(LEVELS):
        if lower in levels and level not in levels:
            day = council(day + timedelta(days=LIMITS[lower]))
            reason = "还在等条件，请上一级想办法"
            found.append(_step("raised", day, level=level, by="社区办公室", reason=reason))
            levels.append(level)
    return found


def _claimed_on(received: date, trouble: Trouble, dice: Dice) -> date:
    """Urgent things at once, others at the next council on Thursday, some later."""
    if trouble.days <= 6:
        return received + timedelta(days=dice.number(0, 1))
    return council(received, 7 * dice.chance(9))


def council(day: date, later: int = 0) -> date:
    """Give the day of the next council from ``day`` on, or of one ``later``."""
    thursday = day + timedelta(days=(THURSDAY - day.isoweekday()) % 7 + later)
    held = MOVED.get(thursday, thursday)
    is_held = held >= day and held not in SKIPPED
    return held if is_held else council(day, later + 7)


def _claim(day: date, trouble: Trouble, by: str, dice: Dice) -> Step:
    allowed = next(d for d in (3, 7, 14, 21, 30, 60) if d >= trouble.days)
    note = dice.pick(NOTES["claimed"]) if dice.chance(35) else ""
    due = day + timedelta(days=allowed)
    return _step("claimed", day, by=by, due=due.isoformat(), note=note)


def _consult(claimed: date, trouble: Trouble, dice: Dice) -> tuple[list[Step], date]:
    """Consult at the level of the issue; now and then one higher, as the council says."""
    steps, day = [], claimed
    place = LEVELS.index(trouble.level)
    for level in LEVELS[place : place + 1 + dice.chance(18)]:
        if level != trouble.level:
            day = council(day)
            reason = Dice("raised", claimed, trouble.name).pick(RAISED[level])
            steps.append(_step("raised", day, level=level, by="社区办公室", reason=reason))
        day += timedelta(days=dice.number(1, 5))
        note = dice.pick(NOTES[level]) if dice.chance(60) else ""
        came, result = _meeting(level, Dice("came", trouble.name, day))
        steps.append(
            _step(
                "consulted",
                day,
                level=level,
                by="网格党支部",
                participants=came,
                result=result,
                note=note,
            )
        )
    return steps, day


def _meeting(level: str, dice: Dice) -> tuple[dict[str, str], str]:
    """Say who came to a consultation, by role, and what was agreed; some say nothing."""
    if not dice.chance(70):
        return {}, ""
    came = {
        role: str(dice.number(least, most))
        for role, least, most, percent in CAME[level]
        if dice.chance(percent)
    }
    return came, dice.pick(AGREED[level])


def _ending(settled: date, trouble: Trouble, by: str, dice: Dice) -> list[Step]:
    """Give what follows once it is settled; some have to be done again."""
    steps = [_step("settled", settled, by=by, note=_ended(trouble, dice))]
    day = settled + timedelta(days=dice.number(2, 8))
    if dice.chance(5):
        note = dice.pick(NOTES["not_fixed"])
        steps.append(_step("followed_up", day, outcome="not_fixed", by="网格员", note=note))
        steps.append(_step("reopened", day, by="网格员"))
        day += timedelta(days=dice.number(1, 4))
        steps.append(_claim(day, trouble, by, dice))
        day += timedelta(days=dice.number(3, 14))
        steps.append(_step("settled", day, by=by, note="再次办结"))
        day += timedelta(days=dice.number(3, 9))
    outcome = dice.weighted((("fixed", 88), ("half_fixed", 6), ("not_needed", 6)))
    note = dice.pick(NOTES["half_fixed"]) if outcome == "half_fixed" else ""
    steps.append(_step("followed_up", day, outcome=outcome, by="网格员", note=note))
    if trouble.category == "dispute" or outcome == "half_fixed" or not dice.chance(72):
        return steps
    day += timedelta(days=dice.number(1, 6))
    steps.append(_step("published", day, by="社区办公室"))
    if dice.chance(2):
        day += timedelta(days=dice.number(2, 5))
        steps.append(_step("withdrawn", day, by="社区办公室", note="居民要求撤下"))
    return steps


def _ended(trouble: Trouble, dice: Dice) -> str:
    return dice.pick(NOTES["words" if trouble.category in TALKS else "works"])


def _step(kind: str, day: date, **more: Words) -> Step:
    return Step(kind, day, tuple((key, value) for key, value in more.items() if value))
