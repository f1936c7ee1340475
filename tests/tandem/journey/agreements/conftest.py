"""An agreement as far as a test needs it."""

import pytest

from tests.harness import agreeing
from tests.harness.agreeing import BEGINS, ENDS, TOLD, Story

__all__ = ["BEGINS", "ENDS", "TOLD", "Story"]


@pytest.fixture
def story(db) -> Story:
    """Begun, nothing filled in yet."""
    return agreeing.begun()


@pytest.fixture
def filled(story) -> Story:
    """With everything filled in, each by its party."""
    return agreeing.filled(story)


@pytest.fixture
def presented(filled) -> Story:
    """Presented to be signed."""
    return agreeing.presented(filled)
