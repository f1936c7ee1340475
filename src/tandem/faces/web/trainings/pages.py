"""What the training finder shows: every training within reach, with where it is given and what helps to choose."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from tandem.faces.documents.travel import by_words, source_words, travel_words
from tandem.faces.documents.words import code_label
from tandem.faces.web.language import in_language
from tandem.faces.web.lists import Option, with_, without
from tandem.faces.web.site.pages import Link, Page
from tandem.faces.web.trainings.asking import RUN_UP, STEP, Asked, Tables, asked, start_of, tables_on, year_asked
from tandem.faces.web.trainings.choosing import Choice, Shortage, grade_label
from tandem.faces.web.trainings.forms import SORTS, FinderForm
from tandem.faces.web.workplaces.facets import Facet
from tandem.faces.web.workplaces.forms import KILOMETRES, MODES, WHOLE_REGION
from tandem.faces.web.workplaces.pages import ICONS, Order, kilometres, minute_notes, minute_options, nearest_label
from tandem.journey.placement.queries import public_openings
from tandem.journey.readiness.queries import finder
from tandem.journey.readiness.rules import finder as rules
from tandem.journey.readiness.rules.finder import Found, Taught
from tandem.registers.reference import queries as reference
from tandem.registers.travel.queries.doors import Spot, reaches

CLOSE_BY_KM: Final = 0.5
"""We know a location by its postal code: nearer than this it is simply close by."""

KEPT: Final = ("waar", "km", "minuten", "met", "start")
"""What a page of one training keeps of the question."""


@dataclass(frozen=True)
class Card:
    """One training in the list."""

    url: str
    title: str
    grade: str
    nearest: str
    trip: str
    others: str
    run_up: str
    workplaces: str
    workplaces_url: str
    shortage: str


@dataclass(frozen=True)
class FinderPage(Page):
    """The trainings that fit, with the filters and the order."""

    asked: Asked | None = None
    kilometres: tuple[Option, ...] = ()
    minutes: tuple[Option, ...] = ()
    modes: tuple[Option, ...] = ()
    years: tuple[Option, ...] = ()
    mode_icon: str = ""
    estimate: str = ""
    notes: tuple[str, ...] = ()
    facets: tuple[Facet, ...] = ()
    chips: tuple[Link, ...] = ()
    reset_url: str = ""
    orders: tuple[Order, ...] = ()
    total: int = 0
    count_words: str = ""
    cards: tuple[Card, ...] = ()
    more_url: str = ""
    query: str = ""
    kept: tuple[tuple[str, str], ...] = ()
    chosen: tuple[tuple[str, str], ...] = ()
    exits: tuple[Link, ...] = ()
    ask_url: str = ""


@dataclass(frozen=True)
class Answer:
    """What was asked, where was looked, and what was found there."""

    asked: Asked
    shown: Asked
    tables: Tables
    shortage: Shortage
    choice: Choice
    fitting: tuple[Found, ...]
    has_run_up: bool = False
    """Whether a run-up alone was found within what was asked for, where that had to grow."""


def answer(form: FinderForm, query: QueryDict, *, today: date) -> Answer:
    """What fits; in a wider circle, or by a longer trip, where nothing that fits is given within the one asked for."""
    year = year_asked(form, today=today)
    tables = tables_on(start_of(year, today=today))
    wanted = asked(form, query, tables=tables, year=year, today=today)
    shortage = reference.shortage_years_by_training(tables.trainings)
    shown = wanted
    choice = Choice(_found(shown, tables, today=today), tables, shortage)
    fitting = choice.fitting(shown)
    around = wanted.around()
    has_run_up = bool(fitting)
    if not any(one.places for one in fitting) and around is not None and around.has_edge:
        anywhere = Choice(_found(wanted.widest(), tables, today=today), tables, shortage).fitting(wanted)
        nearest = _nearest(anywhere, wanted)
        if nearest is not None:
            shown = wanted.reaching(nearest)
            choice = Choice(_found(shown, tables, today=today), tables, shortage)
            fitting = choice.fitting(shown)
    return Answer(wanted, shown, tables, shortage, choice, tuple(fitting), has_run_up=has_run_up)


def search(form: FinderForm, query: QueryDict, *, today: date) -> FinderPage:
    """The list of trainings, with its filters and its order."""
    told = answer(form, query, today=today)
    wanted, shown, total = told.asked, told.shown, len(told.fitting)
    return FinderPage(
        title=_title(wanted),
        lead=gettext("Elke duale opleiding, waar je ze volgt, en hoeveel werkplekken er in de buurt zijn."),
        breadcrumb=(Link(gettext("Start"), reverse("site:home")), Link(gettext("Vind een opleiding"), "")),
        asked=wanted,
        kilometres=tuple(_kilometres(wanted)),
        minutes=tuple(minute_options(wanted.minutes)),
        modes=tuple(Option(name, code_label(mode), name == wanted.mode_name) for name, mode in MODES.items()),
        years=tuple(Option(one.label, _year_words(one.label, wanted), one == wanted.year) for one in wanted.years),
        mode_icon=ICONS[wanted.mode],
        estimate=estimate_words(shown),
        notes=tuple(_notes(told)),
        facets=told.choice.facets(shown),
        chips=told.choice.chips(wanted, query),
        reset_url=without(query, "graad", "sector", "ook", "tot") if wanted.filters else "",
        orders=tuple(_orders(wanted, query)),
        total=total,
        count_words=ngettext("%(n)s opleiding", "%(n)s opleidingen", total) % {"n": number_format(total)}
        if total
        else gettext("Geen opleidingen"),
        cards=tuple(_cards(told, query, day=today)),
        more_url=with_(query, tot=str(wanted.upto + STEP)) if total > wanted.upto else "",
        query=without(query, "tot").removeprefix("?"),
        kept=_kept(query, "wat", *KEPT, "sorteer"),
        chosen=_kept(query, "graad", "sector", "ook", "sorteer"),
        exits=tuple(_exits(wanted, query)) if not total else (),
        ask_url=ask_url(query),
    )


def trips(places: Iterable[Taught], wanted: Asked, *, day: date) -> dict[UUID, str]:
    """How far each location is, and how long it takes; nothing where one of the two places is not known."""
    if wanted.place is None:
        return {}
    known = {one.location: one for one in places if one.km is not None}
    spots = [None if one.lat is None or one.lon is None else Spot(one.lat, one.lon) for one in known.values()]
    found = reaches(Spot(wanted.place.lat, wanted.place.lon), spots, wanted.mode, day=day)
    return {
        key: f"{_away(one.km or 0.0)} · {travel_words(reach, wanted.mode)}"
        for (key, one), reach in zip(known.items(), found, strict=True)
    }


def estimate_words(wanted: Asked) -> str:
    """What distances and minutes are worth; shown wherever they are."""
    if wanted.place is None:
        return ""
    told = gettext(
        "Afstanden zijn in vogelvlucht, vanaf het midden van een postcode. Bij elke tijd staat of hij geschat is."
    )
    return told if wanted.trip is None else f"{told} {source_words(wanted.trip.area)}"


def place_words(wanted: Asked) -> str:
    """Where somebody looks from."""
    if wanted.place is None:
        return ""
    return gettext("het punt op de kaart") if wanted.place.is_point else wanted.place.label


def kept_query(query: QueryDict) -> str:
    """The question as far as a page of one training keeps it, ready to hang on an address."""
    kept = _told(query, *KEPT)
    return f"?{urlencode(kept)}" if kept else ""


def workplaces_url(training: Any, query: QueryDict) -> str:
    """The search for workplaces of this training, around the same place."""
    told = {"wat": in_language(training.name, training.name_en), **_told(query, "waar", "km", "minuten", "met")}
    return f"{reverse('workplaces:search')}?{urlencode(told)}"


def ask_url(query: QueryDict, *, slug: str = "") -> str:
    """Where somebody without a school asks for help, with the training and the place of this page."""
    told = {**({"opleiding": slug} if slug else {}), **_told(query, "waar")}
    return reverse("enquire:start") + (f"?{urlencode(told)}" if told else "")


def shortage_words(years: Sequence[int]) -> str:
    """Whether the training leads to a shortage occupation, by the last list that names it."""
    return gettext("knelpuntberoep %(year)s") % {"year": years[-1]} if years else ""


def _told(query: QueryDict, *names: str) -> dict[str, str]:
    return {name: str(query[name]) for name in names if query.get(name)}


def _away(km: float) -> str:
    return gettext("vlakbij") if km < CLOSE_BY_KM else kilometres(km)


def _found(wanted: Asked, tables: Tables, *, today: date) -> list[Found]:
    return finder.trainings_in_reach(
        wanted.around(),
        start=wanted.start,
        today=today,
        sectors_of=tables.sectors_of,
        with_opening=public_openings.recognised_with_opening(today),
    )


def _nearest(anywhere: Sequence[Found], wanted: Asked) -> float | None:
    """How far to look for the nearest that is given; where nobody gives any, for the nearest run-up."""
    given = [one for one in anywhere if one.places]
    away = [rules.far_to(one, with_run_up=RUN_UP in wanted.extras) for one in given or anywhere]
    return min((far for far in away if far is not None), default=None)


def _cards(told: Answer, query: QueryDict, *, day: date) -> Iterator[Card]:
    shown = told.fitting[: told.asked.upto]
    far = trips((one.nearest for one in shown if one.nearest), told.asked, day=day)
    for one in shown:
        yield _card(one, told, query, trip=far.get(one.nearest.location, "") if one.nearest else "")


def _card(one: Found, told: Answer, query: QueryDict, *, trip: str) -> Card:
    training, near = told.tables.trainings[one.training], one.nearest
    others = len(one.places) - 1
    return Card(
        url=reverse("trainings:training", args=[training.slug]) + kept_query(query),
        title=in_language(training.name, training.name_en),
        grade=grade_label(training.grade) if training.grade else "",
        nearest=f"{near.provider_name}, {near.municipality}" if near else "",
        trip=trip,
        others=ngettext("en nog %(n)s plaats", "en nog %(n)s plaatsen", others) % {"n": others} if others > 0 else "",
        run_up=_run_up_words(one),
        workplaces=_workplace_words(one),
        workplaces_url=workplaces_url(training, query),
        shortage=shortage_words(told.shortage.get(one.training, ())),
    )


def _workplace_words(one: Found) -> str:
    if not one.workplaces:
        return ""
    words = {
        "n": number_format(one.workplaces, force_grouping=True),
        "open": number_format(one.open_workplaces, force_grouping=True),
    }
    if not one.open_workplaces:
        return ngettext("%(n)s erkende werkplek", "%(n)s erkende werkplekken", one.workplaces) % words
    return (
        ngettext(
            "%(n)s erkende werkplek, %(open)s met een vrije plaats",
            "%(n)s erkende werkplekken, %(open)s met een vrije plaats",
            one.workplaces,
        )
        % words
    )


def _run_up_words(one: Found) -> str:
    count = len(one.run_ups)
    if not one.places and count:
        return gettext("hier alleen de aanloop ernaartoe")
    return ngettext("aanloop op %(n)s plaats", "aanloop op %(n)s plaatsen", count) % {"n": count} if count else ""


def _title(wanted: Asked) -> str:
    words = {"what": wanted.text, "place": place_words(wanted)}
    if wanted.text and wanted.place:
        return gettext("Opleidingen voor %(what)s rond %(place)s") % words
    if wanted.text:
        return gettext("Opleidingen voor %(what)s") % words
    return gettext("Duale opleidingen rond %(place)s") % words if wanted.place else gettext("Vind een duale opleiding")


def _year_words(label: str, wanted: Asked) -> str:
    return gettext("nu (%(year)s)") % {"year": label} if label == wanted.years[0].label else label


def _notes(told: Answer) -> Iterator[str]:
    wanted, shown = told.asked, told.shown
    if wanted.place_text and wanted.place is None:
        yield gettext("Wij kennen geen plaats “%(place)s”. Je ziet de hele streek.") % {"place": wanted.place_text}
    if wanted.is_later:
        later = gettext(
            "Je ziet wat scholen nu al voor %(year)s aankondigen. Er kan nog bijkomen of wegvallen; vraag het na."
        )
        yield later % {"year": wanted.year.label}
    yield from minute_notes(wanted.minutes_text, wanted.trip, has_place=wanted.place is not None)
    if not told.fitting:
        return
    if shown.minutes != wanted.minutes:
        yield _longer_words(told)
    if shown.km == wanted.km:
        return
    where = {"km": wanted.km, "wider": shown.km, "place": place_words(wanted)}
    if told.has_run_up and shown.km == WHOLE_REGION:
        yield (
            gettext("Binnen %(km)s km van %(place)s is er alleen een aanloop. Je ziet wat het dichtst bij ligt.")
            % where
        )
    elif told.has_run_up:
        words = gettext(
            "Binnen %(km)s km van %(place)s is er alleen een aanloop. Je ziet wat binnen %(wider)s km ligt."
        )
        yield words % where
    elif shown.km == WHOLE_REGION:
        yield gettext("Binnen %(km)s km van %(place)s vonden wij niets. Je ziet wat het dichtst bij ligt.") % where
    else:
        yield gettext("Binnen %(km)s km van %(place)s vonden wij niets. Je ziet wat binnen %(wider)s km ligt.") % where


def _longer_words(told: Answer) -> str:
    wanted = told.asked
    words = {
        "asked": wanted.minutes,
        "n": told.shown.minutes,
        "by": by_words(wanted.mode),
        "place": place_words(wanted),
    }
    if told.has_run_up:
        run_up = gettext(
            "Binnen %(asked)s minuten %(by)s van %(place)s is er alleen een aanloop. Je ziet wat binnen %(n)s ligt."
        )
        return run_up % words
    nothing = gettext("Binnen %(asked)s minuten %(by)s van %(place)s vonden wij niets. Je ziet wat binnen %(n)s ligt.")
    return nothing % words


def _exits(wanted: Asked, query: QueryDict) -> Iterator[Link]:
    if wanted.filters:
        yield Link(gettext("Wis de filters"), without(query, "graad", "sector", "ook", "tot"))
    if wanted.trip is not None:
        yield Link(gettext("Laat de minuten weg"), without(query, "minuten", "tot"))
    elif wanted.place is not None and wanted.km != WHOLE_REGION:
        yield Link(gettext("Zoek in de hele streek"), with_(query, km=str(WHOLE_REGION)))
    if wanted.text:
        yield Link(gettext("Laat “%(text)s” weg") % {"text": wanted.text}, without(query, "wat", "tot"))
    yield Link(gettext("Toon alle opleidingen"), reverse("trainings:search"))
    yield Link(gettext("Vraag raad aan het aanspreekpunt"), reverse("site:contact"))


def _kilometres(wanted: Asked) -> Iterator[Option]:
    for km in KILOMETRES:
        label = gettext("hele streek") if km == WHOLE_REGION else gettext("%(n)s km") % {"n": km}
        yield Option(str(km), label, km == wanted.km)


def _orders(wanted: Asked, query: QueryDict) -> Iterator[Order]:
    labels = {
        "dichtst": nearest_label(wanted.trip),
        "naam": gettext("naam"),
        "werkplekken": gettext("meeste werkplekken"),
    }
    for name in SORTS:
        can = name != "dichtst" or wanted.place is not None
        yield Order(labels[name], with_(query, sorteer=name) if can else "", current=name == wanted.sort)


def _kept(query: QueryDict, *names: str) -> tuple[tuple[str, str], ...]:
    """What the other form of the page carries along."""
    return tuple((name, value) for name in names for value in query.getlist(name)[:50] if value)
