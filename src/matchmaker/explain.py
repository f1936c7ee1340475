"""Why this place, why not that one: a code and two numbers for every edge a learner likes better than what it got.

Shapes: `n` learners, `m` edges to explain. A pool that is full is spoken for by its last one in: of the holders who are
not locked the one whom the place ranks lowest, and among equals the one with the lowest level, promotion, nearness and
lottery, in that order. Where the pool has room and the place is full, the last one in at the place speaks. Holding a
learner against the last one in is what makes a blocking pair too, so an exception is never told as anything else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matchmaker.problem import UNPLACED, Problem, Whole

PLANS: Final = frozenset({"min_minutes", "fair", "exact"})
"""The rules that weigh the answer as a whole: no key of one learner decides."""


class Reason(StrEnum):
    """Why an edge was not given; of an edge that was given, what put the learner before the last one in."""

    FORBIDDEN = "forbidden"
    CLOSED = "closed"
    """The pool or the place has no seats at all."""
    FIXED = "fixed"
    """The learner is locked to its own edge and asked for nothing else."""
    SEATS_LOCKED = "seats_locked"
    """Every seat belongs to a locked pair."""
    PLAN = "plan"
    """The plan as a whole gives it to others; the numbers are minutes, of this edge and of the edge it got."""
    ROOM = "room"
    """There was room: of an edge that was given only."""
    OWN_SEAT = "own_seat"
    """The last one in at the place is the learner itself, in a pool that does not rank it lower."""
    CLASS = "class"
    """The place ranks the other higher."""
    LEVEL = "level"
    """The other has more priority: it started again more often, or would have no place. The number is not for
    showing."""
    PROMOTED = "promoted"
    """The other was refused everywhere among equals."""
    NEARER = "nearer"
    """Ranked alike, and the other travels less."""
    LUCKIER = "luckier"
    """Alike in everything, and the other had a higher number in the lottery."""
    EQUAL = "equal"
    """The place ranks both alike, and what else differs speaks for the learner; the numbers are the first that differ,
    0 where that is priority. The other has the seat because so more learners have a place, or fewer are passed over."""
    CHAIN = "chain"
    """The place ranks the learner higher, and no priority says why the other has the seat: so one more has a place."""


class Limit(StrEnum):
    """Which seats decided."""

    NONE = "none"
    """No seats were counted."""
    POOL = "pool"
    """The seats of the training at the place."""
    PLACE = "place"
    """The mentor seats that the trainings of the place share."""


class Outcome(StrEnum):
    """What became of a learner, in one code."""

    LOCKED = "locked"
    """The pair was fixed beforehand."""
    FIRST_WISH = "first_wish"
    """It got what it likes best, or as well."""
    LATER_WISH = "later_wish"
    """It got a place further on its list."""
    NO_CANDIDATES = "no_candidates"
    """There was nowhere it could go."""
    NOTHING_OPEN = "nothing_open"
    """Every edge is forbidden, closed, or has all its seats locked."""
    ALL_BY_CLASS = "all_by_class"
    """Every place ranks others higher."""
    ALL_BY_LEVEL = "all_by_level"
    """Everywhere somebody had more priority."""
    ALL_BY_LOTTERY = "all_by_lottery"
    """Everywhere the lottery decided."""
    ALL_AMONG_EQUALS = "all_among_equals"
    """Every place ranks others alike: promotion, nearness, the lottery or room for others decided everywhere."""
    BY_PLAN = "by_plan"
    """The plan as a whole gives every place to others."""
    MIXED = "mixed"
    """Several reasons, one for each place."""


REASONS: Final = tuple(Reason)
LIMITS: Final = tuple(Limit)
OUTCOMES: Final = tuple(Outcome)
REASON_CODE: Final = {reason: code for code, reason in enumerate(REASONS)}
LIMIT_CODE: Final = {limit: code for code, limit in enumerate(LIMITS)}
OUTCOME_CODE: Final = {outcome: code for code, outcome in enumerate(OUTCOMES)}

_SHUT: Final = (Reason.FORBIDDEN, Reason.CLOSED, Reason.SEATS_LOCKED)
_AMONG_EQUALS: Final = (Reason.PROMOTED, Reason.NEARER, Reason.LUCKIER, Reason.EQUAL)
_SPOKEN_FOR: Final = (Reason.CHAIN, Reason.LEVEL, Reason.EQUAL)
"""Why the last one in stays although somebody ranked as high or higher would rather be there; the first that holds."""
_BY_ONE_REASON: Final = {
    Reason.CLASS: Outcome.ALL_BY_CLASS,
    Reason.LEVEL: Outcome.ALL_BY_LEVEL,
    Reason.LUCKIER: Outcome.ALL_BY_LOTTERY,
    Reason.PLAN: Outcome.BY_PLAN,
}


@dataclass(frozen=True, eq=False)
class Decided:
    """An answer and what the rule decided with; nought where the rule has no such thing."""

    rule: str
    edge: Whole
    """The edge of each learner or -1: n."""
    level: Whole
    """The priority of each learner, see `Result.level`: n."""
    promotion: Whole
    """How often each learner was promoted among equals at that level: n."""
    luck: Whole
    """The number of each learner in the lottery, larger is luckier: n."""


@dataclass(frozen=True, eq=False)
class Because:
    """What is told of some edges; all of one length."""

    edge: Whole
    reason: NDArray[np.uint8]
    """Index in `REASONS`."""
    limit: NDArray[np.uint8]
    """Index in `LIMITS`."""
    own: Whole
    """What the learner has of what the reason compares; 0 where it compares nothing."""
    theirs: Whole
    """What the last one in has of it."""
    holder: Whole
    """The last one in, or -1; for checks, never for a screen."""
    group: Whole
    """How many hold the seats that decided and are not locked: one of them is the last one in."""


@dataclass(frozen=True)
class Told:
    """What is told of one edge."""

    edge: int
    pool: int
    place: int
    reason: Reason
    limit: Limit
    own: int
    theirs: int
    group: int


@dataclass(frozen=True)
class Story:
    """What is told to one learner."""

    learner: int
    outcome: Outcome
    wish: int
    """How it ranks what it got among its wishes, 1 is best and equals count once; 0 for nothing."""
    kept: Told | None
    refused: tuple[Told, ...]
    """Of every edge it likes strictly better, the best first."""


@dataclass(frozen=True, eq=False)
class Explained:
    """Every reason of an answer."""

    problem: Problem
    decided: Decided
    ptr: Whole
    """Where the refusals of each learner start: n + 1."""
    refused: Because
    """The edges that are liked strictly better than what was got: m."""
    kept: Because
    """The edge each learner got, its reason against the last one in; edge -1 for nothing: n."""
    wish: Whole
    """How each learner ranks what it got among its wishes, 1 is best; 0 for nothing: n."""
    outcome: NDArray[np.uint8]
    """Index in `OUTCOMES`: n."""

    def of(self, learner: int) -> Story:
        """The story of one learner."""
        rows = range(int(self.ptr[learner]), int(self.ptr[learner + 1]))
        return Story(
            learner=learner,
            outcome=OUTCOMES[self.outcome[learner]],
            wish=int(self.wish[learner]),
            kept=self._told(self.kept, learner) if self.kept.edge[learner] != UNPLACED else None,
            refused=tuple(self._told(self.refused, row) for row in rows),
        )

    def _told(self, because: Because, row: int) -> Told:
        edge = int(because.edge[row])
        pool = int(self.problem.pool[edge])
        return Told(
            edge=edge,
            pool=pool,
            place=int(self.problem.pool_place[pool]),
            reason=REASONS[because.reason[row]],
            limit=LIMITS[because.limit[row]],
            own=int(because.own[row]),
            theirs=int(because.theirs[row]),
            group=int(because.group[row]),
        )


def explain(problem: Problem, decided: Decided) -> Explained:
    """Every reason of an allowed answer, for all learners at once."""
    learner = problem.learner_of_edges()
    got = decided.edge
    is_placed = got != UNPLACED
    rank = np.zeros(problem.n_learners, np.int64)
    rank[is_placed] = problem.lrank[got[is_placed]]
    better = np.flatnonzero(~is_placed[learner] | (problem.lrank < rank[learner]))
    ptr = np.zeros(problem.n_learners + 1, np.int64)
    np.cumsum(np.bincount(learner[better], minlength=problem.n_learners), out=ptr[1:])
    seats = _seats(problem, decided)
    refused = _refused(problem, decided, seats, better, learner[better])
    kept = _kept(problem, decided, seats, refused)
    return Explained(
        problem=problem,
        decided=decided,
        ptr=ptr,
        refused=refused,
        kept=kept,
        wish=_wishes(problem, got, ptr),
        outcome=_outcomes(problem, decided, ptr, refused),
    )


def may_be_shown(because: Because, *, smallest: int) -> NDArray[np.bool_]:
    """Whether `theirs` may be shown: of no group smaller than this, and never a level; a plan tells of nobody else."""
    is_level, is_plan = (because.reason == REASON_CODE[one] for one in (Reason.LEVEL, Reason.PLAN))
    return np.where(is_level, False, is_plan | (because.group >= smallest))


# ------------------------------------------------------------------------------------------------------ the last one in


@dataclass(frozen=True, eq=False)
class _Seats:
    """What decides in each pool."""

    limit: NDArray[np.uint8]
    holder: Whole
    """The last one in, -1 where there is room or everybody is locked."""
    group: Whole
    is_closed: NDArray[np.bool_]
    is_locked: NDArray[np.bool_]
    """Which learners are locked: n."""


def _seats(problem: Problem, decided: Decided) -> _Seats:
    is_locked = np.zeros(problem.n_learners, bool)
    is_locked[problem.locked[:, 0]] = True
    holders = np.flatnonzero(decided.edge != UNPLACED)
    pools = problem.pool[decided.edge[holders]]
    in_pool = np.bincount(pools, minlength=problem.n_pools)
    at_place = np.bincount(problem.pool_place[pools], minlength=problem.n_places)
    place = problem.pool_place
    is_movable = ~is_locked[holders]
    movable, its_pool = holders[is_movable], pools[is_movable]
    in_last = _last_in(problem, decided, movable, its_pool, problem.n_pools)
    some = np.flatnonzero(in_last >= 0)
    place_last = _last_in(problem, decided, in_last[some], place[some], problem.n_places)
    pool_group = np.bincount(its_pool, minlength=problem.n_pools)
    place_group = np.bincount(place[its_pool], minlength=problem.n_places)
    is_closed = (problem.pool_cap == 0) | (problem.place_cap[place] == 0)
    cases = [problem.place_cap[place] == 0, in_pool >= problem.pool_cap, (at_place >= problem.place_cap)[place]]
    codes = [LIMIT_CODE[one] for one in (Limit.PLACE, Limit.POOL, Limit.PLACE)]
    limit = np.select(cases, codes, LIMIT_CODE[Limit.NONE]).astype(np.uint8)
    deciding = [limit == LIMIT_CODE[Limit.POOL], limit == LIMIT_CODE[Limit.PLACE]]
    return _Seats(
        limit=limit,
        holder=np.select(deciding, [in_last, place_last[place]], -1),
        group=np.select(deciding, [pool_group, place_group[place]], 0),
        is_closed=is_closed,
        is_locked=is_locked,
    )


def _last_in(problem: Problem, decided: Decided, holders: Whole, groups: Whole, count: int) -> Whole:
    """Whom the place ranks lowest in each group, among equals the lowest of level, promotion, nearness and lottery."""
    taken = decided.edge[holders]
    weakest_last = (
        -decided.luck[holders].astype(np.int64),
        problem.minutes[taken],
        -decided.promotion[holders].astype(np.int64),
        -decided.level[holders].astype(np.int64),
        problem.prank[taken],
        groups,
    )
    order = np.lexsort(weakest_last)
    last = np.full(count, -1, np.int64)
    last[groups[order]] = holders[order]
    return last


def _against(problem: Problem, decided: Decided, edge: Whole, learner: Whole, holder: Whole) -> "_Held":
    """Hold these edges against the edges of the last ones in, field by field: the first that differs is the reason."""
    other = decided.edge[holder]
    fields = (
        (Reason.CLASS, problem.prank, edge, other, -1),
        (Reason.LEVEL, decided.level, learner, holder, 1),
        (Reason.PROMOTED, decided.promotion, learner, holder, 1),
        (Reason.NEARER, problem.minutes, edge, other, -1),
        (Reason.LUCKIER, decided.luck, learner, holder, 1),
    )
    reason = np.full(len(edge), REASON_CODE[Reason.OWN_SEAT], np.uint8)
    own, theirs = np.zeros(len(edge), np.int64), np.zeros(len(edge), np.int64)
    is_ahead = np.zeros(len(edge), bool)
    equal = np.arange(len(edge))
    for code, field, mine, others, better in fields:
        left, right = field[mine[equal]].astype(np.int64), field[others[equal]].astype(np.int64)
        differs = left != right
        rows = equal[differs]
        reason[rows] = REASON_CODE[code]
        own[rows], theirs[rows] = left[differs], right[differs]
        is_ahead[rows] = (left > right)[differs] == (better > 0)
        equal = equal[~differs]
    return _Held(reason, own, theirs, is_ahead)


@dataclass(frozen=True, eq=False)
class _Held:
    reason: NDArray[np.uint8]
    own: Whole
    theirs: Whole
    is_ahead: NDArray[np.bool_]
    """Whether what differs speaks for the learner and not for the last one in."""


# ---------------------------------------------------------------------------------------------------------- the reasons


def _refused(problem: Problem, decided: Decided, seats: _Seats, edge: Whole, learner: Whole) -> Because:
    pool = problem.pool[edge]
    is_forbidden = np.zeros(problem.n_edges, bool)
    pairs = problem.edges_of(problem.forbidden)
    is_forbidden[pairs[pairs >= 0]] = True
    forbidden, closed, fixed = is_forbidden[edge], seats.is_closed[pool], seats.is_locked[learner]
    limit = np.where(forbidden | (fixed & ~closed), LIMIT_CODE[Limit.NONE], seats.limit[pool]).astype(np.uint8)
    holder = np.where(limit == LIMIT_CODE[Limit.NONE], -1, seats.holder[pool])
    cases = {
        Reason.FORBIDDEN: forbidden,
        Reason.CLOSED: closed,
        Reason.FIXED: fixed,
        Reason.SEATS_LOCKED: (holder < 0) & (limit != LIMIT_CODE[Limit.NONE]),
        Reason.PLAN: np.full(len(edge), decided.rule in PLANS),
    }
    reason = _first(cases, Reason.ROOM)
    own, theirs = np.zeros(len(edge), np.int64), np.zeros(len(edge), np.int64)
    planned = np.flatnonzero(reason == REASON_CODE[Reason.PLAN])
    got = decided.edge[learner[planned]]
    own[planned] = problem.minutes[edge[planned]]
    theirs[planned] = np.where(got == UNPLACED, 0, problem.minutes[got])
    rows = np.flatnonzero((reason == REASON_CODE[Reason.ROOM]) & (holder >= 0))
    told = _lost(problem, decided, edge[rows], learner[rows], holder[rows])
    reason[rows], own[rows], theirs[rows] = told.reason, told.own, told.theirs
    group = np.where(limit == LIMIT_CODE[Limit.NONE], 0, seats.group[pool])
    return Because(edge, reason, limit, own, theirs, holder, group)


def _lost(problem: Problem, decided: Decided, edge: Whole, learner: Whole, holder: Whole) -> _Held:
    """What the last one in had more of; where its class is worse, its level must be higher, else it was a chain."""
    held = _against(problem, decided, edge, learner, holder)
    is_level = held.is_ahead & (held.reason == REASON_CODE[Reason.LEVEL])
    held.own[is_level] = held.theirs[is_level] = 0  # a level is never shown
    held.reason[held.is_ahead] = REASON_CODE[Reason.EQUAL]
    has_better_class = held.is_ahead & (problem.prank[edge] < problem.prank[decided.edge[holder]])
    held.reason[has_better_class] = REASON_CODE[Reason.CHAIN]
    is_own = (holder == learner) & ~has_better_class
    held.reason[is_own] = REASON_CODE[Reason.OWN_SEAT]
    held.own[is_own] = held.theirs[is_own] = 0
    rows = np.flatnonzero(has_better_class)
    rows = rows[decided.level[learner[rows]] < decided.level[holder[rows]]]
    held.reason[rows] = REASON_CODE[Reason.LEVEL]
    held.own[rows], held.theirs[rows] = decided.level[learner[rows]], decided.level[holder[rows]]
    return held


def _kept(problem: Problem, decided: Decided, seats: _Seats, refused: Because) -> Because:
    """What put each learner before the last one in; of the last one in, before whom it stays and why.

    Those reasons have no numbers: they would tell of somebody who does not hold these seats. `OWN_SEAT` is the last one
    in before whom nobody had to be passed over.
    """
    is_placed = decided.edge != UNPLACED
    pool = problem.pool[decided.edge[is_placed]]
    holder, group = np.full(problem.n_learners, -1), np.zeros(problem.n_learners, np.int64)
    limit = np.full(problem.n_learners, LIMIT_CODE[Limit.NONE], np.uint8)
    holder[is_placed], group[is_placed], limit[is_placed] = seats.holder[pool], seats.group[pool], seats.limit[pool]
    cases = {
        Reason.FIXED: seats.is_locked,
        Reason.PLAN: np.full(problem.n_learners, decided.rule in PLANS),
        Reason.ROOM: limit == LIMIT_CODE[Limit.NONE],
    }
    reason = _first(cases, Reason.OWN_SEAT)
    own, theirs = np.zeros(problem.n_learners, np.int64), np.zeros(problem.n_learners, np.int64)
    rows = np.flatnonzero(is_placed & (reason == REASON_CODE[Reason.OWN_SEAT]))
    held = _against(problem, decided, decided.edge[rows], rows, holder[rows])
    reason[rows], own[rows], theirs[rows] = held.reason, held.own, held.theirs
    is_last = reason == REASON_CODE[Reason.OWN_SEAT]
    for why in reversed(_SPOKEN_FOR):
        passed = np.flatnonzero(refused.reason == REASON_CODE[why])
        passed = passed[is_last[refused.holder[passed]]]
        reason[refused.holder[passed]] = REASON_CODE[why]
    return Because(decided.edge, reason, limit, own, theirs, holder, group)


def _first(cases: Mapping[Reason, NDArray[np.bool_]], rest: Reason) -> NDArray[np.uint8]:
    """The code of the first case that holds, for each row."""
    codes = [REASON_CODE[reason] for reason in cases]
    return np.select(list(cases.values()), codes, REASON_CODE[rest]).astype(np.uint8)


def _wishes(problem: Problem, got: Whole, ptr: Whole) -> Whole:
    """One more than the number of different ranks among the edges that are liked better."""
    is_new = np.ones(problem.n_edges, bool)
    is_new[1:] = problem.lrank[1:] != problem.lrank[:-1]
    starts = problem.ptr[:-1][np.diff(problem.ptr) > 0]
    is_new[starts] = True
    counted = np.concatenate([[0], np.cumsum(is_new)])
    first = problem.ptr[:-1]
    wish = counted[first + np.diff(ptr)] - counted[first] + 1
    return np.where(got == UNPLACED, 0, wish)


def _outcomes(problem: Problem, decided: Decided, ptr: Whole, refused: Because) -> NDArray[np.uint8]:
    seen = np.zeros(problem.n_learners, np.int64)
    some = np.flatnonzero(np.diff(ptr) > 0)
    if len(some):
        seen[some] = np.bitwise_or.reduceat(1 << refused.reason.astype(np.int64), ptr[some])
    open_to = seen & ~_bits(*_SHUT)
    is_placed = decided.edge != UNPLACED
    is_locked = np.zeros(problem.n_learners, bool)
    is_locked[problem.locked[:, 0]] = True
    cases = {
        Outcome.LOCKED: is_locked,
        Outcome.FIRST_WISH: is_placed & (np.diff(ptr) == 0),
        Outcome.LATER_WISH: is_placed,
        Outcome.NO_CANDIDATES: np.diff(problem.ptr) == 0,
        Outcome.NOTHING_OPEN: open_to == 0,
        **{outcome: open_to == _bits(reason) for reason, outcome in _BY_ONE_REASON.items()},
        Outcome.ALL_AMONG_EQUALS: open_to & ~_bits(*_AMONG_EQUALS) == 0,
    }
    codes = [OUTCOME_CODE[one] for one in cases]
    return np.select(list(cases.values()), codes, OUTCOME_CODE[Outcome.MIXED]).astype(np.uint8)


def _bits(*reasons: Reason) -> int:
    return sum(1 << REASON_CODE[reason] for reason in reasons)
