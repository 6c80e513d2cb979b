"""What staff see of all issues: the ledger (台账) and the figures of a month and a year."""

from dataclasses import dataclass
from datetime import date

from scheduler.model.times import Date
from scheduler.publish.counts import Figures, Number


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One issue as it stands; every word is as people say it."""

    id: str
    received: date
    origin: str
    category: str
    compound: str
    grid: str
    level: str
    text: str
    """Private."""
    state: str
    is_open: bool
    by: str
    """Post or unit that claimed it last."""
    due: Date | None
    settled: Date | None
    days: int
    """Until it was settled, or waited so far."""
    outcome: str
    satisfaction: str
    repeat_of: str
    published: Date | None


@dataclass(frozen=True, slots=True)
class Movement:
    """How what was open before a day became what is open on a later one.

    By numbers, ``before + received + reopened == settled + declined + after``: something
    that was settled and reopened within the time is neither.
    """

    before: Number
    received: Number
    reopened: Number
    settled: Number
    declined: Number
    after: Number


@dataclass(frozen=True, slots=True)
class MediationMonth:
    """Of the cases of a month, by the day of receipt, how many came to what."""

    month: str
    received: int
    states: tuple[int, ...]
    """Of each state, in the order of ``MediationCounts.states``."""


@dataclass(frozen=True, slots=True)
class MediationCounts:
    """Cases between neighbours as numbers: nothing else of them leaves ``content/``."""

    states: tuple[str, ...]
    """What each is called."""
    all: tuple[int, ...]
    """All cases, in each state."""
    months: tuple[MediationMonth, ...]
    """The twelve months to the day, the oldest first."""
    due: int
    """Promises that should have been looked at by the day."""
    coming: int
    """Promises that are to be looked at later."""


@dataclass(frozen=True, slots=True)
class LedgerEdition:
    """All issues on a day, and the figures of its month and of the twelve months to it."""

    community: str
    fictional: bool
    office: str
    phone: str
    first: date
    """First day of the month."""
    as_of: date
    rows: tuple[LedgerRow, ...]
    """The oldest first; nothing sealed."""
    month: Figures
    year: Figures
    movement: Movement
    names: tuple[tuple[str, str], ...]
    """Of categories and compounds, by id."""
    mediation: MediationCounts
    sealed: int
    """Sealed issues and mediation cases of the month: counted, and nothing more."""
