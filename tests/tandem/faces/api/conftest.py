"""What the tests of the API stand on."""

from datetime import datetime

import pytest

from tests.tandem.faces.api import house
from tests.tandem.faces.api.house import Cast


@pytest.fixture
def cast(db: None, now: datetime) -> Cast:
    """The bakery, with a program for each of its people."""
    return house.cast(now)
