"""The bakery, for the tests of this room."""

from datetime import datetime

import pytest

from tests.harness import bakery
from tests.harness.bakery import World


@pytest.fixture
def world(db: None, now: datetime) -> World:
    """A bakery that asks recognition, and who treats it."""
    return bakery.build(now)
