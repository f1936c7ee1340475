"""Which places together bring all compulsory activities of a list, where one place alone does not.

A cover is a set of places in which each brings an activity that no other of the set brings. The best has the fewest
places, then the least travel, then the smallest ids.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matchmaker.problem import Finding, InvalidProblemError, Whole

MOST_PLACES: Final = 4
BEST: Final = 10
FARTHEST: Final = 10_000_000
"""Metres or minutes; more is a mistake in the data."""
METRES_IN_KM: Final = 1000


@dataclass(frozen=True, eq=False)
class Places:
    """The places: what each brings and where it lies."""

    offers: NDArray[np.bool_]
    """Whether a place brings an activity: places x activities."""
    x_m: Whole
    """Metres to the east: one for each place."""
    y_m: Whole
    """Metres to the north."""


@dataclass(frozen=True)
class Limits:
    """How far is too far; None for no limit."""

    minutes: int | None = None
    """The longest trip of the learner to a place."""
    between_km: float | None = None
    """The largest distance between two places of a cover, as the crow flies."""
    places: int = MOST_PLACES
    """The most places in a cover."""


@dataclass(frozen=True)
class Cover:
    """Places that together bring everything."""

    places: tuple[int, ...]
    """The given places, then those that complete them, by id."""
    minutes: int
    """Travel to each of them, together."""
    alone: tuple[tuple[int, ...], ...]
    """For each place the activities that it alone brings."""
    between_m: int
    """Metres between the two that lie farthest apart, rounded up."""


@dataclass(frozen=True)
class Reason:
    """Why there is no cover, as a code with its numbers.

    `not_offered`: no place brings this activity. `out_of_reach`: `places` do, the nearest at `minutes`, none in reach.
    `too_far_apart`: without the limit between places, `places` would do in `minutes`, `metres` apart.
    `too_many_places`: even then it takes more than `places`.
    """

    code: str
    activity: int | None = None
    places: int = 0
    minutes: int | None = None
    metres: int | None = None


@dataclass(frozen=True)
class Covers:
    """The best covers, the best first; without any, every reason why."""

    best: tuple[Cover, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, eq=False)
class _Asked:
    """What is asked, as it came."""

    places: Places
    listed: Sequence[int]
    minutes: Whole
    limits: Limits
    fixed: Sequence[int]
    excluded: Sequence[int]
    best: int


@dataclass(frozen=True, eq=False)
class _Question:
    """What is asked, found to make sense; the activities are those of the list."""

    places: Places
    listed: Whole
    offers: NDArray[np.bool_]
    minutes: Whole
    limits: Limits
    fixed: Whole
    is_open: NDArray[np.bool_]
    """Whether a place is not excluded."""
    reach: Whole
    """The places that may be added, by minutes and then by id."""


def cover(
    places: Places,
    *,
    listed: Sequence[int],
    minutes: Whole,
    limits: Limits | None = None,
    fixed: Sequence[int] = (),
    excluded: Sequence[int] = (),
    best: int = BEST,
) -> Covers:
    """The best covers of the `listed` activities for a learner at `minutes[place]` from each place.

    Each cover holds the `fixed` places, whatever their minutes, and none of the `excluded`; every place that is added
    lies within the limits, also from the fixed ones. Raises `InvalidProblemError` with every finding.
    """
    asked = _Asked(places, listed, minutes, limits or Limits(), fixed, excluded, best)
    findings = list(_not_askable(asked))
    if findings:
        raise InvalidProblemError(findings)
    question = _question(asked)
    found = tuple(_covers(question, between_km=question.limits.between_km, best=best))
    return Covers(found, () if found else tuple(_reasons(question)))


def _question(asked: _Asked) -> _Question:
    listed = np.unique(np.array(asked.listed, np.int64))
    fixed = np.unique(np.array(asked.fixed, np.int64))
    minutes = asked.minutes.astype(np.int64)
    is_open = np.ones(len(minutes), np.bool_)
    is_open[np.array(asked.excluded, np.int64)] = False
    may_be_added = is_open.copy()
    may_be_added[fixed] = False
    if asked.limits.minutes is not None:
        may_be_added &= minutes <= asked.limits.minutes
    order = np.argsort(minutes, kind="stable")
    offers = asked.places.offers[:, listed]
    reach = order[may_be_added[order]]
    return _Question(asked.places, listed, offers, minutes, asked.limits, fixed, is_open, reach)


def _not_askable(asked: _Asked) -> Iterator[Finding]:
    n_places, n_activities = asked.places.offers.shape
    for name, column in (("x_m", asked.places.x_m), ("y_m", asked.places.y_m), ("minutes", asked.minutes)):
        if column.shape != (n_places,):
            yield Finding(name, None, f"shape {column.shape}", f"one number for each of {n_places} places")
            continue
        low = 0 if name == "minutes" else -FARTHEST
        for place in np.flatnonzero((column < low) | (column > FARTHEST)):
            yield Finding(name, int(place), str(column[place]), f"{low} to {FARTHEST}")
    counts = (("listed", n_activities), ("fixed", n_places), ("excluded", n_places))
    for name, count in counts:
        for at, one in enumerate(getattr(asked, name)):
            if not 0 <= one < count:
                yield Finding(name, at, str(one), f"0 to {count - 1}")
    for at, one in enumerate(asked.fixed):
        if one in asked.excluded:
            yield Finding("fixed", at, str(one), "a place that is not excluded")
    yield from _no_limits(asked)


def _no_limits(asked: _Asked) -> Iterator[Finding]:
    limits, fixed = asked.limits, len(set(asked.fixed))
    if limits.places < 1:
        yield Finding("limits.places", None, str(limits.places), "at least 1")
    elif fixed > limits.places:
        yield Finding("fixed", None, f"{fixed} places", f"at most {limits.places}, the most in a cover")
    if limits.between_km is not None and not limits.between_km >= 0:
        yield Finding("limits.between_km", None, str(limits.between_km), "0 or more")
    if asked.best < 1:
        yield Finding("best", None, str(asked.best), "at least 1")


def _covers(question: _Question, *, between_km: float | None, best: int) -> Iterator[Cover]:
    """The best covers, smallest sets first, until there are enough."""
    from matchmaker._kernels import cover as kernels

    missing = ~question.offers[question.fixed].any(axis=0)
    if not missing.any():
        yield _told(question, ())
        return
    between_2 = -1 if between_km is None else int((min(between_km * METRES_IN_KM, 3.0 * FARTHEST)) ** 2)
    x, y = question.places.x_m.astype(np.int64), question.places.y_m.astype(np.int64)
    reach = question.reach[question.offers[question.reach][:, missing].any(axis=1)]
    for place in question.fixed if between_2 >= 0 else ():
        reach = reach[(x[reach] - x[place]) ** 2 + (y[reach] - y[place]) ** 2 <= between_2]
    if not question.offers[reach][:, missing].any(axis=0).all():
        return
    masks = _masks(question.offers[reach][:, missing])
    wanted = _masks(np.ones((1, int(missing.sum())), np.bool_))[0]
    left = best
    for size in range(1, question.limits.places - len(question.fixed) + 1):
        best_minutes, best_ids = np.zeros(left, np.int64), np.zeros((left, size), np.int64)
        found = np.zeros(1, np.int64)
        kernels.search(
            np.zeros(size, np.int64),
            (masks, question.minutes[reach], reach),
            (x[reach], y[reach], between_2),
            wanted,
            (best_minutes, best_ids, found),
        )
        for ids in best_ids[: found[0]]:
            yield _told(question, tuple(ids.tolist()))
        left -= int(found[0])
        if not left:
            return


def _masks(offers: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The activities of each place as bits of whole numbers, as many numbers as it takes."""
    from matchmaker._kernels.cover import BITS

    words = -(-offers.shape[1] // BITS)
    masks = np.zeros((len(offers), words), np.int64)
    for word in range(words):
        bits = offers[:, word * BITS : (word + 1) * BITS].astype(np.int64)
        masks[:, word] = (bits << np.arange(bits.shape[1])).sum(axis=1)
    return masks


def _told(question: _Question, added: tuple[int, ...]) -> Cover:
    """A cover with what each place brings alone."""
    places = (*question.fixed.tolist(), *added)
    offers = question.offers[list(places)]
    is_alone = offers & (offers.sum(axis=0) == 1)
    x, y = (axis[list(places)].astype(np.float64) for axis in (question.places.x_m, question.places.y_m))
    apart = np.hypot(x[:, None] - x, y[:, None] - y)
    return Cover(
        places,
        minutes=int(question.minutes[list(places)].sum()),
        alone=tuple(tuple(question.listed[row].tolist()) for row in is_alone),
        between_m=int(np.ceil(apart.max(initial=0.0))),
    )


def _reasons(question: _Question) -> Iterator[Reason]:
    """Which activities nobody in reach brings; where all are brought, what keeps the places apart."""
    is_brought = question.offers[[*question.fixed, *question.reach]].any(axis=0)
    for column in np.flatnonzero(~is_brought):
        bringing = np.flatnonzero(question.offers[:, column] & question.is_open)
        nearest = int(question.minutes[bringing].min()) if len(bringing) else None
        code = "out_of_reach" if len(bringing) else "not_offered"
        yield Reason(code, activity=int(question.listed[column]), places=len(bringing), minutes=nearest)
    if not is_brought.all():
        return
    anywhere = (
        next(_covers(question, between_km=None, best=1), None) if question.limits.between_km is not None else None
    )
    if anywhere is None:
        yield Reason("too_many_places", places=question.limits.places)
    else:
        yield Reason("too_far_apart", places=len(anywhere.places), minutes=anywhere.minutes, metres=anywhere.between_m)
