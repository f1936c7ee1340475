"""The order of the tests is any order, and can be had again."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.harness.order import is_drawn, shuffled


@dataclass(frozen=True)
class Named:
    nodeid: str
    path: Path


TESTS = [Named(f"{module}::{n}", Path(module)) for module in ("a.py", "b.py", "c.py") for n in range(10)]


def test_the_same_seed_gives_the_same_order_whatever_came_first():
    assert shuffled(TESTS, seed="7") == shuffled(TESTS[::-1], seed="7")


def test_another_seed_gives_another_order():
    assert len({tuple(shuffled(TESTS, seed=str(seed))) for seed in range(5)}) == 5


def test_no_test_is_lost_and_a_module_stays_together():
    order = shuffled(TESTS, seed="7")
    modules = [test.path for test in order]

    assert set(order) == set(TESTS)
    assert sum(one != other for one, other in pairwise(modules)) == 2


def test_a_turn_draws_about_a_third_and_three_in_a_row_draw_everything_once():
    names = [f"test_{number}" for number in range(1000)]
    drawn = [{name for name in names if is_drawn(name, turn=turn)} for turn in (7, 8, 9, 10)]
    assert all(250 < len(one) < 420 for one in drawn)
    assert drawn[0] | drawn[1] | drawn[2] == set(names)
    assert sum(len(one) for one in drawn[:3]) == len(names)
    assert drawn[0] == drawn[3]
