"""Every hard condition at its edge: the last number that holds and the first that does not."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given

from matchmaker.hard import (
    BIT,
    Code,
    HourRule,
    Pace,
    Reason,
    Rows,
    Rules,
    Trips,
    allowed,
    codes_of,
    failed,
    reasons,
    rule_findings,
)
from matchmaker.region import Region, read_region, take
from tests.matchmaker import naive_candidates as naive
from tests.matchmaker import regions
from tests.matchmaker.regions import Raw

LEARNER: dict[str, Any] = {
    "x_m": 0,
    "y_m": 0,
    "training": 4,
    "levels": 0b110,
    "age": 17,
    "free_from": 100,
    "free_until": 400,
    "mode": 0,
    "limit_minutes": 30,
    "needs": 0b101,
}
PLACE: dict[str, Any] = {"x_m": 3000, "y_m": 4000, "seats": 2}
POOL: dict[str, Any] = {
    "place": 0,
    "training": 4,
    "seats": 1,
    "level": 1,
    "minimum_age": 16,
    "start_minute": 480,
    "end_minute": 960,
    "starts_on": 120,
    "ends_on": 380,
    "meets": 0b111,
}


def pair(
    *,
    learner: dict[str, Any] | None = None,
    place: dict[str, Any] | None = None,
    pool: dict[str, Any] | None = None,
    **more: Any,
) -> Region:
    """A region of one learner, one place and one pool, who suit each other but for what is changed."""
    tables = ((LEARNER, learner), (PLACE, place), (POOL, pool))
    one, at, other = ({name: [value] for name, value in (table | (changed or {})).items()} for table, changed in tables)
    return read_region(one, at, other, **more)


def why(region: Region) -> list[tuple[str, int, int]]:
    return [(one.code.value, one.found, one.needed) for one in reasons(region, regions.rules(), learner=0, pool=0)]


def test_a_pair_that_keeps_every_condition_may_meet() -> None:
    assert why(pair()) == []


@pytest.mark.parametrize(
    ("held", "broken", "reason"),
    [
        ({}, {"pool": {"training": 5}}, ("training", 5, 4)),
        ({}, {"pool": {"training": 3}}, ("training", 3, 4)),
        ({"pool": {"level": 2}}, {"pool": {"level": 3}}, ("level", 3, 6)),
        ({"pool": {"level": 1}}, {"pool": {"level": 0}}, ("level", 0, 6)),
        ({"learner": {"levels": 2**61}, "pool": {"level": 61}}, {"learner": {"levels": 0}}, ("level", 1, 0)),
        ({"pool": {"minimum_age": 17}}, {"pool": {"minimum_age": 18}}, ("age", 17, 18)),
        (
            {"pool": {"start_minute": 360}},
            {"pool": {"start_minute": 359}, "learner": {"limit_minutes": 60}},
            ("starts_early", 359, 360),
        ),
        ({"pool": {"end_minute": 1320}}, {"pool": {"end_minute": 1321}}, ("ends_late", 1321, 1320)),
        (
            {"learner": {"age": 15}, "pool": {"minimum_age": 15, "start_minute": 420}},
            {"learner": {"age": 15}, "pool": {"minimum_age": 15, "start_minute": 419}},
            ("starts_early", 419, 420),
        ),
        (
            {"learner": {"age": 15}, "pool": {"minimum_age": 15, "end_minute": 1200}},
            {"learner": {"age": 15}, "pool": {"minimum_age": 15, "end_minute": 1201}},
            ("ends_late", 1201, 1200),
        ),
        ({"learner": {"free_from": 120}}, {"learner": {"free_from": 121}}, ("not_yet_free", 121, 120)),
        ({"learner": {"free_until": 380}}, {"learner": {"free_until": 379}}, ("free_too_short", 379, 380)),
        ({"pool": {"seats": 1}}, {"pool": {"seats": 0}}, ("no_seat", 0, 1)),
        ({"place": {"seats": 1}}, {"place": {"seats": 0}}, ("no_seat", 0, 1)),
        ({"learner": {"limit_minutes": 15}}, {"learner": {"limit_minutes": 14}}, ("travel", 15, 14)),
        ({"learner_vetoes": []}, {"learner_vetoes": [[0, 0]]}, ("learner_veto", 1, 0)),
        ({"place_vetoes": []}, {"place_vetoes": [[0, 0]]}, ("place_veto", 1, 0)),
        ({"pool": {"meets": 0b101}}, {"pool": {"meets": 0b110}}, ("needs", 0b100, 0b101)),
        ({"learner": {"earliest_minute": 480}}, {"learner": {"earliest_minute": 481}}, ("own_start", 480, 481)),
        ({"learner": {"needs": 0}, "pool": {"meets": 0}}, {"pool": {"meets": 0}}, ("needs", 0, 0b101)),
    ],
)
def test_a_condition_holds_up_to_its_edge_and_says_found_and_needed(
    held: dict[str, Any], broken: dict[str, Any], reason: tuple[str, int, int]
) -> None:
    assert why(pair(**held)) == []
    assert why(pair(**broken)) == [reason]


def test_who_is_of_age_may_start_at_midnight_and_end_the_next_night() -> None:
    region = pair(learner={"age": 18, "limit_minutes": 60}, pool={"start_minute": 0, "end_minute": 2880})
    assert why(region) == []


def test_every_reason_is_given_at_once_in_the_order_of_the_codes() -> None:
    broken = pair(
        learner={
            "age": 15,
            "free_from": 130,
            "free_until": 370,
            "earliest_minute": 301,
            "limit_minutes": 3,
            "levels": 1,
        },
        pool={"training": 5, "seats": 0, "start_minute": 300, "end_minute": 1300, "meets": 0},
        learner_vetoes=[[0, 0]],
        place_vetoes=[[0, 0]],
    )
    rows = Rows(broken, regions.rules(), np.array([0]), np.array([0]))
    assert [code for code, _, _ in why(broken)] == [code.value for code in Code]
    assert failed(rows).tolist() == [2 ** len(Code) - 1]
    assert codes_of(2 ** len(Code) - 1) == tuple(Code)


def test_the_bits_and_codes_are_stable() -> None:
    assert {code.value: bit for code, bit in BIT.items()} == {
        "training": 1,
        "level": 2,
        "age": 4,
        "starts_early": 8,
        "ends_late": 16,
        "not_yet_free": 32,
        "free_too_short": 64,
        "no_seat": 128,
        "travel": 256,
        "learner_veto": 512,
        "place_veto": 1024,
        "needs": 2048,
        "own_start": 4096,
    }
    assert codes_of(0) == ()
    assert codes_of(4 + 256) == (Code.AGE, Code.TRAVEL)


def test_a_reason_holds_a_code_and_two_numbers() -> None:
    found = reasons(pair(pool={"minimum_age": 18}), regions.rules(), learner=0, pool=0)
    assert found == (Reason(Code.AGE, 17, 18),)


@pytest.mark.slow
@given(raw=regions.raw_regions())
def test_masks_are_those_of_the_naive_twin(raw: Raw) -> None:
    region = regions.region_of(raw)
    learner, pool = np.meshgrid(np.arange(len(region.learners)), np.arange(len(region.pools)), indexing="ij")
    rows = Rows(region, regions.rules(), learner.ravel(), pool.ravel())
    masks = failed(rows)
    for row, mask in enumerate(masks.tolist()):
        wanted = naive.why_not(raw, int(learner.flat[row]), int(pool.flat[row]))
        assert {code.value for code in codes_of(mask)} == wanted
    assert allowed(rows).tolist() == (masks == 0).tolist()
    known = BIT[Code.TRAVEL] | BIT[Code.AGE]
    assert allowed(rows, but=(Code.TRAVEL, Code.AGE)).tolist() == (masks & ~known == 0).tolist()


def test_one_learner_can_be_held_against_many_pools() -> None:
    rng = np.random.default_rng(3)
    region = regions.region_of(regions.invented(rng, (4, 6, 50), step=700, trainings=2, strictness=0.3))
    many = np.arange(50)
    alone = failed(Rows(region, regions.rules(), np.array(2), many))
    assert alone.tolist() == failed(Rows(region, regions.rules(), np.full(50, 2), many)).tolist()
    assert failed(Rows(region, regions.rules(), np.array(2), np.array(7))).tolist() == alone[7]
    assert allowed(Rows(region, regions.rules(), np.array(2), many)).tolist() == (alone == 0).tolist()


def test_one_pool_can_be_held_against_many_learners() -> None:
    rng = np.random.default_rng(4)
    region = regions.region_of(regions.invented(rng, (50, 6, 4), step=700, trainings=2, strictness=0.3))
    many = np.arange(50)
    alone = failed(Rows(region, regions.rules(), many, np.array(2)))
    assert alone.tolist() == failed(Rows(region, regions.rules(), many, np.full(50, 2))).tolist()
    assert allowed(Rows(region, regions.rules(), many, np.array(2))).tolist() == (alone == 0).tolist()


def test_minutes_that_are_known_are_not_asked_again() -> None:
    known = Rows(pair(), regions.rules(), np.array([0, 0]), np.array([0, 0]), np.array([30, 31]))
    assert known.minutes.tolist() == [30, 31]
    assert failed(known).tolist() == [0, BIT[Code.TRAVEL]]


@pytest.mark.parametrize(("learner", "pool"), [([0, 1, 2], [0, 1, 0]), (1, [0, 1, 0]), ([0, 1, 2], 1)])
def test_rows_to_keep_hold_their_learner_pool_and_minutes(learner: Any, pool: Any) -> None:
    region = read_region(
        {name: [value] * 3 for name, value in LEARNER.items()},
        {name: [value] * 2 for name, value in PLACE.items()},
        {name: [value] * 2 for name, value in POOL.items()},
    )
    rows = Rows(region, regions.rules(), np.array(learner), np.array(pool), np.array([7, 8, 9]))
    kept = rows.only(np.array([True, False, True]))
    assert kept.learner.tolist() == (learner[::2] if isinstance(learner, list) else learner)
    assert kept.pool.tolist() == (pool[::2] if isinstance(pool, list) else pool)
    assert kept.minutes.tolist() == [7, 9]
    assert failed(kept).tolist() == [0, 0]


def test_a_veto_holds_for_its_pair_alone() -> None:
    region = read_region(
        {name: [value] * 3 for name, value in LEARNER.items()},
        {name: [value] * 2 for name, value in PLACE.items()},
        {name: [value] * 2 for name, value in (POOL | {"place": 0}).items()} | {"place": [0, 1]},
        learner_vetoes=[[2, 0], [0, 1]],
    )
    learner, pool = np.repeat(np.arange(3), 2), np.tile(np.arange(2), 3)
    masks = failed(Rows(region, regions.rules(), learner, pool))
    assert masks.tolist() == [0, 512, 0, 0, 512, 0]


def test_a_veto_is_found_among_more_pairs_than_a_small_number_holds() -> None:
    region = read_region(
        {name: np.full(70_000, value) for name, value in LEARNER.items()},
        {name: np.full(40_000, value) for name, value in PLACE.items()},
        {name: np.array([value]) for name, value in (POOL | {"place": 39_999}).items()},
        learner_vetoes=[[69_999, 39_999]],
    )
    learner = np.array([69_998, 69_999], np.int32)
    assert failed(Rows(region, regions.rules(), learner, np.array([0], np.int32))).tolist() == [0, 512]


def test_the_reasons_are_those_of_the_learner_and_the_pool_that_are_asked_for() -> None:
    region = read_region(
        {name: [value] * 2 for name, value in LEARNER.items()} | {"age": [17, 19]},
        {name: [value] for name, value in PLACE.items()},
        {name: [value] * 3 for name, value in POOL.items()} | {"minimum_age": [16, 18, 21]},
    )
    found = [[reasons(region, regions.rules(), learner=one, pool=pool) for pool in range(3)] for one in range(2)]
    assert found == [
        [(), (Reason(Code.AGE, 17, 18),), (Reason(Code.AGE, 17, 21),)],
        [(), (), (Reason(Code.AGE, 19, 21),)],
    ]


# ------------------------------------------------------------------------------------------------------------- travel


def trips(metres: "list[int]", *, mode: int = 0, start: int = 480) -> Trips:
    zero = np.zeros(len(metres), np.int64)
    return Trips(zero + 7, zero - 5, np.array(metres) + 7, zero - 5, zero + mode, zero + start)


def test_metres_are_rounded_down_and_fit_the_largest_map() -> None:
    far = np.array([3, 1, 20_000_000], np.int32)
    assert Trips(np.int32(0), np.int32(0), far, np.array([4, 1, 20_000_000], np.int32), 0, 0).metres().tolist() == [
        5,
        1,
        28_284_271,
    ]
    assert Trips(np.int32(10), np.int32(20), np.int32(7), np.int32(16), 0, 0).metres() == 5


def test_minutes_are_rounded_up() -> None:
    pace = regions.rules().travel
    assert pace.minutes(trips([0, 1, 500, 501, 1000])).tolist() == [5, 6, 6, 7, 7]
    assert pace.minutes(trips([1000, 1001], mode=1)).tolist() == [5, 6]


def test_an_early_start_is_slower_by_the_hour_it_starts_in() -> None:
    pace = regions.rules().travel
    assert pace.minutes(trips([3000], start=359)).tolist() == [24]
    assert pace.minutes(trips([3000], start=360)).tolist() == [11]
    assert pace.minutes(trips([3000], start=1439)).tolist() == [11]


def test_minutes_are_rounded_up_from_the_least_part_of_a_second() -> None:
    assert pace().minutes(trips([0, 1, 60_000, 60_001])).tolist() == [0, 1, 1, 2]


def test_small_tables_hold_long_trips() -> None:
    small = Pace(np.full((1, 24), 100_000, np.int32), np.full((1, 24), 5, np.int32))
    assert small.minutes(trips([600_000])).tolist() == [1_000_000]
    assert small.minutes(trips([599_000])).tolist() == [998_339]
    assert small.reach_m(np.array(0), np.array(1_000_000)) == 599_997


def test_no_trip_is_longer_than_two_years() -> None:
    slow = Pace(np.full((1, 24), 100_000), np.zeros((1, 24), int))
    assert slow.minutes(trips([20_000_000])).tolist() == [1_000_000]


@pytest.mark.parametrize("mode", [0, 1])
@pytest.mark.parametrize("minutes", [0, 4, 5, 6, 33, 90])
def test_within_reach_is_what_takes_so_few_minutes_at_the_fastest_hour(mode: int, minutes: int) -> None:
    pace = regions.rules().travel
    reach = int(pace.reach_m(np.array(mode), np.array(minutes)))
    fastest = [int(pace.minutes(trips([max(reach, 0)], mode=mode, start=60 * hour))[0]) for hour in range(24)]
    beyond = [int(pace.minutes(trips([reach + 1], mode=mode, start=60 * hour))[0]) for hour in range(24)]
    assert min(beyond) > minutes
    assert min(fastest) <= minutes if reach >= 0 else minutes < 5


def test_reach_is_found_for_many_at_once() -> None:
    reach = regions.rules().travel.reach_m(np.array([0, 1, 0]), np.array([25, 25, 4]))
    assert reach.tolist() == [10_000, 5_000, -1]


def test_reach_is_in_whole_metres_rounded_down() -> None:
    odd = Pace(np.full((1, 24), 70), np.full((1, 24), 5))
    reach = odd.reach_m(np.array([0, 0, 0]), np.array([6, 5, 4]))
    assert reach.tolist() == [857, 0, -1]
    assert reach.dtype.kind == "i"


def test_hours_are_those_of_the_strictest_rule() -> None:
    rules = regions.rules()
    ages = np.array([15, 16, 17, 18])
    assert rules.earliest(ages).tolist() == [420, 360, 360, 0]
    assert rules.latest(ages).tolist() == [1200, 1320, 1320, 2880]
    free = Rules("none", rules.travel)
    assert (free.earliest(ages).tolist(), free.latest(ages).tolist()) == ([0] * 4, [2880] * 4)


def pace(**changed: Any) -> Pace:
    """One way of travelling, a second for a kilometre and no waiting, but for what is changed."""
    return Pace(**({"seconds_per_km": np.ones((1, 24), int), "wait_minutes": np.zeros((1, 24), int)} | changed))


@pytest.mark.parametrize(
    ("changed", "findings"),
    [
        (
            {"seconds_per_km": np.ones((1, 23), int)},
            ["seconds_per_km: found shape (1, 23), needed a row of 24 for each mode"],
        ),
        (
            {"seconds_per_km": np.ones((2, 24), int)},
            ["wait_minutes: found shape (1, 24), needed a row of 24 for each mode"],
        ),
        (
            {"seconds_per_km": np.ones(24, int)},
            [
                "seconds_per_km: found shape (24,), needed a row of 24 for each mode",
                "wait_minutes: found shape (1, 24), needed a row of 24 for each mode",
            ],
        ),
        ({"seconds_per_km": np.zeros((1, 24), int)}, ["seconds_per_km: found 0 to 0, needed 1 to 100000"]),
        (
            {"seconds_per_km": np.array([[1] * 23 + [100_001]])},
            ["seconds_per_km: found 1 to 100001, needed 1 to 100000"],
        ),
        (
            {"seconds_per_km": np.array([[0] + [1] * 23])},
            ["seconds_per_km: found 0 to 1, needed 1 to 100000"],
        ),
        ({"wait_minutes": np.array([[-1] + [7] * 23])}, ["wait_minutes: found -1 to 7, needed 0 to 100000"]),
        (
            {"wait_minutes": np.zeros((3, 24), int)},
            ["wait_minutes: found shape (3, 24), needed a row of 24 for each mode"],
        ),
        (
            {"seconds_per_km": np.zeros((0, 24), int), "wait_minutes": np.zeros((0, 24), int)},
            ["learners.mode[0]: found 0, needed 0 to -1, a row"],
        ),
    ],
)
def test_tables_of_travel_that_cannot_be_are_told(changed: dict[str, Any], findings: list[str]) -> None:
    assert [str(one) for one in rule_findings(Rules("odd", pace(**changed)), pair())] == findings


def test_each_learner_whose_way_of_travelling_has_no_row_is_told_up_to_a_thousand() -> None:
    assert [str(one) for one in pace().findings(np.array([0, 1, 0, 2]))] == [
        "learners.mode[1]: found 1, needed 0 to 0, a row",
        "learners.mode[3]: found 2, needed 0 to 0, a row",
    ]
    assert len(pace().findings(np.ones(1001, int))) == 1000
    assert len(rule_findings(Rules("odd", pace()), pair(learner={"mode": 1}))) == 1


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (HourRule(18, -1, 100), "-1 to 100"),
        (HourRule(18, 101, 100), "101 to 100"),
        (HourRule(18, 0, 2881), "0 to 2881"),
    ],
)
def test_hours_that_cannot_be_are_told(rule: HourRule, found: str) -> None:
    told = [str(one) for one in rule_findings(Rules("odd", pace(), (HourRule(16, 0, 0), rule)), pair())]
    assert told == [f"hours[1]: found {found}, needed minutes that rise, from 0 to 2880"]


class Teleport:
    """Another model of travel: it takes no time at all."""

    def minutes(self, trips: Trips) -> np.ndarray:
        return np.zeros_like(trips.mode)

    def reach_m(self, mode: np.ndarray, minutes: np.ndarray) -> np.ndarray:
        return np.full_like(mode, 10**9)


def test_another_model_of_travel_is_asked_for_its_minutes_alone() -> None:
    rules = Rules("soon", Teleport())
    assert rule_findings(rules, pair(learner={"mode": 1})) == []
    assert reasons(pair(learner={"limit_minutes": 0}), rules, learner=0, pool=0) == ()


@pytest.mark.parametrize("hours", [(), (HourRule(18, 0, 0), HourRule(18, 2880, 2880))])
def test_rules_at_their_limits_are_rules(hours: tuple[HourRule, ...]) -> None:
    for seconds, wait in ((1, 0), (100_000, 100_000)):
        pace = Pace(np.full((1, 24), seconds), np.full((1, 24), wait))
        assert rule_findings(Rules("edge", pace, hours), pair()) == []


@pytest.mark.slow
@given(raw=regions.raw_regions())
def test_a_region_in_another_order_keeps_who_may_go_where(raw: Raw) -> None:
    region = regions.region_of(raw)
    learners, places, pools = (np.arange(len(side))[::-1] for side in (region.learners, region.places, region.pools))
    turned = take(region, learners=learners, places=places, pools=pools)
    for learner in range(len(region.learners)):
        many = np.arange(len(region.pools))
        before = failed(Rows(region, regions.rules(), np.array(learner), many))
        after = failed(Rows(turned, regions.rules(), np.array(len(learners) - 1 - learner), many))
        assert after[::-1].tolist() == before.tolist()
        own = region.learners.own_pool[region.learners.own_ptr[learner] : region.learners.own_ptr[learner + 1]]
        ptr = turned.learners.own_ptr[len(learners) - 1 - learner :]
        assert (len(pools) - 1 - turned.learners.own_pool[ptr[0] : ptr[1]]).tolist() == own.tolist()
