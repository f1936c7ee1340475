"""What of a learner may shine through to a company before the two agree: a municipality and an age bracket.

Whatever a company reads about a learner it does not know yet is worked out from stand-ins: the middle of the
municipality for the home, one age for everybody in the same bracket. So no question tells more, however many are asked:
not other wishes, not another first day, not a place in every street.
"""

from dataclasses import replace
from datetime import date
from typing import Final

from tandem.base.periods import age_on
from tandem.journey.placement.rules.introductions import ADULT, bracket
from tandem.journey.placement.rules.market import OLDEST, Point, Seeker
from tandem.journey.placement.terms.introductions import AgeBracket

GRID: Final = 0.1
"""Degrees: where nobody knows the municipality, the home is taken to lie on a grid of about seven by eleven km."""
_FIRST_OF_SEPTEMBER: Final = (9, 1)
_STAND_IN_AGE: Final = {AgeBracket.MINOR: ADULT - 1, AgeBracket.UNKNOWN: ADULT - 1, AgeBracket.ADULT: OLDEST}
"""The oldest of the bracket: whoever may be old enough is shown, and says later whether that is so."""


def fixed_day(school_year: int) -> date:
    """The one day on which age brackets are told: the begin of the school year, whatever day is asked about."""
    return date(school_year, *_FIRST_OF_SEPTEMBER)


def bracket_in(born: date | None, *, school_year: int) -> AgeBracket:
    """How old somebody is at the begin of the school year, in words that hide the birthday."""
    return bracket(None if born is None else age_on(born, fixed_day(school_year)))


def middle(home: Point | None, *, centre: Point | None) -> Point | None:
    """From where distances to a home are told: the middle of its municipality, or of its cell of the grid."""
    if home is None:
        return None
    if centre is not None:
        return centre
    return Point(round(round(home.lat / GRID) * GRID, 3), round(round(home.lon / GRID) * GRID, 3))


def stand_in(seeker: Seeker, *, centre: Point | None, school_year: int, day: date) -> Seeker:
    """Who stands in for this learner in what a company reads: nothing of it changes within municipality and bracket.

    What the learner needs, and how much time is left to search, is nobody's business there.
    """
    age = _STAND_IN_AGE[bracket_in(seeker.born, school_year=school_year)]
    first = max(day, seeker.free_from)
    return replace(
        seeker,
        home=middle(seeker.home, centre=centre),
        born=date(first.year - age, 1, 1),
        needs=frozenset(),
        days_left=None,
        ranked=(),
    )


def fits_bracket(told: AgeBracket, minimum: int | None) -> bool | None:
    """Whether everybody in this bracket is old enough for what the work asks; None where that differs within it."""
    if minimum is None or told is AgeBracket.UNKNOWN:
        return None
    if told is AgeBracket.ADULT:
        return True if minimum <= ADULT else None
    return False if minimum >= ADULT else None
