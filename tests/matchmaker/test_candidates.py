"""The edges of a round against their naive twin, and what may not change them."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.candidates import candidates, localised, stream
from matchmaker.hard import Pace, Trips
from matchmaker.problem import Whole, read
from matchmaker.search import Search, prepare
from matchmaker.topk import Finder
from tests.matchmaker import naive_candidates as naive
from tests.matchmaker import regions
from tests.matchmaker.regions import Raw

NEAR = (regions.CRITERIA, 45)
PLACE = (regions.PLACE_CRITERIA, 70)


def ready(raw: Raw, **changed: Any) -> Search:
    rules = replace(regions.rules(), **changed)
    return prepare(regions.region_of(raw), rules, regions.weights(), regions.place_weights())


def edges_of(found: dict[str, Any], learner: int) -> list[tuple[Any, ...]]:
    rows = range(found["ptr"][learner], found["ptr"][learner + 1])
    names = ("pool", "lrank", "prank", "minutes")
    return [
        (*(int(found[name][row]) for name in names), {name: int(at[row]) for name, at in found["score_parts"].items()})
        for row in rows
    ]


@dataclass(frozen=True, eq=False)
class Borrowed:
    """Another model of travel, which the compiled loops do not know, with the same answers."""

    pace: Pace

    def minutes(self, trips: Trips) -> Whole:
        return self.pace.minutes(trips)

    def reach_m(self, mode: Whole, minutes: Whole) -> Whole:
        return self.pace.reach_m(mode, minutes) + 100


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    parts = one["score_parts"].keys() == other["score_parts"].keys() and all(
        np.array_equal(part, other["score_parts"][name]) for name, part in one["score_parts"].items()
    )
    return parts and all(np.array_equal(one[name], other[name]) for name in one if name != "score_parts")


@pytest.mark.slow
@given(raw=regions.raw_regions(), k=st.integers(1, 7))
def test_the_edges_are_those_of_the_naive_twin(raw: Raw, k: int) -> None:
    found = candidates(ready(raw), k=k, chunk=4)
    for learner in range(found["n_learners"]):
        slow = naive.edges(raw, learner, k, near=NEAR, place=PLACE, bands=(25, 250))
        assert edges_of(found, learner) == slow


@pytest.mark.slow
@given(raw=regions.raw_regions(), k=st.integers(1, 7))
def test_another_model_of_travel_goes_the_plain_way_to_the_same_edges(raw: Raw, k: int) -> None:
    other = ready(raw, travel=Borrowed(regions.rules().travel))
    assert same(candidates(ready(raw), k=k), candidates(other, k=k, chunk=2))


@pytest.mark.slow
@given(raw=regions.raw_regions())
def test_the_edges_are_a_market(raw: Raw) -> None:
    problem = read(candidates(ready(raw), k=5))
    assert problem.n_edges == len(problem.score_parts["near"])


@pytest.fixture(scope="module")
def crowd() -> Raw:
    rng = np.random.default_rng(5)
    raw = regions.invented(rng, (150, 900, 3000), step=700, trainings=2, strictness=0.1)
    for side in ("learners", "places"):
        raw[side] |= {name: rng.integers(0, 60_000, len(raw[side]["x_m"])) for name in ("x_m", "y_m")}
    return raw


@pytest.mark.slow
def test_the_best_of_many_are_the_exact_best(crowd: Raw) -> None:
    found = candidates(ready(crowd), k=20)
    for learner in range(0, 150, 10):
        assert edges_of(found, learner) == naive.edges(crowd, learner, 20, near=NEAR, place=PLACE, bands=(25, 250))


@pytest.mark.slow
@pytest.mark.parametrize(("threads", "chunk"), [(1, 1), (2, 7), (3, 64), (1, 1000)])
def test_threads_and_chunks_change_nothing(crowd: Raw, threads: int, chunk: int) -> None:
    search = ready(crowd)
    assert same(candidates(search, k=20), candidates(search, k=20, threads=threads, chunk=chunk))


@pytest.mark.slow
def test_chunks_come_in_the_order_of_the_learners(crowd: Raw) -> None:
    assert [each.first for each in stream(ready(crowd), k=2, chunk=40)] == [0, 40, 80, 120]


@pytest.mark.parametrize("wrong", [{"k": 0}, {"k": 1, "threads": 0}, {"k": 1, "chunk": 0}])
def test_nothing_asked_is_refused(crowd: Raw, wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="needed 1 or more of each"):
        list(stream(ready(crowd), **wrong))


@pytest.mark.slow
def test_the_best_of_one_are_the_edges_of_that_one(crowd: Raw) -> None:
    search = ready(dict(crowd, own=[]))
    finder, found = Finder(search), candidates(search, k=20)
    for learner in range(150):
        best = finder.best_pools(learner, 20)
        rows = slice(found["ptr"][learner], found["ptr"][learner + 1])
        assert best.index.tolist() == found["pool"][rows].tolist()
        assert best.minutes.tolist() == found["minutes"][rows].tolist()
        assert best.total.tolist() == sum(part[rows].astype(int) for part in found["score_parts"].values()).tolist()


@pytest.mark.slow
@given(raw=regions.raw_regions(learners=5), k=st.integers(1, 9))
def test_sorting_the_region_changes_nothing_once_mapped_back(raw: Raw, k: int) -> None:
    search = ready(raw)
    local = localised(search.region)
    plain, found = candidates(search, k=k), candidates(replace(search, **_prepared(local.region, search)), k=k)
    for here, learner in enumerate(local.learners):
        back = [(int(local.pools[pool]), *rest) for pool, *rest in edges_of(found, here)]
        assert back == edges_of(plain, learner)


def _prepared(region: Any, search: Search) -> dict[str, Any]:
    again = prepare(region, search.rules, search.weights, search.place_weights)
    return {"region": again.region, "learner_limit": again.learner_limit}


def test_a_sorted_region_has_learners_of_one_training_side_by_side(crowd: Raw) -> None:
    local = localised(regions.region_of(crowd))
    trained = local.region.learners.training
    assert trained.tolist() == sorted(trained.tolist())


@pytest.mark.slow
def test_who_finds_no_pool_has_no_edge() -> None:
    raw = regions.invented(np.random.default_rng(1), (3, 1, 0), step=1, trainings=1, strictness=0)
    found = candidates(ready(raw), k=4)
    assert found["ptr"].tolist() == [0, 0, 0, 0]
    assert read(found).n_edges == 0
    nobody = regions.invented(np.random.default_rng(1), (0, 1, 3), step=1, trainings=1, strictness=0)
    assert candidates(ready(nobody), k=4)["ptr"].tolist() == [0]
