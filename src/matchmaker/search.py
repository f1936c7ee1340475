"""A region made ready for search: the learners or pools of each training along a curve, cut in blocks of neighbours.

A block knows its box on the map and the most its members have of their own, so whole blocks are passed over that are
too far or can no longer be among the best. What is found is exact: the best by total, then minutes, then number.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final

import numpy as np

from matchmaker.hard import Code, Rows, Rules, allowed, rule_findings
from matchmaker.problem import MOST_MINUTES, Finding, InvalidProblemError, Whole
from matchmaker.region import Learners, Pools, Region
from matchmaker.score import Columns, Kind, Weights, fixed_part, total, weighed, weight_findings

CURVE_BITS: Final = 16
"""So fine is the curve along each axis."""
NUMBER_BITS: Final = 31
MINUTE_BITS: Final = 20
MEMBERS: Final = 32
"""How many neighbours a block holds, in a search for one."""
FIRST_ROWS: Final = 512
"""How many are looked at before the rest must prove its worth."""
ANYWHERE: Final = 2**62
"""More square metres than any region has."""


@dataclass(frozen=True)
class Frame:
    """Where the curve starts and how wide its cells are, in metres."""

    x_m: int
    y_m: int
    cell_m: int

    def code(self, x_m: Whole, y_m: Whole) -> Whole:
        """A number for each position: near numbers are near positions (Morton's curve)."""
        code: Whole = _spread((x_m - self.x_m) // self.cell_m) | _spread((y_m - self.y_m) // self.cell_m) << 1
        return code


def frame_of(*positions: "tuple[Whole, Whole]") -> Frame:
    """The frame that holds all these positions."""
    x_m = np.concatenate([np.asarray(x, np.int64) for x, _ in positions])
    y_m = np.concatenate([np.asarray(y, np.int64) for _, y in positions])
    if not len(x_m):
        return Frame(0, 0, 1)
    width = max(int(np.ptp(x_m)), int(np.ptp(y_m)))
    return Frame(int(x_m.min()), int(y_m.min()), (width >> CURVE_BITS) + 1)


def _spread(cells: Whole) -> Whole:
    """The same bits, each followed by a free one."""
    spread = np.asarray(cells, np.int64)
    for shift, mask in ((8, 0x00FF00FF), (4, 0x0F0F0F0F), (2, 0x33333333), (1, 0x55555555)):
        spread = (spread | spread << shift) & mask
    return spread


def cut(starts: Whole, size: int) -> "tuple[Whole, Whole]":
    """Blocks of at most `size` within groups: where each block starts (and the end), and each group's first block."""
    counts = -(-np.diff(starts) // size)
    first = np.concatenate([[0], np.cumsum(counts)])
    step = np.arange(first[-1]) - np.repeat(first[:-1], counts)
    return np.concatenate([np.repeat(starts[:-1], counts) + step * size, starts[-1:]]), first


@dataclass(frozen=True, eq=False)
class Shelf:
    """The members of each training along the curve: `m` members, `t` trainings, `b` blocks."""

    trainings: Whole
    """The trainings there are, rising: t."""
    starts: Whole
    """Where the members of each training start: t + 1."""
    order: Whole
    """The learner or pool that each member is: m."""
    code: Whole
    """The place of each member on the curve: m."""
    x_m: Whole
    y_m: Whole
    base: Whole
    """The points each member has of its own: m."""
    limit: Whole
    """The square metres a member itself is willing to bridge; a distance must be less: m."""
    first_block: Whole
    """Where the blocks of each training start: t + 1."""
    bounds: Whole
    """Where the members of each block start: b + 1."""
    boxes: Whole
    """West, east, south, north of each block in metres: 4, b."""
    best: Whole
    """The most points of its own in each block: b."""
    farthest: Whole
    """The largest limit in each block: b."""


def shelve(frame: Frame, training: Whole, number: Whole, columns: "tuple[Whole, ...]", members: Whole) -> Shelf:
    """These members of a side on a shelf; `columns` are x, y, points of its own and limit of everybody on that side."""
    code = frame.code(columns[0][members], columns[1][members])
    by_curve = np.lexsort((number[members], code, training[members]))
    order, code = members[by_curve], code[by_curve]
    trainings, starts = np.unique(training[order], return_index=True)
    starts = np.append(starts, len(order))
    x_m, y_m, base, limit = (np.ascontiguousarray(column[order]) for column in columns)
    bounds, first_block = cut(starts, MEMBERS)
    boxes, best, farthest = boxed(bounds, (x_m, x_m, y_m, y_m)), most_of(base, bounds), most_of(limit, bounds)
    return Shelf(trainings, starts, order, code, x_m, y_m, base, limit, first_block, bounds, boxes, best, farthest)


def boxed(bounds: Whole, sides: "tuple[Whole, Whole, Whole, Whole]") -> Whole:
    """West, east, south and north of each block, from those of its members."""
    west, east, south, north = sides
    least = (-most_of(-np.asarray(side, np.int64), bounds) for side in (west, south))
    low_x, low_y = least
    return np.stack([low_x, most_of(east, bounds), low_y, most_of(north, bounds)]).astype(np.int64)


def most_of(values: Whole, bounds: Whole) -> Whole:
    """The most in each block."""
    most: Whole = np.maximum.reduceat(values, bounds[:-1]) if len(bounds) > 1 else np.zeros(0, np.int64)
    return most


@dataclass(frozen=True, eq=False)
class Search:
    """A region, its rules, and what counts for learners and for places. Make it with `prepare`."""

    region: Region
    rules: Rules
    weights: Weights
    place_weights: Weights
    frame: Frame
    learner_limit: Whole
    """The square metres that each learner may bridge; a distance must be less: n."""
    place_reach: Whole
    """For points 0, 1, …: the square metres within which nearness can still give so many to the place's total."""
    reach: Whole
    """The same for the learner's total, for each mode: modes, points."""


def prepare(region: Region, rules: Rules, weights: Weights, place_weights: Weights) -> Search:
    """Make a region ready for search; raises `InvalidProblemError` where rules or weights do not fit it."""
    findings = [*rule_findings(rules, region), *_missing(region, weights), *_missing(region, place_weights)]
    if findings:
        raise InvalidProblemError(findings)
    learners = region.learners
    modes = np.arange(int(learners.mode.max(initial=0)) + 1)
    of_place = _reach(rules, place_weights, modes)
    return Search(
        region=region,
        rules=rules,
        weights=weights,
        place_weights=place_weights,
        frame=frame_of((learners.x_m, learners.y_m), (region.places.x_m, region.places.y_m)),
        learner_limit=_square(rules.travel.reach_m(learners.mode, learners.limit_minutes)),
        place_reach=of_place.max(axis=0),
        reach=_reach(rules, weights, modes),
    )


def _missing(region: Region, weights: Weights) -> "list[Finding]":
    have = {
        Kind.OVERLAP: (region.learners.wishes, region.pools.offers),
        Kind.LEARNER: (region.learners.points,),
        Kind.POOL: (region.pools.points,),
    }
    return weight_findings(weights, have)


def _square(metres: Whole) -> Whole:
    """The square metres a distance must stay under to be rounded down to at most this."""
    wide = np.asarray(metres, np.int64) + 1
    return wide * wide


def _reach(rules: Rules, weights: Weights, modes: Whole) -> Whole:
    """The square metres within which nearness can still give 0, 1, … points and, at the end, more than it ever does."""
    nearness = weights.nearness()
    points = np.arange(nearness[0] + 2)
    longest = np.searchsorted(-nearness, -points, side="right") - 1
    square = _square(rules.travel.reach_m(modes[:, None], longest[None, :]))
    square[:, 0], square[:, -1] = ANYWHERE, 0
    return square


def columns_of(rows: Rows, *weights: Weights, but: tuple[Kind, ...] = ()) -> Columns:
    """What these criteria look at, for rows of a region; nothing for those of the kinds in `but`."""
    learners, pools = rows.region.learners, rows.region.pools

    def gathered(kind: Kind, table: Mapping[str, Whole], at: Whole) -> dict[str, Whole]:
        return {one.name: table[one.name][at] for each in weights for one in each.of(kind) if kind not in but}

    return Columns(
        minutes=rows.minutes,
        wishes=gathered(Kind.OVERLAP, learners.wishes, rows.learner),
        offers=gathered(Kind.OVERLAP, pools.offers, rows.pool),
        learner_points=gathered(Kind.LEARNER, learners.points, rows.learner),
        pool_points=gathered(Kind.POOL, pools.points, rows.pool),
    )


def key_of(totals: Whole, minutes: Whole, number: Whole) -> Whole:
    """Total, then nearness, then number in one number; larger is better."""
    near = MOST_MINUTES - np.asarray(minutes, np.int64)
    key: Whole = np.asarray(totals, np.int64) << NUMBER_BITS + MINUTE_BITS | near << NUMBER_BITS
    key |= 2**NUMBER_BITS - 1 - number
    return key


def total_of(key: Whole) -> Whole:
    """The total in a key."""
    totals: Whole = key >> NUMBER_BITS + MINUTE_BITS
    return totals


def minutes_of(key: Whole) -> Whole:
    """The minutes in a key."""
    minutes: Whole = MOST_MINUTES - (key >> NUMBER_BITS & 2**MINUTE_BITS - 1)
    return minutes


def pool_shelf(search: Search) -> "tuple[Shelf, Region]":
    """The pools with a seat on a shelf, and the region with exactly these pools in this order."""
    region = search.region
    pools, places = region.pools, region.places
    members = np.flatnonzero((pools.seats > 0) & (places.seats[pools.place] > 0))
    base = fixed_part(search.weights, Kind.POOL, pools.points, len(pools))
    columns = (places.x_m[pools.place], places.y_m[pools.place], base, np.full(len(pools), ANYWHERE))
    shelf = shelve(search.frame, pools.training, pools.number, columns, members)
    return shelf, replace(region, pools=Pools(**_picked(pools, shelf.order)))


def learner_shelf(search: Search) -> "tuple[Shelf, Region]":
    """The learners on a shelf, and the region with its learners in this order; who ranks what is left out."""
    region = search.region
    learners, places = region.learners, max(len(region.places), 1)
    base = fixed_part(search.place_weights, Kind.LEARNER, learners.points, len(learners))
    columns = (learners.x_m, learners.y_m, base, search.learner_limit)
    shelf = shelve(search.frame, learners.training, learners.number, columns, np.arange(len(learners)))
    at = np.empty(len(learners), np.int64)
    at[shelf.order] = np.arange(len(learners))
    vetoes: dict[str, Any] = {
        name: np.sort(at[getattr(region, name) // places] * places + getattr(region, name) % places)
        for name in ("learner_vetoes", "place_vetoes")
    }
    nothing = {"own_ptr": np.zeros(len(learners) + 1, np.int64), "own_pool": np.zeros(0, np.int64)}
    return shelf, replace(region, learners=Learners(**(_picked(learners, shelf.order) | nothing)), **vetoes)


def _picked(side: "Learners | Pools", order: Whole) -> dict[str, Any]:
    """Every column of a side in this order; those of the learners' own lists are left as they are."""
    picked: dict[str, Any] = {}
    for one in fields(side):
        column = getattr(side, one.name)
        if isinstance(column, dict):
            picked[one.name] = {name: np.ascontiguousarray(each[order]) for name, each in column.items()}
        elif not one.name.startswith("own_"):
            picked[one.name] = np.ascontiguousarray(column[order])
    return picked


@dataclass(frozen=True, eq=False)
class Aim:
    """From where is searched and what is asked: one learner or one pool."""

    training: int
    x_m: int
    y_m: int
    limit: int
    """The square metres that the one who searches may bridge."""
    reach: Whole
    """For points 0, 1, …: the square metres within which nearness can still give so many, falling."""
    spare: int
    """The most that what is known of neither block nor distance can add."""
    keys: "Callable[[Whole], tuple[Whole, Whole]]"
    """For members of the shelf: those that are allowed, and their keys."""


def best_on(shelf: Shelf, aim: Aim, k: int) -> "tuple[Whole, Whole]":
    """The `k` best members of a shelf and their keys, the best first; exact."""
    at = int(np.searchsorted(shelf.trainings, aim.training))
    if at == len(shelf.trainings) or shelf.trainings[at] != aim.training or k < 1:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    first, last = int(shelf.first_block[at]), int(shelf.first_block[at + 1])
    west, east, south, north = shelf.boxes[:, first:last]
    far_x = np.maximum(np.maximum(west - aim.x_m, aim.x_m - east), 0)
    far_y = np.maximum(np.maximum(south - aim.y_m, aim.y_m - north), 0)
    square = far_x * far_x + far_y * far_y
    near = np.flatnonzero(square < np.minimum(shelf.farthest[first:last], aim.limit))
    most = shelf.best[first:last][near] + _near_most(aim, square[near]) + aim.spare
    near += first
    count = FIRST_ROWS // MEMBERS
    if len(near) <= count:
        return _kept(*aim.keys(_near_members(shelf, aim, near, 0)), k)
    split = np.argpartition(-most, count)
    found, keys = _kept(*aim.keys(_near_members(shelf, aim, near[split[:count]], 0)), k)
    floor = int(total_of(keys[-1])) if len(keys) == k else 0
    rest = split[count:]
    rest = rest[most[rest] >= floor]
    if not len(rest):
        return found, keys
    more, more_keys = aim.keys(_near_members(shelf, aim, near[rest], floor))
    return _kept(np.concatenate([found, more]), np.concatenate([keys, more_keys]), k)


def _near_most(aim: Aim, square: Whole) -> Whole:
    """The most points that nearness can give at these square metres."""
    most: Whole = len(aim.reach) - 1 - np.searchsorted(aim.reach[::-1], square, side="right")
    return most


def _members(shelf: Shelf, blocks: Whole) -> Whole:
    start, end = shelf.bounds[blocks], shelf.bounds[blocks + 1]
    members = start[:, None] + np.arange(MEMBERS)
    return members[members < end[:, None]]


def _near_members(shelf: Shelf, aim: Aim, blocks: Whole, floor: int) -> Whole:
    """The members of blocks that are near enough and can reach this total."""
    members = _members(shelf, blocks)
    far_x, far_y = shelf.x_m[members] - aim.x_m, shelf.y_m[members] - aim.y_m
    square = far_x * far_x + far_y * far_y
    is_near = square < np.minimum(shelf.limit[members], aim.limit)
    if floor:
        is_near &= shelf.base[members] + _near_most(aim, square) + aim.spare >= floor
    return members[is_near]


def _kept(members: Whole, keys: Whole, k: int) -> "tuple[Whole, Whole]":
    order = np.argsort(-keys)[:k]
    return members[order], keys[order]


def pool_aim(search: Search, shelf: Shelf, shelved: Region, learner: int) -> Aim:
    """What one learner searches among pools on their shelf."""
    learners, weights = search.region.learners, search.weights
    own = sum(int(weighed(learners.points[one.name][learner], one.weight)) for one in weights.of(Kind.LEARNER))

    def keys(members: Whole) -> "tuple[Whole, Whole]":
        rows = Rows(shelved, search.rules, np.array(learner), members)
        rows = rows.only(allowed(rows, but=(Code.TRAINING, Code.NO_SEAT)))
        columns = columns_of(rows, weights, but=(Kind.LEARNER, Kind.POOL))
        totals = total(weights, columns, Kind.NEARNESS, Kind.OVERLAP) + shelf.base[rows.pool] + own
        return rows.pool, key_of(totals, rows.minutes, rows.of_pool("number"))

    return Aim(
        training=int(learners.training[learner]),
        x_m=int(learners.x_m[learner]),
        y_m=int(learners.y_m[learner]),
        limit=int(search.learner_limit[learner]),
        reach=search.reach[int(learners.mode[learner])],
        spare=weights.most(Kind.OVERLAP) + own,
        keys=keys,
    )


def learner_aim(search: Search, shelf: Shelf, shelved: Region, pool: int) -> Aim:
    """What one pool searches among learners on their shelf."""
    pools, places, weights = search.region.pools, search.region.places, search.place_weights
    place = int(pools.place[pool])
    own = sum(int(weighed(pools.points[one.name][pool], one.weight)) for one in weights.of(Kind.POOL))

    def keys(members: Whole) -> "tuple[Whole, Whole]":
        rows = Rows(shelved, search.rules, members, np.array(pool))
        rows = rows.only(allowed(rows, but=(Code.TRAINING,)))
        columns = columns_of(rows, weights, but=(Kind.LEARNER, Kind.POOL))
        totals = total(weights, columns, Kind.NEARNESS, Kind.OVERLAP) + shelf.base[rows.learner] + own
        return rows.learner, key_of(totals, rows.minutes, rows.of_learner("number"))

    return Aim(
        training=int(pools.training[pool]),
        x_m=int(places.x_m[place]),
        y_m=int(places.y_m[place]),
        limit=ANYWHERE,
        reach=search.place_reach,
        spare=weights.most(Kind.OVERLAP) + own,
        keys=keys,
    )
