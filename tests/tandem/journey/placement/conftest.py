"""The workplace, for the tests of this room."""

from datetime import datetime

import pytest

from tests.harness import workplace
from tests.harness.workplace import Workplace


@pytest.fixture
def place(db: None, now: datetime) -> Workplace:
    """A recognised workplace with its boss."""
    return workplace.build(now)
