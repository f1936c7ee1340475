"""How long it takes a learner to get to a workplace, and by what, as pages show it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

from tandem.faces.documents.travel import travel_words
from tandem.registers.travel.queries.doors import Spot, reaches_by
from tandem.registers.travel.terms import TravelMode

_ICONS: Final = {
    TravelMode.FOOT: "walk",
    TravelMode.BIKE: "bike",
    TravelMode.E_BIKE: "bike",
    TravelMode.MOPED: "moped",
    TravelMode.CAR: "car",
    TravelMode.PUBLIC_TRANSPORT: "bus",
}
_USUAL: Final = (TravelMode.BIKE, TravelMode.PUBLIC_TRANSPORT)
"""How most learners travel, where nobody said how this one does."""


@dataclass(frozen=True)
class Way:
    """How long it takes to get somewhere, and by what."""

    icon: str
    words: str


def modes_of(told: Collection[TravelMode]) -> tuple[TravelMode, ...]:
    """By what a learner travels, as that was told; else by what most do."""
    return tuple(mode for mode in TravelMode if mode in told) or _USUAL


def ways(track: Any, places: Sequence[Any], modes: tuple[TravelMode, ...], *, day: date) -> list[tuple[Way, ...]]:
    """How long it takes from home to each of these openings, by each way in which the learner travels.

    Nothing where we do not know where the learner lives, or where a place lies.
    """
    if track.lat is None:
        return [() for _ in places]
    home = Spot(track.lat, track.lon)
    trips = [(_spot(place), _hour_of(place)) for place in places]
    by_mode = [(mode, reaches_by(home, trips, mode, day=day)) for mode in modes]
    return [
        tuple(Way(_ICONS[mode], travel_words(reached[at], mode)) for mode, reached in by_mode) if trip[0] else ()
        for at, trip in enumerate(trips)
    ]


def _spot(place: Any) -> Spot | None:
    return None if place.lat is None or place.lon is None else Spot(place.lat, place.lon)


def _hour_of(place: Any) -> time | None:
    return None if place.first_minute is None else time(*divmod(place.first_minute, 60))
