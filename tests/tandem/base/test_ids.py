import time
import uuid
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.base import ids


def test_an_identifier_has_the_shape_of_version_seven():
    made = [ids.new_id() for _ in range(200)]
    assert {(one.version, one.variant) for one in made} == {(7, uuid.RFC_4122)}
    assert len(set(made)) == 200


def test_an_identifier_made_later_sorts_later(monkeypatch):
    moments = iter(range(1_790_000_000_000_000_000, 1_790_000_000_000_000_000 + 50_000_000, 1_000_000))
    monkeypatch.setattr(time, "time_ns", lambda: next(moments))
    made = [ids.new_id() for _ in range(50)]
    assert made == sorted(made)


def test_the_noise_of_two_identifiers_of_one_moment_differs(monkeypatch):
    monkeypatch.setattr(time, "time_ns", lambda: 1_790_000_000_000_000_000)
    assert len({ids.new_id() for _ in range(1000)}) == 1000


@pytest.mark.slow
@given(seed=st.integers(0, 2**32))
def test_an_invented_region_gets_the_same_identifiers_each_time(seed):
    made = []
    for _ in range(2):
        with ids.seeded(seed):
            made.append(([ids.new_id() for _ in range(5)], ids.new_salt()))
    assert made[0] == made[1]
    assert {one.version for one in made[0][0]} == {7}


def test_after_the_invented_region_identifiers_are_unguessable_again():
    with suppress(RuntimeError), ids.seeded(1):
        raise RuntimeError
    assert ids.new_salt() != ids.new_salt()
    assert len(ids.new_salt()) == 32
