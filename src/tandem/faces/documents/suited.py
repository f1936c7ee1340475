"""Places that suit one learner, and the sentences that say why: the same on the page, in the file and in the API."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.faces.documents.matching import PlaceName, clock_words
from tandem.faces.documents.recognition import extent_words
from tandem.faces.documents.travel import trip_words
from tandem.faces.documents.words import code_label
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.queries import places
from tandem.journey.placement.rules import market as rules
from tandem.journey.placement.rules.lines import Hurdle
from tandem.journey.placement.rules.market import Seeker
from tandem.journey.placement.snapshot import facts, shelf
from tandem.journey.placement.snapshot.shelf import Found, Suited
from tandem.journey.placement.terms.openings import WorkDay
from tandem.journey.placement.terms.rounds import LeftOut
from tandem.registers.travel.terms import TravelMode

MOST: Final = 10
"""So many places are told of; more is no choice any more."""


@dataclass(frozen=True)
class Look:
    """What was found for one learner, or why nothing was looked for."""

    seeker: Seeker
    why_not: LeftOut | None
    suited: Suited | None


def look(track: Any, *, day: date) -> Look:
    """The best places that stand open for a learner of a track that came through its door."""
    (seeker,) = facts.with_needs(facts.seekers_of([track], day=day))
    why_not = _why_not(track, seeker)
    if why_not is not None:
        return Look(seeker, why_not, None)
    return Look(seeker, None, shelf.shelf_of(day, school_year=track.school_year).suited(seeker, k=MOST))


def reasons(one: Found, opening: Any, suited: Suited, *, day: date) -> tuple[str, ...]:
    """Why a place suits, a line each; what nobody said is said to be unknown."""
    said = [trip_words(one.minutes, TravelMode(one.mode), suited.schedule)]
    if opening.first_minute is None:
        said.append(gettext("beginuur niet gezegd"))
    else:
        said.append(gettext("begint om %(hour)s") % {"hour": clock_words(opening.first_minute)})
    if opening.work_days:
        days = [code_label(one).lower() for one in WorkDay if one.value in opening.work_days]
        said.append(gettext("werkdagen: %(days)s") % {"days": ", ".join(days)})
    if limit := extent_words(opening.recognition):
        said.append(gettext("%(limit)s: de rest leer je elders") % {"limit": limit})
    elif opening.offered and int(opening.listed or 0):
        words = {"n": int(opening.offered), "total": int(opening.listed)}
        said.append(gettext("%(n)s van %(total)s activiteiten") % words)
    if opening.starts_on > day:
        said.append(gettext("kan vanaf %(day)s") % {"day": date_format(opening.starts_on)})
    return tuple(said)


def names(hurdles: Iterable[Hurdle]) -> dict[UUID, PlaceName]:
    """How the places are called that something is said about; one question."""
    keys = {UUID(one.opening_id) for one in hurdles}
    return {
        one.pk: PlaceName(one.establishment.name, one.establishment.municipality, one.first_minute)
        for one in places.openings_named(keys)
    }


def _why_not(track: Any, seeker: Seeker) -> LeftOut | None:
    """Why no place is told of; who has a workplace needs no other."""
    return LeftOut.ALREADY_PROMISED if track.phase == Phase.PLACED else rules.why_left_out(seeker)
