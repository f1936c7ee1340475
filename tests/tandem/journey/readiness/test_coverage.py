"""How much of a list happens at a company: what nobody knows counts, the same words count everywhere."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.journey.readiness.rules.coverage import (
    Listed,
    TrainingList,
    at_least,
    by_coverage,
    completing,
    coverage,
)
from tandem.registers.reference.terms import Certainty

TRAINING = UUID(int=1)
MARKS = st.sampled_from([None, True, False])


def listed(number: int, *, is_compulsory: bool | None = None) -> Listed:
    code = f"AAA-{number:02d}"
    return Listed(code, code, code, key=f"k{number}", certainty=Certainty.RETOLD, is_compulsory=is_compulsory)


def of(*marks: bool | None, training: UUID = TRAINING) -> TrainingList:
    rows = tuple(listed(n, is_compulsory=mark) for n, mark in enumerate(marks))
    return TrainingList(training, "AAA", 1, Certainty.RETOLD, rows)


@pytest.mark.parametrize(
    ("marks", "worked", "percent"),
    [
        ((None, None, None), ("k0",), 33),
        ((True, True, True), ("k0", "k1"), 66),
        ((True, None, False), ("k0", "k1"), 100),
        ((True, None, False), ("k2",), 0),
        ((False, False), ("k0",), None),
        ((), (), None),
    ],
)
def test_the_share_of_what_is_compulsory_rounded_down(marks, worked, percent):
    found = coverage(of(*marks), worked)
    assert found.percent == percent
    assert found.is_whole is (percent == 100)


def test_what_is_not_compulsory_stands_apart():
    found = coverage(of(True, False, False, None), ("k1", "k3"))
    assert [one.key for one in found.had] == ["k3"]
    assert [one.key for one in found.missing] == ["k0"]
    assert [one.key for one in found.also_had] == ["k1"]
    assert [one.key for one in found.not_needed] == ["k2"]
    assert of(True, False, None, None).assumed == 2


@given(marks=st.lists(MARKS, max_size=12), worked=st.sets(st.integers(0, 15)))
def test_every_activity_stands_on_one_side_and_only_all_is_a_hundred(marks, worked):
    found = coverage(of(*marks), [f"k{n}" for n in worked])
    sides = (*found.had, *found.missing, *found.also_had, *found.not_needed)
    assert sorted(one.code for one in sides) == [one.code for one in found.listed.activities]
    if found.percent is not None:
        assert 0 <= found.percent <= 100
        assert (found.percent == 100) is (not found.missing)


@given(marks=st.lists(MARKS, min_size=1, max_size=10), worked=st.sets(st.integers(0, 9)), more=st.integers(0, 9))
def test_doing_more_never_covers_less(marks, worked, more):
    before = coverage(of(*marks), [f"k{n}" for n in worked]).percent
    after = coverage(of(*marks), [f"k{n}" for n in worked | {more}]).percent
    assert (before or 0) <= (after or 0)


def test_the_most_covered_first_then_by_name():
    trainings = [UUID(int=n) for n in range(3)]
    names = {trainings[0]: "Slagerij", trainings[1]: "Bakkerij", trainings[2]: "Kapper"}
    found = [
        coverage(of(None, None, training=trainings[0]), ("k0",)),
        coverage(of(None, None, training=trainings[1]), ("k0",)),
        coverage(of(None, None, training=trainings[2]), ("k0", "k1")),
    ]
    assert [names[one.listed.training] for one in by_coverage(found, names=names)] == ["Kapper", "Bakkerij", "Slagerij"]


def test_only_who_brings_everything_completes():
    bringing = {"k0": frozenset("ab"), "k1": frozenset("bc")}
    assert completing((listed(0), listed(1)), bringing) == frozenset("b")
    assert completing((listed(0), listed(2)), bringing) == frozenset()
    assert completing((), bringing) == frozenset()


@pytest.mark.parametrize(("count", "told"), [(0, None), (4, None), (5, 5), (9, 5), (10, 10), (23, 20)])
def test_few_learners_are_not_told_and_more_in_steps(count, told):
    assert at_least(count, group=5) == told
