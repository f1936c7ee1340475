"""As many placed as can be, with hardly more travel than the least, or with the least; and a proof of how much.

Learners bid for seats in an auction: prices first rise in large steps, then everybody bids again from somewhat lower
prices in smaller ones. The prices left at the end prove how few minutes any answer with as many placed must take.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from matchmaker.held import lists_of
from matchmaker.market import MANY_EDGES, Market, Seats, empty_seats, in_rounds, lay_out
from matchmaker.problem import Problem, Whole

PARTS_OF_A_MINUTE: Final = 16
"""A price is a whole number of these."""

OUTSIDE: Final = 16
"""Staying without a place counts for as many of the longest trips."""

FIRST_STEP: Final = 1 / 32
"""The first step of the prices, as a part of what staying without a place counts for."""

SMALLER: Final = 4
"""Each next step is so many times smaller."""

BACK: Final = 6
"""Prices go back so many of the last steps before the next auction. Fewer would leave seats unsold at a price."""

LAST_BACK: Final = 16
"""Before the last auction they go back further: its steps are small, and what is unsold then stays unsold."""


@dataclass(frozen=True)
class Cheapest:
    """What came out: the edge of each learner or -1, and the least minutes for as many placed, proven by the prices."""

    edge: Whole
    bids: int
    worth: int
    """What the prices prove: no answer has less travel and staying without a place together, in parts of a minute."""
    outside: int
    """What staying without a place counts for, in parts of a minute."""

    def least_minutes(self, placed: int) -> int:
        """The least total travel of any answer that places as many, by the prices."""
        stay = len(self.edge) - placed
        return -((stay * self.outside - self.worth) // PARTS_OF_A_MINUTE)


@dataclass
class _Prices:
    """The prices of an answer, where only what is full has one: of each pool, of each place, what each learner pays."""

    market: Market
    far: int
    outside: int
    pool: Whole
    place: Whole
    cost: Whole

    @property
    def edges(self) -> tuple[Any, ...]:
        return self.market.ptr, self.market.packed, self.market.tail_bits

    @property
    def limits(self) -> tuple[Any, ...]:
        market = self.market
        return market.pool_place, market.place_first, market.pool_cap, market.place_cap

    def worth(self) -> int:
        """What they prove (the dual of the assignment)."""
        at_place = np.maximum(self.place, 0)
        own = np.where(self.market.pool_cap > 0, np.maximum(self.pool - at_place[self.market.pool_place], 0), 0)
        return int(self.cost.sum() - (own * self.market.pool_cap).sum() - (at_place * self.market.place_cap).sum())


def cheapest(problem: Problem, *, is_exact: bool = False, threads: int = 2) -> Cheapest:
    """Auction the seats. `problem` has nothing forbidden; who is locked stays, and travels in the total.

    An exact answer has the least travel there is, and as many placed as can be; else hardly more, and hardly fewer.
    """
    nobody_ranks: Any = np.broadcast_to(np.uint8(0), problem.n_edges)
    market = lay_out(problem, nobody_ranks, problem.minutes)
    far = int(problem.minutes.max(initial=0))
    outside = max(1, far) * OUTSIDE * PARTS_OF_A_MINUTE
    bar, step, bids = _auction(market, far, outside, threads)
    prices = _prices(market, far, outside, bar, step)
    if is_exact:
        prices = _finish(prices, step)
    locked_minutes = int(problem.minutes[problem.edges_of(problem.locked)].sum(dtype=np.int64))
    worth = prices.worth() + locked_minutes * PARTS_OF_A_MINUTE
    return Cheapest(market.answer(problem, step), bids, worth, prices.outside)


def _auction(market: Market, far: int, outside: int, threads: int) -> tuple[Whole, Whole, int]:
    """The bars, where each learner stands in its list, and the number of bids."""
    seats = empty_seats(market)
    is_closed = seats.bar > 0
    smaller, bids = max(1, int(outside * FIRST_STEP)), 0
    while True:
        step = market.empty_steps()
        bids += _sell(market, seats, step, (far, PARTS_OF_A_MINUTE, smaller, outside), threads)
        if smaller == 1:
            return seats.bar, step, bids
        back = smaller * (BACK if smaller > SMALLER else LAST_BACK)
        smaller = max(1, smaller // SMALLER)
        lower = np.where(is_closed, seats.bar, np.maximum(0, seats.bar - back))
        empty = empty_seats(market)
        seats = Seats(lower, empty.few, empty.heaps)


def _sell(market: Market, seats: Seats, step: Whole, prices: tuple[int, int, int, int], threads: int) -> int:
    """One auction; raises the bars. Two parts in a large market, however many threads: so the answer stays the same."""
    from matchmaker._kernels.auction import bid

    parts = 2 if len(market.packed) >= MANY_EDGES else 1
    bars = [seats.bar] + [seats.bar.copy() for _ in range(parts - 1)]
    counted: list[int] = []

    def ask(part: int, queue: Whole, mine: tuple[int, int], away: Whole) -> int:
        bids, sent = bid(
            queue,
            mine,
            away,
            (market.ptr, market.packed, market.tail_bits),
            prices,
            (market.pool_place, market.place_first, market.pool_cap, market.place_cap),
            seats.few,
            seats.heaps,
            bars[part],
            step,
        )
        counted.append(int(bids))
        return int(sent)

    def tell(cuts: Whole) -> None:
        for part in range(parts):
            own = slice(int(cuts[part]), int(cuts[part + 1]))
            for bar in bars:
                bar[own] = bars[part][own]

    in_rounds(market, step, parts, ask, tell=tell, threads=threads)
    return sum(counted)


def _prices(market: Market, far: int, outside: int, bar: Whole, step: Whole) -> _Prices:
    from matchmaker._kernels.auction import cheapest as cheapest_of_each

    is_open = market.pool_cap > 0
    fill, held = _holders(market, step)
    lowest = np.full(len(market.place_cap), outside, np.int64)
    np.minimum.at(lowest, market.pool_place[is_open], bar[is_open])
    place = np.where((held >= market.place_cap) & (market.place_cap > 0), lowest, 0)
    at_place = place[market.pool_place]
    pool = np.where(fill >= market.pool_cap, np.maximum(bar, at_place), at_place)
    prices = _Prices(market, far, outside, pool, place, np.zeros(len(market.learners), np.int64))
    cheapest_of_each(prices.edges, far, PARTS_OF_A_MINUTE, pool, outside, prices.cost)
    return prices


def _holders(market: Market, step: Whole) -> tuple[Whole, Whole]:
    """How many hold each pool, and each place."""
    placed = np.flatnonzero(step < np.diff(market.ptr))
    pools = market.pool_of(market.ptr[placed] + step[placed])
    fill = np.bincount(pools, minlength=len(market.pool_cap)).astype(np.int32)
    held = np.bincount(market.pool_place[pools], minlength=len(market.place_cap)).astype(np.int32)
    return fill, held


def _finish(prices: _Prices, step: Whole) -> _Prices:
    """Let everybody who pays more than the least go on, along shortest paths; changes `step`."""
    from matchmaker._kernels import paths
    from matchmaker._kernels.heaps import CLOSED

    market, parts = prices.market, (prices.far, PARTS_OF_A_MINUTE)
    learners, pools, nodes = len(market.learners), len(market.pool_cap), 0
    nodes = learners + pools + len(market.place_cap)
    fill, held = _holders(market, step)
    has_place = step < np.diff(market.ptr)
    held_edge = np.where(has_place, market.ptr[:-1] + step, -1)
    paid = np.full(learners, prices.outside, np.int64)
    words = market.packed[held_edge[has_place]].astype(np.int64)
    minutes = prices.far - (words & ((1 << market.tail_bits) - 1))
    paid[has_place] = minutes * PARTS_OF_A_MINUTE + prices.pool[words >> market.tail_bits]
    asking = np.flatnonzero(paid > prices.cost)
    ghosts = np.bincount(market.pool_of(held_edge[asking[has_place[asking]]]), minlength=pools).astype(np.int32)
    held_edge[asking] = -1
    holders = np.flatnonzero(held_edge >= 0)
    at = market.pool_of(held_edge[holders])
    first, after, before = lists_of(holders, at, n_learners=learners, n_pools=pools)
    flow = (first, after, before, fill, held, ghosts, held_edge)
    limits = prices.limits
    search = (
        np.full(nodes, CLOSED, np.int64),
        np.zeros(nodes, np.int32),
        np.zeros(nodes, np.int32),
        np.full(nodes, -1, np.int32),
        np.zeros(nodes, np.int32),
        np.zeros(nodes, np.bool_),
    )
    potential = np.concatenate([prices.cost, prices.pool, prices.place])
    via, sizes = np.zeros(pools, np.int64), np.zeros(2, np.int64)
    paths.send(asking, prices.edges, parts, limits, flow, potential, 0, prices.outside, search, via, sizes)
    sea = int(paths.drive_out(prices.edges, parts, limits, flow, potential, 0, prices.outside, search, via, sizes))
    without = np.flatnonzero(held_edge < 0)
    paths.send(without, prices.edges, parts, limits, flow, potential, sea, CLOSED, search, via, sizes)
    step[:] = np.where(held_edge >= 0, held_edge - market.ptr[:-1], np.diff(market.ptr))
    return _settled(prices, potential - sea, search[-1])


def _settled(prices: _Prices, potential: Whole, is_dead: Any) -> _Prices:
    """The prices when staying without a place counts for so much that as many as can be are placed."""
    learners, pools = len(prices.market.learners), len(prices.market.pool_cap)
    outside = max(prices.outside, int(potential[:learners].max(initial=0)))
    potential = potential + np.where(is_dead, outside - prices.outside, 0)
    cost, pool, place = np.split(potential, [learners, learners + pools])
    return _Prices(prices.market, prices.far, outside, pool, place, cost)
