"""The story of an agreement, from the room of agreements."""

from tests.tandem.journey.agreements.conftest import filled, story

__all__ = ["filled", "story"]
