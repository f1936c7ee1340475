"""Learners ask, places keep whom they rank highest: one loop for every rule, the key decides.

A key has five fields, the first weighs most: level (how often the learner was refused everywhere), class (how the place
ranks the learner), promotion (refused everywhere among equals), nearness, lottery.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

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
    top: int
    class_shift: int
    far: int
    near_shift: int
    stages: tuple[tuple[int, int], ...]
    """The level and the promotion of each stage."""


@dataclass(frozen=True)
class Proposed:
    """What came out: the edge of each learner or -1, the stage it reached, the bar of each pool."""

    edge: Whole
    level: Whole
    promotion: Whole
    bar: Whole
    asked: int


def propose(problem: Problem, *, levels: int, promotions: int, luck: Whole) -> Proposed:
    """Deferred acceptance with `levels` fresh starts with priority, `promotions` among equals before each of them.

    With no level no blocking pair remains. `problem` has nothing forbidden; who is locked is placed beforehand.
    """
    from matchmaker._kernels import propose as kernels

    keys = keys_of(problem, levels=levels, promotions=promotions, luck=luck)
    locked = problem.edges_of(problem.locked)
    pool_cap, place_cap = _seats_left(problem, locked)
    slot_ptr = np.zeros(problem.n_pools + 1, np.int64)
    np.cumsum(_slots(problem, pool_cap), out=slot_ptr[1:])
    order = np.argsort(problem.pool_place, kind="stable").astype(np.int32)
    place_ptr = np.zeros(problem.n_places + 1, np.int64)
    np.cumsum(np.bincount(problem.pool_place, minlength=problem.n_places), out=place_ptr[1:])
    is_closed = (pool_cap == 0) | (place_cap[problem.pool_place] == 0)
    bar = np.where(is_closed, kernels.CLOSED, 0).astype(np.int64)
    at = problem.ptr[1:].copy()
    stage = np.zeros(problem.n_learners, np.uint8)
    queue = np.setdiff1d(np.arange(problem.n_learners), problem.locked[:, 0]).astype(np.int32)
    asked = kernels.propose(
        queue,
        (problem.ptr, problem.pool, keys.cls, keys.minutes),
        (keys.lift, keys.luck, keys.top, keys.class_shift, keys.far, keys.near_shift),
        (problem.pool_place, place_ptr, order, pool_cap, place_cap),
        (slot_ptr, np.zeros(slot_ptr[-1], np.int64), np.zeros(slot_ptr[-1], np.int32)),
        np.zeros(problem.n_pools, np.int32),
        np.zeros(problem.n_places, np.int32),
        bar,
        at,
        stage,
    )
    edge = np.where(at < problem.ptr[1:], at, -1)
    edge[problem.locked[:, 0]] = locked
    reached = np.array(keys.stages, np.uint8)
    return Proposed(edge, level=reached[stage, 0], promotion=reached[stage, 1], bar=bar, asked=int(asked))


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
    low, high = (int(cls.min()), int(cls.max())) if cls.size else (0, 0)
    extra = levels.bit_length() + promotions.bit_length()
    low = 0 if cls.dtype == np.uint8 else low
    if extra + (high - low).bit_length() + _bits(minutes) + _bits(luck) <= KEY_BITS:
        cls = cls if cls.dtype == np.uint8 else cls.astype(np.int64) - low
    else:
        places = problem.pool_place[problem.pool]
        learner_luck = np.repeat(luck, np.diff(problem.ptr))
        cls = _ranked(places, [problem.prank])
        minutes = _ranked(places, [minutes, -learner_luck.astype(np.int64)])
        luck = np.ones(problem.n_learners, np.int32)
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


def _seats_left(problem: Problem, locked: Whole) -> "tuple[Whole, Whole]":
    pools = problem.pool[locked]
    taken = np.bincount(pools, minlength=problem.n_pools)
    at_place = np.bincount(problem.pool_place[pools], minlength=problem.n_places)
    return (problem.pool_cap - taken).astype(np.int32), (problem.place_cap - at_place).astype(np.int32)


def _slots(problem: Problem, pool_cap: Whole) -> Whole:
    """How many slots each pool needs: its seats, but never more than there are learners who may come."""
    slots = np.minimum(pool_cap, problem.n_learners)
    if int(slots.sum(dtype=np.int64)) > 4 * problem.n_learners + problem.n_pools:
        slots = np.minimum(slots, np.bincount(problem.pool, minlength=problem.n_pools))
    return slots
