"""Which places together bring 24 activities, among 5,000: pairs and triples, exact, for a hundred learners.

`python -m benchmarks.engine_cover` invents places in 24 towns; each brings an activity with probability 0.6, and in a
harder market 0.3, where hardly a pair exists and triples are looked for in vain. With the whole country in reach, and
with places at most 25 km apart. The peer is the plain way in NumPy: every place that brings the rarest activity with
all others at once. Both must give the same best answers. 1 where the 99th percentile is above the goal.
"""

import sys
import time
from collections.abc import Callable
from itertools import combinations
from typing import Any, Final

import numpy as np

from matchmaker.cover import Covers, Limits, Places, cover

PLACES, ACTIVITIES, LEARNERS, BEST = 5_000, 24, 100, 10
GOAL_MS: Final = 200.0
PEER_RUNS: Final = 2
MINUTES_PER_KM: Final = 1.2
CASES: Final = (
    # share of places that bring an activity, most places, kilometres between them, minutes of the learner
    (0.6, 2, None, None),
    (0.6, 2, 25.0, 60),
    (0.3, 2, None, None),
    (0.3, 2, 25.0, 60),
    (0.3, 3, None, None),
    (0.3, 3, 25.0, None),
    (0.3, 3, 25.0, 60),
    (0.22, 3, None, None),
    (0.22, 3, 25.0, 60),
    (0.15, 3, None, None),
    (0.22, 4, 25.0, 60),
)


def main() -> int:
    """Measure; 1 where a goal was missed."""
    rng = np.random.default_rng(1)
    towns = rng.uniform((0, 0), (220_000, 90_000), (24, 2))
    spots = (towns[rng.integers(0, 24, PLACES)] + rng.normal(0, 5_000, (PLACES, 2))).astype(np.int64)
    homes = (towns[rng.integers(0, 24, LEARNERS)] + rng.normal(0, 8_000, (LEARNERS, 2))).astype(np.int64)
    far = np.hypot(homes[:, None, 0] - spots[:, 0], homes[:, None, 1] - spots[:, 1])
    minutes = (far / 1000 * MINUTES_PER_KM + 2).astype(np.int64)
    is_met = True
    print("brings  places  km apart  minutes   p50 ms    p99 ms   most ms  found    NumPy ms   times")
    for share, size, apart, most in CASES:
        offers = np.random.default_rng(2).random((PLACES, ACTIVITIES)) < share
        places, limits = Places(offers, spots[:, 0], spots[:, 1]), Limits(most, apart, size)
        cover(places, listed=range(ACTIVITIES), minutes=minutes[0], limits=limits, best=BEST)
        found, spent = zip(*(_timed(_ours, places, row, limits) for row in minutes), strict=True)
        each = np.array(spent) * 1000
        peer = _peer_ms(places, minutes, limits, found)
        ratio = "" if peer is None else f"{peer / np.median(each[:PEER_RUNS]):8.0f}×"
        print(
            f"{share:6} {size:6} {apart or 'any':>9} {most or 'any':>8} {np.median(each):8.2f} "
            f"{np.percentile(each, 99):9.2f} {each.max():9.2f} {sum(bool(one.best) for one in found):6} "
            f"{'–' if peer is None else f'{peer:.0f}':>11} {ratio}",
            flush=True,
        )
        is_met &= float(np.percentile(each, 99)) < GOAL_MS
    print(f"goal: 99 of 100 below {GOAL_MS:.0f} ms: {'met' if is_met else 'missed'}")
    return 0 if is_met else 1


def _ours(places: Places, minutes: np.ndarray, limits: Limits) -> Covers:
    return cover(places, listed=range(ACTIVITIES), minutes=minutes, limits=limits, best=BEST)


def _peer_ms(places: Places, minutes: np.ndarray, limits: Limits, found: tuple[Covers, ...]) -> float | None:
    """The plain way for the first learners, where it can be waited for; triples only among places that lie near."""
    if limits.places > 2 and (limits.between_km is None or limits.minutes is None):
        return None
    spent = []
    for row, ours in zip(minutes[:PEER_RUNS], found, strict=False):
        plain, seconds = _timed(_plain, places, row, limits)
        assert plain == [(one.minutes, one.places) for one in ours.best], (plain, ours)
        spent.append(seconds * 1000)
    return float(np.median(spent))


def _plain(places: Places, minutes: np.ndarray, limits: Limits) -> list[tuple[int, tuple[int, ...]]]:
    """All places with all others, by whole columns; for triples each pair of the near ones with all others."""
    masks = (places.offers.astype(np.int64) << np.arange(ACTIVITIES)).sum(axis=1)
    full = (1 << ACTIVITIES) - 1
    reach = np.flatnonzero(minutes <= (limits.minutes or 10**6))
    found = [(int(minutes[one]), (int(one),)) for one in reach if masks[one] == full]
    for size in range(2, limits.places + 1):
        sets = []
        if len(found) >= BEST:
            break
        for first in combinations(reach.tolist(), size - 1):
            others = reach[np.searchsorted(reach, first[-1]) + 1 :]
            have = 0
            for one in first:
                have |= int(masks[one])
            others = others[(masks[others] | have) == full]
            for one in first:
                others = others[_near(places, one, others, limits)]
            if len(others) and all(_near(places, a, np.array([b]), limits)[0] for a, b in combinations(first, 2)):
                sets += [(int(minutes[[*first, last]].sum()), (*first, int(last))) for last in others]
        found += sorted(one for one in sets if _is_needed(masks, one[1], full))
    return found[:BEST]


def _near(places: Places, one: int, others: np.ndarray, limits: Limits) -> np.ndarray:
    if limits.between_km is None:
        return np.ones(len(others), bool)
    across, up = places.x_m[others] - places.x_m[one], places.y_m[others] - places.y_m[one]
    return across**2 + up**2 <= (limits.between_km * 1000) ** 2


def _is_needed(masks: np.ndarray, chosen: tuple[int, ...], full: int) -> bool:
    for left_out in chosen:
        rest = 0
        for one in chosen:
            rest |= 0 if one == left_out else int(masks[one])
        if rest == full:
            return False
    return True


def _timed(work: Callable[..., Any], *given: Any) -> tuple[Any, float]:
    start = time.perf_counter()
    found = work(*given)
    return found, time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
