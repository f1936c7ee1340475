"""What one change would give a learner whom a run left without a place, in sentences. Never a level or a score."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext

from tandem.faces.documents.matching import PlaceName, clock_words
from tandem.faces.documents.travel import by_words, trip_words
from tandem.journey.placement.rules.helps import Help
from tandem.journey.placement.rules.schedule import Schedule
from tandem.journey.placement.terms.helps import BY_COMPANY, Change
from tandem.registers.travel.terms import TravelMode


def help_words(
    helps: Iterable[Help],
    places: Mapping[UUID, PlaceName],
    trainings: Mapping[str, str],
    *,
    only_own: bool = False,
    schedule: Schedule | None = None,
) -> tuple[str, ...]:
    """A sentence for each change; `only_own` leaves out what only a company can change.

    `schedule`: the timetables of the run that says so.
    """
    told = (one for one in helps if not (only_own and Change(one.change) in BY_COMPANY))
    return tuple(_sentence(one, places, trainings, schedule) for one in told if UUID(one.opening_id) in places)


def _sentence(
    one: Help, places: Mapping[UUID, PlaceName], trainings: Mapping[str, str], schedule: Schedule | None
) -> str:
    words: dict[str, Any] = {
        "n": one.amount,
        "place": str(places[UUID(one.opening_id)]),
        "trip": trip_words(one.minutes, TravelMode(one.mode), schedule),
        "hour": clock_words(one.amount),
        "by": by_words(TravelMode(one.value)) if one.change == Change.WAY else "",
        "training": trainings.get(one.value, one.value),
    }
    return _SENTENCES[Change(one.change)]() % words


_SENTENCES: Final[Mapping[Change, Callable[[], str]]] = {
    Change.LONGER: lambda: gettext("Als je %(n)s minuten langer wil reizen, is er nog plaats bij %(place)s: %(trip)s."),
    Change.WAY: lambda: gettext("Als je ook %(by)s kan komen, is er nog plaats bij %(place)s: %(trip)s."),
    Change.EARLIER: lambda: gettext("Als je er om %(hour)s kan zijn, is er nog plaats bij %(place)s: %(trip)s."),
    Change.TRAINING: lambda: gettext(
        "Als je ook %(training)s wil doen, is er nog plaats bij %(place)s: %(trip)s. Je school geeft die opleiding."
    ),
    Change.SEAT: lambda: gettext("Als %(place)s één plaats meer had, kreeg je er een: %(trip)s."),
    Change.GUIDANCE: lambda: gettext(
        "Als de mentoren van %(place)s één lerende meer konden begeleiden, kreeg je een plaats: %(trip)s."
    ),
    Change.SEAT_AND_GUIDANCE: lambda: gettext(
        "Als %(place)s één plaats meer had, en een mentor ervoor, kreeg je er een: %(trip)s."
    ),
}
