"""Learners ask, places keep whom they rank highest: one loop for every rule, the key decides.

A key has five fields, the first weighs most: level (how often the learner was refused everywhere), class (how the place
ranks the learner), promotion (refused everywhere among equals), nearness, lottery.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from matchmaker.market import LONG_WORD_BITS, MANY_EDGES, empty_seats, in_rounds, lay_out, pool_bits
from matchmaker.problem import Problem, Whole

KEY_BITS: Final = 62
"""What fits in a signed 64-bit number, with room to compare."""


@dataclass(frozen=True)
class Keys:
    """How the key of an edge is put together: `lift + luck + (top - cls) << … + (far - minutes) << …`."""

    lift: Whole
    luck: Whole
    cls: Whole
    minutes: Whole
    class_shift: int
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


def propose(problem: Problem, *, levels: int, promotions: int, luck: Whole, threads: int = 2) -> Proposed:
    """Deferred acceptance with `levels` fresh starts with priority, `promotions` among equals before each of them.

    With no level no blocking pair remains. `problem` has nothing forbidden; who is locked is placed beforehand. The
    number of threads changes nothing in the answer.
    """
    from matchmaker._kernels.propose import propose as kernel

    keys = keys_of(problem, levels=levels, promotions=promotions, luck=luck)
    market = lay_out(problem, keys.cls, keys.minutes)
    seats = empty_seats(market)
    step, stage = market.empty_steps(), np.zeros(len(market.learners), np.uint8)
    own_luck = keys.luck[market.learners]
    looked: list[int] = []

    def ask(_part: int, queue: Whole, mine: tuple[int, int], away: Whole) -> int:
        asked, sent = kernel(
            queue,
            mine,
            away,
            (market.ptr, market.packed, market.near_bits, market.tail_bits),
            (keys.lift, own_luck, keys.class_shift, keys.near_shift),
            (market.pool_place, market.place_first, market.pool_cap, market.place_cap),
            seats.few,
            seats.heaps,
            seats.bar,
            (step, stage),
        )
        looked.append(int(asked))
        return int(sent)

    in_rounds(market, step, threads if problem.n_edges >= MANY_EDGES else 1, ask, threads=threads)
    reached = np.zeros(problem.n_learners, np.uint8)
    reached[market.learners] = stage
    level, promotion = np.array(keys.stages, np.uint8).T
    edge = market.answer(problem, step)
    return Proposed(edge, level=level[reached], promotion=promotion[reached], asked=sum(looked))


def lottery(n_learners: int, seed: int) -> Whole:
    """A number from 1 to n for each learner, larger is luckier; anybody can redo it (splitmix64, no two mix alike)."""
    return _drawn(n_learners, seed).copy()


@lru_cache(maxsize=2)
def _drawn(n_learners: int, seed: int) -> Whole:
    """The lottery, kept for the next question about the same round."""
    with np.errstate(over="ignore"):
        mixed = (np.arange(1, n_learners + 1, dtype=np.uint64) + np.uint64(seed)) * np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        mixed ^= mixed >> np.uint64(31)
    luck = np.empty(n_learners, np.int32)
    luck[np.argsort(mixed)] = np.arange(1, n_learners + 1, dtype=np.int32)
    return luck


def keys_of(problem: Problem, *, levels: int, promotions: int, luck: Whole) -> Keys:
    """The fields of the key in as many bits as this market needs; ranked per place where key or word would not fit."""
    cls, minutes = problem.prank, problem.minutes
    low, high = (int(cls.min()), int(cls.max())) if cls.size else (0, 0)
    low = 0 if cls.dtype == np.uint8 else low
    told = (high - low).bit_length() + _bits(minutes)
    in_key = levels.bit_length() + promotions.bit_length() + told + _bits(luck)
    if in_key > KEY_BITS or pool_bits(problem) + told > LONG_WORD_BITS:
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
    return Keys(lift, luck, cls, minutes, class_shift, near_shift, stages)


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
