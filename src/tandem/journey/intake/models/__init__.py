"""The tables of the intake."""

from tandem.journey.intake.models.tracks import Track

__all__ = ["Track"]
