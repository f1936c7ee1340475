"""The best for one, against looking at everybody."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.search import prepare
from matchmaker.topk import Finder
from tests.matchmaker import naive_candidates as naive
from tests.matchmaker import regions
from tests.matchmaker.regions import Raw

NEAR = (regions.CRITERIA, 45)
PLACE = (regions.PLACE_CRITERIA, 70)


def finder_of(raw: Raw) -> Finder:
    return Finder(prepare(regions.region_of(raw), regions.rules(), regions.weights(), regions.place_weights()))


@pytest.mark.slow
@given(raw=regions.raw_regions(), k=st.integers(1, 7))
def test_the_best_pools_are_those_found_by_looking_at_all(raw: Raw, k: int) -> None:
    finder = finder_of(raw)
    for learner in range(len(raw["learners"]["x_m"])):
        best = finder.best_pools(learner, k)
        slow = naive.best_pools(raw, NEAR, learner, k)
        assert best.index.tolist() == slow
        assert best.minutes.tolist() == [naive.minutes(raw, learner, pool) for pool in slow]
        wanted = [naive.parts(raw, NEAR, learner, pool) for pool in slow]
        assert [{name: int(part[row]) for name, part in best.parts.items()} for row in range(len(slow))] == wanted
        assert best.total.tolist() == [sum(each.values()) for each in wanted]


@pytest.mark.slow
@given(raw=regions.raw_regions(learners=30, pools=5), k=st.integers(1, 7))
def test_the_best_learners_are_those_found_by_looking_at_all(raw: Raw, k: int) -> None:
    finder = finder_of(raw)
    for pool in range(len(raw["pools"]["place"])):
        best = finder.best_learners(pool, k)
        slow = naive.best_learners(raw, PLACE, pool, k)
        assert best.index.tolist() == slow
        totals = [sum(naive.parts(raw, PLACE, learner, pool).values()) for learner in slow]
        assert best.total.tolist() == totals
        assert sum(best.parts.values()).tolist() == totals


@pytest.mark.slow
@pytest.mark.parametrize("strictness", [0.0, 0.2])
def test_blocks_that_are_passed_over_hold_none_of_the_best(strictness: float) -> None:
    rng = np.random.default_rng(11)
    raw = regions.invented(rng, (2000, 700, 4000), step=700, trainings=1, strictness=strictness)
    for side in ("learners", "places"):
        raw[side] |= {name: rng.integers(0, 60_000, len(raw[side]["x_m"])) for name in ("x_m", "y_m")}
    finder = finder_of(raw)
    for one in range(5):
        pools = naive.best_pools(raw, NEAR, one, 20)
        assert finder.best_pools(one, 20).index.tolist() == pools
        learners = naive.best_learners(raw, PLACE, one, 20)
        assert finder.best_learners(one, 20).index.tolist() == learners


def test_a_training_that_nobody_offers_has_no_best() -> None:
    raw = regions.invented(np.random.default_rng(2), (1, 2, 5), step=1, trainings=1, strictness=0)
    raw["learners"]["training"] = [3]
    finder = finder_of(raw)
    assert finder.best_pools(0, 4).index.tolist() == []
    assert finder.best_learners(0, 4).index.tolist() == []
    assert finder.best_pools(0, 0).index.tolist() == []


@pytest.mark.slow
def test_no_compiler_is_imported() -> None:
    words = "import sys, matchmaker.topk, matchmaker.candidates; sys.exit('numba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", words], check=False).returncode == 0
