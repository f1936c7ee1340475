"""Learners ask, places keep whom they rank highest: one loop for every rule, the key decides.

A key has five fields, the first weighs most: level (how often the learner was refused everywhere), class (how the place
ranks the learner), promotion (refused everywhere among equals), nearness, lottery.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from matchmaker.problem import Problem, Whole

KEY_BITS: Final = 62
"""What fits in a signed 64-bit number, with room to compare."""

WORD_BITS: Final = 32
"""An edge fits in a word of 32 bits, or takes one of 64."""

MANY_EDGES: Final = 300_000
"""From here on a second thread is worth its start."""


SAMPLE: Final = 1001
"""So many learners tell where the middle of the market lies."""


@dataclass(frozen=True)
class Keys:
    """How the key of an edge is put together: `lift + luck + (top - cls) << … + (far - minutes) << …`."""

    lift: Whole
    luck: Whole
    cls: Whole
    minutes: Whole
    top: int
    class_shift: int
    far: int
    near_shift: int
    stages: tuple[tuple[int, int], ...]
    """The level and the promotion of each stage."""


@dataclass(frozen=True)
class Proposed:
    """What came out: the edge of each learner or -1, the level and promotion it reached."""

    edge: Whole
    level: Whole
    promotion: Whole
    asked: int
    """How many edges were looked at."""


@dataclass(frozen=True)
class Market:
    """A problem as the kernel reads it: pools place by place, edges in one word, learners in the order they ask."""

    learners: Whole
    ptr: Whole
    packed: NDArray[Any]
    near_bits: int
    tail_bits: int
    pool_place: Whole
    place_first: Whole
    pool_cap: Whole
    place_cap: Whole


def propose(problem: Problem, *, levels: int, promotions: int, luck: Whole, threads: int = 2) -> Proposed:
    """Deferred acceptance with `levels` fresh starts with priority, `promotions` among equals before each of them.

    With no level no blocking pair remains. `problem` has nothing forbidden; who is locked is placed beforehand. The
    number of threads changes nothing in the answer.
    """
    keys = keys_of(problem, levels=levels, promotions=promotions, luck=luck)
    locked = problem.edges_of(problem.locked)
    market = _market(problem, keys, locked)
    bar, few, heaps = _seats(market, problem.n_learners)
    is_short = _most_edges(market) <= np.iinfo(np.uint8).max
    step: Whole = np.zeros(len(market.learners), np.uint8 if is_short else np.int32)
    stage = np.zeros(len(market.learners), np.uint8)
    own_luck = keys.luck if len(keys.luck) == len(market.learners) else keys.luck[market.learners]
    rest: Any = (
        (market.ptr, market.packed, market.near_bits, market.tail_bits),
        (keys.lift, own_luck, keys.class_shift, keys.near_shift),
        (market.pool_place, market.place_first, market.pool_cap, market.place_cap),
        few,
        heaps,
        bar,
        (step, stage),
    )
    asked = _in_rounds(market, rest, threads if problem.n_edges >= MANY_EDGES else 1)
    start = problem.ptr[market.learners]
    is_placed = step < np.diff(market.ptr)
    edge = np.full(problem.n_learners, -1, np.int64)
    edge[market.learners] = np.where(is_placed, start + step, -1)
    edge[problem.locked[:, 0]] = locked
    reached = np.zeros(problem.n_learners, np.uint8)
    reached[market.learners] = stage
    level, promotion = np.array(keys.stages, np.uint8).T
    return Proposed(edge, level=level[reached], promotion=promotion[reached], asked=asked)


def _in_rounds(market: Market, rest: Any, parts: int) -> int:
    """Each part owns some pools and asks there; who would get in elsewhere goes on there in the next round."""
    from matchmaker._kernels.propose import propose as kernel

    first = _first_pool(market)
    cuts = _cuts(market, first, parts)
    queues = [np.flatnonzero((cuts[part] <= first) & (first < cuts[part + 1])) for part in range(parts)]
    asked = 0

    def ask(part: int) -> tuple[int, Whole]:
        away = np.empty(len(queues[part]) + 1, np.int32)
        mine = int(cuts[part]), int(cuts[part + 1])
        looked, sent = kernel(queues[part].astype(np.int32), mine, away, *rest)
        return int(looked), away[:sent]

    with ThreadPoolExecutor(parts) as pool:
        while any(len(queue) for queue in queues):
            done = list(pool.map(ask, range(parts))) if parts > 1 else [ask(0)]
            asked += sum(looked for looked, _ in done)
            away = np.concatenate([sent for _, sent in done])
            wanted = _pool_at(market, rest, away)
            queues = [away[(cuts[part] <= wanted) & (wanted < cuts[part + 1])] for part in range(parts)]
    return asked


def _cuts(market: Market, first: Whole, parts: int) -> Whole:
    """Where the pools of each part start: between places, with as many first wishes in each part."""
    some = np.sort(first[:: max(1, len(first) // SAMPLE)])
    if not len(market.packed):
        return np.zeros(parts + 1, np.int64)
    at = [int(some[len(some) * part // parts]) for part in range(1, parts)]
    starts = market.place_first[market.pool_place[np.array(at, np.int64)]]
    return np.concatenate([[0], starts, [len(market.pool_cap)]]).astype(np.int64)


def _first_pool(market: Market) -> Whole:
    """The first pool each learner asks; 0 for who has none to ask."""
    has_edges = np.diff(market.ptr) > 0
    first = np.zeros(len(market.learners), np.int64)
    first[has_edges] = market.packed[market.ptr[:-1][has_edges]].astype(np.int64) >> market.tail_bits
    return first


def _pool_at(market: Market, rest: Any, learners: Whole) -> Whole:
    """The pool each learner is asking."""
    step: Whole = rest[-1][0]
    asking: Whole = market.packed[market.ptr[learners] + step[learners]].astype(np.int64)
    return asking >> market.tail_bits


def _most_edges(market: Market) -> int:
    return int(np.diff(market.ptr).max(initial=0))


def _market(problem: Problem, keys: Keys, locked: Whole) -> Market:
    from matchmaker._kernels.propose import pack

    learners = np.arange(problem.n_learners, dtype=np.int32)
    if len(locked):
        learners = np.delete(learners, problem.locked[:, 0])
    order = np.argsort(problem.pool_place, kind="stable")
    number_of_pool = np.empty(problem.n_pools, np.int32)
    number_of_pool[order] = np.arange(problem.n_pools, dtype=np.int32)
    place_first = np.zeros(problem.n_places + 1, np.int64)
    np.cumsum(np.bincount(problem.pool_place, minlength=problem.n_places), out=place_first[1:])
    taken = problem.pool[locked]
    pool_cap = problem.pool_cap - np.bincount(taken, minlength=problem.n_pools).astype(np.int32)
    at_place = np.bincount(problem.pool_place[taken], minlength=problem.n_places).astype(np.int32)
    near_bits = keys.far.bit_length()
    tail_bits = near_bits + keys.top.bit_length()
    fits = tail_bits + max(problem.n_pools - 1, 0).bit_length() <= WORD_BITS
    packed: NDArray[Any] = np.empty(problem.n_edges, np.uint32 if fits else np.int64)
    ptr = np.zeros(len(learners) + 1, np.int64)
    pack(
        learners,
        problem.ptr,
        (problem.pool, keys.cls, keys.minutes),
        number_of_pool,
        keys.top,
        keys.far,
        (near_bits, tail_bits),
        ptr,
        packed,
    )
    return Market(
        learners,
        ptr,
        packed,
        near_bits,
        tail_bits,
        pool_place=problem.pool_place[order],
        place_first=place_first,
        pool_cap=pool_cap[order],
        place_cap=problem.place_cap - at_place,
    )


def _seats(market: Market, n_learners: int) -> tuple[Whole, tuple[Any, ...], tuple[Any, ...]]:
    """The bars, and where the holders of places with few and with many seats are kept."""
    from matchmaker._kernels import propose as kernels
    from matchmaker._kernels.heaps import CLOSED

    pools = np.diff(market.place_first)
    is_few = (market.place_cap <= kernels.FEW_SEATS) & (pools <= kernels.FEW_POOLS)
    block_ptr = np.zeros(len(pools) + 1, np.int64)
    np.cumsum(np.where(is_few, kernels.HEADER + 2 * market.place_cap.astype(np.int64), 0), out=block_ptr[1:])
    pool_block = np.full(len(market.pool_cap), -1, np.int64)
    block = np.zeros(block_ptr[-1], np.int64)
    kernels.build_blocks(market.place_first, market.place_cap, market.pool_cap, block_ptr, pool_block, block)
    slots = np.where(pool_block < 0, np.minimum(market.pool_cap, n_learners), 0)
    if int(slots.sum(dtype=np.int64)) > 4 * n_learners:
        pool_of_edges = (market.packed >> market.packed.dtype.type(market.tail_bits)).astype(np.int64)
        slots = np.minimum(slots, np.bincount(pool_of_edges, minlength=len(slots)))
    slot_ptr = np.zeros(len(slots) + 1, np.int64)
    np.cumsum(slots, out=slot_ptr[1:])
    fill, held = np.zeros(len(slots), np.int32), np.zeros(len(pools), np.int32)
    heaps = (slot_ptr, np.zeros(slot_ptr[-1], np.int64), np.zeros(slot_ptr[-1], np.int32), fill, held)
    is_closed = (market.pool_cap == 0) | (market.place_cap[market.pool_place] == 0)
    return np.where(is_closed, CLOSED, 0).astype(np.int64), (pool_block, block), heaps


def lottery(n_learners: int, seed: int) -> Whole:
    """A number from 1 to n for each learner, larger is luckier; anybody can redo it (splitmix64)."""
    with np.errstate(over="ignore"):
        mixed = (np.arange(1, n_learners + 1, dtype=np.uint64) + np.uint64(seed)) * np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        mixed ^= mixed >> np.uint64(31)
    luck = np.empty(n_learners, np.int32)
    luck[np.argsort(mixed, kind="stable")] = np.arange(1, n_learners + 1, dtype=np.int32)
    return luck


def keys_of(problem: Problem, *, levels: int, promotions: int, luck: Whole) -> Keys:
    """The fields of the key in as many bits as this market needs; ranked per place where they would not fit."""
    cls, minutes = problem.prank, problem.minutes
    low, high = (0, int(cls.max(initial=0))) if cls.dtype == np.uint8 else (int(cls.min()), int(cls.max()))
    extra = levels.bit_length() + promotions.bit_length()
    if extra + (high - low).bit_length() + _bits(minutes) + _bits(luck) > KEY_BITS:
        places = problem.pool_place[problem.pool]
        learner_luck = np.repeat(luck, np.diff(problem.ptr))
        cls = _ranked(places, [problem.prank])
        minutes = _ranked(places, [minutes, -learner_luck.astype(np.int64)])
        luck = np.ones(problem.n_learners, np.int32)
    elif cls.dtype != np.uint8:
        cls = cls.astype(np.int64) - low
    near_shift = _bits(luck)
    promotion_shift = near_shift + _bits(minutes)
    class_shift = promotion_shift + promotions.bit_length()
    level_shift = class_shift + _bits(cls)
    stages = tuple((level, promotion) for level in range(levels + 1) for promotion in range(promotions + 1))
    lift = np.array([(level << level_shift) + (promotion << promotion_shift) for level, promotion in stages], np.int64)
    top, far = (int(field.max()) if field.size else 0 for field in (cls, minutes))
    return Keys(lift, luck, cls, minutes, top, class_shift, far, near_shift, stages)


def _bits(field: Whole) -> int:
    return int(field.max()).bit_length() if field.size else 0


def _ranked(groups: Whole, fields: "list[Whole]") -> Whole:
    """The dense rank of each row within its group, by these fields."""
    order = np.lexsort([*reversed(fields), groups])
    is_new_group = np.diff(groups[order], prepend=-1) != 0
    is_new = is_new_group.copy()
    for one in fields:
        is_new[1:] |= np.diff(one[order]) != 0
    counted = np.cumsum(is_new)
    first = np.maximum.accumulate(np.where(is_new_group, counted, 0))
    ranks = np.empty(len(groups), np.int32)
    ranks[order] = counted - first
    return ranks
