"""The edges of a round: for each learner its `k` best pools and every pool it ranks itself, as far as it may go there.

Learners go through in chunks, on as many threads as asked; the answer is the same for any chunk and any number of
threads. It is fastest, and the rounds after it too, when neighbours in the arrays are neighbours on the map: see
`localised`.
"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from matchmaker.hard import Pace, Rows, failed
from matchmaker.problem import Whole
from matchmaker.region import MASK_BITS, TOP, Pools, Region, take
from matchmaker.score import Criterion, Kind, Weights, fixed_part, learner_ranks, parts, place_ranks, total, weighed
from matchmaker.search import (
    Search,
    Shelf,
    best_on,
    boxed,
    columns_of,
    cut,
    frame_of,
    most_of,
    pool_aim,
    pool_shelf,
)

CHUNK: Final = 20_000
"""So many learners at a time."""
BLOCK: Final = 16
"""So many pools in a block, and so many blocks in a parcel."""


@dataclass(frozen=True, eq=False)
class Edges:
    """The edges of some learners in a row, those of each learner by its rank: `e` edges."""

    first: int
    """The first learner."""
    counts: Whole
    """How many edges each learner has."""
    pool: Whole
    lrank: Whole
    prank: Whole
    minutes: Whole
    parts: Whole
    """What each criterion adds to the learner's total: criteria, e."""


def candidates(search: Search, *, k: int, threads: int = 2, chunk: int = CHUNK) -> dict[str, Any]:
    """All edges in the exchange format; `score_parts` sum to the learner's total."""
    region = search.region
    names = [one.name for one in search.weights.criteria]
    most = len(region.learners) * min(k, len(region.pools)) + len(region.learners.own_pool)
    edges = {name: np.empty(most, np.int32) for name in ("pool", "lrank", "minutes")} | {
        "prank": np.empty(most, np.int16)
    }
    parts_of = np.empty((len(names), most), np.int16)
    ptr = np.zeros(len(region.learners) + 1, np.int64)
    end = 0
    for some in stream(search, k=k, threads=threads, chunk=chunk):
        start, end = end, end + len(some.pool)
        for name, column in edges.items():
            column[start:end] = getattr(some, name)
        parts_of[:, start:end] = some.parts
        ptr[some.first + 1 : some.first + 1 + len(some.counts)] = start + np.cumsum(some.counts)
    return {
        "n_learners": len(region.learners),
        "n_places": len(region.places),
        "n_pools": len(region.pools),
        "place_cap": region.places.seats,
        "pool_place": region.pools.place,
        "pool_cap": np.minimum(region.pools.seats, region.places.seats[region.pools.place]),
        "ptr": ptr,
        **{name: column[:end] for name, column in edges.items()},
        "score_parts": {name: parts_of[row, :end] for row, name in enumerate(names)},
    }


def stream(search: Search, *, k: int, threads: int = 2, chunk: int = CHUNK) -> Iterator[Edges]:
    """The edges, chunk after chunk in the order of the learners; no more chunks at hand than threads need."""
    count = len(search.region.learners)
    if k < 1 or threads < 1 or chunk < 1:
        raise ValueError(f"found k {k}, threads {threads}, chunk {chunk}, needed 1 or more of each")
    work = _work(search, k)
    chunks = deque((first, min(first + chunk, count)) for first in range(0, count, chunk))
    waiting: deque[Future[Edges]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        while chunks or waiting:
            while chunks and len(waiting) < 2 * threads:
                waiting.append(pool.submit(work, *chunks.popleft()))
            yield waiting.popleft().result()


def _work(search: Search, k: int) -> Callable[[int, int], Edges]:
    """What finds the edges of the learners from one number to another."""
    shelf, shelved = pool_shelf(search)
    travel = search.rules.travel
    if isinstance(travel, Pace) and len(shelf.order):
        return _Compiled(search, shelf, shelved, k, travel)
    return _Plain(search, shelf, shelved, k)


@dataclass(frozen=True, eq=False)
class _Plain:
    """Learner after learner: for any travel model."""

    search: Search
    shelf: Shelf
    shelved: Region
    k: int

    def __call__(self, first: int, last: int) -> Edges:
        """The edges of these learners."""
        each = [self._pools(learner) for learner in range(first, last)]
        counts = np.array([len(pools) for pools in each], np.int32)
        pools = np.concatenate(each)
        rows = Rows(self.search.region, self.search.rules, np.repeat(np.arange(first, last), counts), pools)
        columns = columns_of(rows, self.search.weights, self.search.place_weights)
        own_ptr = self.search.region.learners.own_ptr
        own, ranked = self._steps(rows), np.diff(own_ptr)[rows.learner]
        found = parts(self.search.weights, columns)
        return Edges(
            first=first,
            counts=counts,
            pool=pools.astype(np.int32),
            lrank=learner_ranks(self.search.weights, total(self.search.weights, columns), own, ranked).astype(np.int32),
            prank=place_ranks(self.search.place_weights, total(self.search.place_weights, columns)).astype(np.int16),
            minutes=rows.minutes.astype(np.int32),
            parts=np.array(list(found.values()), np.int16).reshape(len(found), len(pools)),
        )

    def _pools(self, learner: int) -> Whole:
        """The pools of one learner, its own first."""
        learners = self.search.region.learners
        own = learners.own_pool[learners.own_ptr[learner] : learners.own_ptr[learner + 1]]
        own = own[failed(Rows(self.search.region, self.search.rules, np.array(learner), own)) == 0]
        found, _ = best_on(self.shelf, pool_aim(self.search, self.shelf, self.shelved, learner), self.k)
        best = self.shelf.order[found]
        return np.concatenate([own, best[~np.isin(best, own)]])

    def _steps(self, rows: Rows) -> Whole:
        """The step of each row in the learner's own list, or -1."""
        learners, count = self.search.region.learners, max(len(self.search.region.pools), 1)
        learner = np.repeat(np.arange(len(learners)), np.diff(learners.own_ptr))
        codes = learner * count + learners.own_pool
        order = np.argsort(codes)
        wanted = rows.learner * count + rows.pool
        at = np.minimum(np.searchsorted(codes[order], wanted), max(len(order) - 1, 0))
        if not len(order):
            return np.full(len(wanted), -1)
        step = order[at] - learners.own_ptr[rows.learner]
        return np.where(codes[order[at]] == wanted, step, -1)


KINDS: Final = (Kind.NEARNESS, Kind.OVERLAP, Kind.LEARNER, Kind.POOL)
"""The numbers by which the loops know the kinds."""


class _Compiled:
    """Many learners at once, in compiled loops: for the plain travel model."""

    def __init__(self, search: Search, shelf: Shelf, shelved: Region, k: int, pace: Pace) -> None:
        pools, weights, place_weights = shelved.pools, search.weights, search.place_weights
        names = sorted({one.name for each in (weights, place_weights) for one in each.of(Kind.OVERLAP)})
        self.search, self.shelf, self.k, self.names = search, shelf, k, names
        self.refused_ptr, self.refused = _refusals(search.region)
        self.pools = (
            _spots(search, shelf, pools),
            _table([pools.meets, *(pools.offers[name] for name in names)], len(pools), np.int64),
            np.stack([pace.seconds_per_km, pace.wait_minutes], axis=-1).astype(np.int64),
            self.refused,
        )
        spot_of = np.full(len(search.region.pools), -1, np.int32)
        spot_of[shelf.order] = np.arange(len(shelf.order))
        self.tables = (
            (search.region.learners.own_pool.astype(np.int64), spot_of),
            _ground(shelf),
            (_shares(weights, names), weights.nearness(), search.reach),
            (weights.most(Kind.OVERLAP), weights.band, _kinds(weights.criteria, names)),
            (place_weights.nearness(), _shares(place_weights, names), place_weights.band),
        )

    def __call__(self, first: int, last: int) -> Edges:
        """The edges of these learners."""
        from matchmaker._kernels import candidates as kernels

        learners = self.search.region.learners
        size = (last - first) * self.k + int(learners.own_ptr[last] - learners.own_ptr[first])
        counts = np.zeros(last - first, np.int32)
        pool, lrank, minutes = (np.empty(size, np.int32) for _ in range(3))
        prank, found = np.empty(size, np.int16), np.empty((len(self.search.weights.criteria), size), np.int16)
        wishes = _table([learners.wishes[name][first:last] for name in self.names], last - first, np.int64)
        known = (_people(self.search, self.shelf, self.refused_ptr, first, last), wishes, *self.pools)
        wide = max(2 * self.k, BLOCK)
        work = tuple(np.zeros(room, np.int64) for room in (len(self.names), self.k, self.k, wide, wide))
        end = kernels.candidates(known, *self.tables, work, counts, (pool, lrank, prank, minutes, found))
        return Edges(first, counts, pool[:end], lrank[:end], prank[:end], minutes[:end], found[:, :end])


def _people(search: Search, shelf: Shelf, refused_ptr: Whole, first: int, last: int) -> Whole:
    """What the loops read of these learners, a row for each, and a row that ends their lists."""
    learners, rules, count = search.region.learners, search.rules, last - first
    some = slice(first, last)
    at = np.minimum(np.searchsorted(shelf.trainings, learners.training[some]), len(shelf.trainings) - 1)
    points = {name: column[some] for name, column in learners.points.items()}
    columns = [
        np.where(shelf.trainings[at] == learners.training[some], at, -1),
        search.frame.code(learners.x_m[some], learners.y_m[some]),
        learners.x_m[some],
        learners.y_m[some],
        search.learner_limit[some],
        learners.limit_minutes[some],
        learners.mode[some],
        learners.levels[some],
        learners.age[some],
        np.maximum(rules.earliest(learners.age[some]), learners.earliest_minute[some]),
        rules.latest(learners.age[some]),
        learners.free_from[some],
        learners.free_until[some],
        learners.needs[some],
        fixed_part(search.weights, Kind.LEARNER, points, count),
        fixed_part(search.place_weights, Kind.LEARNER, points, count),
        refused_ptr[first : last + 1],
        learners.own_ptr[first : last + 1],
        *_weighed(search.weights.of(Kind.LEARNER), points),
    ]
    return _table(columns, count + 1, np.int64)


def _spots(search: Search, shelf: Shelf, pools: Pools) -> Whole:
    """What the loops read of each pool on the shelf: m rows."""
    columns = [
        shelf.x_m,
        shelf.y_m,
        shelf.base,
        pools.level,
        pools.minimum_age,
        pools.start_minute,
        pools.end_minute,
        pools.starts_on,
        pools.ends_on,
        pools.place,
        pools.number,
        shelf.order,
        fixed_part(search.place_weights, Kind.POOL, pools.points, len(pools)),
        *_weighed(search.weights.of(Kind.POOL), pools.points),
    ]
    return _table(columns, len(pools), np.int32)


def _table(columns: "list[Whole]", rows: int, kind: "type[np.signedinteger[Any]]") -> Whole:
    """Columns side by side, a row for each thing; a column that is shorter ends in zeros."""
    table: Whole = np.zeros((rows, len(columns)), kind)
    for at, column in enumerate(columns):
        table[: len(column), at] = column
    return table


def _ground(shelf: Shelf) -> "tuple[Whole, ...]":
    """The trainings, the place of each spot on the curve, the shelf in small blocks, the blocks in parcels."""
    bounds, first_block = cut(shelf.starts, BLOCK)
    boxes, best = boxed(bounds, (shelf.x_m, shelf.x_m, shelf.y_m, shelf.y_m)), most_of(shelf.base, bounds)
    parcels, first_parcel = cut(first_block, BLOCK)
    west, east, south, north = boxes
    wide = boxed(parcels, (west, east, south, north))
    groups = [shelf.starts[:-1], shelf.starts[1:], first_parcel[:-1], first_parcel[1:]]
    return (
        _table(groups, len(shelf.trainings), np.int64),
        shelf.code,
        _table([bounds[:-1], bounds[1:], *boxes, best], len(best), np.int32),
        _table([parcels[:-1], parcels[1:], *wide, most_of(best, parcels)], len(parcels) - 1, np.int32),
    )


def _refusals(region: Region) -> "tuple[Whole, Whole]":
    """The places with which each learner does not go, whoever refused: n + 1 starts, and the places."""
    both = np.union1d(region.learner_vetoes, region.place_vetoes).astype(np.int64)
    places = max(len(region.places), 1)
    ptr = np.searchsorted(both, np.arange(len(region.learners) + 1) * places)
    return ptr, (both % places).astype(np.int32)


def _shares(weights: Weights, names: "list[str]") -> Whole:
    """What each comparison of sets adds for so many bits asked and offered; 0 where it weighs nothing."""
    asked, met = np.arange(MASK_BITS + 1)[:, None], np.arange(MASK_BITS + 1)[None, :]
    points = np.where(asked == 0, TOP, TOP * met // np.maximum(asked, 1))
    weight = {one.name: one.weight for one in weights.of(Kind.OVERLAP)}
    shares = [weighed(points, weight.get(name, 0)) for name in names]
    return np.array(shares, np.int16).reshape(len(names), MASK_BITS + 1, MASK_BITS + 1)


def _weighed(criteria: "tuple[Criterion, ...]", points: Mapping[str, Whole]) -> "list[Whole]":
    return [weighed(points[one.name], one.weight) for one in criteria]


def _kinds(criteria: "tuple[Criterion, ...]", names: "list[str]") -> Whole:
    """For each criterion its kind, and its row among the sets or among its kind."""
    rows = []
    for at, one in enumerate(criteria):
        row = (
            names.index(one.name) if one.kind is Kind.OVERLAP else sum(each.kind is one.kind for each in criteria[:at])
        )
        rows.append((KINDS.index(one.kind), row))
    return np.array(rows, np.int64)


@dataclass(frozen=True, eq=False)
class Localised:
    """A region in an order in which neighbours in the arrays are neighbours on the map, and the way back."""

    region: Region
    learners: Whole
    """The learner of the region as given that stands at each index: n."""
    places: Whole
    pools: Whole


def localised(region: Region) -> Localised:
    """Learners by training and along a curve, places by their first training and along it, pools by their place."""
    learners, places, pools = region.learners, region.places, region.pools
    frame = frame_of((learners.x_m, learners.y_m), (places.x_m, places.y_m))
    by_learner = np.lexsort((learners.number, frame.code(learners.x_m, learners.y_m), learners.training))
    first = np.full(len(places), np.iinfo(np.int64).max)
    np.minimum.at(first, pools.place, pools.training)
    by_place = np.lexsort((frame.code(places.x_m, places.y_m), first))
    place_at = np.empty(len(places), np.int64)
    place_at[by_place] = np.arange(len(places))
    by_pool = np.lexsort((pools.number, pools.training, place_at[pools.place]))
    sorted_region = take(region, learners=by_learner, places=by_place, pools=by_pool)
    return Localised(sorted_region, learners=by_learner, places=by_place, pools=by_pool)
