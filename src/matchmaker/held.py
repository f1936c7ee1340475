"""Who holds which seat, as loops walk it that move one learner at a time.

Locked learners are left out, with the seats they hold: they ask for nothing and never make room.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from matchmaker.problem import Problem, Whole


@dataclass(frozen=True, eq=False)
class Held:
    """An answer that loops change in place. The holders of a pool are a list: the first one, who comes after whom."""

    edge: Whole
    """The edge of each learner or -1, the locked ones too: n."""
    first: Whole
    after: Whole
    before: Whole
    fill: Whole
    """How many hold each pool: q."""
    held: Whole
    """How many hold each place: p."""
    pool_cap: Whole
    """The seats left in each pool, no more than its place has left: q."""
    place_cap: Whole
    """The seats left at each place: p."""
    place_ptr: Whole
    """The pools of place `p` are `place_pools[place_ptr[p]]` up to `place_ptr[p + 1]`."""
    place_pools: Whole
    movable: Whole
    """The learners who are not locked."""

    @staticmethod
    def edges(problem: Problem) -> tuple[Any, ...]:
        """The edges as the loops take them, in one type of number: so they are compiled once."""
        return problem.ptr, problem.pool, problem.lrank.astype(np.int64), problem.prank.astype(np.int64)

    def places(self, problem: Problem) -> tuple[Any, ...]:
        """Places and pools as the loops take them."""
        return problem.pool_place, self.place_ptr, self.place_pools, self.pool_cap, self.place_cap

    @property
    def seats(self) -> tuple[Any, ...]:
        """Counts and lists as the loops take them."""
        return self.fill, self.held, self.first, self.after, self.before


def held(problem: Problem, edge: Whole) -> Held:
    """The seats of an allowed answer, apart from those of locked learners."""
    own = edge.astype(np.int64)
    is_locked = np.zeros(problem.n_learners, np.bool_)
    is_locked[problem.locked[:, 0]] = True
    holders = np.flatnonzero((own >= 0) & ~is_locked)
    pools, taken = problem.pool[own[holders]], problem.locked[:, 1]
    place_ptr = np.zeros(problem.n_places + 1, np.int64)
    np.cumsum(_counted(problem.pool_place, problem.n_places), out=place_ptr[1:])
    place_cap = problem.place_cap - _counted(problem.pool_place[taken], problem.n_places)
    pool_cap = np.minimum(problem.pool_cap - _counted(taken, problem.n_pools), place_cap[problem.pool_place])
    first, after, before = lists_of(holders, pools, n_learners=problem.n_learners, n_pools=problem.n_pools)
    return Held(
        edge=own,
        first=first,
        after=after,
        before=before,
        fill=_counted(pools, problem.n_pools),
        held=_counted(problem.pool_place[pools], problem.n_places),
        pool_cap=pool_cap,
        place_cap=place_cap,
        place_ptr=place_ptr,
        place_pools=np.argsort(problem.pool_place, kind="stable").astype(np.int32),
        movable=np.flatnonzero(~is_locked).astype(np.int32),
    )


def _counted(rows: Whole, size: int) -> Whole:
    return np.bincount(rows, minlength=size).astype(np.int32)


def lists_of(holders: Whole, pools: Whole, *, n_learners: int, n_pools: int) -> tuple[Whole, Whole, Whole]:
    """The holders of each pool as a list, from who holds which: the first one, who comes after whom, who before."""
    first = np.full(n_pools, -1, np.int32)
    after, before = np.full(n_learners, -1, np.int32), np.full(n_learners, -1, np.int32)
    order = np.argsort(pools, kind="stable")
    rows, at = holders[order], pools[order]
    is_first = np.diff(at, prepend=-1) != 0
    first[at[is_first]] = rows[is_first]
    linked = np.flatnonzero(~is_first)
    before[rows[linked]] = rows[linked - 1]
    after[rows[linked - 1]] = rows[linked]
    return first, after, before
