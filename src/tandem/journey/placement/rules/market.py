"""What a matching round looks at: who searches, what is open, and where. Plain facts, with no table behind them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from tandem.journey.placement.rules.schedule import Schedule
from tandem.journey.placement.terms.rounds import LeftOut

OLDEST: Final = 120
"""Who would be older has a slip of the pen for a day of birth, which holds up nobody."""


@dataclass(frozen=True)
class Point:
    """A position on the earth, in degrees."""

    lat: float
    lon: float


@dataclass(frozen=True)
class Seeker:
    """A learner who searches for a workplace."""

    track_id: UUID
    number: int
    """The order in which tracks began: tells equals apart where nothing else does."""
    training: str
    """The code of the training."""
    home: Point | None
    born: date | None
    free_from: date
    free_until: date
    """The first day the learner is gone again."""
    modes: frozenset[str]
    """How the learner can travel; none where it is not known. The quickest of them counts, place by place."""
    limit_minutes: int | None
    """The longest trip one way."""
    earliest_minute: int = 0
    """When the learner can be at work at the earliest, in minutes after midnight."""
    work_days: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    ranked: tuple[UUID, ...] = ()
    """The openings the learner ranked itself, the best first."""
    refused: frozenset[UUID] = frozenset()
    """The establishments the learner does not want."""
    days_left: int | None = None
    """Training days until the time to search is over."""
    is_promised: bool = False
    """Whether a seat was promised to the learner already."""


@dataclass(frozen=True)
class Site:
    """An establishment with the seats of its mentors, shared by its openings."""

    establishment_id: UUID
    point: Point
    seats: int


@dataclass(frozen=True)
class Offer:
    """An opening with the seats that are still free."""

    opening_id: UUID
    establishment_id: UUID
    training: str
    seats: int
    ends_on: date
    """The first day after the period: who is free before it can come."""
    start_minute: int | None
    """When the working day begins, in minutes after midnight; None where nobody said."""
    end_minute: int | None
    minimum_age: int = 0
    meets: frozenset[str] = frozenset()
    work_days: frozenset[str] = frozenset()
    """The days of the work; none where nobody said."""
    coverage: int = 1000
    """How much of the training can be learned here, in thousandths of its activities; all where no list says."""
    refused: frozenset[UUID] = frozenset()
    """The tracks to which the company said no here before."""


@dataclass(frozen=True)
class Pair:
    """A learner and an opening."""

    track_id: UUID
    opening_id: UUID


@dataclass(frozen=True)
class Assumed:
    """What is taken for granted where nobody said, as data."""

    day_minutes: int
    """How long a working day lasts where only its begin is known."""
    age: int
    """How old somebody without a date of birth is taken to be."""


@dataclass(frozen=True)
class Market:
    """Everything a run looks at, each list in one fixed order."""

    day: date
    seekers: tuple[Seeker, ...]
    sites: tuple[Site, ...]
    offers: tuple[Offer, ...]
    locked: tuple[Pair, ...] = ()
    forbidden: tuple[Pair, ...] = ()
    left_out: Mapping[UUID, LeftOut] = field(default_factory=dict)
    """Who searches and takes no part, with the reason."""
    schedule: Schedule | None = None
    """The timetables that say how long public transport takes; an estimate does where there are none."""


def market(
    *,
    day: date,
    seekers: tuple[Seeker, ...],
    sites: tuple[Site, ...],
    offers: tuple[Offer, ...],
    locked: tuple[Pair, ...] = (),
    forbidden: tuple[Pair, ...] = (),
    schedule: Schedule | None = None,
) -> Market:
    """The same facts in one fixed order, without who cannot take part, and without openings that have no site.

    The order does not depend on how the facts were found, so the same facts make the same round.
    """
    out = {one.track_id: why for one in seekers if (why := why_left_out(one)) is not None}
    known = {one.establishment_id for one in sites}
    open_to = tuple(sorted((one for one in offers if one.establishment_id in known), key=lambda one: one.opening_id))
    used = {one.establishment_id for one in open_to}
    taking_part = (one for one in seekers if one.track_id not in out)
    return Market(
        day=day,
        seekers=tuple(sorted(taking_part, key=lambda one: (one.number, one.track_id))),
        sites=tuple(sorted((s for s in sites if s.establishment_id in used), key=lambda one: one.establishment_id)),
        offers=open_to,
        locked=tuple(sorted(locked, key=lambda pair: (pair.track_id, pair.opening_id))),
        forbidden=tuple(sorted(forbidden, key=lambda pair: (pair.track_id, pair.opening_id))),
        left_out=out,
        schedule=schedule,
    )


def why_left_out(seeker: Seeker) -> LeftOut | None:
    """Why this learner takes no part in a run; None for who does."""
    if seeker.is_promised:
        return LeftOut.ALREADY_PROMISED
    if seeker.home is None:
        return LeftOut.NO_HOME
    if not seeker.modes or seeker.limit_minutes is None:
        return LeftOut.NO_TRAVEL
    if seeker.free_from >= seeker.free_until:
        return LeftOut.NOT_FREE
    return None


def age_on(born: date | None, day: date, *, assumed: int) -> int:
    """Full years on a day; who was born on 29 February is a year older on 1 March. Nobody is older than `OLDEST`."""
    if born is None:
        return assumed
    return min(OLDEST, max(0, day.year - born.year - ((day.month, day.day) < (born.month, born.day))))


def urgency(days_left: int | None, *, term: int) -> int:
    """How little time is left to search, 0 to 1000 points: none while the whole term is left, all when it is over."""
    if days_left is None or term <= 0:
        return 0
    return min(1000, max(0, 1000 * (term - days_left) // term))
