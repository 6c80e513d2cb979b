"""Who may learn what: one tier for each kind of record, and for fields that differ.

The public output is made by an allow-list (``publish/public.py``); this table says what
that list may take, what the gate looks for in the finished site, and what the tests plant
a mark in. A kind of record without a line here fails a test.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from scheduler.model import mediation, organisation, retention
from scheduler.model.community import Attendance, Community, Contact
from scheduler.model.feed import FeedAddress
from scheduler.model.holidays import SchoolBreak
from scheduler.model.issue import Category, EscalationLimit, Issue, Step
from scheduler.model.meeting import Meeting
from scheduler.model.organisation import MemberKind, Post, Unit
from scheduler.model.people import (
    Absence,
    Certificate,
    Handover,
    LiaisonRange,
    NameConsent,
    PioneerHousehold,
    Role,
    Volunteer,
    Withdrawal,
)
from scheduler.model.place import Building, Compound, Grid, Venue
from scheduler.model.purged import Purged
from scheduler.model.retention import Purge
from scheduler.model.reviewed_word import ReviewedWord
from scheduler.model.rota import Assignment, Change, Rota, RotaShift
from scheduler.model.service import Deviation, Service, ShiftNeed
from scheduler.model.visit import SealedList, Visit, VisitProgramme


class Tier(StrEnum):
    """Who may learn it; each tier knows what the ones before it know."""

    PUBLIC = "public"
    """Anybody: ``build/site``."""
    SELF = "self"
    """Also whoever it is about, in the own calendar: ``build/feeds``."""
    TEAM = "team"
    """Also those who serve: sheets on the wall, texts for the group."""
    STAFF = "staff"
    """The community's office only: lists and sheets in ``build/staff``."""
    SEALED = "sealed"
    """Nobody: it stays in ``content/`` and is in no file that linli makes. So does an issue
    whose category is sealed, all of it.
    """

    @property
    def width(self) -> int:
        """Count the tiers that may not learn it."""
        return tuple(Tier).index(self)


@dataclass(frozen=True, slots=True)
class Tiers:
    """The tier of a kind of record, of fields that differ, and what the gate looks for.

    A field that is not named has the tier of its record, so a record with a field that
    few may know has the tier of the few, and what more may know is named. ``names``,
    ``phones`` and ``tokens`` are fields whose values may not occur in the site at all.
    ``purge`` says what goes when its time is over.
    """

    record: Tier
    differ: Mapping[str, Tier] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    tokens: tuple[str, ...] = ()
    purge: tuple[Purge, ...] = ()

    def of(self, name: str) -> Tier:
        """Give the tier of a field."""
        return self.differ.get(name, self.record)


TIERS: Mapping[type, Tiers] = MappingProxyType(
    {
        Community: Tiers(Tier.PUBLIC, {"planning": Tier.STAFF, "reminders": Tier.SELF}),
        Contact: Tiers(Tier.PUBLIC),
        Grid: Tiers(Tier.PUBLIC),
        Compound: Tiers(Tier.PUBLIC),
        Building: Tiers(Tier.STAFF),
        Venue: Tiers(Tier.PUBLIC, {"travel": Tier.STAFF}),
        Role: Tiers(Tier.PUBLIC),
        Category: Tiers(Tier.PUBLIC),
        organisation.Tier: Tiers(Tier.PUBLIC),
        MemberKind: Tiers(Tier.PUBLIC),
        Post: Tiers(Tier.PUBLIC, {"holder": Tier.STAFF}),
        Unit: Tiers(Tier.PUBLIC),
        SchoolBreak: Tiers(Tier.PUBLIC),
        Service: Tiers(Tier.PUBLIC, {"bring": Tier.SELF, "lead": Tier.TEAM}),
        ShiftNeed: Tiers(Tier.PUBLIC),
        Deviation: Tiers(Tier.PUBLIC),
        Volunteer: Tiers(
            Tier.STAFF,
            {"id": Tier.TEAM, "name": Tier.TEAM, "grid": Tier.TEAM, "roles": Tier.TEAM},
            names=("name",),
            phones=("phone",),
            purge=(
                Purge(
                    retention.VOLUNTEER_DETAILS,
                    "volunteer",
                    retention.volunteers,
                    drop=(
                        *("phone", "born", "building", "certificates", "limits"),
                        *("available", "preferred", "unavailable", "rather_not"),
                        *("together", "apart", "accompanied_by", "public_name"),
                    ),
                ),
                Purge(
                    retention.NAME_CONSENTS,
                    "volunteer",
                    retention.name_consents,
                    drop=("public_name", "consent"),
                ),
            ),
        ),
        Certificate: Tiers(Tier.STAFF),
        NameConsent: Tiers(Tier.SEALED),
        Withdrawal: Tiers(
            Tier.SEALED,
            purge=(Purge(retention.NAME_CONSENTS, "withdrawal", retention.withdrawals),),
        ),
        ReviewedWord: Tiers(Tier.STAFF),
        Absence: Tiers(
            Tier.STAFF,
            {"reason": Tier.SEALED},
            purge=(
                Purge(
                    retention.ABSENCE_REASONS,
                    "absence",
                    retention.absences,
                    drop=("reason",),
                ),
                Purge(retention.ABSENCES, "absence", retention.absences),
            ),
        ),
        PioneerHousehold: Tiers(Tier.STAFF),
        LiaisonRange: Tiers(Tier.STAFF),
        Handover: Tiers(
            Tier.STAFF,
            {"reason": Tier.SEALED},
            purge=(
                Purge(
                    retention.HANDOVER_REASONS,
                    "handover",
                    retention.handovers,
                    drop=("reason",),
                ),
            ),
        ),
        VisitProgramme: Tiers(Tier.STAFF, {"name": Tier.SELF, "for_whom": Tier.SELF}),
        Visit: Tiers(
            Tier.STAFF,
            purge=(
                Purge(
                    retention.VISIT_NOTES,
                    "visit",
                    retention.visits,
                    drop=("topics", "needs", "note"),
                ),
            ),
        ),
        SealedList: Tiers(Tier.STAFF),
        Issue: Tiers(
            Tier.SEALED,
            {
                "id": Tier.PUBLIC,
                "received": Tier.PUBLIC,
                "origin": Tier.PUBLIC,
                "category": Tier.PUBLIC,
                "compound": Tier.PUBLIC,
                "level": Tier.PUBLIC,
                "text": Tier.STAFF,
                "public_title": Tier.PUBLIC,
                "public_result": Tier.PUBLIC,
            },
            purge=(
                Purge(retention.ISSUE_TEXTS, "issue", retention.issues, blank=("text",)),
            ),
        ),
        Step: Tiers(
            Tier.SEALED,
            {
                "kind": Tier.PUBLIC,
                "date": Tier.PUBLIC,
                "by": Tier.STAFF,
                "due": Tier.PUBLIC,
                "level": Tier.PUBLIC,
                "outcome": Tier.PUBLIC,
            },
            purge=(
                Purge(
                    retention.ISSUE_TEXTS,
                    "step",
                    retention.steps,
                    drop=("note", "result"),
                    blank=("reason",),
                ),
            ),
        ),
        EscalationLimit: Tiers(Tier.STAFF),
        Meeting: Tiers(
            Tier.STAFF,
            purge=(
                Purge(
                    retention.MEETING_NOTES,
                    "meeting",
                    retention.meetings,
                    drop=("note",),
                ),
            ),
        ),
        mediation.Mediation: Tiers(
            Tier.SEALED,
            {"story": Tier.PUBLIC},
            purge=(
                Purge(
                    retention.MEDIATIONS,
                    "mediation",
                    retention.mediations,
                    drop=("evidence", "reason"),
                    blank=("text", "agreement"),
                ),
            ),
        ),
        mediation.Attempt: Tiers(
            Tier.SEALED,
            purge=(
                Purge(
                    retention.MEDIATIONS,
                    "attempt",
                    retention.attempts,
                    drop=("result",),
                ),
            ),
        ),
        mediation.Promise: Tiers(
            Tier.SEALED,
            purge=(
                Purge(
                    retention.MEDIATIONS,
                    "promise",
                    retention.promises,
                    blank=("text",),
                ),
            ),
        ),
        mediation.Consent: Tiers(Tier.SEALED),
        Attendance: Tiers(
            Tier.STAFF,
            {"served": Tier.PUBLIC},
            purge=(
                Purge(
                    retention.NO_SHOWS,
                    "attendance",
                    retention.attendance,
                    drop=("absent",),
                ),
            ),
        ),
        FeedAddress: Tiers(
            Tier.SELF,
            tokens=("token",),
            purge=(Purge(retention.FEED_ADDRESSES, "feed", retention.feeds),),
        ),
        Purged: Tiers(Tier.STAFF),
        Rota: Tiers(Tier.TEAM),
        RotaShift: Tiers(Tier.TEAM),
        Assignment: Tiers(
            Tier.TEAM,
            purge=(
                Purge(
                    retention.CHANGE_REASONS,
                    "assignment",
                    retention.pins,
                    drop=("reason",),
                ),
            ),
        ),
        Change: Tiers(
            Tier.TEAM,
            {"reason": Tier.SEALED, "by": Tier.SEALED},
            purge=(
                Purge(
                    retention.CHANGE_REASONS,
                    "change",
                    retention.changes,
                    drop=("reason",),
                ),
            ),
        ),
    }
)
"""Every kind of record that ``content/`` holds."""


def records(value: object) -> Iterator[object]:
    """Yield every record in ``value``, itself included, that has a line in the table."""
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, tuple):
            left += reversed(one)
            continue
        if type(one) in TIERS:
            yield one
        parts = _parts(type(one))  # type: ignore[arg-type]  # every class can be hashed
        left += [getattr(one, name) for name in parts]


@cache
def _parts(kind: type) -> tuple[str, ...]:
    """Give the fields of a kind of record, the last one first; none of anything else."""
    names = [one.name for one in fields(kind)] if is_dataclass(kind) else []
    return tuple(reversed(names))
