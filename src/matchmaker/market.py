"""A problem as the compiled loops read it: pools numbered place by place, each edge in one word, locks taken out.

The pools are divided in parts. Each part asks at its own pools; a learner who would get in elsewhere goes on there in
the next round. So parts can run side by side, in threads or on machines.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from matchmaker.problem import Problem, Whole

WORD_BITS: Final = 32
"""An edge fits in a word of 32 bits, or takes one of 64."""

MANY_EDGES: Final = 300_000
"""From here on a second thread is worth its start."""

SAMPLE: Final = 1001
"""So many learners tell where the middle of the market lies."""

Ask = Callable[[int, Whole, tuple[int, int], Whole], int]
"""Let a queue of learners ask at a part that owns the pools from … up to …; write who goes elsewhere, give how many."""


@dataclass(frozen=True)
class Market:
    """Who asks: m learners who are not locked, in the order of the problem; what is left of the seats."""

    learners: Whole
    """The number in the problem of each learner: m."""
    ptr: Whole
    packed: NDArray[Any]
    """Each edge in one word: pool, class, nearness; what is larger is better."""
    near_bits: int
    tail_bits: int
    number_of_pool: Whole
    """The number here of each pool of the problem."""
    pool_place: Whole
    place_first: Whole
    """The pools of place `p` are `place_first[p]` up to `place_first[p + 1]`."""
    pool_cap: Whole
    """The seats left in each pool; 0 at a place that is full of locks."""
    place_cap: Whole

    def first_pool(self) -> Whole:
        """The first pool each learner asks, 0 for who has none to ask: m."""
        first = np.zeros(len(self.learners), np.int64)
        has_edges = np.diff(self.ptr) > 0
        first[has_edges] = self.pool_of(self.ptr[:-1][has_edges])
        return first

    def pool_of(self, edges: Whole) -> Whole:
        """The pool of these edges."""
        words: Whole = self.packed[edges].astype(np.int64)
        return words >> self.tail_bits

    def empty_steps(self) -> Whole:
        """Where each learner stands in its list: at the start. One byte each where no list is longer."""
        longest = int(np.diff(self.ptr).max(initial=0))
        return np.zeros(len(self.learners), np.uint8 if longest <= np.iinfo(np.uint8).max else np.int32)

    def answer(self, problem: Problem, step: Whole) -> Whole:
        """The edge of each learner of the problem, or -1, from where each stands in its list."""
        locked = problem.edges_of(problem.locked)
        edge = np.full(problem.n_learners, -1, np.int64)
        is_placed = step < np.diff(self.ptr)
        edge[self.learners] = np.where(is_placed, problem.ptr[self.learners] + step, -1)
        edge[problem.locked[:, 0]] = locked
        return edge


@dataclass(frozen=True)
class Seats:
    """What the loops write: the bar of each pool, and the holders of places with few and with many seats."""

    bar: Whole
    few: tuple[Any, ...]
    heaps: tuple[Any, ...]


def lay_out(problem: Problem, cls: Whole, minutes: Whole) -> Market:
    """The market of a problem in which nothing is forbidden, with these classes and minutes (lower is better)."""
    from matchmaker._kernels.propose import pack

    locked = problem.edges_of(problem.locked)
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
    top, far = (int(field.max(initial=0)) for field in (cls, minutes))
    near_bits = far.bit_length()
    tail_bits = near_bits + top.bit_length()
    fits = tail_bits + max(problem.n_pools - 1, 0).bit_length() <= WORD_BITS
    packed: NDArray[Any] = np.empty(problem.n_edges, np.uint32 if fits else np.int64)
    ptr = np.zeros(len(learners) + 1, np.int64)
    edges = (problem.pool, cls, minutes)
    pack(learners, problem.ptr, edges, number_of_pool, top, far, (near_bits, tail_bits), ptr, packed)
    place_cap = problem.place_cap - at_place
    pool_place = problem.pool_place[order]
    return Market(
        learners,
        ptr,
        packed,
        near_bits,
        tail_bits,
        number_of_pool,
        pool_place,
        place_first,
        pool_cap=np.where(place_cap[pool_place] > 0, pool_cap[order], 0).astype(np.int32),
        place_cap=place_cap,
    )


def empty_seats(market: Market) -> Seats:
    """Nobody holds a seat yet: the bar is 0 where there are seats, and closed where there are none."""
    from matchmaker._kernels import propose as kernels
    from matchmaker._kernels.heaps import CLOSED

    pools = np.diff(market.place_first)
    is_few = (market.place_cap <= kernels.FEW_SEATS) & (pools <= kernels.FEW_POOLS)
    block_ptr = np.zeros(len(pools) + 1, np.int64)
    np.cumsum(np.where(is_few, kernels.HEADER + 2 * market.place_cap.astype(np.int64), 0), out=block_ptr[1:])
    pool_block = np.full(len(market.pool_cap), -1, np.int64)
    block = np.zeros(block_ptr[-1], np.int64)
    kernels.build_blocks(market.place_first, market.place_cap, market.pool_cap, block_ptr, pool_block, block)
    slots = np.where(pool_block < 0, np.minimum(market.pool_cap, len(market.learners)), 0)
    if int(slots.sum(dtype=np.int64)) > 4 * len(market.learners):
        pools_asked = market.pool_of(np.arange(len(market.packed)))
        slots = np.minimum(slots, np.bincount(pools_asked, minlength=len(slots)))
    slot_ptr = np.zeros(len(slots) + 1, np.int64)
    np.cumsum(slots, out=slot_ptr[1:])
    fill, held = np.zeros(len(slots), np.int32), np.zeros(len(pools), np.int32)
    heaps = (slot_ptr, np.zeros(slot_ptr[-1], np.int64), np.zeros(slot_ptr[-1], np.int32), fill, held)
    return Seats(np.where(market.pool_cap == 0, CLOSED, 0).astype(np.int64), (pool_block, block), heaps)


def in_rounds(
    market: Market, step: Whole, parts: int, ask: Ask, *, tell: Callable[[Whole], None] | None = None, threads: int = 2
) -> None:
    """Let everybody ask, round after round, until nobody has to go on at another part.

    After a round `tell` may bring what each part learned to the others; it gets where the pools of each part start.
    """
    first = market.first_pool()
    cuts = _cuts(market, first, parts)
    queues = [np.flatnonzero((cuts[part] <= first) & (first < cuts[part + 1])) for part in range(parts)]

    def run(part: int) -> Whole:
        away = np.empty(len(queues[part]) + 1, np.int32)
        sent = ask(part, queues[part].astype(np.int32), (int(cuts[part]), int(cuts[part + 1])), away)
        return away[:sent]

    with ThreadPoolExecutor(min(parts, threads)) as pool:
        while any(len(queue) for queue in queues):
            away = np.concatenate(list(pool.map(run, range(parts))) if parts > 1 else [run(0)])
            if tell is not None:
                tell(cuts)
            wanted = market.pool_of(market.ptr[away] + step[away])
            queues = [away[(cuts[part] <= wanted) & (wanted < cuts[part + 1])] for part in range(parts)]


def _cuts(market: Market, first: Whole, parts: int) -> Whole:
    """Where the pools of each part start: between places, with as many first wishes in each part."""
    if not len(market.packed):
        return np.array([0] + [1] * parts, np.int64)
    some = np.sort(first[:: max(1, len(first) // SAMPLE)])
    at = [int(some[len(some) * part // parts]) for part in range(1, parts)]
    starts = market.place_first[market.pool_place[np.array(at, np.int64)]]
    return np.concatenate([[0], starts, [len(market.pool_cap)]]).astype(np.int64)
