"""One training: what it is, what it leads to, where it is given, and where one can work."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext, ngettext

from tandem.base.errors import NotFound
from tandem.faces.documents.travel import by_words, travel_words
from tandem.faces.documents.words import code_label
from tandem.faces.web.language import in_language
from tandem.faces.web.site.pages import Link, Page
from tandem.faces.web.trainings.asking import Asked, Tables, asked, start_of, tables_on, year_asked
from tandem.faces.web.trainings.choosing import grade_label
from tandem.faces.web.trainings.forms import FinderForm
from tandem.faces.web.trainings.pages import (
    ask_url,
    estimate_words,
    kept_query,
    place_words,
    shortage_words,
    trips,
    workplaces_url,
)
from tandem.faces.web.workplaces.pages import ICONS, card_of, minute_notes
from tandem.faces.web.workplaces.pages import Card as WorkplaceCard
from tandem.journey.activation.queries import questions
from tandem.journey.placement.queries import public_openings
from tandem.journey.readiness.queries import finder, outcomes
from tandem.journey.readiness.rules.finder import Found, Taught
from tandem.journey.readiness.rules.scans import Text
from tandem.journey.recognition.queries import public
from tandem.journey.recognition.queries.public import Wish
from tandem.registers.organisations.terms import ProviderKind
from tandem.registers.reference import queries as reference
from tandem.registers.reference.terms import AgreementType, Grade
from tandem.registers.travel.queries.doors import Spot, reaches

WORKPLACES_SHOWN: Final = 6
PLACES_SHOWN: Final = 30


@dataclass(frozen=True)
class Place:
    """A location where the training, or a run-up towards it, is given."""

    name: str
    kind: str
    address: str
    trip: str
    what: str
    note: str
    website: str


@dataclass(frozen=True)
class Led:
    """What the training leads to."""

    certificate: str
    qualifications: tuple[str, ...]
    after: tuple[str, ...]
    certainty: str
    rule: Link


@dataclass(frozen=True)
class TrainingPage(Page):
    """One training."""

    shortage: str = ""
    about: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    age: Link | None = None
    led: Led | None = None
    place: str = ""
    place_text: str = ""
    km: str = ""
    minutes: str = ""
    mode_name: str = ""
    start: str = ""
    mode_icon: str = ""
    estimate: str = ""
    note: str = ""
    places: tuple[Place, ...] = ()
    places_note: str = ""
    run_ups: tuple[Place, ...] = ()
    workplaces: tuple[WorkplaceCard, ...] = ()
    workplaces_words: str = ""
    workplaces_url: str = ""
    ask_url: str = ""


def training(slug: str, form: FinderForm, query: QueryDict, *, today: date) -> TrainingPage:
    """One training: NotFound where there is none of that name on the day somebody wants to start."""
    year = year_asked(form, today=today)
    tables = tables_on(start_of(year, today=today))
    row = next((one for one in tables.trainings.values() if one.slug == slug), None)
    if row is None:
        raise NotFound
    wanted = asked(form, query, tables=tables, year=year, today=today)
    found = _found(row, wanted, tables, today=today)
    places, run_ups = found.places[:PLACES_SHOWN], found.run_ups[:PLACES_SHOWN]
    far = trips((*places, *run_ups), wanted, day=today)
    workplaces = tuple(_workplaces(row, wanted, day=today))
    title = in_language(row.name, row.name_en)
    return TrainingPage(
        title=title,
        lead=in_language(row.summary, row.summary_en),
        breadcrumb=(
            Link(gettext("Start"), reverse("site:home")),
            Link(gettext("Vind een opleiding"), reverse("trainings:search") + kept_query(query)),
            Link(title, ""),
        ),
        shortage=shortage_words(reference.shortage_years(row.pk)),
        facts=tuple(_facts(row, tables)),
        age=_age(row.grade),
        led=_led(row),
        place=place_words(wanted),
        place_text=wanted.place_text,
        km=str(wanted.km),
        minutes=str(wanted.minutes or ""),
        mode_name=wanted.mode_name,
        start=wanted.year.label if wanted.is_later else "",
        mode_icon=ICONS[wanted.mode],
        estimate=estimate_words(wanted),
        note=_note(wanted, found),
        places=tuple(_place(one, wanted, trip=far.get(one.location, "")) for one in places),
        places_note=_more(found.places),
        run_ups=tuple(_place(one, wanted, trip=far.get(one.location, "")) for one in run_ups),
        workplaces=workplaces,
        workplaces_words=_workplaces_words(row, wanted, has_any=bool(workplaces), day=today),
        workplaces_url=workplaces_url(row, query),
        ask_url=ask_url(query, slug=row.slug),
    )


def _found(row: Any, wanted: Asked, tables: Tables, *, today: date) -> Found:
    """Where this training is given; the nearest places anywhere where none lies within reach.

    A run-up nearby says nothing of who gives the training: each is looked for farther away only where it is missing.
    """
    around = wanted.around()
    near = _in(wanted, row, tables, today=today)
    if near.places or around is None or not around.has_edge:
        return near
    anywhere = _in(wanted.everywhere(), row, tables, today=today)
    return replace(anywhere, run_ups=near.run_ups or anywhere.run_ups)


def _in(wanted: Asked, row: Any, tables: Tables, *, today: date) -> Found:
    every = finder.trainings_in_reach(
        wanted.around(),
        start=wanted.start,
        today=today,
        sectors_of=tables.sectors_of,
        with_opening=public_openings.recognised_with_opening(today),
    )
    return next((one for one in every if one.training == row.pk), Found(row.pk, (), ()))


def _note(wanted: Asked, found: Found) -> str:
    if wanted.place_text and wanted.place is None:
        return gettext("Wij kennen geen plaats “%(place)s”. Je ziet de hele streek.") % {"place": wanted.place_text}
    around = wanted.around()
    if around is None or found.nearest is None or around.holds(found.nearest):
        return " ".join(minute_notes(wanted.minutes_text, wanted.trip, has_place=wanted.place is not None))
    words = {
        "km": wanted.km,
        "asked": wanted.minutes,
        "by": by_words(wanted.mode),
        "place": place_words(wanted),
    }
    has_run_up = any(around.holds(one) for one in found.run_ups)
    return _beyond(by_minutes=around.trip is not None, has_run_up=has_run_up) % words


def _beyond(*, by_minutes: bool, has_run_up: bool) -> str:
    """That what is shown lies farther than was asked."""
    if by_minutes and has_run_up:
        return gettext(
            "Binnen %(asked)s minuten %(by)s van %(place)s is er alleen een aanloop. Je ziet wat het dichtst bij ligt."
        )
    if by_minutes:
        return gettext(
            "Binnen %(asked)s minuten %(by)s van %(place)s vonden wij niets. Je ziet wat het dichtst bij ligt."
        )
    if has_run_up:
        return gettext("Binnen %(km)s km van %(place)s is er alleen een aanloop. Je ziet wat het dichtst bij ligt.")
    return gettext("Binnen %(km)s km van %(place)s vonden wij niets. Je ziet wat het dichtst bij ligt.")


def _facts(row: Any, tables: Tables) -> Iterator[tuple[str, str]]:
    if row.grade:
        yield gettext("Graad of jaar"), grade_label(row.grade)
    if row.years:
        yield gettext("Duur"), ngettext("%(n)s jaar", "%(n)s jaar", row.years) % {"n": row.years}
    codes = tables.sectors_of[row.pk]
    sectors = [in_language(one.name, one.name_en) for one in tables.sectors if one.code in codes]
    if sectors:
        yield gettext("Sector"), ", ".join(sectors)
    if row.agreement:
        yield gettext("Overeenkomst"), code_label(AgreementType(row.agreement))
    elif row.agreement_note:
        yield gettext("Overeenkomst"), in_language(row.agreement_note, row.agreement_note_en)


def _age(grade: str) -> Link:
    """From which age, by the rule that says so."""
    key = "adult.types" if grade == Grade.ADULT else "path.min_age"
    return Link(gettext("Vanaf welke leeftijd kan ik starten?"), reverse("law:rule", args=[key]))


def _led(row: Any) -> Led:
    told = outcomes.outcome(grade=row.grade, form=row.form)
    qualifications = [
        gettext("%(name)s (niveau %(level)s)") % {"name": name, "level": one.level} if one.level else name
        for one in row.qualifications.order_by("name", "code")
        for name in [in_language(one.name, one.name_en)]
    ]
    return Led(
        certificate=_in_words(told.certificate),
        qualifications=tuple(qualifications),
        after=tuple(_in_words(one) for one in told.after),
        certainty=str(told.certainty),
        rule=Link(gettext("Welk bewijs gaat voor?"), reverse("law:rule", args=[outcomes.parameter()])),
    )


def _place(one: Taught, wanted: Asked, *, trip: str) -> Place:
    return Place(
        name=one.provider_name,
        kind=code_label(ProviderKind(one.provider_kind)),
        address=one.address,
        trip=trip,
        what=one.name or (code_label(AgreementType(one.agreement)) if one.agreement else ""),
        note=_since(one, wanted),
        website=one.website,
    )


def _since(one: Taught, wanted: Asked) -> str:
    if one.valid_until is not None:
        return gettext("wordt hier gegeven tot %(day)s") % {"day": _written(one.valid_until)}
    if wanted.is_later and one.valid_from > wanted.years[0].period.start:
        return gettext("nieuw vanaf %(day)s") % {"day": _written(one.valid_from)}
    return ""


def _more(places: Sequence[Taught]) -> str:
    rest = len(places) - PLACES_SHOWN
    return ngettext("en nog %(n)s plaats", "en nog %(n)s plaatsen", rest) % {"n": rest} if rest > 0 else ""


def _workplaces(row: Any, wanted: Asked, *, day: date) -> Iterator[WorkplaceCard]:
    """The workplaces recognised for it, the nearest first; with how many places stand open."""
    sort: public.Sort = "nearest" if wanted.place else "name"
    hits = public.find(_wish(row, wanted), sort=sort, most=WORKPLACES_SHOWN, day=day).hits
    if wanted.trip and not hits:
        hits = public.find(_wish(row, wanted.everywhere()), sort=sort, most=WORKPLACES_SHOWN, day=day).hits
    rows = public_openings.shown([hit.id for hit in hits], day=day)
    km = {hit.id: hit.km for hit in hits}
    minutes = _minutes(rows, wanted, day=day)
    paused = questions.paused_among([one.pk for one in rows], day=day)
    for one in rows:
        yield card_of(
            one,
            km=km[one.pk],
            minutes=minutes.get(one.pk, ""),
            shortage=(),
            free=one.free_places,
            is_paused=one.pk in paused,
        )


def _wish(row: Any, wanted: Asked) -> Wish:
    """Its workplaces: within the minutes, or from near to far."""
    around = wanted.around() if wanted.trip else wanted.everywhere().around()
    return replace(finder.workplaces_in_reach(around), trainings=[row.pk])


def _minutes(rows: Sequence[Any], wanted: Asked, *, day: date) -> dict[UUID, str]:
    """How long it takes to each workplace, asked in one go."""
    if wanted.place is None:
        return {}
    spots = [None if one.lat is None else Spot(one.lat, one.lon) for one in rows]
    found = reaches(Spot(wanted.place.lat, wanted.place.lon), spots, wanted.mode, day=day)
    return {one.pk: travel_words(reach, wanted.mode) for one, reach in zip(rows, found, strict=True)}


def _workplaces_words(row: Any, wanted: Asked, *, has_any: bool, day: date) -> str:
    """How many are recognised in the circle asked for, whether or not the training is given there."""
    if not has_any:
        return gettext("Voor deze opleiding is nog geen werkplek erkend.")
    around = wanted.around()
    count = public.count(replace(finder.workplaces_in_reach(around), trainings=[row.pk]), day=day)
    words = {
        "n": number_format(count, force_grouping=True),
        "km": wanted.km,
        "asked": wanted.minutes,
        "by": by_words(wanted.mode),
        "place": place_words(wanted),
    }
    if around is None or not around.has_edge:
        return ngettext("%(n)s erkende werkplek", "%(n)s erkende werkplekken", count) % words
    if around.trip is not None:
        return _workplaces_in_time(count) % words
    if not count:
        nearest = gettext(
            "Binnen %(km)s km van %(place)s is nog geen werkplek voor deze opleiding erkend. Dit zijn de dichtste."
        )
        return nearest % words
    return (
        ngettext(
            "%(n)s erkende werkplek binnen %(km)s km van %(place)s",
            "%(n)s erkende werkplekken binnen %(km)s km van %(place)s",
            count,
        )
        % words
    )


def _workplaces_in_time(count: int) -> str:
    if not count:
        return gettext(
            "Binnen %(asked)s minuten %(by)s van %(place)s is nog geen werkplek voor deze opleiding erkend. "
            "Dit zijn de dichtste."
        )
    return ngettext(
        "%(n)s erkende werkplek binnen %(asked)s minuten %(by)s van %(place)s",
        "%(n)s erkende werkplekken binnen %(asked)s minuten %(by)s van %(place)s",
        count,
    )


def _written(day: date) -> str:
    return date_format(day, "DATE_FORMAT")


def _in_words(text: Text) -> str:
    return in_language(text.nl, text.en)
