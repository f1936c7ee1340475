"""Until when a learner may search. A room above counts it; it says so here, for who stands between the two."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tandem.journey.intake.models import Track


@dataclass(frozen=True)
class SearchTime:
    """The last day of a search that runs, and whether the learner had a workplace before (R-AGR-10, R-AGR-11)."""

    until: date
    is_again: bool


Counts = Callable[[Track, date], SearchTime | None]
_counted_by: list[Counts] = []


def counted_by(counts: Counts) -> None:
    """Say who counts: the room that keeps the search time, when the platform starts."""
    _counted_by[:] = [counts]


def search_time_of(track: Track, *, day: date) -> SearchTime | None:
    """The search of this track that runs; None where none does, or its last day is not known."""
    return next((counts(track, day) for counts in _counted_by), None)
