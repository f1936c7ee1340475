"""Arrays that are no market are refused with every reason."""

from typing import Any

import numpy as np
import pytest

from matchmaker.problem import InvalidProblemError, read
from tests.matchmaker.markets import GOOD


def told(**changed: Any) -> list[str]:
    """Every finding on this market with something else in it."""
    raw = {key: value for key, value in (GOOD | changed).items() if value is not ...}
    with pytest.raises(InvalidProblemError) as refused:
        read(raw)
    return [str(finding) for finding in refused.value.findings]


def test_a_market_is_read_and_frozen() -> None:
    problem = read(GOOD)
    assert (problem.n_learners, problem.n_places, problem.n_pools, problem.n_edges) == (2, 2, 3, 3)
    assert problem.learner_of_edges().tolist() == [0, 0, 1]
    assert problem.edges_of(np.array([[0, 2], [1, 0]])).tolist() == [1, -1]
    with pytest.raises(ValueError, match="read-only"):
        problem.minutes[0] = 1


def test_arrays_of_numpy_are_read_the_same() -> None:
    arrays = {key: np.array(value) for key, value in GOOD.items()}
    assert read(arrays).pool.tolist() == GOOD["pool"]


@pytest.mark.parametrize(
    ("changed", "finding"),
    [
        ({"minutes": ...}, "minutes: found nothing, needed an array of whole numbers"),
        ({"n_pools": ...}, "n_pools: found nothing, needed a whole number"),
        ({"n_learners": -1}, "n_learners: found -1, needed a whole number from 0 on"),
        ({"n_learners": True}, "n_learners: found True, needed a whole number from 0 on"),
        ({"pool": "nul"}, 'pool: found the text "nul", needed an array of whole numbers'),
        ({"lrank": [1, 1.5, 4]}, "lrank[1]: found 1.5, needed a whole number of at most 64 bits"),
        ({"prank": [1, 2**70, 4]}, f"prank[1]: found {2**70}, needed a whole number of at most 64 bits"),
        ({"minutes": np.array([1.0, 2.0, 3.0])}, "minutes: found numbers of type float64, needed whole numbers"),
        (
            {"minutes": np.array([1, 2, 3], "timedelta64[m]")},
            "minutes: found numbers of type timedelta64[m], needed whole numbers",
        ),
        ({"ptr": np.zeros((3, 1), int)}, "ptr: found 2 dimensions, needed 1"),
        ({"place_cap": [2]}, "place_cap: found 1 numbers, needed 2 (n_places)"),
        ({"ptr": [0, 3]}, "ptr: found 2 numbers, needed 3 (n_learners + 1)"),
        ({"prank": [3, 3]}, "prank: found 2 numbers, needed 3, one for each edge in `pool`"),
        ({"score_parts": {"near": [1]}}, "score_parts.near: found 1 numbers, needed 3, one for each edge in `pool`"),
        ({"score_parts": [1]}, "score_parts: found [1], needed named arrays of whole numbers"),
        ({"ptr": [1, 2, 3]}, "ptr[0]: found 1, needed 0"),
        ({"ptr": [0, 4, 3]}, "ptr[2]: found 3, needed at least the number before it"),
        ({"ptr": [0, 2, 2]}, "ptr[2]: found 2, needed 3, the number of edges in `pool`"),
        ({"pool_cap": [1, -2, 1]}, "pool_cap[1]: found -2, needed a number of seats from 0 on"),
        ({"pool_place": [0, 0, 2]}, "pool_place[2]: found 2, needed 0 to 1, there are 2 places"),
        ({"pool": [0, 3, 1]}, "pool[1]: found 3, needed 0 to 2, there are 3 pools"),
        ({"minutes": [12, -4, 7]}, "minutes[1]: found -4, needed 0 to 1000000 minutes"),
        ({"pool_cap": [3, 2, 1]}, "pool_cap[0]: found 3, needed at most 2, the seats of place 0"),
        (
            {"lrank": [2, 1, 4]},
            "lrank[1]: found 1, needed at least the rank before it: the edges of a learner go by rank",
        ),
        ({"pool": [2, 2, 1]}, "pool[1]: found 2, needed each pool once for a learner"),
        ({"locked": [[0, 1]]}, "locked[0]: found [0, 1], needed a pair with an edge"),
        ({"locked": [[0, 0]], "forbidden": [[0, 0]]}, "locked[0]: found [0, 0], needed a pair that is not forbidden"),
        ({"locked": [[0, 0], [0, 2]]}, "locked[1]: found [0, 2], needed each learner once; it stands in row 0 already"),
        ({"locked": [[9, 0]]}, "locked[0]: found 9, needed 0 to 1, there are 2 learners"),
        ({"locked": [[0]]}, "locked[0]: found [0], needed a pair of whole numbers: a learner and a pool"),
        ({"locked": 7}, "locked: found 7, needed a list of pairs"),
    ],
)
def test_what_is_wrong_is_told_with_where_what_and_what_is_needed(changed: dict[str, Any], finding: str) -> None:
    assert finding in told(**changed)


def test_every_reason_is_told_at_once() -> None:
    assert told(pool_cap=[1, -2, 1], pool=[0, 3, 1], minutes=[-1, 40, -7]) == [
        "pool_cap[1]: found -2, needed a number of seats from 0 on",
        "pool[1]: found 3, needed 0 to 2, there are 3 pools",
        "minutes[0]: found -1, needed 0 to 1000000 minutes",
        "minutes[2]: found -7, needed 0 to 1000000 minutes",
    ]


def test_more_locked_than_there_are_seats_is_refused() -> None:
    full = {"n_learners": 2, "ptr": [0, 1, 2], "pool": [0, 0], "lrank": [0, 0], "prank": [1, 2], "minutes": [1, 1]}
    assert told(**full, locked=[[0, 0], [1, 0]]) == ["locked[1]: found [1, 0], needed at most 1 locked in pool 0"]


def test_a_thousand_findings_are_told_and_the_rest_counted() -> None:
    many = {"n_learners": 1, "ptr": [0, 1500], "lrank": [0] * 1500, "prank": [0] * 1500, "minutes": [-1] * 1500}
    findings = told(**many, pool=[0] * 1500)
    assert len(findings) == 1001
    assert findings[-1] == "minutes: found 500 more like these, needed 0 to 1000000 minutes"


def test_an_empty_market_is_a_market() -> None:
    empty = {key: 0 if key.startswith("n_") else [] for key in GOOD}
    assert read(empty | {"ptr": [0]}).n_learners == 0
