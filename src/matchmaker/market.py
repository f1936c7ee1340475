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

from matchmaker.problem import Finding, InvalidProblemError, Problem, Whole

WORD_BITS: Final = 32
"""An edge fits in a word of 32 bits, or takes one of 64."""

LONG_WORD_BITS: Final = 63
"""What a word of 64 bits holds beside its sign."""

MANY_EDGES: Final = 300_000
"""From here on a second thread is worth its start."""

FEW_ON_THE_WAY: Final = 2_000
"""So few are asked sooner in one part than in rounds."""

SAMPLE: Final = 1001
"""So many learners tell where the middle of the market lies."""

SCATTERED: Final = 20
"""Where one edge and the next lie so large a part of the market apart, it is put in order first."""

Ask = Callable[[int, Whole, tuple[int, int], Whole], int]
"""Let a queue of learners ask at a part that owns the pools from … up to …; write who goes elsewhere, give how many."""


@dataclass(frozen=True)
class Market:
    """Who asks: m learners who are not locked, neighbours together; what is left of the seats."""

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
        """The first pool each learner asks, any for who has none to ask: m. There are edges."""
        return self.pool_of(np.minimum(self.ptr[:-1], len(self.packed) - 1))

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
        from matchmaker._kernels.propose import read_answer

        locked = problem.edges_of(problem.locked)
        edge = np.full(problem.n_learners, -1, np.int64)
        read_answer(self.learners, problem.ptr, self.ptr, step, edge)
        edge[problem.locked[:, 0]] = locked
        return edge


@dataclass(frozen=True)
class Seats:
    """What the loops write: the bar of each pool, and the holders of places with few and with many seats."""

    bar: Whole
    few: tuple[Any, ...]
    heaps: tuple[Any, ...]


def lay_out(problem: Problem, cls: Whole, minutes: Whole) -> Market:
    """The market of a problem in which nothing is forbidden, with these classes and minutes (lower is better).

    Raises `InvalidProblemError` where pool, class and minutes do not fit together in one word.
    """
    locked = problem.edges_of(problem.locked)
    learners, number_of_place = _nearby(problem)
    if len(locked):
        learners = learners[~np.isin(learners, problem.locked[:, 0])]
    pool_place = number_of_place[problem.pool_place]
    order = np.argsort(pool_place, kind="stable").astype(np.int32)
    number_of_pool = np.empty(problem.n_pools, np.int32)
    number_of_pool[order] = np.arange(problem.n_pools, dtype=np.int32)
    place_first = np.zeros(problem.n_places + 1, np.int64)
    np.cumsum(np.bincount(pool_place, minlength=problem.n_places), out=place_first[1:])
    taken = problem.pool[locked]
    pool_cap = problem.pool_cap - np.bincount(taken, minlength=problem.n_pools).astype(np.int32)
    place_cap = np.empty(problem.n_places, np.int32)
    at_place = np.bincount(problem.pool_place[taken], minlength=problem.n_places).astype(np.int32)
    place_cap[number_of_place] = problem.place_cap - at_place
    top, far = (int(field.max(initial=0)) for field in (cls, minutes))
    near_bits = far.bit_length()
    tail_bits = near_bits + top.bit_length()
    word_bits = pool_bits(problem) + tail_bits
    if word_bits > LONG_WORD_BITS:
        found = f"{problem.n_pools} pools, {top + 1} ranks and {far} minutes, {word_bits} bits together"
        raise InvalidProblemError([Finding("pool", None, found, f"at most {LONG_WORD_BITS} bits")])
    packed: NDArray[Any] = np.empty(problem.n_edges, np.uint32 if word_bits <= WORD_BITS else np.int64)
    fields = (top, far, (near_bits, tail_bits))
    edges = (problem.pool, cls, minutes)
    ptr = _packed(problem, learners, edges, number_of_pool=number_of_pool, fields=fields, packed=packed)
    return Market(
        learners,
        ptr,
        packed[: ptr[-1]],  # the edges of who is locked are not there
        near_bits,
        tail_bits,
        number_of_pool,
        pool_place[order],
        place_first,
        pool_cap=np.where(place_cap[pool_place[order]] > 0, pool_cap[order], 0).astype(np.int32),
        place_cap=place_cap,
    )


def pool_bits(problem: Problem) -> int:
    """How many bits the number of a pool takes."""
    return max(problem.n_pools - 1, 0).bit_length()


def _nearby(problem: Problem) -> tuple[Whole, Whole]:
    """The learners in an order, and a number for each place, such that neighbours in the market lie near each other."""
    learners = np.arange(problem.n_learners, dtype=np.int32)
    number_of_place = np.arange(problem.n_places, dtype=np.int32)
    if problem.n_edges < MANY_EDGES or not _is_scattered(problem):
        return learners, number_of_place
    from matchmaker._kernels.nearby import go_round, list_askers

    first, asker = np.zeros(problem.n_places + 1, np.int64), np.empty(problem.n_learners, np.int32)
    number_of_place[:] = -1
    edges = (problem.ptr, problem.pool, problem.pool_place)
    list_askers(*edges, first, asker)
    met = go_round(*edges, first, asker, number_of_place, np.empty(problem.n_places, np.int32), learners)
    learners[met:] = np.flatnonzero(np.diff(problem.ptr) == 0)
    return learners, number_of_place


def _is_scattered(problem: Problem) -> bool:
    """Whether learners who follow each other ask at places all over the market."""
    some = np.arange(0, problem.n_edges - 1, max(1, problem.n_edges // SAMPLE))
    apart = np.abs(np.diff(problem.pool_place[problem.pool[np.stack([some, some + 1])]], axis=0))
    return apart.size > 0 and float(np.median(apart)) > problem.n_places / SCATTERED


def _packed(
    problem: Problem,
    learners: Whole,
    edges: tuple[Any, ...],
    *,
    number_of_pool: Whole,
    fields: Any,
    packed: NDArray[Any],
) -> Whole:
    """Write every edge of who asks in one word; gives where the edges of each learner start."""
    from matchmaker._kernels.propose import pack, pack_all

    if len(learners) < problem.n_learners or (learners[1:] < learners[:-1]).any():
        ptr = np.zeros(len(learners) + 1, np.int64)
        pack(learners, problem.ptr, edges, number_of_pool, *fields, ptr, packed)
        return ptr
    is_same = bool((number_of_pool[1:] > number_of_pool[:-1]).all())
    numbers = number_of_pool[:0] if is_same else number_of_pool
    half = problem.n_edges // 2
    parts = [slice(0, half), slice(half, None)] if problem.n_edges >= MANY_EDGES else [slice(None)]
    with ThreadPoolExecutor(len(parts)) as pool:
        list(pool.map(lambda own: pack_all(*(part[own] for part in edges), numbers, *fields, packed[own]), parts))
    return problem.ptr


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
    Where all parts know the same, there is nothing to tell: then few who go on are asked as if there were one part.
    """
    if not len(market.packed):
        return
    everywhere = (0, len(market.pool_cap))
    if parts == 1:
        ask(0, np.arange(len(market.learners), dtype=np.int32), everywhere, np.empty(1, np.int32))
        return
    cuts = _cuts(market, parts)
    queues = _queues(market, cuts)

    def run(part: int) -> Whole:
        away = np.empty(len(queues[part]) + 1, np.int32)
        sent = ask(part, queues[part], (int(cuts[part]), int(cuts[part + 1])), away)
        return away[:sent]

    with ThreadPoolExecutor(min(parts, threads)) as pool:
        while any(len(queue) for queue in queues):
            away = np.concatenate(list(pool.map(run, range(parts))))
            if tell is not None:
                tell(cuts)
            elif len(away) <= FEW_ON_THE_WAY:
                ask(0, away, everywhere, np.empty(1, np.int32))
                return
            wanted = market.pool_of(market.ptr[away] + step[away])
            queues = [away[(cuts[part] <= wanted) & (wanted < cuts[part + 1])] for part in range(parts)]


def _queues(market: Market, cuts: Whole) -> list[Whole]:
    """The learners whose first pool is in each part."""
    from matchmaker._kernels.propose import sort_by_part

    queue, start = np.empty(len(market.learners), np.int32), np.zeros(len(cuts), np.int64)
    sort_by_part(market.ptr, market.packed, market.tail_bits, cuts, queue, start)
    return [queue[start[part] : start[part + 1]] for part in range(len(cuts) - 1)]


def _cuts(market: Market, parts: int) -> Whole:
    """Where the pools of each part start: between places, with as many first wishes in each part."""
    sampled = market.ptr[: -1 : max(1, len(market.learners) // SAMPLE)]
    some = np.sort(market.pool_of(np.minimum(sampled, len(market.packed) - 1)))
    at = [int(some[len(some) * part // parts]) for part in range(1, parts)]
    starts = market.place_first[market.pool_place[np.array(at, np.int64)]]
    return np.concatenate([[0], starts, [len(market.pool_cap)]]).astype(np.int64)
