"""Who may go where: every hard condition has a code, and says what was found and what is needed.

Rows are learners and pools side by side: indexes that broadcast together, so that one learner can be held against many
pools. No number of a law stands here: ages and hours come in as data.
"""

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from matchmaker.problem import MOST_MINUTES, MOST_TOLD, Finding, Whole
from matchmaker.region import LATEST, Region

Truth = NDArray[np.bool_]
"""An array of yes and no."""

HOURS: Final = 24
TABLE: Final = 2
SLOWEST: Final = 100_000
"""A day for a kilometre is a mistake in the table."""
METRE_SECONDS: Final = 1000 * 60
"""Metres in a kilometre times seconds in a minute."""


class Code(StrEnum):
    """Why a learner may not go to a pool. The codes are stable; their order is the order of the bits of a mask."""

    TRAINING = "training"
    """Another training."""
    LEVEL = "level"
    """The recognition is of a grade that does not do."""
    AGE = "age"
    """Younger than the pool takes."""
    STARTS_EARLY = "starts_early"
    """The day starts before somebody of that age may work."""
    ENDS_LATE = "ends_late"
    """The day ends after somebody of that age may work."""
    NOT_YET_FREE = "not_yet_free"
    """The period begins before the learner is free."""
    FREE_TOO_SHORT = "free_too_short"
    """The period ends after the learner is free."""
    NO_SEAT = "no_seat"
    """No seat in this period."""
    TRAVEL = "travel"
    """Further than the learner travels."""
    LEARNER_VETO = "learner_veto"
    """The learner does not want this place."""
    PLACE_VETO = "place_veto"
    """The place does not want this learner."""
    NEEDS = "needs"
    """Something the learner needs is not offered."""
    OWN_START = "own_start"
    """The day starts before the learner can be there."""


BIT: Final[Mapping[Code, int]] = {code: 1 << at for at, code in enumerate(Code)}
"""The bit of each code in a mask."""


@dataclass(frozen=True)
class Trips:
    """From where, to where, how, and when the day starts; arrays that broadcast together."""

    from_x_m: Whole
    from_y_m: Whole
    to_x_m: Whole
    to_y_m: Whole
    mode: Whole
    start_minute: Whole

    def metres(self) -> Whole:
        """As the crow flies, whole metres, rounded down."""
        far_x = self.to_x_m - np.asarray(self.from_x_m, np.int64)
        far_y = self.to_y_m - np.asarray(self.from_y_m, np.int64)
        metres: Whole = np.sqrt((far_x * far_x + far_y * far_y).astype(np.float64)).astype(np.int64)
        return metres


class Travel(Protocol):
    """How long a trip takes: any model that answers these two questions."""

    def minutes(self, trips: Trips) -> Whole:
        """Whole minutes of each trip."""

    def reach_m(self, mode: Whole, minutes: Whole) -> Whole:
        """Metres as the crow flies beyond which no trip takes so few minutes, at any hour; -1 where none does."""


@dataclass(frozen=True, eq=False)
class Pace:
    """The plain model of travel: minutes of waiting, then so many seconds for a kilometre as the crow flies."""

    seconds_per_km: Whole
    """By mode and by the hour the day starts: modes, 24."""
    wait_minutes: Whole
    """By mode and hour: modes, 24."""

    def findings(self, mode: Whole) -> "list[Finding]":
        """What is wrong with the tables, and the learners whose mode has no row."""
        findings = []
        for name, low in (("seconds_per_km", 1), ("wait_minutes", 0)):
            table = getattr(self, name)
            if table.ndim != TABLE or table.shape[1] != HOURS or len(table) != len(self.seconds_per_km):
                findings.append(Finding(name, None, f"shape {table.shape}", f"a row of {HOURS} for each mode"))
            elif table.size and not low <= table.min() <= table.max() <= SLOWEST:
                findings.append(Finding(name, None, f"{table.min()} to {table.max()}", f"{low} to {SLOWEST}"))
        modes = len(self.seconds_per_km)
        odd = np.flatnonzero(mode >= modes)[:MOST_TOLD]
        row = f"0 to {modes - 1}, a row"
        return findings + [Finding("learners.mode", int(index), str(mode[index]), row) for index in odd]

    def minutes(self, trips: Trips) -> Whole:
        """Whole minutes, rounded up."""
        hour = trips.start_minute // 60
        slow = self.seconds_per_km[trips.mode, hour]
        ridden = (trips.metres() * slow + METRE_SECONDS - 1) // METRE_SECONDS
        minutes: Whole = np.minimum(ridden + self.wait_minutes[trips.mode, hour], MOST_MINUTES)
        return minutes

    def reach_m(self, mode: Whole, minutes: Whole) -> Whole:
        """The metres of the fastest hour."""
        left = np.asarray(minutes, np.int64)[..., None] - self.wait_minutes[mode]
        metres = left * METRE_SECONDS // self.seconds_per_km[mode]
        farthest: Whole = np.where(left < 0, -1, metres).max(axis=-1)
        return farthest


@dataclass(frozen=True)
class HourRule:
    """Who is younger than this may not start earlier or end later."""

    below_age: int
    earliest_minute: int
    latest_minute: int


@dataclass(frozen=True, eq=False)
class Rules:
    """What the law and the round say, as data."""

    version: str
    travel: Travel
    hours: tuple[HourRule, ...] = ()

    def earliest(self, age: Whole) -> Whole:
        """The first minute of the day at which somebody of this age may start."""
        earliest = np.zeros_like(age)
        for rule in self.hours:
            earliest = np.maximum(earliest, (age < rule.below_age) * rule.earliest_minute)
        return earliest

    def latest(self, age: Whole) -> Whole:
        """The last minute at which somebody of this age may end."""
        latest = np.full_like(age, LATEST)
        for rule in self.hours:
            latest = np.minimum(latest, np.where(age < rule.below_age, rule.latest_minute, LATEST))
        return latest


def rule_findings(rules: Rules, region: Region) -> "list[Finding]":
    """Everything wrong with the rules as data, and every learner whose way of travelling they do not know."""
    findings = []
    for index, rule in enumerate(rules.hours):
        found = f"{rule.earliest_minute} to {rule.latest_minute}"
        if not 0 <= rule.earliest_minute <= rule.latest_minute <= LATEST:
            findings.append(Finding("hours", index, found, f"minutes that rise, from 0 to {LATEST}"))
    if isinstance(rules.travel, Pace):
        findings += rules.travel.findings(region.learners.mode)
    return findings


@dataclass(frozen=True, eq=False)
class Rows:
    """Learners and pools side by side: indexes that broadcast together, and what follows from both."""

    region: Region
    rules: Rules
    learner: Whole
    pool: Whole
    known_minutes: Whole | None = None
    """The travel minutes, where they are known already."""

    def of_learner(self, name: str) -> Whole:
        """This column of the learners, for each row."""
        column: Whole = getattr(self.region.learners, name)[self.learner]
        return column

    def of_pool(self, name: str) -> Whole:
        """This column of the pools, for each row."""
        column: Whole = getattr(self.region.pools, name)[self.pool]
        return column

    @cached_property
    def place(self) -> Whole:
        """The place of each row."""
        return self.of_pool("place")

    @cached_property
    def minutes(self) -> Whole:
        """The travel minutes of each row."""
        if self.known_minutes is not None:
            return self.known_minutes
        return self.rules.travel.minutes(self.trips())

    def trips(self) -> Trips:
        """The trip of each row."""
        return Trips(
            from_x_m=self.of_learner("x_m"),
            from_y_m=self.of_learner("y_m"),
            to_x_m=self.region.places.x_m[self.place],
            to_y_m=self.region.places.y_m[self.place],
            mode=self.of_learner("mode"),
            start_minute=self.of_pool("start_minute"),
        )

    def only(self, keep: Truth) -> "Rows":
        """The rows to keep, with their minutes; a lone learner or pool stays alone."""
        learner = self.learner[keep] if np.ndim(self.learner) else self.learner
        pool = self.pool[keep] if np.ndim(self.pool) else self.pool
        return Rows(self.region, self.rules, learner, pool, self.minutes[keep])

    def seats(self) -> Whole:
        """The seats of the pool, never more than those of its place."""
        seats: Whole = np.minimum(self.of_pool("seats"), self.region.places.seats[self.place])
        return seats

    def is_refused(self, vetoes: Whole) -> Whole:
        """1 where this list of vetoes holds the learner and the place, else 0."""
        wanted = np.asarray(self.learner, np.int64) * len(self.region.places) + self.place
        if not len(vetoes):
            return np.zeros(wanted.shape, np.int64)
        at = np.minimum(np.searchsorted(vetoes, wanted), len(vetoes) - 1)
        is_refused: Whole = (vetoes[at] == wanted).astype(np.int64)
        return is_refused


def _is_in(level: Whole, levels: Whole) -> Truth:
    is_in: Truth = (levels >> level) & 1 == 1
    return is_in


@dataclass(frozen=True)
class Condition:
    """One hard condition: it holds where `holds(found, needed)`."""

    code: Code
    found: Callable[[Rows], Whole]
    holds: Callable[[Any, Any], Any]
    needed: Callable[[Rows], Whole]


CONDITIONS: Final = (
    Condition(
        Code.TRAINING, lambda rows: rows.of_pool("training"), operator.eq, lambda rows: rows.of_learner("training")
    ),
    Condition(Code.LEVEL, lambda rows: rows.of_pool("level"), _is_in, lambda rows: rows.of_learner("levels")),
    Condition(Code.AGE, lambda rows: rows.of_learner("age"), operator.ge, lambda rows: rows.of_pool("minimum_age")),
    Condition(
        Code.STARTS_EARLY,
        lambda rows: rows.of_pool("start_minute"),
        operator.ge,
        lambda rows: rows.rules.earliest(rows.of_learner("age")),
    ),
    Condition(
        Code.ENDS_LATE,
        lambda rows: rows.of_pool("end_minute"),
        operator.le,
        lambda rows: rows.rules.latest(rows.of_learner("age")),
    ),
    Condition(
        Code.NOT_YET_FREE,
        lambda rows: rows.of_learner("free_from"),
        operator.le,
        lambda rows: rows.of_pool("starts_on"),
    ),
    Condition(
        Code.FREE_TOO_SHORT,
        lambda rows: rows.of_learner("free_until"),
        operator.ge,
        lambda rows: rows.of_pool("ends_on"),
    ),
    Condition(Code.NO_SEAT, Rows.seats, operator.ge, lambda rows: np.ones_like(rows.place)),
    Condition(Code.TRAVEL, lambda rows: rows.minutes, operator.le, lambda rows: rows.of_learner("limit_minutes")),
    Condition(
        Code.LEARNER_VETO,
        lambda rows: rows.is_refused(rows.region.learner_vetoes),
        operator.eq,
        lambda rows: np.zeros_like(rows.place),
    ),
    Condition(
        Code.PLACE_VETO,
        lambda rows: rows.is_refused(rows.region.place_vetoes),
        operator.eq,
        lambda rows: np.zeros_like(rows.place),
    ),
    Condition(
        Code.NEEDS,
        lambda rows: rows.of_pool("meets") & rows.of_learner("needs"),
        operator.eq,
        lambda rows: rows.of_learner("needs"),
    ),
    Condition(
        Code.OWN_START,
        lambda rows: rows.of_pool("start_minute"),
        operator.ge,
        lambda rows: rows.of_learner("earliest_minute"),
    ),
)
"""Every hard condition, in the order of the codes."""


def failed(rows: Rows) -> Whole:
    """For each row the bits of the conditions that do not hold; 0 where the learner may go to the pool."""
    shape = np.broadcast_shapes(np.shape(rows.learner), np.shape(rows.pool))
    mask = np.zeros(shape, np.int32)
    for condition in CONDITIONS:
        holds = condition.holds(condition.found(rows), condition.needed(rows))
        mask |= np.where(holds, 0, BIT[condition.code]).astype(np.int32)
    return mask


def allowed(rows: Rows, *, but: tuple[Code, ...] = ()) -> Truth:
    """For each row whether every condition holds; those in `but` are known to hold."""
    is_allowed: Truth = np.ones(np.broadcast_shapes(np.shape(rows.learner), np.shape(rows.pool)), np.bool_)
    for condition in CONDITIONS:
        if condition.code not in but:
            is_allowed &= condition.holds(condition.found(rows), condition.needed(rows))
    return is_allowed


def codes_of(mask: int) -> tuple[Code, ...]:
    """The codes in a mask."""
    return tuple(code for code in Code if mask & BIT[code])


@dataclass(frozen=True)
class Reason:
    """One condition that does not hold for a learner and a pool, with the numbers."""

    code: Code
    found: int
    needed: int


def reasons(region: Region, rules: Rules, *, learner: int, pool: int) -> tuple[Reason, ...]:
    """Every reason why this learner may not go to this pool; empty when it may."""
    rows = Rows(region, rules, np.array([learner]), np.array([pool]))
    return tuple(_reasons(rows))


def _reasons(rows: Rows) -> Iterator[Reason]:
    for condition in CONDITIONS:
        found, needed = condition.found(rows), condition.needed(rows)
        if not condition.holds(found, needed)[0]:
            yield Reason(condition.code, int(found[0]), int(needed[0]))
