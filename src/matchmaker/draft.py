"""A market while it is being edited: what it holds by now, what an edit may not do, and the market in the end.

Only what an edit touches is looked at; the arrays of the edges are put together once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np

from matchmaker.problem import MOST_MINUTES, Problem, Whole, frozen

MOST_SEATS: Final = np.iinfo(np.int32).max
_RANK: Final = np.iinfo(np.int64)

Wrong = Iterator[tuple[str, str]]
"""What was found and what is needed instead, for each thing that is wrong with an edit."""


@dataclass(frozen=True)
class Asking:
    """A learner who may go to a pool: how both rank it, the travel minutes, and what each criterion adds."""

    lrank: int
    prank: int
    minutes: int
    parts: Mapping[str, int] = field(default_factory=dict)
    """By the name in `score_parts`; 0 for what is not named."""


class Draft:
    """A market while it is being edited, and in the end the market with all edits."""

    def __init__(self, problem: Problem) -> None:
        self._old = problem
        self.n_learners = problem.n_learners
        self.place_cap, self.pool_place, self.pool_cap = problem.place_cap, problem.pool_place, problem.pool_cap
        self.locked, self.forbidden = problem.locked, problem.forbidden
        self.new: dict[int, dict[int, Asking]] = {}
        """The edges that came in, by learner and pool."""
        self.joined: set[int] = set()
        self.left: set[int] = set()
        """Who left; the edges it had before are gone, also when it came back."""

    @property
    def n_places(self) -> int:
        """The number of places up to now."""
        return len(self.place_cap)

    @property
    def n_pools(self) -> int:
        """The number of pools up to now."""
        return len(self.pool_place)

    def has_list(self, learner: int) -> bool:
        """Whether this learner has any edge."""
        return bool(self.new.get(learner)) or len(self._kept(learner)) > 0

    def has_edge(self, learner: int, pool: int) -> bool:
        """Whether this learner may go to this pool."""
        return pool in self.new.get(learner, {}) or pool in self._old.pool[self._kept(learner)]

    def _kept(self, learner: int) -> Whole:
        """The old edges of a learner that are left."""
        if learner in self.left or learner >= self._old.n_learners:
            return np.arange(0)
        return np.arange(self._old.ptr[learner], self._old.ptr[learner + 1])

    def locked_in(self, pool: int) -> int:
        """How many are locked in a pool."""
        return int(np.count_nonzero(self.locked[:, 1] == pool))

    def locked_at(self, place: int) -> int:
        """How many are locked at a place."""
        return int(np.count_nonzero(self.pool_place[self.locked[:, 1]] == place))

    def wrong_seats(self, seats: int) -> Wrong:
        """Whether this is no number of seats."""
        return not_whole(seats, 0, MOST_SEATS, "seats")

    def too_few(self, seats: int, locked: int, where: str) -> Wrong:
        """Whether fewer seats would be left than there are locked."""
        if seats < locked:
            yield f"{seats} seats", f"at least {locked}, so many are locked in {where}: unlock them first"

    def too_many(self, seats: int, place: int) -> Wrong:
        """Whether a pool would have more seats than its place."""
        if seats > self.place_cap[place]:
            yield f"{seats} seats", f"at most {self.place_cap[place]}, the seats of place {place}"

    def unknown_learner(self, learner: int) -> Wrong:
        """Whether there is no such learner any more."""
        told = [*outside(learner, self.n_learners, "learners")]
        if not told and learner in self.left - self.joined:
            told = [(f"learner {learner}, who left", "a learner who did not")]
        return iter(told)

    def unknown_pair(self, learner: int, pool: int) -> Wrong:
        """Whether there are no such learner and pool."""
        yield from self.unknown_learner(learner)
        yield from outside(pool, self.n_pools, "pools")

    def wrong_asking(self, asking: Asking) -> Wrong:
        """Whether an edge has numbers that cannot be."""
        yield from not_whole(asking.lrank, _RANK.min, _RANK.max, "as lrank")
        yield from not_whole(asking.prank, _RANK.min, _RANK.max, "as prank")
        yield from not_whole(asking.minutes, 0, MOST_MINUTES, "minutes")
        for name, value in asking.parts.items():
            if name not in self._old.score_parts:
                yield f"the part “{name}”", f"one of {', '.join(self._old.score_parts) or 'none: there are no parts'}"
            yield from not_whole(value, _RANK.min, _RANK.max, f"as {name}")

    def problem(self) -> Problem:
        """The market with every edit that could be made."""
        old = self._old
        changed: dict[str, Any] = {
            name: frozen(mine)
            for name in ("place_cap", "pool_place", "pool_cap", "locked", "forbidden")
            if (mine := getattr(self, name)) is not getattr(old, name)
        }
        if not (self.new or self.left or self.n_learners > old.n_learners):
            return replace(old, **changed) if changed else old
        rows = [
            (self._start_of(learner, asking), learner, pool, asking)
            for learner in sorted(self.new)
            for pool, asking in sorted(self.new[learner].items(), key=lambda row: row[1].lrank)
        ]
        pieces = list(self._pieces([start for start, *_ in rows]))
        own = {
            "pool": [pool for _, _, pool, _ in rows],
            "lrank": [asking.lrank for *_, asking in rows],
            "prank": [asking.prank for *_, asking in rows],
            "minutes": [asking.minutes for *_, asking in rows],
        }
        changed |= {name: _spliced(getattr(old, name), values, pieces) for name, values in own.items()}
        parts = _Parts(old.score_parts, [asking for *_, asking in rows], pieces)
        return replace(old, **changed, ptr=self._ptr(), score_parts=parts)

    def _start_of(self, learner: int, asking: Asking) -> int:
        """Before which old edge a new one comes: after what its learner likes as much."""
        kept = self._kept(learner)
        if len(kept):
            return int(kept[0] + np.searchsorted(self._old.lrank[kept], asking.lrank, side="right"))
        return int(self._old.ptr[min(learner + 1, self._old.n_learners)])

    def _pieces(self, starts: list[int]) -> Iterator["_Piece"]:
        """The old edges that stay and the new ones between them, in order."""
        ptr, at = self._old.ptr, 0
        gone = [one for one in self.left if one < self._old.n_learners and ptr[one] < ptr[one + 1]]
        ends = {int(ptr[one]): int(ptr[one + 1]) for one in gone}
        for start, row in sorted([*((start, -1) for start in ends), *zip(starts, range(len(starts)), strict=True)]):
            if at < start:
                yield _Piece(at, start, is_new=False)
                at = start
            if row >= 0:
                yield _Piece(row, row + 1, is_new=True)
            else:
                at = ends[start]
        yield _Piece(at, self._old.n_edges, is_new=False)

    def _ptr(self) -> Whole:
        counts = np.zeros(self.n_learners, np.int64)
        counts[: self._old.n_learners] = np.diff(self._old.ptr)
        counts[[one for one in self.left if one < self._old.n_learners]] = 0
        for learner, row in self.new.items():
            counts[learner] += len(row)
        return frozen(np.concatenate([[0], np.cumsum(counts)]))


@dataclass(frozen=True)
class _Piece:
    """Some edges in a row, of the old ones or of the new ones."""

    start: int
    end: int
    is_new: bool


class _Parts(Mapping[str, Whole]):
    """The parts of the score with the edits, made when they are asked for: no rule looks at them."""

    def __init__(self, old: Mapping[str, Whole], rows: list[Asking], pieces: list[_Piece]) -> None:
        self._old, self._rows, self._pieces = old, rows, pieces

    def __getitem__(self, name: str) -> Whole:
        return _spliced(self._old[name], [asking.parts.get(name, 0) for asking in self._rows], self._pieces)

    def __iter__(self) -> Iterator[str]:
        return iter(self._old)

    def __len__(self) -> int:
        return len(self._old)


def _spliced(old: Whole, values: list[int], pieces: list[_Piece]) -> Whole:
    """Old and new values in order, in the type of the old ones where it holds the new ones."""
    new = np.array(values, np.int64)
    for kind in (old.dtype, np.dtype(np.int32)):
        if not len(new) or (np.iinfo(kind).min <= new.min() and new.max() <= np.iinfo(kind).max):
            new = new.astype(kind)
            break
    return frozen(np.concatenate([(new if piece.is_new else old)[piece.start : piece.end] for piece in pieces]))


def outside(value: Any, count: int, what: str) -> Wrong:
    """Whether this is no number of a learner, place or pool."""
    needed = f"0 to {count - 1}, there are {count} {what}" if count else f"nothing: there are no {what}"
    if not _is_whole(value) or not 0 <= value < count:
        yield f"{value!r:.60} in {what}", needed


def not_whole(value: Any, low: int, high: int, what: str) -> Wrong:
    """Whether this is no whole number between these."""
    if not _is_whole(value) or not low <= value <= high:
        yield f"{value!r:.60} {what}", f"a whole number from {low} to {high}"


def _is_whole(value: Any) -> bool:
    return isinstance(value, (int, np.integer)) and not isinstance(value, bool)
