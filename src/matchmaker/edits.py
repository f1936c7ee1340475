"""The edits to a market: what each one needs and what it does.

Nobody gets another number. Who leaves keeps an empty list, what closes keeps no seats, who joins comes at the end; so
everybody is found where it was, and the lottery keeps its order.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matchmaker.draft import Asking, Draft, Wrong, outside
from matchmaker.problem import Finding, Whole


@dataclass(frozen=True)
class LearnerJoins:
    """A learner comes in, with its pools; with a number it takes the place of one without a list."""

    pools: Mapping[int, Asking]
    learner: int | None = None

    def wrong(self, draft: Draft) -> Wrong:
        """Why this cannot be."""
        for pool, asking in self.pools.items():
            yield from outside(pool, draft.n_pools, "pools")
            yield from draft.wrong_asking(asking)
        if self.learner is not None:
            told = [*outside(self.learner, draft.n_learners, "learners")]
            if not told and draft.has_list(self.learner):
                told = [(f"learner {self.learner} with a list", "a learner without one")]
            yield from told

    def change(self, draft: Draft) -> None:
        """Give the learner its list."""
        learner = draft.n_learners if self.learner is None else self.learner
        draft.n_learners = max(draft.n_learners, learner + 1)
        draft.joined.add(learner)
        draft.new.setdefault(learner, {}).update(self.pools)


@dataclass(frozen=True)
class LearnerLeaves:
    """A learner goes; its lock goes with it."""

    learner: int

    def wrong(self, draft: Draft) -> Wrong:
        """Why this cannot be."""
        return draft.unknown_learner(self.learner)

    def change(self, draft: Draft) -> None:
        """Empty its list."""
        draft.new.pop(self.learner, None)
        draft.joined.discard(self.learner)
        draft.left.add(self.learner)
        draft.locked = draft.locked[draft.locked[:, 0] != self.learner]


@dataclass(frozen=True)
class PlaceJoins:
    """A place comes in with its mentor seats; its pools are edits of their own."""

    seats: int

    def wrong(self, draft: Draft) -> Wrong:
        """Why this cannot be."""
        return draft.wrong_seats(self.seats)

    def change(self, draft: Draft) -> None:
        """Add it at the end."""
        draft.place_cap = np.append(draft.place_cap, np.int32(self.seats))


@dataclass(frozen=True)
class PlaceCloses:
    """A place has no seats any more, nor have its pools."""

    place: int

    def wrong(self, draft: Draft) -> Wrong:
        """Why this cannot be."""
        told = [*outside(self.place, draft.n_places, "places")]
        return iter(told or [*draft.too_few(0, draft.locked_at(self.place), f"place {self.place}")])

    def change(self, draft: Draft) -> None:
        """Take all its seats."""
        draft.place_cap = _with(draft.place_cap, self.place, 0)
        draft.pool_cap = np.where(draft.pool_place == self.place, 0, draft.pool_cap).astype(np.int32)


@dataclass(frozen=True)
class PlaceSeats:
    """A place gets another number of mentor seats."""

    place: int
    seats: int

    def wrong(self, draft: Draft) -> Wrong:
        """Why this cannot be."""
        told = [*outside(self.place, draft.n_places, "places"), *draft.wrong_seats(self.seats)]
        if told:
            yield from told
            return
        yield from draft.too_few(self.seats, draft.locked_at(self.place), f"place {self.place}")
        for pool in np.flatnonzero((draft.pool_place == self.place) & (draft.pool_cap > self.seats)):
            yield (
                f"{self.seats} seats",
                f"at least {draft.pool_cap[pool]}, the seats of pool {pool} at place {self.place}",
            )

    def change(self, draft: Draft) -> None:
        """Set its seats."""
        draft.place_cap = _with(draft.place_cap, self.place, self.seats)


@dataclass(frozen=True)
class PoolJoins:
    """A place offers one training more, to these learners."""

    place: int
    seats: int
    learners: Mapping[int, Asking]

    def wrong(self, draft: Draft) -> Wrong:
        """Why this cannot be."""
        told = [*outside(self.place, draft.n_places, "places"), *draft.wrong_seats(self.seats)]
        yield from told or draft.too_many(self.seats, self.place)
        for learner, asking in self.learners.items():
            yield from draft.unknown_learner(learner)
            yield from draft.wrong_asking(asking)

    def change(self, draft: Draft) -> None:
        """Add it at the end, and to each list after what is liked as much."""
        for learner, asking in self.learners.items():
            draft.new.setdefault(learner, {})[draft.n_pools] = asking
        draft.pool_place = np.append(draft.pool_place, np.int32(self.place))
        draft.pool_cap = np.append(draft.pool_cap, np.int32(self.seats))


@dataclass(frozen=True)
class PoolSeats:
    """A pool gets another number of seats; none closes it."""

    pool: int
    seats: int

    def wrong(self, draft: Draft) -> Wrong:
        """Why this cannot be."""
        told = [*outside(self.pool, draft.n_pools, "pools"), *draft.wrong_seats(self.seats)]
        if told:
            yield from told
            return
        yield from draft.too_many(self.seats, int(draft.pool_place[self.pool]))
        yield from draft.too_few(self.seats, draft.locked_in(self.pool), f"pool {self.pool}")

    def change(self, draft: Draft) -> None:
        """Set its seats."""
        draft.pool_cap = _with(draft.pool_cap, self.pool, self.seats)


@dataclass(frozen=True)
class Lock:
    """A pair is fixed."""

    learner: int
    pool: int

    def wrong(self, draft: Draft) -> Wrong:
        """Why this cannot be."""
        told = [*draft.unknown_pair(self.learner, self.pool)]
        if told:
            yield from told
            return
        pair, place = f"learner {self.learner} and pool {self.pool}", int(draft.pool_place[self.pool])
        if not draft.has_edge(self.learner, self.pool):
            yield pair, "a pair with an edge"
        if _rows(draft.forbidden, self.learner, self.pool).any():
            yield pair, "a pair that is not forbidden"
        if (draft.locked[:, 0] == self.learner).any():
            yield f"learner {self.learner} locked already", "a learner who is not: unlock it first"
        if draft.locked_in(self.pool) >= draft.pool_cap[self.pool]:
            yield pair, f"at most {draft.pool_cap[self.pool]} locked in pool {self.pool}"
        elif draft.locked_at(place) >= draft.place_cap[place]:
            yield pair, f"at most {draft.place_cap[place]} locked at place {place}"

    def change(self, draft: Draft) -> None:
        """Fix it."""
        draft.locked = np.append(draft.locked, np.array([[self.learner, self.pool]], np.int32), axis=0)


@dataclass(frozen=True)
class Unlock:
    """A learner is free again."""

    learner: int

    def wrong(self, draft: Draft) -> Wrong:
        """Why this cannot be."""
        told = [*outside(self.learner, draft.n_learners, "learners")]
        if not told and not (draft.locked[:, 0] == self.learner).any():
            told = [(f"learner {self.learner}, not locked", "a learner who is locked")]
        return iter(told)

    def change(self, draft: Draft) -> None:
        """Free it."""
        draft.locked = draft.locked[draft.locked[:, 0] != self.learner]


@dataclass(frozen=True)
class Forbid:
    """A pair may not be."""

    learner: int
    pool: int

    def wrong(self, draft: Draft) -> Wrong:
        """Why this cannot be."""
        told = [*draft.unknown_pair(self.learner, self.pool)]
        pair = f"learner {self.learner} and pool {self.pool}"
        if not told and _rows(draft.locked, self.learner, self.pool).any():
            told = [(f"{pair}, locked", "a pair that is not: unlock it first")]
        if not told and _rows(draft.forbidden, self.learner, self.pool).any():
            told = [(f"{pair}, forbidden already", "a pair that is not")]
        return iter(told)

    def change(self, draft: Draft) -> None:
        """Forbid it."""
        draft.forbidden = np.append(draft.forbidden, np.array([[self.learner, self.pool]], np.int32), axis=0)


@dataclass(frozen=True)
class Allow:
    """A pair may be again."""

    learner: int
    pool: int

    def wrong(self, draft: Draft) -> Wrong:
        """Why this cannot be."""
        told = [*draft.unknown_pair(self.learner, self.pool)]
        if not told and not _rows(draft.forbidden, self.learner, self.pool).any():
            told = [(f"learner {self.learner} and pool {self.pool}, not forbidden", "a pair that is forbidden")]
        return iter(told)

    def change(self, draft: Draft) -> None:
        """Allow it."""
        draft.forbidden = draft.forbidden[~_rows(draft.forbidden, self.learner, self.pool)]


Edit = (
    LearnerJoins
    | LearnerLeaves
    | PlaceJoins
    | PlaceCloses
    | PlaceSeats
    | PoolJoins
    | PoolSeats
    | Lock
    | Unlock
    | Forbid
    | Allow
)


def apply(draft: Draft, index: int, edit: Edit) -> list[Finding]:
    """Make an edit, or give every reason why it cannot be and change nothing; `index` is its place among the edits."""
    findings = [Finding("edits", index, found, needed) for found, needed in edit.wrong(draft)]
    if not findings:
        edit.change(draft)
    return findings


def _with(seats: Whole, index: int, count: int) -> Whole:
    changed = seats.copy()
    changed[index] = count
    return changed


def _rows(pairs: Whole, learner: int, pool: int) -> NDArray[np.bool_]:
    is_pair: NDArray[np.bool_] = (pairs == (learner, pool)).all(axis=1)
    return is_pair
