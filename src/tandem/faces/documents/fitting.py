"""Why a learner fits an opening, in sentences: to a company that may not know who it is, and to the own school.

A sentence stands for a condition of the engine that holds. None speaks of what a learner needs, of an age, or of how a
learner is ranked.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from tandem.faces.documents.matching import clock_words
from tandem.faces.documents.travel import trip_words
from tandem.faces.documents.words import code_label
from tandem.journey.placement.queries.profiles import Seen
from tandem.journey.placement.snapshot.fitting import Guided
from tandem.registers.travel.terms import TravelMode


def to_company(seen: Seen, opening: Any, *, day: date) -> tuple[str, ...]:
    """What a company reads of a learner it found."""
    return tuple(_to_company(seen, opening, day=day))


def to_guide(one: Guided, opening: Any) -> tuple[str, ...]:
    """What who guides the learner reads."""
    return tuple(_to_guide(one, opening))


def _to_company(seen: Seen, opening: Any, *, day: date) -> Iterator[str]:
    yield code_label(seen.band)
    yield from _in_time(opening)
    yield gettext("Is er tot het einde van de periode, %(day)s") % {"day": date_format(opening.ends_on)}
    first = max(day, opening.starts_on)
    if seen.form.available_from is not None and seen.form.available_from > first:
        yield gettext("Kan beginnen vanaf %(day)s") % {"day": date_format(seen.form.available_from)}
    ways = [code_label(mode).lower() for mode in seen.form.travel_modes]
    if ways:
        yield gettext("Reist zo: %(ways)s") % {"ways": ", ".join(ways)}


def _to_guide(one: Guided, opening: Any) -> Iterator[str]:
    yield trip_words(one.minutes, TravelMode(one.mode), one.schedule)
    yield from _in_time(opening)
    if one.days_left is not None:
        left = max(0, one.days_left)
        words = ngettext("Heeft nog %(n)s dag om te zoeken", "Heeft nog %(n)s dagen om te zoeken", left)
        yield words % {"n": left}


def _in_time(opening: Any) -> Iterator[str]:
    if opening.first_minute is not None:
        hour = clock_words(opening.first_minute)
        yield gettext("Kan er op tijd zijn: het werk begint om %(hour)s") % {"hour": hour}
