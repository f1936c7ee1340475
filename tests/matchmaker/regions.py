"""Small invented regions, whole: coordinates on a coarse lattice so that distances and totals tie often."""

from typing import Any

import numpy as np
from hypothesis import strategies as st

from matchmaker.hard import HourRule, Pace, Rules
from matchmaker.region import Region, read_region
from matchmaker.score import Weights, read_weights

Raw = dict[str, Any]

CRITERIA = [
    {"name": "near", "kind": "nearness", "weight": 350},
    {"name": "interest", "kind": "overlap", "weight": 250},
    {"name": "care", "kind": "overlap", "weight": 105},
    {"name": "support", "kind": "pool", "weight": 195},
    {"name": "effort", "kind": "learner", "weight": 100},
]
PLACE_CRITERIA = [
    {"name": "motivation", "kind": "learner", "weight": 600},
    {"name": "near", "kind": "nearness", "weight": 155},
    {"name": "care", "kind": "overlap", "weight": 145},
    {"name": "support", "kind": "pool", "weight": 100},
]


def weights() -> Weights:
    return read_weights({"version": "2027-1", "far_minutes": 45, "band": 25, "criteria": CRITERIA})


def place_weights() -> Weights:
    return read_weights({"version": "2027-1", "far_minutes": 70, "band": 250, "criteria": PLACE_CRITERIA})


def rules() -> Rules:
    """Two ways of travelling; whoever starts before six travels at half speed and waits longer."""
    seconds = np.full((2, 24), 120)
    seconds[1] = 300
    wait = np.full((2, 24), 5)
    wait[1] = 0
    seconds[:, :6] *= 2
    wait[:, :6] += 7
    return Rules("2027-1", Pace(seconds, wait), (HourRule(18, 360, 1320), HourRule(16, 420, 1200)))


@st.composite
def raw_regions(draw: st.DrawFn, *, learners: int = 6, places: int = 5, pools: int = 40) -> Raw:
    """The columns of a region, the odd ones more often."""
    rng = np.random.default_rng(draw(st.integers(0, 10**6)))
    n, p = draw(st.integers(0, learners)), draw(st.integers(1, places))
    q = draw(st.integers(0, pools))
    step, trainings = draw(st.sampled_from([1, 700, 5000])), draw(st.integers(1, 3))
    strictness = draw(st.sampled_from([0.0, 0.3, 0.9]))
    return invented(rng, (n, p, q), step=step, trainings=trainings, strictness=strictness)


def invented(
    rng: np.random.Generator, sizes: tuple[int, int, int], *, step: int, trainings: int, strictness: float
) -> Raw:
    """Columns at random; with strictness 0 hardly any condition stands in the way."""
    n, p, q = sizes

    def odd(size: int, common: int, values: list[int]) -> np.ndarray:
        return np.where(rng.random(size) < strictness, rng.choice(values, size), common)

    vetoes = {
        name: np.unique(rng.integers(0, (n, p), (min(n, 12), 2)), axis=0).tolist() if n else []
        for name in ("learner_vetoes", "place_vetoes")
    }
    own = np.stack([rng.integers(0, n, 2 * n), rng.integers(0, q, 2 * n)], axis=1) if n and q else np.zeros((0, 2), int)
    start = odd(q, 480, [0, 300, 359, 360, 420, 1300])
    raw: Raw = {
        "learners": {
            "x_m": rng.integers(0, 9, n) * step,
            "y_m": rng.integers(0, 9, n) * step - 4 * step,
            "training": rng.integers(0, trainings, n) * 7,
            "levels": odd(n, 3, [0, 1, 2]),
            "age": odd(n, 19, [15, 16, 17, 18]),
            "free_from": odd(n, 100, [99, 101, 150]),
            "free_until": odd(n, 400, [399, 401, 300]),
            "mode": rng.integers(0, 2, n),
            "limit_minutes": odd(n, 90, [0, 6, 20]),
            "needs": odd(n, 0, [1, 2, 3]),
            "wishes": {name: rng.integers(0, 8, n) for name in ("interest", "care")},
            "points": {name: rng.integers(0, 5, n) * 250 for name in ("effort", "motivation")},
        },
        "places": {
            "x_m": rng.integers(0, 9, p) * step,
            "y_m": rng.integers(0, 9, p) * step - 4 * step,
            "seats": odd(p, 3, [0, 1]),
        },
        "pools": {
            "place": rng.integers(0, p, q),
            "training": rng.integers(0, trainings, q) * 7,
            "seats": odd(q, 1, [0, 2]),
            "level": rng.integers(0, 2, q),
            "minimum_age": odd(q, 15, [16, 18, 21]),
            "start_minute": start,
            "end_minute": np.maximum(start, odd(q, 990, [1200, 1201, 1320, 1400])),
            "starts_on": odd(q, 100, [101, 120]),
            "ends_on": odd(q, 400, [380, 401]),
            "meets": odd(q, 3, [0, 1, 2]),
            "offers": {name: rng.integers(0, 8, q) for name in ("interest", "care")},
            "points": {"support": rng.integers(0, 4, q) * 300},
        },
        "own": np.unique(own, axis=0)[rng.permutation(len(np.unique(own, axis=0)))],
        **vetoes,
    }
    raw["learners"]["earliest_minute"] = odd(n, 0, [359, 480, 481, 1301])
    return raw


def region_of(raw: Raw) -> Region:
    return read_region(**raw)
