"""Points, parts, totals and bands, number by number."""

from typing import Any

import numpy as np
import pytest

from matchmaker.problem import InvalidProblemError
from matchmaker.score import (
    Columns,
    Criterion,
    Kind,
    Weights,
    bands,
    fixed_part,
    learner_ranks,
    near_points,
    overlap_points,
    parts,
    place_ranks,
    read_weights,
    total,
    weighed,
    weight_findings,
)
from tests.matchmaker import regions

GOOD: dict[str, Any] = {
    "version": "2027-1",
    "far_minutes": 60,
    "band": 25,
    "criteria": [
        {"name": "near", "kind": "nearness", "weight": 600},
        {"name": "interest", "kind": "overlap", "weight": 250},
        {"name": "support", "kind": "pool", "weight": 150},
    ],
}


@pytest.mark.parametrize(
    ("minutes", "points"), [(0, 1000), (1, 983), (30, 500), (59, 16), (60, 0), (61, 0), (1_000_000, 0)]
)
def test_nearness_falls_in_a_straight_line_to_nothing(minutes: int, points: int) -> None:
    assert near_points(np.array([minutes]), 60).tolist() == [points]


@pytest.mark.parametrize(
    ("asked", "offered", "points"),
    [
        (0b111, 0b111, 1000),
        (0b111, 0b110, 666),
        (0b111, 0b1001, 333),
        (0b111, 0b11000, 0),
        (0, 0, 1000),
        (0, 0b11, 1000),
        (1, 1, 1000),
        (1, 2, 0),
        (2**62 - 1, 2**61, 16),
    ],
)
def test_overlap_is_the_share_of_what_is_asked(asked: int, offered: int, points: int) -> None:
    assert overlap_points(np.array([asked]), np.array([offered])).tolist() == [points]


@pytest.mark.parametrize(
    ("points", "weight", "part"),
    [(1000, 600, 600), (999, 600, 599), (1, 600, 0), (2, 500, 1), (0, 600, 0), (500, 1, 0)],
)
def test_a_part_is_rounded_down(points: int, weight: int, part: int) -> None:
    assert weighed(np.array([points], np.int16), weight).tolist() == [part]


def columns() -> Columns:
    return Columns(
        minutes=np.array([0, 30, 45, 90]),
        wishes={"interest": np.array([0b111] * 4), "care": np.array([0b11, 0, 1, 1])},
        offers={"interest": np.array([0b111, 0b1, 0, 0b11]), "care": np.array([0b1, 0, 1, 2])},
        learner_points={"effort": np.array([1000, 500, 0, 250]), "motivation": np.array([100, 900, 500, 0])},
        pool_points={"support": np.array([900, 0, 1000, 300])},
    )


def test_parts_have_their_names_and_sum_to_the_total() -> None:
    found = parts(regions.weights(), columns())
    assert {name: part.tolist() for name, part in found.items()} == {
        "near": [350, 116, 0, 0],
        "interest": [250, 83, 0, 166],
        "care": [52, 105, 105, 0],
        "support": [175, 0, 195, 58],
        "effort": [100, 50, 0, 25],
    }
    assert total(regions.weights(), columns()).tolist() == [927, 354, 300, 249]
    of_place = parts(regions.place_weights(), columns())
    assert of_place["motivation"].tolist() == [60, 540, 300, 0]
    assert total(regions.place_weights(), columns()).tolist() == [
        60 + 155 + 72 + 90,
        540 + 88 + 145,
        300 + 55 + 145 + 100,
        30,
    ]


def test_the_parts_of_some_kinds_can_be_summed_alone() -> None:
    near_and_sets = total(regions.weights(), columns(), Kind.NEARNESS, Kind.OVERLAP)
    assert near_and_sets.tolist() == [350 + 250 + 52, 116 + 83 + 105, 105, 166]
    assert total(regions.weights(), columns(), Kind.LEARNER).tolist() == [100, 50, 0, 25]


def test_a_criterion_about_one_side_gives_a_part_for_every_row() -> None:
    one = Weights("one", (Criterion("effort", Kind.LEARNER, 1000),), 60, 25)
    found = parts(one, Columns(np.array([3, 4]), learner_points={"effort": np.array(700)}))
    assert found["effort"].tolist() == [700, 700]


def test_what_one_side_adds_is_summed_by_kind() -> None:
    weights = Weights(
        "two",
        (Criterion("a", Kind.POOL, 300), Criterion("b", Kind.POOL, 100), Criterion("c", Kind.LEARNER, 600)),
        60,
        25,
    )
    points = {"a": np.array([1000, 1]), "b": np.array([500, 999]), "c": np.array([5, 5])}
    assert fixed_part(weights, Kind.POOL, points, 2).tolist() == [350, 99]
    assert weights.most(Kind.POOL) == 400
    assert weights.most(Kind.NEARNESS) == 0
    assert [one.name for one in weights.of(Kind.POOL)] == ["a", "b"]


def test_nearness_is_tabled_for_every_minute() -> None:
    weights = read_weights(GOOD)
    assert weights.nearness().tolist() == [1000 * (60 - minute) // 60 * 600 // 1000 for minute in range(61)]


@pytest.mark.parametrize(
    ("points", "band"), [(1000, 0), (976, 0), (975, 1), (951, 1), (950, 2), (500, 20), (1, 39), (0, 40)]
)
def test_close_totals_share_a_band(points: int, band: int) -> None:
    assert bands(regions.weights(), np.array([points])).tolist() == [band]


def test_a_learner_ranks_its_own_list_first_in_its_own_order() -> None:
    totals = np.array([10, 990, 1000, 960, 0])
    own, ranked = np.array([1, 0, -1, -1, -1]), np.array([2, 2, 2, 2, 0])
    assert learner_ranks(regions.weights(), totals, own, ranked).tolist() == [1, 0, 2, 3, 40]


def test_a_place_has_a_few_classes() -> None:
    totals = np.array([1000, 751, 750, 500, 250, 0])
    assert place_ranks(regions.place_weights(), totals).tolist() == [0, 0, 1, 2, 3, 4]


# ------------------------------------------------------------------------------------------------------ weights as data


def told(**changed: Any) -> list[str]:
    raw = {name: value for name, value in (GOOD | changed).items() if value is not ...}
    with pytest.raises(InvalidProblemError) as refused:
        read_weights(raw)
    return [str(finding) for finding in refused.value.findings]


def test_weights_are_read() -> None:
    weights = read_weights(GOOD | {"criteria": tuple(GOOD["criteria"])})
    assert (weights.version, weights.far_minutes, weights.band) == ("2027-1", 60, 25)
    assert weights.criteria[1] == Criterion("interest", Kind.OVERLAP, 250)
    assert read_weights(GOOD | {"far_minutes": 1, "band": 1}).band == 1
    assert read_weights(GOOD | {"far_minutes": 1_000_000, "band": 1000}).far_minutes == 1_000_000


ONE = GOOD["criteria"][0]


@pytest.mark.parametrize(
    ("changed", "findings"),
    [
        ({"version": ...}, ["version: found None, needed a text that names these weights"]),
        ({"version": ""}, ["version: found , needed a text that names these weights"]),
        ({"version": 3}, ["version: found 3, needed a text that names these weights"]),
        ({"far_minutes": 0}, ["far_minutes: found 0, needed a whole number from 1 to 1000000"]),
        ({"far_minutes": 1_000_001}, ["far_minutes: found 1000001, needed a whole number from 1 to 1000000"]),
        ({"far_minutes": 1.5}, ["far_minutes: found 1.5, needed a whole number from 1 to 1000000"]),
        ({"band": 0}, ["band: found 0, needed a whole number from 1 to 1000"]),
        ({"band": 1001}, ["band: found 1001, needed a whole number from 1 to 1000"]),
        ({"band": True}, ["band: found True, needed a whole number from 1 to 1000"]),
        ({"band": ...}, ["band: found None, needed a whole number from 1 to 1000"]),
        ({"criteria": []}, ["criteria: found [], needed a list of criteria"]),
        ({"criteria": "n" * 70}, [f"criteria: found {'n' * 60}, needed a list of criteria"]),
        ({"criteria": ["n" * 70]}, [f"criteria[0]: found {'n' * 60}, needed a name, a kind and a weight"]),
        ({"criteria": [ONE | {"name": ""}]}, ["criteria[0]: found the name , needed a text"]),
        ({"criteria": [ONE | {"name": 5}]}, ["criteria[0]: found the name 5, needed a text"]),
        (
            {"criteria": [ONE | {"kind": "far"}]},
            ["criteria[0]: found the kind far, needed one of nearness, overlap, learner, pool"],
        ),
        (
            {"criteria": [ONE | {"weight": 1001}]},
            ["criteria[0]: found the weight 1001, needed a whole number from 0 to 1000"],
        ),
        (
            {"criteria": [ONE | {"weight": -1}]},
            ["criteria[0]: found the weight -1, needed a whole number from 0 to 1000"],
        ),
        ({"criteria": [ONE]}, ["criteria: found weights that sum to 600, needed 1000 together"]),
        (
            {"criteria": [ONE, ONE | {"weight": 400}]},
            [
                "criteria[1]: found the name near again, needed each name once",
                "criteria[1]: found nearness again, needed nearness at most once",
            ],
        ),
        (
            {"version": "", "band": 0, "criteria": [ONE | {"kind": "far", "weight": None}]},
            [
                "version: found , needed a text that names these weights",
                "band: found 0, needed a whole number from 1 to 1000",
                "criteria[0]: found the kind far, needed one of nearness, overlap, learner, pool",
                "criteria[0]: found the weight None, needed a whole number from 0 to 1000",
            ],
        ),
    ],
)
def test_weights_that_are_none_are_told_with_every_reason(changed: dict[str, Any], findings: list[str]) -> None:
    assert told(**changed) == findings


def test_a_weight_may_be_nothing_or_everything() -> None:
    one = read_weights(GOOD | {"criteria": [ONE | {"weight": 1000}, GOOD["criteria"][1] | {"weight": 0}]})
    assert [each.weight for each in one.criteria] == [1000, 0]


def test_a_criterion_without_its_columns_is_told() -> None:
    have: dict[Kind, Any] = {Kind.OVERLAP: ({"interest": 0}, {}), Kind.POOL: ({"support": 0},)}
    assert [str(one) for one in weight_findings(read_weights(GOOD), have)] == [
        "criteria[1]: found no column interest, needed one for this criterion of kind overlap"
    ]
