"""Runs in chunks and on workers give what one machine gives; on workers only where Spark is installed."""

import os
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import engine_market
from matchmaker.candidates import candidates
from matchmaker.distribute import in_ranges
from matchmaker.problem import read
from matchmaker.propose import lottery, propose
from matchmaker.search import Search, prepare
from matchmaker.spark import candidates_on_workers, edges_of, ground_of, people_of, propose_on_workers
from tests.matchmaker import regions
from tests.matchmaker.regions import Raw

LEARNERS = 20_000


def ready(raw: Raw) -> Search:
    return prepare(regions.region_of(raw), regions.rules(), regions.weights(), regions.place_weights())


def crowd(learners: int) -> Search:
    """Many in a wide region."""
    rng = np.random.default_rng(5)
    raw = regions.invented(rng, (learners, 900, 3000), step=700, trainings=2, strictness=0.1)
    for side in ("learners", "places"):
        raw[side] |= {name: rng.integers(0, 60_000, len(raw[side]["x_m"])) for name in ("x_m", "y_m")}
    return ready(raw)


@pytest.mark.slow
@given(raw=regions.raw_regions(learners=9), k=st.integers(1, 5), size=st.integers(1, 4))
def test_learners_in_chunks_get_the_edges_they_get_among_all(raw: Raw, k: int, size: int) -> None:
    search = ready(raw)
    people, ground, count = people_of(search.region), ground_of(search), len(search.region.learners)
    whole = candidates(search, k=k)
    assert len(ground.region.learners) == 0
    for first in range(0, count, size):
        last = min(first + size, count)
        found = edges_of(ground, people.only(first, last), k)
        rows = slice(whole["ptr"][first], whole["ptr"][last])
        assert found["ptr"].tolist() == (whole["ptr"][first : last + 1] - rows.start).tolist()
        for name in ("pool", "lrank", "prank", "minutes"):
            assert found[name].tolist() == whole[name][rows].tolist()
        for name, part in whole["score_parts"].items():
            assert found["score_parts"][name].tolist() == part[rows].tolist()


def _absent() -> list[str]:
    names = [name for name in ("pyspark", "pyarrow", "pandas") if find_spec(name) is None]
    return names if shutil.which("java") or os.environ.get("JAVA_HOME") else [*names, "Java"]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    if _absent():
        pytest.skip(f"Spark: {', '.join(_absent())} not installed; the run on workers is skipped")
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "4",
        "spark.sql.adaptive.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    yield session
    session.stop()


on_workers = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning"),
]


class TestOnWorkers:
    pytestmark = on_workers

    @pytest.mark.parametrize(("levels", "most_rounds"), [(0, 40), (2, 3)])
    def test_a_round_on_workers_is_that_of_one_machine(
        self, spark: Any, tmp_path: Path, levels: int, most_rounds: int
    ) -> None:
        problem = read(engine_market.market(LEARNERS, seed=3))
        luck = lottery(problem.n_learners, 1)
        alone = propose(problem, levels=levels, promotions=1, luck=luck)
        shape = in_ranges(problem, 4)
        found, travelled = propose_on_workers(
            spark, problem, shape, tmp_path, parts=4, levels=levels, promotions=1, luck=luck, most_rounds=most_rounds
        )
        assert found.edge.tolist() == alone.edge.tolist()
        assert found.level.tolist() == alone.level.tolist()
        assert sum(travelled) > 1000
        assert travelled[-1] == 0
        assert len([*tmp_path.glob("mail-*.parquet")]) == min(len(travelled), most_rounds)
        assert len([*tmp_path.glob("state-*")]) == 4

    def test_edges_made_on_workers_are_those_of_one_machine(self, spark: Any) -> None:
        search = crowd(LEARNERS)
        alone, found = candidates(search, k=10), candidates_on_workers(spark, search, k=10, chunks=3)
        assert found.keys() == alone.keys()
        assert all(np.array_equal(found[name], alone[name]) for name in alone if name != "score_parts")
        assert found["score_parts"].keys() == alone["score_parts"].keys()
        for name, part in alone["score_parts"].items():
            assert np.array_equal(found["score_parts"][name], part)
        assert read(found).n_learners == LEARNERS
