"""Reads ``content/community.yaml``: offices, grids, venues, roles, and how to plan."""

from dataclasses import replace

from scheduler.content.fields import code, domain, number, one_of, phone, words
from scheduler.content.phrases.reminders import reminder
from scheduler.content.phrases.titles import title
from scheduler.content.records import Record
from scheduler.content.shapes import at, many, pairs
from scheduler.model.community import Community, Contact, LiaisonDefaults, PlanningDefaults
from scheduler.model.feed import REMINDERS
from scheduler.model.issue import Category, EscalationLimit, IssueRules, Level
from scheduler.model.people import Role
from scheduler.model.place import Grid, Venue
from scheduler.model.retention import PERIODS
from scheduler.problems import Problem, text

MANY = 1_000_000
DAYS = 366
LONGEST_KEPT = 100 * DAYS
MINUTES = 24 * 60
OLDEST = 120
DEFAULTS = PlanningDefaults()
ISSUES = IssueRules()
LIAISON = LiaisonDefaults()
HOUSEHOLDS = 999


def read(record: Record) -> Community:
    """Read the file; everything else is added to the community by ``load``."""
    return Community(
        name=record.need("name", at(title)),
        domain=record.need("domain", at(domain)),
        residents=record.get("residents", at(number(0, 100 * MANY)), 0),
        source=record.source,
        fictional=record.flag("fictional"),
        about=record.words("about"),
        contacts=record.some("contacts", "contact", contact),
        grids=record.each("grids", "grid", grid),
        venues=record.each("venues", "venue", venue),
        roles=record.each("roles", "role", role),
        categories=sealed_below(record.each("categories", "category", category)),
        issue_rules=record.one("issues", "issue rules", issue_rules, ISSUES),
        planning=record.one("planning", "planning", planning, DEFAULTS),
        liaison=record.one("liaison", "liaison", liaison, LIAISON),
        reminders=record.get("reminders", many(at(reminder)), REMINDERS),
        retention=record.one("retention", "retention", retention, ()),
    )


def contact(record: Record) -> Contact:
    """Read an office."""
    return Contact(
        id=record.identity("contact"),
        name=record.need("name", at(title)),
        phone=record.need("phone", at(phone)),
        source=record.source,
        hours=record.words("hours"),
    )


def grid(record: Record) -> Grid:
    """Read a grid."""
    return Grid(
        id=record.identity("grid"),
        name=record.need("name", at(title)),
        source=record.source,
        lead=record.words("lead"),
        station=record.refer("station", "venue"),
        phone=record.get("phone", at(phone), ""),
    )


def venue(record: Record) -> Venue:
    """Read a venue."""
    return Venue(
        id=record.identity("venue"),
        name=record.need("name", at(title)),
        source=record.source,
        address=record.get("address", at(title), ""),
        grid=record.refer("grid", "grid"),
        hours=record.words("hours"),
        directions=record.words("directions"),
        accessible=record.flag("accessible"),
        travel=record.get("travel", pairs(number(0, MINUTES)), ()),
    )


def role(record: Record) -> Role:
    """Read a role."""
    return Role(
        id=record.identity("role"),
        name=record.need("name", at(title)),
        source=record.source,
        certificate=record.flag("certificate"),
        minimum_age=record.get("minimum_age", at(number(0, OLDEST)), 0),
        never_alone=record.flag("never_alone"),
    )


def category(record: Record) -> Category:
    """Read a category of issues."""
    return Category(
        id=record.identity("category"),
        name=record.need("name", at(title)),
        source=record.source,
        sealed=record.flag("sealed"),
        parent=record.refer("parent", "category"),
        service_code=record.get("service_code", at(code), ""),
    )


def sealed_below(categories: tuple[Category, ...]) -> tuple[Category, ...]:
    """Seal what lies under a sealed category, however deep."""
    sealed = {one.id for one in categories if one.sealed}
    for _ in categories:
        sealed |= {one.id for one in categories if one.parent in sealed}
    return tuple(replace(one, sealed=one.id in sealed) for one in categories)


def issue_rules(record: Record) -> IssueRules:
    """Read what the community agreed on about issues."""
    return IssueRules(
        escalation=record.each("escalation", "escalation", escalation),
        unclaimed_meetings=record.get(
            "unclaimed_meetings", at(number(1, DAYS)), ISSUES.unclaimed_meetings
        ),
        response_days=record.get(
            "response_days", at(number(1, DAYS)), ISSUES.response_days
        ),
        shown_days=record.get("shown_days", at(number(1, 10 * DAYS)), ISSUES.shown_days),
        stub_days=record.get("stub_days", at(number(0, 10 * DAYS)), ISSUES.stub_days),
    )


def escalation(record: Record) -> EscalationLimit:
    """Read after how many days an issue is due to be raised from a level."""
    written = record.need("level", at(one_of("rising level")))
    return EscalationLimit(
        level=Level(written) if written else Level.BUILDING,
        days=record.need("days", at(number(1, 10 * DAYS))),
        source=record.source,
        category=record.refer("category", "category"),
    )


def retention(record: Record) -> tuple[tuple[str, int], ...]:
    """Read how many days private words are kept, where that is not the usual time."""
    own = ((one.id, record.get(one.id, at(number(1, LONGEST_KEPT)), 0)) for one in PERIODS)
    return tuple((period, days) for period, days in own if days)


def liaison(record: Record) -> LiaisonDefaults:
    """Read how many households are to be one pioneer household's."""
    least, ideal, most = (
        record.get(key, at(number(1, HOUSEHOLDS)), getattr(LIAISON, key))
        for key in ("least", "ideal", "most")
    )
    if not least <= ideal <= most:
        record.wrong(
            Problem(
                "bounds-reversed",
                text(
                    "At least {least}, ideally {ideal}, at most {most}: one is too large.",
                    least=least,
                    ideal=ideal,
                    most=most,
                ),
                record.source,
            )
        )
    return LiaisonDefaults(least, ideal, most)


def planning(record: Record) -> PlanningDefaults:
    """Read how rotas are planned and weighed."""
    counts = {
        key: record.get(key, at(number(lowest, highest)), getattr(DEFAULTS, key))
        for key, lowest, highest in (
            ("per_day", 1, 24),
            ("per_week", 1, 7 * 24),
            ("per_month", 1, 31 * 24),
            ("rest", 0, DAYS),
            ("travel_minutes", 0, MINUTES),
            ("weeks", 1, 26),
            ("fairness_weeks", 1, 104),
        )
    }
    return replace(
        DEFAULTS,
        **counts,
        priorities=record.get("priorities", many(at(words)), ()),
        weights=record.get("weights", pairs(number(0, MANY)), ()),
    )
