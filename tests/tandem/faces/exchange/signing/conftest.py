"""The story of an agreement, from the room of agreements."""

import pytest

from tests.harness import agreeing
from tests.harness.at_service import PAPER
from tests.tandem.journey.agreements.conftest import filled, story

__all__ = ["filled", "presented", "story"]


@pytest.fixture
def presented(filled):
    """The same, presented with a text that can be signed."""
    return agreeing.presented(filled, paper=PAPER)
