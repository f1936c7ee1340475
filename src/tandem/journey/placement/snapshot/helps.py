"""What one change would give a place to each learner whom a run left without one.

A change of the learner is told only where a place is then still free in the answer of the run: nobody loses a seat.
A change of a company, one seat more, is tried by deciding the whole round again (`matchmaker.counterfactual`). The same
market, rule and seed give the same changes; they are kept with the line of the learner.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final
from uuid import UUID

import numpy as np

from matchmaker import Result, solve
from matchmaker.counterfactual import Kind, changes
from matchmaker.hard import Rows, allowed
from matchmaker.problem import UNPLACED, Problem, Whole
from tandem.journey.placement.queries.weights import Balance
from tandem.journey.placement.rules.helps import Help, Variant, variants
from tandem.journey.placement.snapshot import engine
from tandem.journey.placement.snapshot.engine import Arranged, Posed
from tandem.journey.placement.snapshot.ways import MODES
from tandem.journey.placement.terms.helps import Change

AT_ONCE: Final = 2000
"""So many changed learners are looked at together."""
MOST_TRIED: Final = 12
"""So many changes of companies are tried for one learner, those at the places it likes best first."""
MOST_DECIDED: Final = 120
"""So often the round is decided again for one run; who comes later in the order of the market is told less."""
_OF_COMPANY: Final = {
    Kind.POOL_SEAT: Change.SEAT,
    Kind.PLACE_SEAT: Change.GUIDANCE,
    Kind.BOTH_SEATS: Change.SEAT_AND_GUIDANCE,
}


@dataclass(frozen=True)
class _Tried:
    """A change of one learner."""

    learner: int
    variant: Variant


def helps(
    ready: Arranged, asked: Posed, result: Result, balance: Balance, *, offered: Mapping[UUID, Sequence[str]]
) -> dict[UUID, tuple[Help, ...]]:
    """For each learner without a place what one change would give; `offered`: other trainings of the own provider."""
    unplaced = np.flatnonzero(result.edge == UNPLACED).tolist()
    found: dict[int, list[Help]] = {learner: [] for learner in unplaced}
    tried = [one for learner in unplaced for one in _tried(ready, learner, offered)]
    free = _free(asked.problem, result)
    for first in range(0, len(tried), AT_ONCE):
        part = tried[first : first + AT_ONCE]
        for one, help_ in zip(part, _free_places(ready, part, free, balance), strict=True):
            if help_ is not None:
                found[one.learner].append(help_)
    for learner, help_ in _of_companies(ready, asked, result, unplaced):
        found[learner].append(help_)
    seekers = ready.market.seekers
    return {seekers[learner].track_id: tuple(_smallest(told)) for learner, told in found.items() if told}


def _tried(ready: Arranged, learner: int, offered: Mapping[UUID, Sequence[str]]) -> Iterator[_Tried]:
    seeker = ready.market.seekers[learner]
    known = [code for code in offered.get(seeker.track_id, ()) if code in ready.columns.training_at]
    return (_Tried(learner, one) for one in variants(seeker, offered=known))


def _free(problem: Problem, result: Result) -> Whole:
    """The pools in which the answer leaves a seat, and a mentor for it."""
    pools = result.pool[result.pool != UNPLACED]
    left = problem.pool_cap - np.bincount(pools, minlength=problem.n_pools)
    guided = problem.place_cap - np.bincount(problem.pool_place[pools], minlength=len(problem.place_cap))
    free: Whole = np.flatnonzero((left > 0) & (guided[problem.pool_place] > 0))
    return free


def _free_places(ready: Arranged, tried: Sequence[_Tried], free: Whole, balance: Balance) -> Iterator[Help | None]:
    """For each of these the place that is nearest among those still free."""
    others = engine.for_others(ready, [one.variant.seeker for one in tried], balance)
    trainings, region = others.region.learners.training, others.region
    of_training = {code: free[region.pools.training[free] == code] for code in set(trainings.tolist())}
    pools = [
        _not_forbidden(ready, one.learner, of_training[code])
        for one, code in zip(tried, trainings.tolist(), strict=True)
    ]
    counts = [len(each) for each in pools]
    learner = np.repeat(np.arange(len(tried)), counts)
    pool = np.concatenate(pools) if pools else np.zeros(0, np.int64)
    fits = allowed(Rows(region, others.search.rules, learner, pool))
    minutes, mode = others.ways.quickest(others.search, learner, pool)
    ends = np.cumsum(counts)
    for at, one in enumerate(tried):
        rows = np.arange(ends[at] - counts[at], ends[at])
        rows = rows[fits[rows]]
        if not len(rows):
            yield None
            continue
        best = int(rows[np.argmin(minutes[rows])])
        opening = str(ready.market.offers[int(pool[best])].opening_id)
        yield _help(one.variant, opening, int(minutes[best]), MODES[int(mode[best])].value)


def _not_forbidden(ready: Arranged, learner: int, pools: Whole) -> Whole:
    track = ready.market.seekers[learner].track_id
    shut = [
        ready.columns.opening_at.get(pair.opening_id, -1) for pair in ready.market.forbidden if pair.track_id == track
    ]
    left: Whole = np.setdiff1d(pools, np.array(shut, np.int64)) if shut else pools
    return left


def _help(variant: Variant, opening: str, minutes: int, mode: str) -> Help:
    return Help(variant.change.value, variant.amount, variant.value, opening, minutes, mode)


def _of_companies(ready: Arranged, asked: Posed, result: Result, unplaced: Sequence[int]) -> Iterator[tuple[int, Help]]:
    """One seat more, tried by deciding again without what chance finds, so that only the seat makes a difference."""
    plain = replace(result.options, is_compared=False, is_calmed=False)

    def rerun(problem: Problem) -> Whole:
        return solve(problem, plain).edge

    problem, left = asked.problem, MOST_DECIDED
    if not unplaced:
        return
    before = rerun(problem)
    for learner in unplaced:
        if before[learner] != UNPLACED:
            continue
        of_company = ((one, changed) for one, changed in changes(problem, learner) if one.kind in _OF_COMPANY)
        for one, changed in islice(of_company, min(MOST_TRIED, left)):
            left -= 1
            edge = int(rerun(changed)[learner])
            if edge != UNPLACED:
                opening = str(ready.market.offers[one.pool].opening_id)
                told = _OF_COMPANY[one.kind].value
                mode = MODES[int(asked.mode[edge])].value
                yield learner, Help(told, 0, "", opening, int(problem.minutes[edge]), mode)
                break


def _smallest(told: Sequence[Help]) -> Iterator[Help]:
    """The first of each kind, which is the smallest; of the trainings the one with the nearest place."""
    trainings = [one for one in told if one.change == Change.TRAINING]
    nearest = min(trainings, key=lambda one: (one.minutes, one.value), default=None)
    seen: set[str] = set()
    for one in told:
        if one.change not in seen and (one.change != Change.TRAINING or one is nearest):
            seen.add(one.change)
            yield one
