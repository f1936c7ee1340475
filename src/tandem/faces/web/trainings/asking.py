"""What somebody who looks for a training asks, made out of an address; and what is there to choose from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict

from tandem.faces.web.language import in_language
from tandem.faces.web.trainings.forms import FinderForm
from tandem.faces.web.workplaces.asking import Place, minutes_in, places_like, trip_from
from tandem.faces.web.workplaces.forms import KILOMETRES, MINUTES, MODES, MOST_MINUTES, USUAL_KM, WHOLE_REGION
from tandem.journey.readiness.queries.finder import Around
from tandem.journey.recognition.queries.minutes import Trip
from tandem.law import school_years
from tandem.law.school_years import SchoolYear
from tandem.registers.geo.rules import search_key
from tandem.registers.reference import queries as reference
from tandem.registers.reference.terms import Grade
from tandem.registers.travel.queries.doors import Spot
from tandem.registers.travel.terms import TravelMode

STEP: Final = 20
MOST_YEARS: Final = 4
_MOST_CHOSEN: Final = 50
_MOST_MEANT: Final = 200
UNKNOWN_GRADE: Final = "?"
"""What a training says of its grade that our sources do not name."""
GRADES: Final = (*(str(grade) for grade in Grade), UNKNOWN_GRADE)
RUN_UP, SHORTAGE = "aanloop", "knelpunt"
EXTRAS: Final = (RUN_UP, SHORTAGE)


@dataclass(frozen=True)
class Tables:
    """The trainings and sectors of the day on which somebody wants to start, read once for a page."""

    trainings: Mapping[UUID, Any]
    sectors: tuple[Any, ...]
    sectors_of: Mapping[UUID, tuple[str, ...]]


@dataclass(frozen=True)
class Asked:
    """What somebody looks for; `meant` are the trainings that the text can mean, None where none was typed."""

    text: str
    meant: frozenset[UUID] | None
    place_text: str
    place: Place | None
    km: int
    mode_name: str
    year: SchoolYear
    years: tuple[SchoolYear, ...]
    start: date
    sectors: tuple[str, ...]
    grades: tuple[str, ...]
    extras: tuple[str, ...]
    sort: str
    upto: int
    trip: Trip | None = None
    """In how many minutes at most; then the kilometres do not count."""
    minutes_text: str = ""

    @property
    def minutes(self) -> int | None:
        """How long a trip may take."""
        return None if self.trip is None else self.trip.area.most

    @property
    def mode(self) -> TravelMode:
        """By what."""
        return MODES[self.mode_name]

    @property
    def filters(self) -> int:
        """How many filters are chosen."""
        return len(self.sectors) + len(self.grades) + len(self.extras)

    @property
    def is_later(self) -> bool:
        """Whether somebody wants to start in a school year that has yet to begin."""
        return self.year != self.years[0]

    def around(self) -> Around | None:
        """The circle or the minutes to look in; without an edge where the whole region counts."""
        if self.place is None:
            return None
        km = None if self.km == WHOLE_REGION else float(self.km)
        return Around(Spot(self.place.lat, self.place.lon), km, self.trip)

    def widest(self) -> "Asked":
        """The same question as wide as can be: the whole region, or the longest trip."""
        return self.reaching(None)

    def reaching(self, far: float | None) -> "Asked":
        """The same question in the smallest circle, or with the shortest trip, that reaches so far."""
        steps = KILOMETRES if self.trip is None else MINUTES
        enough = next((one for one in steps if one and far is not None and one >= far), None)
        if self.trip is None:
            return replace(self, km=WHOLE_REGION if enough is None else enough)
        return replace(self, trip=self.trip.within(MOST_MINUTES if enough is None else enough))

    def everywhere(self) -> "Asked":
        """The same question in the whole region, however long it takes."""
        return replace(self, km=WHOLE_REGION, trip=None)


def tables_on(day: date) -> Tables:
    """The tables of the day."""
    trainings = {one.pk: one for one in reference.trainings_on(day)}
    sectors_of = reference.sector_codes_by_training(trainings, day)
    return Tables(
        trainings=trainings,
        sectors=tuple(reference.sectors_on(day)),
        sectors_of={key: sectors_of.get(key, ()) for key in trainings},
    )


def years_from(day: date) -> tuple[SchoolYear, ...]:
    """The school years in which somebody can start: the one that runs, and those after it that we know."""
    return tuple(one for one in school_years.calendar().years if one.period.end is None or day < one.period.end)[
        :MOST_YEARS
    ]


def start_of(year: SchoolYear, *, today: date) -> date:
    """The day on which somebody would start in this school year."""
    return max(today, year.period.start)


def asked(form: FinderForm, query: QueryDict, *, tables: Tables, year: SchoolYear, today: date) -> Asked:
    """What the address asks; what it does not say in words we know is left out."""
    form.is_valid()
    data = form.cleaned_data
    text, place_text = data.get("wat", "").strip(), data.get("waar", "").strip()
    place = next(iter(places_like(place_text, today, limit=1)), None) if place_text else None
    sort, km = data.get("sorteer") or "", data.get("km")
    mode_name = data.get("met") or next(iter(MODES))
    minutes = minutes_in(data.get("minuten", ""))
    usual = "dichtst" if place else "naam"
    return Asked(
        text=text,
        meant=_meant(text, tables, day=today) if text else None,
        place_text=place_text,
        place=place,
        km=USUAL_KM if km is None else km,
        mode_name=mode_name,
        year=year,
        years=years_from(today),
        start=start_of(year, today=today),
        sectors=_known(query, "sector", tuple(one.code for one in tables.sectors)),
        grades=_known(query, "graad", GRADES),
        extras=_known(query, "ook", EXTRAS),
        sort=usual if not sort or (sort == "dichtst" and not place) else sort,
        upto=max(data.get("tot") or 0, STEP),
        trip=trip_from(place, MODES[mode_name], minutes, today) if place and minutes else None,
        minutes_text=data.get("minuten", "").strip(),
    )


def year_asked(form: FinderForm, *, today: date) -> SchoolYear:
    """The school year in which somebody wants to start; the one that runs where the address names none we know."""
    form.is_valid()
    known = years_from(today)
    return next((one for one in known if one.label == form.cleaned_data.get("start")), known[0])


def _meant(text: str, tables: Tables, *, day: date) -> frozenset[UUID]:
    """The training with this name alone, or all that the text can mean."""
    key, known = search_key(text), tables.trainings.values()
    named = [one.pk for one in known if key in {search_key(one.name), search_key(in_language(one.name, one.name_en))}]
    if named:
        return frozenset(named)
    return frozenset(one.pk for one in reference.search_trainings(text, day=day, limit=_MOST_MEANT, among=known))


def _known(query: QueryDict, name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    chosen = set(query.getlist(name)[:_MOST_CHOSEN])
    return tuple(one for one in known if one in chosen)
