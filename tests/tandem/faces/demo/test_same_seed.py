"""The same seed and the same day give the same region, to the last row."""

from datetime import timedelta

import pytest

from tests.conftest import NOW
from tests.harness import pristine
from tests.tandem.faces.demo import house
from tests.tandem.faces.demo.conftest import built

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_the_same_seed_builds_the_same_region_at_another_hour_of_the_day():
    built()
    first = house.everything()
    pristine.restore()
    built(now=NOW + timedelta(hours=5))
    assert house.everything() == first
