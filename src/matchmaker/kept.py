"""A decided round that is kept, so that one learner more is placed in microseconds, as if it had been there at once.

Deferred acceptance gives one answer whatever the order in which learners ask, so who comes last asks last. The lottery
numbers of the others must stay as they were: the newcomer's own number is given, a number from 1 on that nobody has.
Whoever keeps a round to let people join draws it with numbers left free, such as twice those of `lottery`.
"""

from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from matchmaker.market import Market, Seats, empty_seats, lay_out
from matchmaker.problem import ARRAYS, MOST_MINUTES, Finding, InvalidProblemError, Problem, Whole, read
from matchmaker.propose import Keys, keys_of

ROOM: Final = 256
"""So many learners can join before the round is laid out anew."""
ROOM_EDGES: Final = 64
"""So many edges each, on average."""


@dataclass(frozen=True, eq=False)
class Newcomer:
    """The edges of one learner, in the order in which it likes them."""

    pool: Whole
    lrank: Whole
    prank: Whole
    minutes: Whole
    luck: int
    """Its number in the lottery, which nobody else has."""


@dataclass(frozen=True, eq=False)
class Joined:
    """What one learner more changes; edges are those of the market with it, whose numbers stay as they were."""

    learner: int
    """Its number: the last."""
    edge: int
    """The edge it got, or -1."""
    moved: Whole
    """The others that have another edge or none."""
    before: Whole
    """The edge of each of them before."""
    after: Whole
    """And now, or -1."""


class Kept:
    """A decided round. `join` changes it: the newcomer is one of its learners from then on."""

    def __init__(self, problem: Problem, *, levels: int, promotions: int, luck: Whole) -> None:
        self._rule = {"levels": levels, "promotions": promotions}
        self._lay_out(problem, luck)

    def _lay_out(self, problem: Problem, luck: Whole) -> None:
        from matchmaker._kernels.propose import propose as kernel

        self._problem, self._luck, self._joined = problem, luck, list[Newcomer]()
        self._drawn, self._taken = np.sort(luck), set[int]()
        self._keys = keys = keys_of(problem, **self._rule, luck=luck)
        plain = lay_out(problem, keys.cls, keys.minutes)
        self._market = market = _with_room(plain)
        self._own_luck = _longer(keys.luck[market.learners], ROOM)
        seats, count = _seats(market), len(self._own_luck)
        self._known: tuple[Any, ...] = (
            (market.ptr, market.packed, market.near_bits, market.tail_bits),
            (keys.lift, self._own_luck, keys.class_shift, keys.near_shift),
            (market.pool_place, market.place_first, market.pool_cap, market.place_cap),
            seats.few,
            seats.heaps,
            seats.bar,
            (_longer(plain.empty_steps(), ROOM), np.zeros(count, np.uint8)),
        )
        self._highest = _highest(problem, keys)
        self._step: Whole = self._known[-1][0]
        self._first = _longer(problem.ptr[market.learners], ROOM)
        self._number = np.concatenate([market.learners, problem.n_learners + np.arange(ROOM)])
        self._notes = tuple(np.zeros(count, np.int64) for _ in range(3))
        queue = np.arange(len(market.learners), dtype=np.int32)
        kernel(queue, (0, problem.n_pools), queue[:0], *self._known)

    def problem(self) -> Problem:
        """The market with everybody who joined."""
        if not self._joined:
            return self._problem
        old = self._problem
        counts = [len(one.pool) for one in self._joined]
        grown = {name: getattr(old, name) for name in ARRAYS if name != "ptr"}
        for name in ("pool", "lrank", "prank", "minutes"):
            grown[name] = np.concatenate([grown[name].astype(np.int64), *(getattr(one, name) for one in self._joined)])
        sizes = {"n_learners": old.n_learners + len(counts), "n_places": old.n_places, "n_pools": old.n_pools}
        ptr = np.concatenate([old.ptr, old.n_edges + np.cumsum(counts)])
        return read(grown | sizes | {"ptr": ptr, "locked": old.locked, "forbidden": old.forbidden})

    def luck(self) -> Whole:
        """The lottery numbers of everybody, also of who joined."""
        return np.concatenate([self._luck, [one.luck for one in self._joined]]).astype(np.int64)

    def edge(self) -> Whole:
        """The edge of each learner, or -1, also of who joined."""
        edge = np.full(self._problem.n_learners + len(self._joined), -1, np.int64)
        here = np.arange(len(self._market.learners) + len(self._joined))
        edge[self._number[here]] = self._edges(here, self._step[here])
        edge[self._problem.locked[:, 0]] = self._problem.edges_of(self._problem.locked)
        return edge

    def join(self, newcomer: Newcomer) -> Joined:
        """Place one learner more; raises `InvalidProblemError` with every reason why it cannot be."""
        findings = self._findings(newcomer)
        if findings:
            raise InvalidProblemError(findings)
        if not self._add(newcomer):
            return self._anew(newcomer)
        from matchmaker._kernels.kept import join as kernel

        turn, (_, moved, stood) = len(self._joined), self._notes
        count = kernel(len(self._market.learners) + turn - 1, turn, *self._known, *self._notes)
        others = moved[1:count]
        after, before = self._edges(moved[:count], self._step[moved[:count]]), self._edges(others, stood[1:count])
        is_other = after[1:] != before
        learner = self._problem.n_learners + turn - 1
        return Joined(learner, int(after[0]), self._number[others[is_other]], before[is_other], after[1:][is_other])

    def _add(self, newcomer: Newcomer) -> bool:
        """Write its edges behind the others; not done where there is no room, or its key would not fit."""
        market, keys, at = self._market, self._keys, len(self._market.learners) + len(self._joined)
        start = int(market.ptr[at])
        end = start + len(newcomer.pool)
        top, far = self._highest
        cls, near = top - newcomer.prank.astype(np.int64), far - newcomer.minutes.astype(np.int64)
        fits = (
            keys.luck is self._luck
            and len(self._joined) < ROOM
            and end <= len(market.packed)
            and len(newcomer.pool) <= np.iinfo(self._step.dtype).max
            and newcomer.luck < 1 << keys.near_shift
            and bool(((near >= 0) & (near < 1 << market.near_bits) & (cls >= 0)).all())
            and int(cls.max(initial=0)) < 1 << market.tail_bits - market.near_bits
        )
        if fits:
            market.packed[start:end] = self._words(newcomer.pool, cls, near)
            market.ptr[at + 1] = end
            self._own_luck[at] = newcomer.luck
            self._first[at] = self._problem.n_edges + start - market.ptr[len(market.learners)]
            self._joined.append(newcomer)
            self._taken.add(newcomer.luck)
        return fits

    def _words(self, pool: Whole, cls: Whole, near: Whole) -> Whole:
        """Edges as the market holds them."""
        market = self._market
        numbers: Whole = market.number_of_pool[pool].astype(np.int64)
        return numbers << market.tail_bits | cls << market.near_bits | near

    def _anew(self, newcomer: Newcomer) -> Joined:
        """Decide the whole round again, with room for more."""
        before = self.edge()
        self._joined.append(newcomer)
        self._lay_out(self.problem(), self.luck())
        after = self.edge()
        moved = np.flatnonzero(after[:-1] != before)
        return Joined(len(before), int(after[-1]), moved, before[moved], after[moved])

    def _edges(self, here: Whole, step: Whole) -> Whole:
        """The edges of learners of the market who stand at these steps, or -1."""
        ptr = self._market.ptr
        return np.where(step < ptr[here + 1] - ptr[here], self._first[here] + step, -1)

    def _is_drawn(self, luck: int) -> bool:
        at = int(np.searchsorted(self._drawn, luck))
        return at < len(self._drawn) and int(self._drawn[at]) == luck

    def _findings(self, newcomer: Newcomer) -> list[Finding]:
        findings = []
        pools, count = newcomer.pool.tolist(), self._problem.n_pools
        if len(set(pools)) < len(pools) or (pools and not 0 <= min(pools) <= max(pools) < count):
            findings.append(Finding("pool", None, str(pools)[:60], f"pools from 0 to {count - 1}, each once"))
        findings += [
            Finding(name, None, f"{len(getattr(newcomer, name))} numbers", f"{len(pools)}, one for each pool")
            for name in ("lrank", "prank", "minutes")
            if len(getattr(newcomer, name)) != len(pools)
        ]
        if (newcomer.lrank[1:] < newcomer.lrank[:-1]).any():
            findings.append(Finding("lrank", None, str(newcomer.lrank.tolist())[:60], "ranks that do not fall"))
        if len(pools) and not 0 <= newcomer.minutes.min(initial=0) <= newcomer.minutes.max(initial=0) <= MOST_MINUTES:
            told = str(newcomer.minutes.tolist())[:60]
            findings.append(Finding("minutes", None, told, f"0 to {MOST_MINUTES} minutes"))
        if newcomer.luck < 1 or newcomer.luck in self._taken or self._is_drawn(newcomer.luck):
            findings.append(Finding("luck", None, str(newcomer.luck), "a number from 1 on that nobody has"))
        return findings


def _highest(problem: Problem, keys: Keys) -> tuple[int, int]:
    """What class and minutes are taken from in the words of the market, where larger is better."""
    low = int(problem.prank.min()) if problem.prank.dtype != np.uint8 else 0
    return low + int(keys.cls.max(initial=0)), int(keys.minutes.max(initial=0))


def _longer(array: NDArray[Any], room: int) -> NDArray[Any]:
    return np.concatenate([array, np.zeros(room, array.dtype)])


def _with_room(market: Market) -> Market:
    """The same with room for learners and edges behind the others."""
    end = int(market.ptr[-1])
    packed = _longer(market.packed[:end], ROOM * ROOM_EDGES)
    ptr = np.concatenate([market.ptr, np.full(ROOM, end)])
    return replace(market, ptr=ptr, packed=packed)


def _seats(market: Market) -> Seats:
    """Free seats, in large places as many as can be asked for."""
    seats = empty_seats(replace(market, packed=market.packed[: market.ptr[-1]]))
    asked = np.bincount(market.pool_of(np.arange(market.ptr[-1])), minlength=len(market.pool_cap))
    slots = np.where(seats.few[0] < 0, np.minimum(market.pool_cap, asked + ROOM), 0)
    slot_ptr = np.concatenate([[0], np.cumsum(slots, dtype=np.int64)])
    fill, held = seats.heaps[3:]
    heaps = (slot_ptr, np.zeros(slot_ptr[-1], np.int64), np.zeros(slot_ptr[-1], np.int32), fill, held)
    return replace(seats, heaps=heaps)
