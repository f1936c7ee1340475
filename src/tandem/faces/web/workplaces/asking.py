"""What a visitor asks, made out of an address: which trainings, around which place, how far."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict

from tandem.faces.web.language import in_language
from tandem.faces.web.workplaces.forms import (
    KILOMETRES,
    MINUTES,
    MODES,
    MOST_MINUTES,
    SORTS,
    USUAL_KM,
    WHOLE_REGION,
    SearchForm,
)
from tandem.journey.placement.queries import public_openings
from tandem.journey.recognition.queries.minutes import Trip
from tandem.journey.recognition.queries.nearness import Near
from tandem.journey.recognition.queries.public import Sort, Wish
from tandem.registers.geo import queries as geo
from tandem.registers.geo.rules import search_key
from tandem.registers.geo.terms import RegionKind
from tandem.registers.reference import queries as reference
from tandem.registers.travel.queries.areas import Area
from tandem.registers.travel.queries.doors import Spot
from tandem.registers.travel.terms import TravelMode

STEP: Final = 20
_MOST_RELATED: Final = 200
_MOST_CHOSEN: Final = 100
_MOST_SHOWN: Final = 20
_HOUR: Final = re.compile(r"^([01]?[0-9]|2[0-3])[:.u]([0-5][0-9])$")
_POINT: Final = re.compile(r"^\s*(4[89]|5[0-2])(?:\.(\d{1,6}))?\s*[,; ]\s*([1-7])(?:\.(\d{1,6}))?\s*$")
"""A point in or near Belgium, as the map writes it: `51.0536,3.7253`."""


@dataclass(frozen=True)
class Place:
    """Where somebody looks from."""

    label: str
    lat: float
    lon: float
    is_point: bool = False
    nis: str = ""
    """The municipality; empty for a point."""


@dataclass(frozen=True)
class Tables:
    """The trainings, sectors and provinces of the day, read once for a page."""

    trainings: Mapping[UUID, Any]
    sectors: tuple[Any, ...]
    sectors_of: Mapping[UUID, tuple[str, ...]]
    provinces: tuple[Any, ...]
    province_of: Mapping[str, str]

    def of_sectors(self, codes: Collection[str]) -> frozenset[UUID]:
        """The trainings in any of these sectors."""
        return frozenset(key for key, found in self.sectors_of.items() if set(found) & set(codes))


@dataclass(frozen=True)
class Asked:
    """What a visitor asks. `named` is the training that the text is the name of."""

    text: str
    named: Any
    related: tuple[UUID, ...]
    place_text: str
    place: Place | None
    others: tuple[str, ...]
    km: int
    mode_name: str
    trainings: tuple[UUID, ...]
    sectors: tuple[str, ...]
    provinces: tuple[str, ...]
    sort_name: str
    upto: int
    day: date
    open_on: date | None = None
    """Only what stands open that day; None where it does not matter."""
    trip: Trip | None = None
    """In how many minutes at most; then the kilometres do not count."""
    minutes_text: str = ""
    hour_text: str = ""
    arrive_by: time | None = None

    @property
    def minutes(self) -> int | None:
        """How long a trip may take."""
        return None if self.trip is None else self.trip.area.most

    @property
    def area(self) -> Area | None:
        """From where and by what, also where no longest trip is asked."""
        if self.trip is not None or self.place is None:
            return None if self.trip is None else self.trip.area
        return Area(Spot(self.place.lat, self.place.lon), self.mode, MOST_MINUTES, self.day, self.arrive_by)

    @property
    def mode(self) -> TravelMode:
        """By what."""
        return MODES[self.mode_name]

    @property
    def sort(self) -> Sort:
        """In which order."""
        return SORTS[self.sort_name]

    @property
    def filters(self) -> int:
        """How many filters are chosen."""
        return len(self.trainings) + len(self.sectors) + len(self.provinces) + (self.open_on is not None)

    def near(self) -> Near | None:
        """The circle to look in; without an edge where the whole region counts, or minutes do."""
        if self.place is None:
            return None
        is_open = self.km == WHOLE_REGION or self.trip is not None
        return Near(self.place.lat, self.place.lon, None if is_open else float(self.km))

    def wish(self, tables: Tables, *, without: Collection[str] = ()) -> Wish:
        """The same as the register takes it, with filters left out where their own choices are counted."""
        wanted = [frozenset((self.named.pk,))] if self.named else []
        if self.trainings and "opleiding" not in without:
            wanted.append(frozenset(self.trainings))
        if self.sectors and "sector" not in without:
            wanted.append(tables.of_sectors(self.sectors))
        nis = None
        if self.provinces and "provincie" not in without:
            nis = tuple(code for code, province in tables.province_of.items() if province in self.provinces)
        return Wish(
            trainings=frozenset.intersection(*wanted) if wanted else None,
            nis=nis,
            text="" if self.named else self.text,
            related=self.related,
            near=None if self.trip else self.near(),
            trip=self.trip,
            among=None if self.open_on is None else public_openings.recognised_with_opening(self.open_on),
        )

    def wider(self, km: float | None) -> "Asked":
        """The same question in the smallest circle that reaches so far, or in the whole region."""
        reaching = (one for one in KILOMETRES if one and km is not None and one >= km)
        return replace(self, km=next(reaching, WHOLE_REGION))

    def longer(self, minutes: int) -> "Asked":
        """The same question with a longer trip; at least as long as that."""
        if self.trip is None:
            return self
        most = next((one for one in MINUTES if one >= minutes), MOST_MINUTES)
        return replace(self, trip=self.trip.within(most))


def tables_on(day: date) -> Tables:
    """The tables of the day."""
    trainings = {one.pk: one for one in reference.trainings_on(day)}
    return Tables(
        trainings=trainings,
        sectors=tuple(reference.sectors_on(day)),
        sectors_of=reference.sector_codes_by_training(trainings, day),
        provinces=tuple(geo.regions(RegionKind.PROVINCE, day).order_by("name", "code")),
        province_of=geo.region_codes(RegionKind.PROVINCE, day),
    )


def asked(form: SearchForm, query: QueryDict, *, tables: Tables, day: date) -> Asked:
    """What the address asks; what it does not say in words we know is left out."""
    form.is_valid()
    data = form.cleaned_data
    text, place_text = data.get("wat", "").strip(), data.get("waar", "").strip()
    named = _named(text, tables)
    places = _places(place_text, day)
    place = places[0] if places else None
    sort = data.get("sorteer") or ""
    usual = "dichtst" if place else "naam"
    km = data.get("km")
    mode_name = data.get("met") or next(iter(MODES))
    minutes, arrive_by = minutes_in(data.get("minuten", "")), _hour(data.get("om", ""))
    slugs = {one.slug: key for key, one in tables.trainings.items()}
    return Asked(
        text=text,
        named=named,
        related=() if named or not text else _related(text, tables, day),
        place_text=place_text,
        place=place,
        others=tuple(one.label for one in places[1:]),
        km=USUAL_KM if km is None else km,
        mode_name=mode_name,
        trainings=tuple(slugs[slug] for slug in _chosen(query, "opleiding") if slug in slugs),
        sectors=_known(_chosen(query, "sector"), {one.code for one in tables.sectors}),
        provinces=_known(_chosen(query, "provincie"), {one.code for one in tables.provinces}),
        sort_name=usual if not sort or (sort == "dichtst" and not place) else sort,
        upto=max(data.get("tot") or 0, STEP),
        open_on=day if data.get("vrij") else None,
        trip=trip_from(place, MODES[mode_name], minutes, day, arrive_by) if place and minutes else None,
        minutes_text=data.get("minuten", "").strip(),
        hour_text=data.get("om", "").strip(),
        arrive_by=arrive_by,
        day=day,
    )


def places_like(text: str, day: date, *, limit: int) -> list[Place]:
    """The places a text can mean, the likeliest first; also a point as the map writes it."""
    point = _POINT.match(text)
    if point:
        lat, lat_rest, lon, lon_rest = point.groups(default="0")
        return [Place(text.strip(), float(f"{lat}.{lat_rest}"), float(f"{lon}.{lon_rest}"), is_point=True)]
    found = geo.search_places(text, day, limit=limit)
    return [Place(f"{one.postal_code} {one.name}".strip(), one.lat, one.lon, nis=one.nis) for one in found]


def trip_from(place: Place, mode: TravelMode, most: int, day: date, arrive_by: time | None = None) -> Trip:
    """From that place, in so many minutes at most; there by that hour, or by the usual one."""
    return Trip(Area(Spot(place.lat, place.lon), mode, most, day, arrive_by), day)


def minutes_in(text: str) -> int | None:
    """The minutes that a text names, where somebody could travel so long; None where it does not."""
    words = text.strip()
    is_number = words.isascii() and words.isdecimal() and len(words) < _MOST_SHOWN
    return int(words) if is_number and 1 <= int(words) <= MOST_MINUTES else None


def _hour(text: str) -> time | None:
    """The hour that a text names, as 7:30, 07.30 or 7u30; None where it names none."""
    found = _HOUR.match(text.strip().lower())
    return time(int(found[1]), int(found[2])) if found else None


def _places(text: str, day: date) -> list[Place]:
    """The place meant, then others that carry the same name."""
    found = places_like(text, day, limit=6) if text else []
    if len(found) < 2:  # noqa: PLR2004 - nothing to choose between
        return found
    key = search_key(found[0].label)
    return [found[0], *(one for one in found[1:] if search_key(one.label).endswith(key) and _far(one, found[0]))]


def _far(one: Place, other: Place) -> bool:
    return (one.lat, one.lon) != (other.lat, other.lon)


def _named(text: str, tables: Tables) -> Any:
    """The training of which the text is the whole name."""
    key = search_key(text)
    names = (
        (one, search_key(in_language(one.name, one.name_en)), search_key(one.name)) for one in tables.trainings.values()
    )
    return next((one for one, *known in names if key and key in known), None)


def _related(text: str, tables: Tables, day: date) -> tuple[UUID, ...]:
    known = tables.trainings.values()
    return tuple(one.pk for one in reference.search_trainings(text, day=day, limit=_MOST_RELATED, among=known))


def _chosen(query: QueryDict, name: str) -> list[str]:
    return list(dict.fromkeys(query.getlist(name)))[:_MOST_CHOSEN]


def _known(chosen: list[str], codes: set[str]) -> tuple[str, ...]:
    return tuple(code for code in chosen if code in codes)
