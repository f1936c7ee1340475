"""Columns that are no region are refused with every reason."""

from typing import Any

import numpy as np
import pytest

from matchmaker.problem import InvalidProblemError
from matchmaker.region import read_region

GOOD: dict[str, dict[str, Any]] = {
    "learners": {"x_m": [0, 10], "y_m": [0, 20], "training": [1, 2], "age": [16, 17], "limit_minutes": [30, 40]},
    "places": {"x_m": [5], "y_m": [5], "seats": [3]},
    "pools": {
        "place": [0, 0],
        "training": [1, 2],
        "seats": [1, 2],
        "start_minute": [480, 500],
        "end_minute": [960, 980],
        "starts_on": [0, 0],
        "ends_on": [300, 300],
    },
}


def told(**changed: Any) -> list[str]:
    raw = {table: GOOD[table] | changed.pop(table, {}) for table in GOOD}
    raw = {table: {name: one for name, one in columns.items() if one is not ...} for table, columns in raw.items()}
    with pytest.raises(InvalidProblemError) as refused:
        read_region(**raw, **changed)
    return [str(finding) for finding in refused.value.findings]


def test_a_region_is_read_with_what_stands_where_nothing_is_given() -> None:
    region = read_region(**GOOD, own=[[1, 0], [0, 1], [1, 1]], learner_vetoes=[[1, 0]], place_vetoes=np.zeros((0, 2)))
    learners, pools = region.learners, region.pools
    assert (len(learners), len(region.places), len(pools)) == (2, 1, 2)
    assert learners.own_ptr.tolist() == [0, 1, 3]
    assert learners.own_pool.tolist() == [1, 0, 1]
    assert (learners.levels.tolist(), learners.needs.tolist(), learners.mode.tolist()) == ([1, 1], [0, 0], [0, 0])
    assert (learners.free_from[0], learners.free_until[0]) == (-(2**31) + 1, 2**31 - 1)
    assert learners.earliest_minute.tolist() == [0, 0]
    assert (pools.level.tolist(), pools.minimum_age.tolist(), pools.meets.tolist()) == ([0, 0], [0, 0], [0, 0])
    assert (learners.number.tolist(), pools.number.tolist()) == ([0, 1], [0, 1])
    assert (region.learner_vetoes.tolist(), region.place_vetoes.tolist()) == ([1], [])


def test_a_region_may_be_empty() -> None:
    empty = {table: {name: [] for name in columns} for table, columns in GOOD.items()}
    assert len(read_region(**empty).learners) == 0


@pytest.mark.parametrize(
    ("changed", "finding"),
    [
        (
            {"learners": {"age": ...}},
            "learners.age: found nothing, needed a column of whole numbers: full years from 0",
        ),
        ({"pools": {"place": ...}}, "pools.place: found nothing, needed a column of whole numbers: 0 to 0, a place"),
        ({"learners": {"age": [16]}}, "learners.age: found 1 numbers, needed 2, one for each row"),
        ({"learners": {"age": [16.5, 17]}}, "learners.age: found 1 dimensions of type float64, needed 1 of whole"),
        ({"learners": {"age": [[16], [17]]}}, "learners.age: found 2 dimensions of type int64, needed 1 of whole"),
        ({"learners": {"age": [[16], 17]}}, "learners.age: found 1 dimensions of type object, needed 1 of whole"),
        ({"learners": {"age": "old"}}, "learners.age: found 0 dimensions of type <U3, needed 1 of whole numbers"),
        ({"learners": {"age": [-1, 17]}}, "learners.age[0]: found -1, needed full years from 0 to 150"),
        ({"learners": {"age": [16, 151]}}, "learners.age[1]: found 151, needed full years from 0 to 150"),
        ({"learners": {"x_m": [0, 10_000_001]}}, "learners.x_m[1]: found 10000001, needed metres from -10000000"),
        ({"learners": {"y_m": [-10_000_001, 0]}}, "learners.y_m[0]: found -10000001, needed metres from -10000000"),
        ({"learners": {"levels": [2**62, 1]}}, f"learners.levels[0]: found {2**62}, needed bits 0 to 61"),
        ({"learners": {"needs": [-1, 1]}}, "learners.needs[0]: found -1, needed bits 0 to 61"),
        ({"learners": {"mode": [0, 256]}}, "learners.mode[1]: found 256, needed a way of travelling from 0 to 255"),
        (
            {"learners": {"limit_minutes": [1_000_001, 1]}},
            "learners.limit_minutes[0]: found 1000001, needed 0 to 1000000",
        ),
        ({"pools": {"level": [62, 0]}}, "pools.level[0]: found 62, needed a bit from 0 to 61"),
        (
            {"pools": {"start_minute": [1440, 0]}},
            "pools.start_minute[0]: found 1440, needed a minute of the day from 0",
        ),
        ({"pools": {"end_minute": [2881, 500]}}, "pools.end_minute[0]: found 2881, needed a minute from 0 to 2880"),
        ({"pools": {"end_minute": [479, 980]}}, "pools.end_minute[0]: found 479, needed at least 480, where it begins"),
        ({"pools": {"ends_on": [-1, 0]}}, "pools.ends_on[0]: found -1, needed at least 0, where it begins"),
        (
            {"learners": {"free_from": [5, 5], "free_until": [5, 4]}},
            "learners.free_until[1]: found 4, needed at least 5, where it begins",
        ),
        ({"pools": {"place": [0, 1]}}, "pools.place[1]: found 1, needed 0 to 0, a place"),
        ({"places": {"seats": [-1]}}, "places.seats[0]: found -1, needed a number of seats from 0 on"),
        ({"learners": {"number": [3, 3]}}, "learners.number[1]: found 3, needed each number once"),
        ({"pools": {"number": [-1, 3]}}, "pools.number[0]: found -1, needed a number from 0 to 2147483647"),
        ({"pools": {"points": {"care": [1001, 0]}}}, "pools.points.care[0]: found 1001, needed points from 0 to 1000"),
        ({"learners": {"points": [1]}}, "learners.points: found [1], needed named columns of whole numbers"),
        ({"pools": {"offers": {"care": [1]}}}, "pools.offers.care: found 1 numbers, needed 2, one for each row"),
        ({"learners": {"agee": [1, 2]}}, "learners.agee: found an unknown name, needed one of age, "),
        ({"owned": []}, "pairs.owned: found an unknown name, needed one of learner_vetoes, own, place_vetoes"),
        ({"own": [[0, 2]]}, "own[0]: found 2, needed 0 to 1, a pool"),
        ({"own": [[-1, 0]]}, "own[0]: found -1, needed 0 to 1, a learner"),
        ({"own": [[0, 1], [1, 1], [0, 1]]}, "own[2]: found [0, 1], needed each pair once"),
        ({"own": [[0, 1, 2]]}, "own: found rows of 3, needed rows of 2: learner and pool"),
        ({"own": [0, 1]}, "own: found 1 dimensions of type int64, needed 2 of whole numbers of at most 64 bits"),
        ({"place_vetoes": [[0, 1]]}, "place_vetoes[0]: found 1, needed 0 to 0, a place"),
    ],
)
def test_what_is_wrong_is_told_with_where_what_and_what_is_needed(changed: dict[str, Any], finding: str) -> None:
    found = told(**changed)
    assert len(found) == 1
    assert found[0].startswith(finding)


def test_every_reason_is_told_at_once_and_the_many_are_counted() -> None:
    found = told(learners={"age": [200, 201], "training": ...}, places={"x_m": [2.5]}, own=[[9, 9]])
    assert len(found) == 6
    many = {name: [0] * 1200 for name in ("x_m", "y_m", "training", "limit_minutes")}
    counted = told(learners=many | {"age": [-1] * 1200})
    assert (len(counted), counted[-1]) == (
        1001,
        "learners.age: found 200 more like these, needed full years from 0 to 150",
    )
