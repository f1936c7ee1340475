"""The facts of a round as the matching engine takes them: columns of whole numbers, in the order of the market.

Positions become metres on a flat map that touches the earth at the middle of the market: within half a percent over the
distances people travel. Codes become bits and numbers, each in the order of its letters.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import time
from typing import Any, Final
from uuid import UUID

import numpy as np

from matchmaker.candidates import candidates
from matchmaker.hard import HourRule, Rules
from matchmaker.problem import Problem, Whole, read
from matchmaker.region import Region, read_region
from matchmaker.search import Search, prepare
from tandem.base.verdict import Effect
from tandem.journey.placement.queries.weights import Balance
from tandem.journey.placement.rules.market import Market, Offer, Pair, Point, Seeker, age_on, urgency
from tandem.journey.placement.rules.schedule import Schedule
from tandem.journey.placement.snapshot.ways import Timed, Ways, ways_of
from tandem.journey.placement.terms.openings import Accommodation, WorkDay
from tandem.law import norms
from tandem.registers.geo.rules import EARTH_RADIUS_KM
from tandem.registers.travel.queries.pairs import pairs_of
from tandem.registers.travel.rules.arrays import Spots, spots_of

_EMPTY_PLACES: Final[Mapping[str, Any]] = {"x_m": [], "y_m": [], "seats": []}
_EMPTY_POOLS: Final[Mapping[str, Any]] = {
    name: [] for name in ("place", "training", "seats", "start_minute", "end_minute", "starts_on", "ends_on")
}
METRES_IN_DEGREE: Final = math.radians(1) * EARTH_RADIUS_KM * 1000


@dataclass(frozen=True, eq=False)
class Arranged:
    """A market ready for search. Row `i` of each side is entry `i` of the market's list."""

    search: Search
    columns: "Columns"

    @property
    def market(self) -> Market:
        """The facts."""
        return self.columns.market

    @property
    def ways(self) -> Ways:
        """How its learners travel."""
        return self.columns.ways

    @property
    def region(self) -> Region:
        """Its columns."""
        return self.search.region


@dataclass(frozen=True, eq=False)
class Posed:
    """A market as edges."""

    problem: Problem
    mode: Whole
    """The quickest way to travel each edge, a row of `MODES`."""


def arranged(market: Market, balance: Balance) -> Arranged:
    """Columns for the engine; `InvalidProblemError` names every fact that cannot be."""
    law = norms.at(market.day)
    columns = Columns(market, balance, law)
    region = read_region(
        columns.learners(),
        columns.places(),
        columns.pools(),
        own=columns.ranked(),
        learner_vetoes=columns.learner_vetoes(),
        place_vetoes=columns.place_vetoes(),
    )
    rules = Rules(version=norms.version(), travel=columns.ways.travel, hours=hour_rules(law))
    search = prepare(region, rules, balance.learner, balance.place)
    return Arranged(search, columns)


def for_others(ready: Arranged, seekers: Sequence[Seeker], balance: Balance) -> Arranged:
    """The same sites and openings for other learners, in milliseconds; what they ranked and locks are left out."""
    columns = ready.columns.for_others(tuple(seekers))
    checked = read_region(columns.learners(), _EMPTY_PLACES, _EMPTY_POOLS)
    vetoes = np.array(columns.learner_vetoes(), np.int64).reshape(-1, 2)
    region = replace(
        ready.region,
        learners=checked.learners,
        learner_vetoes=np.sort(vetoes[:, 0] * len(ready.region.places) + vetoes[:, 1]),
        place_vetoes=np.zeros(0, np.int64),
    )
    rules = replace(ready.search.rules, travel=columns.ways.travel)
    return Arranged(prepare(region, rules, balance.learner, balance.place), columns)


def posed(ready: Arranged, balance: Balance) -> Posed:
    """The market as edges: for each learner its best openings and those it ranked, as far as it may go there.

    A pair that is locked and that no rule allows is left out here; see `impossible`.
    """
    ready.ways.ask_ahead(ready.search)
    raw = candidates(ready.search, k=balance.candidates)
    learner = np.repeat(np.arange(len(raw["ptr"]) - 1), np.diff(raw["ptr"]))
    raw["minutes"], mode = ready.ways.quickest(ready.search, learner, raw["pool"])
    bare = read(raw)
    locked, forbidden = (_pairs(ready, bare, pairs) for pairs in (ready.market.locked, ready.market.forbidden))
    return Posed(read(raw | {"locked": locked, "forbidden": forbidden}), mode)


def impossible(ready: Arranged, problem: Problem) -> tuple[Pair, ...]:
    """The locked pairs that are not in the problem: a hard condition does not hold, or somebody takes no part."""
    kept = {(int(learner), int(pool)) for learner, pool in problem.locked}
    market = ready.market
    return tuple(
        pair
        for pair in market.locked
        if (ready.columns.track_at.get(pair.track_id, -1), ready.columns.opening_at.get(pair.opening_id, -1))
        not in kept
    )


def hour_rules(law: norms.Norms) -> tuple[HourRule, ...]:
    """When somebody under age may begin and end at the workplace (R-MIN-05); none where the rule only warns."""
    minor = law.minor
    if Effect.WARN in {norms.effect_of(minor.night_from), norms.effect_of(minor.night_until)}:
        return ()
    earliest, latest = _minute(minor.night_until.value), _minute(minor.night_from.value)
    return (HourRule(minor.adult_from_age.value, earliest, latest),)


@dataclass(frozen=True)
class _Flat:
    """A flat map that touches the earth at one point."""

    middle: Point

    @classmethod
    def around(cls, market: Market) -> "_Flat":
        points = [one.point for one in market.sites] + [one.home for one in market.seekers if one.home is not None]
        if not points:
            return cls(Point(0.0, 0.0))
        lat, lon = (sum(side) / len(points) for side in zip(*((p.lat, p.lon) for p in points), strict=True))
        return cls(Point(round(lat, 3), round(lon, 3)))

    def columns(self, points: Iterable[Point]) -> dict[str, Whole]:
        """Metres east and north of the middle."""
        degrees = np.array([(point.lat, point.lon) for point in points], np.float64).reshape(-1, 2)
        east = (degrees[:, 1] - self.middle.lon) * METRES_IN_DEGREE * math.cos(math.radians(self.middle.lat))
        north = (degrees[:, 0] - self.middle.lat) * METRES_IN_DEGREE
        return {"x_m": np.rint(east).astype(np.int64), "y_m": np.rint(north).astype(np.int64)}

    def spots(self, x_m: Whole, y_m: Whole) -> Spots:
        """The way back: the spots on the earth at these metres."""
        lon = self.middle.lon + x_m / (METRES_IN_DEGREE * math.cos(math.radians(self.middle.lat)))
        return spots_of(self.middle.lat + y_m / METRES_IN_DEGREE, lon)

    def timed(self, schedule: Schedule | None) -> Timed | None:
        """The timetables on this map."""
        return None if schedule is None else Timed(pairs_of(schedule.digests, schedule.day), self.spots)


class Columns:
    """Every fact of a market as a column, its codes as bits and numbers in the order of their letters."""

    def __init__(self, market: Market, balance: Balance, law: norms.Norms) -> None:
        self.market, self.assumed, self.law = market, balance.assumed, law
        self.usual, self.term = _minute(law.travel.usual_start.value), law.search.first_days.value
        self.flat = _Flat.around(market)
        self.ways = ways_of(market.seekers, law.travel, self.flat.timed(market.schedule))
        self.track_at = {one.track_id: at for at, one in enumerate(market.seekers)}
        self.opening_at = {one.opening_id: at for at, one in enumerate(market.offers)}
        self.site_at = {one.establishment_id: at for at, one in enumerate(market.sites)}
        wanted, offered = (one.training for one in market.seekers), (one.training for one in market.offers)
        self.training_at = _numbered((*wanted, *offered))
        self.need_at, self.day_at = _numbered(Accommodation), _numbered(WorkDay)

    def for_others(self, seekers: tuple[Seeker, ...]) -> "Columns":
        """The same for other learners: sites, openings, the map and the numbers of codes stay as they are."""
        others = copy(self)
        others.market = replace(self.market, seekers=seekers, locked=(), forbidden=(), left_out={})
        others.ways = ways_of(seekers, self.law.travel, self.flat.timed(self.market.schedule))
        others.track_at = {one.track_id: at for at, one in enumerate(seekers)}
        return others

    def learners(self) -> dict[str, Any]:
        """The learners, in the order of the market."""
        day, seekers = self.market.day, self.market.seekers
        return {
            **self.flat.columns(one.home for one in seekers if one.home is not None),
            "training": [self.training_at.get(one.training, len(self.training_at)) for one in seekers],
            "age": [age_on(one.born, max(day, one.free_from), assumed=self.assumed.age) for one in seekers],
            "free_from": [one.free_from.toordinal() for one in seekers],
            "free_until": [one.free_until.toordinal() for one in seekers],
            "earliest_minute": [one.earliest_minute for one in seekers],
            "mode": self.ways.row,
            "limit_minutes": [one.limit_minutes or 0 for one in seekers],
            "needs": [sum(1 << self.need_at[need] for need in one.needs) for one in seekers],
            "wishes": {"days": [_mask(one.work_days, self.day_at) for one in seekers]},
            "points": {"urgency": [urgency(one.days_left, term=self.term) for one in seekers]},
        }

    def places(self) -> dict[str, Any]:
        """The sites, with the seats of their mentors."""
        sites = self.market.sites
        return {**self.flat.columns(one.point for one in sites), "seats": [one.seats for one in sites]}

    def pools(self) -> dict[str, Any]:
        """The openings; where nobody said when the day begins, it begins at the usual hour."""
        offers = self.market.offers
        starts = [self.usual if one.start_minute is None else one.start_minute for one in offers]
        return {
            "place": [self.site_at[one.establishment_id] for one in offers],
            "training": [self.training_at[one.training] for one in offers],
            "seats": [one.seats for one in offers],
            "minimum_age": [one.minimum_age for one in offers],
            "start_minute": starts,
            "end_minute": [self._end(one, start) for one, start in zip(offers, starts, strict=True)],
            "starts_on": [one.ends_on.toordinal() - 1 for one in offers],
            "ends_on": [one.ends_on.toordinal() for one in offers],
            "meets": [_mask(one.meets, self.need_at) for one in offers],
            "offers": {"days": [_mask(one.work_days or self.day_at, self.day_at) for one in offers]},
            "points": {"coverage": [one.coverage for one in offers]},
        }

    def ranked(self) -> list[tuple[int, int]]:
        """What learners ranked themselves, and then what was locked for them, so that it is on their list."""
        own: list[tuple[int, int]] = []
        locked: dict[UUID, list[UUID]] = {}
        for pair in self.market.locked:
            locked.setdefault(pair.track_id, []).append(pair.opening_id)
        for at, seeker in enumerate(self.market.seekers):
            wanted = dict.fromkeys((*seeker.ranked, *locked.get(seeker.track_id, ())))
            own += [(at, self.opening_at[opening]) for opening in wanted if opening in self.opening_at]
        return own

    def learner_vetoes(self) -> list[tuple[int, int]]:
        """The sites that learners do not want."""
        seekers = enumerate(self.market.seekers)
        return [(at, self.site_at[site]) for at, one in seekers for site in sorted(one.refused) if site in self.site_at]

    def place_vetoes(self) -> list[tuple[int, int]]:
        """The learners that companies do not want at a site again."""
        offers, known = self.market.offers, self.track_at
        pairs = {(known[track], self.site_at[o.establishment_id]) for o in offers for track in o.refused & set(known)}
        return sorted(pairs)

    def _end(self, offer: Offer, start: int) -> int:
        return start + self.assumed.day_minutes if offer.end_minute is None else offer.end_minute


def _pairs(ready: Arranged, problem: Problem, pairs: Sequence[Pair]) -> Whole:
    """The pairs that are edges, as rows of learner and pool."""
    rows = np.array(
        [
            (ready.columns.track_at[pair.track_id], ready.columns.opening_at[pair.opening_id])
            for pair in pairs
            if pair.track_id in ready.columns.track_at and pair.opening_id in ready.columns.opening_at
        ],
        np.int64,
    ).reshape(-1, 2)
    is_edge = problem.edges_of(rows) >= 0 if len(rows) else np.zeros(0, bool)
    edges: Whole = rows[is_edge]
    return edges


def _numbered(codes: Iterable[str]) -> dict[str, int]:
    return {code: at for at, code in enumerate(sorted(set(codes)))}


def _mask(codes: Iterable[str], bit_of: Mapping[str, int]) -> int:
    """A bit for each code that somebody asks for."""
    return sum(1 << bit_of[code] for code in set(codes) if code in bit_of)


def _minute(moment: time) -> int:
    return 60 * moment.hour + moment.minute
