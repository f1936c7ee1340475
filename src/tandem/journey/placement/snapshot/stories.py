"""An answer of the engine told learner by learner, in the codes and numbers that people may see."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final
from uuid import UUID

import numpy as np

from matchmaker.explain import Explained, Limit, Reason, explain, may_be_shown
from matchmaker.explain import Told as Because
from matchmaker.hard import BIT, Code, Rows, failed, reasons
from matchmaker.problem import UNPLACED, Problem, Whole
from matchmaker.solve import Result
from tandem.journey.placement.rules.lines import MOST_TOLD, NO_WAY, Hurdle, Line, Told, left_out
from tandem.journey.placement.snapshot.engine import Arranged, Posed
from tandem.journey.placement.snapshot.ways import MODES, NEVER

FEW: Final = 3
"""Who could go to fewer openings than this is told what keeps the others out of reach."""
COMPARES_NOTHING: Final = frozenset(
    {
        Reason.FORBIDDEN,
        Reason.CLOSED,
        Reason.FIXED,
        Reason.SEATS_LOCKED,
        Reason.ROOM,
        Reason.OWN_SEAT,
        Reason.CHAIN,
        Reason.CLASS,
        Reason.LEVEL,
        Reason.PROMOTED,
        Reason.EQUAL,
        Reason.LUCKIER,
    }
)
"""Reasons whose numbers say nothing to people, or that nobody is to see."""


def lines(ready: Arranged, asked: Posed, result: Result, *, smallest: int) -> dict[UUID, Line]:
    """What is told about everybody who searches; `smallest` is the least group whose last one in may be spoken of."""
    explained = explain(asked.problem, result.decided)
    shown = _Shown(explained, smallest)
    told: dict[UUID, Line] = {track: left_out(why) for track, why in ready.market.left_out.items()}
    for at, seeker in enumerate(ready.market.seekers):
        told[seeker.track_id] = _line(ready, asked, shown, at)
    return told


class _Shown:
    """The explanation, and of each row whether what the other has may be shown."""

    def __init__(self, explained: Explained, smallest: int) -> None:
        self.explained = explained
        self.refused = may_be_shown(explained.refused, smallest=smallest)
        self.kept = may_be_shown(explained.kept, smallest=smallest)


def _line(ready: Arranged, asked: Posed, shown: _Shown, learner: int) -> Line:
    problem = asked.problem
    story = shown.explained.of(learner)
    first = int(shown.explained.ptr[learner])
    edge = int(shown.explained.decided.edge[learner])
    reachable = int(problem.ptr[learner + 1] - problem.ptr[learner])
    said = story.refused[:MOST_TOLD]
    is_placed = edge != UNPLACED
    return Line(
        outcome=story.outcome.value,
        opening_id=_opening(ready, int(problem.pool[edge])) if is_placed else None,
        minutes=int(problem.minutes[edge]) if is_placed else None,
        mode=MODES[int(asked.mode[edge])].value if is_placed else "",
        wish=story.wish,
        reachable=reachable,
        parts=_parts(ready, problem, edge) if is_placed else None,
        kept=_told(ready, problem, story.kept, is_shown=bool(shown.kept[learner])) if story.kept else None,
        refused=tuple(
            _told(ready, problem, one, is_shown=bool(shown.refused[first + row])) for row, one in enumerate(said)
        ),
        more_refused=len(story.refused) - len(said),
        hurdles=tuple(hurdles_of(ready, learner)) if not is_placed or reachable < FEW else (),
        without_training=reachable == 0 and not has_training(ready, learner),
    )


def _told(ready: Arranged, problem: Problem, one: Because, *, is_shown: bool) -> Told:
    compares = one.reason not in COMPARES_NOTHING
    return Told(
        opening_id=_opening(ready, one.pool),
        minutes=int(problem.minutes[one.edge]),
        reason=one.reason.value,
        limit=one.limit.value if one.limit is not Limit.NONE else "",
        own=one.own if compares else None,
        theirs=one.theirs if compares and is_shown else None,
    )


def _parts(ready: Arranged, problem: Problem, edge: int) -> dict[str, tuple[int, int]]:
    """What each criterion adds for this edge, and the most it can."""
    criteria = ready.search.weights.criteria
    return {one.name: (int(problem.score_parts[one.name][edge]), one.weight) for one in criteria}


def hurdles_of(ready: Arranged, learner: int, *, without: Collection[UUID] = ()) -> Iterator[Hurdle]:
    """The conditions that alone keep openings of the training out of reach, those that keep most away first.

    Openings that turned out to be gone can be left out. What the learner needs is never among them: see `shielded_of`.
    """
    return (one for one in _barriers(ready, learner, without=without) if one.code != Code.NEEDS)


def shielded_of(ready: Arranged, learner: int, *, without: Collection[UUID] = ()) -> Iterator[Hurdle]:
    """The same for what the learner needs, without saying what it is: only for who may read that, and never kept."""
    rows = _barriers(ready, learner, without=without)
    return (replace(one, found=0, needed=0) for one in rows if one.code == Code.NEEDS)


def _barriers(ready: Arranged, learner: int, *, without: Collection[UUID]) -> Iterator[Hurdle]:
    gone = [ready.columns.opening_at[one] for one in without]
    pools = np.setdiff1d(_pools_of_training(ready, learner), np.array(gone, np.int64))
    if not len(pools):
        return
    rows = Rows(ready.region, ready.search.rules, np.array(learner), pools)
    mask = failed(rows)
    minutes, _ = ready.ways.quickest(ready.search, np.full(len(pools), learner), pools)
    alone_by = []
    for code in Code:
        alone = np.flatnonzero(mask == BIT[code])
        if len(alone):
            alone_by.append((len(alone), code, int(alone[np.argmin(minutes[alone])])))
    for count, code, at in sorted(alone_by, key=lambda one: (-one[0], one[1])):
        why = reasons(ready.region, ready.search.rules, learner=learner, pool=int(pools[at]))[0]
        found = _shown_minutes(int(minutes[at])) if code is Code.TRAVEL else why.found
        yield Hurdle(code.value, count, _opening(ready, int(pools[at])), found, why.needed)


def barriers_at(ready: Arranged, learner: int, pool: int) -> tuple[Hurdle, ...]:
    """Every condition that keeps one opening out of reach; what the learner needs is not told."""
    found = reasons(ready.region, ready.search.rules, learner=learner, pool=pool)
    opening = _opening(ready, pool)
    minutes, _ = ready.ways.quickest(ready.search, np.array([learner]), np.array([pool]))
    return tuple(
        Hurdle(
            one.code.value,
            1,
            opening,
            _shown_minutes(int(minutes[0])) if one.code is Code.TRAVEL else one.found,
            one.needed,
        )
        for one in found
        if one.code is not Code.NEEDS
    )


def _shown_minutes(minutes: int) -> int:
    return NO_WAY if minutes >= NEVER else minutes


def has_training(ready: Arranged, learner: int) -> bool:
    """Whether an opening for the training of this learner stands anywhere."""
    return len(_pools_of_training(ready, learner)) > 0


def _pools_of_training(ready: Arranged, learner: int) -> Whole:
    pools: Whole = np.flatnonzero(ready.region.pools.training == ready.region.learners.training[learner])
    return pools


def _opening(ready: Arranged, pool: int) -> str:
    return str(ready.market.offers[pool].opening_id)
