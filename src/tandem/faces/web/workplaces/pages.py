"""What the search for a workplace shows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from tandem.faces.documents.recognition import extent_words
from tandem.faces.documents.travel import by_words, source_words, travel_words
from tandem.faces.documents.words import code_label
from tandem.faces.web.language import in_language
from tandem.faces.web.lists import Option, with_, without
from tandem.faces.web.placement.words import free_words
from tandem.faces.web.site.pages import Link, Page
from tandem.faces.web.workplaces import facets, maps
from tandem.faces.web.workplaces.asking import STEP, Asked, Tables, asked, tables_on
from tandem.faces.web.workplaces.facets import Counts, Facet, chips
from tandem.faces.web.workplaces.forms import KILOMETRES, MINUTES, MODES, MOST_MINUTES, SORTS, WHOLE_REGION, SearchForm
from tandem.journey.activation.queries import questions
from tandem.journey.demand.rules import FailedSearch
from tandem.journey.placement.queries import public_openings
from tandem.journey.recognition.queries import public
from tandem.journey.recognition.queries.minutes import Trip
from tandem.journey.recognition.queries.public import Found
from tandem.law import norms
from tandem.registers.reference import queries as reference
from tandem.registers.travel.queries.doors import reaches, travel_minutes
from tandem.registers.travel.rules.estimates import Reach, Spot, estimated
from tandem.registers.travel.terms import TravelMode

ICONS: Final = {
    TravelMode.FOOT: "walk",
    TravelMode.BIKE: "bike",
    TravelMode.E_BIKE: "bike",
    TravelMode.MOPED: "moped",
    TravelMode.CAR: "car",
    TravelMode.PUBLIC_TRANSPORT: "bus",
}


_MOST_REPEATED: Final = 20
"""Letters of what somebody typed that a message says again."""


@dataclass(frozen=True)
class Card:
    """One workplace in the list."""

    number: str
    url: str
    title: str
    company: str
    municipality: str
    distance: str
    minutes: str
    shortage: str
    is_first_new: bool = False
    free: str = ""
    paused: str = ""
    limit: str = ""


@dataclass(frozen=True)
class Order:
    """One way to sort the list; without an address it cannot be chosen now."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class SearchPage(Page):
    """The search, its filters, list and map."""

    asked: Asked | None = None
    kilometres: tuple[Option, ...] = ()
    minutes: tuple[Option, ...] = ()
    modes: tuple[Option, ...] = ()
    mode_icon: str = ""
    estimate: str = ""
    notes: tuple[str, ...] = ()
    place_links: tuple[Link, ...] = ()
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
    map: maps.Map | None = None
    map_data: dict[str, Any] | None = None
    failed: FailedSearch | None = None
    """What was looked for and is not within reach; counted without who looked."""


def search(form: SearchForm, query: QueryDict, *, day: date) -> SearchPage:
    """What fits, with the filters, the order and the map."""
    tables = tables_on(day)
    wanted = asked(form, query, tables=tables, day=day)
    shown, counts, total = in_reach(wanted, tables, day=day)
    found = public.find(shown.wish(tables), sort=shown.sort, most=shown.upto, day=day, total=total)
    named = in_language(wanted.named.name, wanted.named.name_en) if wanted.named else ""
    return SearchPage(
        title=_title(wanted, named),
        lead=gettext("Hier leert u een beroep in een onderneming die daarvoor erkend is."),
        breadcrumb=(Link(gettext("Start"), reverse("site:home")), Link(gettext("Zoek een werkplek"), "")),
        asked=wanted,
        kilometres=tuple(_kilometres(wanted)),
        minutes=tuple(minute_options(wanted.minutes)),
        modes=tuple(Option(name, code_label(mode), name == wanted.mode_name) for name, mode in MODES.items()),
        mode_icon=ICONS[wanted.mode],
        estimate=_estimate(shown, day=day),
        notes=tuple(_notes(wanted, shown, found)),
        place_links=tuple(Link(label, with_(query, waar=label)) for label in wanted.others),
        facets=facets.facets(shown, tables, counts, day=day),
        chips=chips(wanted, tables, query),
        reset_url=without(query, "vrij", "opleiding", "sector", "provincie", "tot") if wanted.filters else "",
        orders=tuple(_orders(wanted, query)),
        total=found.total,
        count_words=_count_words(found.total),
        cards=tuple(_cards(found, wanted, day=day)),
        more_url=with_(query, tot=str(wanted.upto + STEP)) if found.total > len(found.hits) else "",
        query=without(query, "tot").removeprefix("?"),
        kept=_kept(query, "wat", "waar", "km", "minuten", "met", "om", "sorteer"),
        chosen=_kept(query, "vrij", "opleiding", "sector", "provincie", "sorteer"),
        exits=tuple(_exits(wanted, query)) if not found.total else (),
        map=maps.background_map(shown, query, day=day),
        map_data=maps.start(shown),
        failed=_failed(wanted, shown, found.total),
    )


def card_of(
    row: Any,
    *,
    km: float | None,
    minutes: str,
    shortage: Iterable[int],
    is_first_new: bool = False,
    free: int = 0,
    is_paused: bool = False,
) -> Card:
    """One workplace as a card; `free` places stand open there, or the company says that there is none now."""
    place, company = row.establishment, row.company
    years = tuple(shortage)
    return Card(
        number=row.number,
        url=reverse("workplaces:workplace", args=[row.number]),
        title=in_language(row.training.name, row.training.name_en),
        company=place.name if place.name == company.name else f"{place.name} · {company.name}",
        municipality=f"{place.postal_code} {place.municipality}",
        distance="" if km is None else kilometres(km),
        minutes=minutes,
        shortage=gettext("knelpuntberoep %(year)s") % {"year": years[-1]} if years else "",
        is_first_new=is_first_new,
        free=free_words(free) if free else "",
        paused=gettext("nu geen plaats") if is_paused and not free else "",
        limit=extent_words(row),
    )


def kilometres(km: float) -> str:
    """A distance as people say it."""
    return gettext("%(n)s km") % {"n": number_format(km, decimal_pos=1 if km < 10 else 0)}  # noqa: PLR2004 - below ten, one decimal


def way_there(start: Spot | None, row: Any, mode: TravelMode, *, day: date) -> str:
    """About how long it takes from there to the workplace; nothing where one of the two is not known."""
    if start is None or row.lat is None:
        return ""
    return travel_words(travel_minutes(start, Spot(row.lat, row.lon), mode, day=day), mode)


def trips(found: Found, rows: Sequence[Any], wanted: Asked, *, day: date) -> dict[UUID, Reach]:
    """How long it takes to each workplace that was found, where both places are known; asked once for all of them."""
    if wanted.trip is not None:
        return {hit.id: wanted.trip.area.reach(hit.minutes) for hit in found.hits}
    if wanted.place is None:
        return {}
    known = [row for row in rows if row.lat is not None]
    start, ends = Spot(wanted.place.lat, wanted.place.lon), [Spot(row.lat, row.lon) for row in known]
    told = reaches(start, ends, wanted.mode, day=day, arrive_by=wanted.arrive_by)
    return {row.pk: reach for row, reach in zip(known, told, strict=True)}


def in_reach(wanted: Asked, tables: Tables, *, day: date) -> tuple[Asked, Counts, int]:
    """What is looked for, in a wider circle where the one asked for holds nothing; its counts and its total."""
    counts = facets.count(wanted, tables, day=day)
    total = facets.total(wanted, tables, counts)
    if wanted.trip is not None:
        return _in_time(wanted, tables, counts, total, day=day)
    if total or wanted.place is None or wanted.km == WHOLE_REGION:
        return wanted, counts, total
    nearest = public.nearest_km(wanted.wish(tables), day=day)
    if nearest is None:
        return wanted, counts, total
    wider = wanted.wider(nearest)
    counts = facets.count(wider, tables, day=day)
    return wider, counts, facets.total(wider, tables, counts)


def _in_time(wanted: Asked, tables: Tables, counts: Counts, total: int, *, day: date) -> tuple[Asked, Counts, int]:
    """The same for minutes: with a longer trip where none is as short as that."""
    if total:
        return wanted, counts, total
    fewest = public.fewest_minutes(wanted.longer(MOST_MINUTES).wish(tables), day=day)
    if fewest is None:
        return wanted, counts, total
    longer = wanted.longer(fewest)
    counts = facets.count(longer, tables, day=day)
    return longer, counts, facets.total(longer, tables, counts)


def _failed(wanted: Asked, shown: Asked, total: int) -> FailedSearch | None:
    """One training that was looked for around a place and is not there within reach; None for any other search."""
    sought = {wanted.named.pk} if wanted.named else set(wanted.trainings)
    if (
        wanted.place is None
        or len(sought) != 1
        or (total and shown.km == wanted.km and shown.minutes == wanted.minutes)
    ):
        return None
    (training,) = sought
    if wanted.place.nis:
        return FailedSearch(training, wanted.place.nis)
    return FailedSearch(training, "", round(wanted.place.lat, 2), round(wanted.place.lon, 2))


def _title(wanted: Asked, named: str) -> str:
    place = "" if wanted.place is None else place_words(wanted)
    words = {"what": named or wanted.text, "place": place}
    if words["what"] and place:
        return gettext("Leerwerkplekken voor %(what)s rond %(place)s") % words
    if words["what"]:
        return gettext("Leerwerkplekken voor %(what)s") % words
    return gettext("Leerwerkplekken rond %(place)s") % words if place else gettext("Zoek een erkende leerwerkplek")


def place_words(wanted: Asked) -> str:
    """Where somebody looks from."""
    place = wanted.place
    if place is None:
        return ""
    return gettext("het punt op de kaart") if place.is_point else place.label


def _notes(wanted: Asked, shown: Asked, found: Found) -> Iterator[str]:
    if wanted.place_text and wanted.place is None:
        unknown = gettext("Wij kennen geen plaats “%(place)s”. U ziet de hele streek.")
        yield unknown % {"place": wanted.place_text}
    yield from minute_notes(wanted.minutes_text, wanted.trip, has_place=wanted.place is not None)
    yield from _hour_notes(wanted)
    if shown.minutes != wanted.minutes:
        longer = {
            "asked": wanted.minutes,
            "n": shown.minutes,
            "place": place_words(wanted),
            "by": by_words(wanted.mode),
        }
        words = gettext("Binnen %(asked)s minuten %(by)s van %(place)s vonden wij niets. U ziet wat binnen %(n)s ligt.")
        yield words % longer
    if shown.km == wanted.km or not found.total:
        return
    where = {"km": wanted.km, "wider": shown.km, "place": place_words(wanted)}
    if shown.km == WHOLE_REGION:
        yield gettext("Binnen %(km)s km van %(place)s vonden wij niets. U ziet wat het dichtst bij ligt.") % where
    else:
        yield gettext("Binnen %(km)s km van %(place)s vonden wij niets. U ziet wat binnen %(wider)s km ligt.") % where


def minute_notes(text: str, trip: Trip | None, *, has_place: bool) -> Iterator[str]:
    """What of the minutes we did not understand or cannot use, and what would do."""
    if text and trip is None:
        found = {"found": text[:_MOST_REPEATED], "most": MOST_MINUTES}
        if text.isdecimal() and not has_place and text not in {"0", "00"}:
            yield gettext("Minuten tellen vanaf een plaats. Vul bij “Waar” de plaats van vertrek in.")
        else:
            words = gettext(
                "Een reis van “%(found)s” minuten kennen wij niet. Kies van 1 tot %(most)s. Nu telt de afstand."
            )
            yield words % found


def _hour_notes(wanted: Asked) -> Iterator[str]:
    """What of the hour we did not understand or cannot use, and what would do."""
    if wanted.hour_text and wanted.arrive_by is None:
        words = gettext("“%(found)s” lezen wij niet als een uur. Schrijf het zoals 7:30. Nu telt het gewone beginuur.")
        yield words % {"found": wanted.hour_text[:_MOST_REPEATED]}
    if wanted.trip is not None and wanted.trip.area.is_too_early:
        yield gettext("Zo vroeg rijdt er nog niets, naar schatting. Kies een later uur of een ander vervoermiddel.")


def _exits(wanted: Asked, query: QueryDict) -> Iterator[Link]:
    if wanted.filters:
        yield Link(gettext("Wis de filters"), without(query, "vrij", "opleiding", "sector", "provincie", "tot"))
    if wanted.trip is not None:
        yield Link(gettext("Laat de minuten weg"), without(query, "minuten", "om", "tot"))
    elif wanted.place is not None and wanted.km != WHOLE_REGION:
        yield Link(gettext("Zoek in de hele streek"), with_(query, km=str(WHOLE_REGION)))
    if wanted.text:
        yield Link(gettext("Laat “%(text)s” weg") % {"text": wanted.text}, without(query, "wat", "tot"))
    yield Link(gettext("Toon alle werkplekken"), reverse("workplaces:search"))
    yield Link(gettext("Vraag raad aan het aanspreekpunt"), reverse("site:contact"))


def _kilometres(wanted: Asked) -> Iterator[Option]:
    for km in KILOMETRES:
        label = gettext("hele streek") if km == WHOLE_REGION else gettext("%(n)s km") % {"n": km}
        yield Option(str(km), label, km == wanted.km)


def minute_options(chosen: int | None) -> Iterator[Option]:
    """How long a trip may take, to choose from; also the one that an address names."""
    yield Option("", gettext("maakt niet uit"), chosen is None)
    for minutes in sorted({*MINUTES, *((chosen,) if chosen else ())}):
        words = ngettext("hoogstens %(n)s minuut", "hoogstens %(n)s minuten", minutes) % {"n": minutes}
        yield Option(str(minutes), words, minutes == chosen)


def _estimate(wanted: Asked, *, day: date) -> str:
    """What the minutes are worth; shown wherever minutes are."""
    area = wanted.area
    if area is None:
        return ""
    if wanted.trip is not None or area.counting is not None:
        return f"{source_words(area)} {gettext('Afstanden zijn in vogelvlucht.')}"
    text = gettext(
        "Afstanden zijn in vogelvlucht. De minuten zijn een schatting met een vaste snelheid, geen reisplanner."
    )
    if wanted.km == WHOLE_REGION:
        return text
    rim = estimated(wanted.km, wanted.mode, norm=norms.at(day).travel)
    about = gettext("%(km)s is %(minutes)s.")
    return f"{about % {'km': kilometres(wanted.km), 'minutes': travel_words(rim, wanted.mode)}} {text}"


def _orders(wanted: Asked, query: QueryDict) -> Iterator[Order]:
    labels = {"dichtst": nearest_label(wanted.trip), "naam": gettext("naam"), "nieuwst": gettext("nieuwst")}
    for name in SORTS:
        can = name != "dichtst" or wanted.place is not None
        yield Order(labels[name], with_(query, sorteer=name) if can else "", current=name == wanted.sort_name)


def nearest_label(trip: Trip | None) -> str:
    """What stands first when the nearest does: by minutes, the shortest trip."""
    return gettext("dichtst bij") if trip is None else gettext("kortst onderweg")


def _count_words(total: int) -> str:
    if not total:
        return gettext("Geen leerwerkplekken")
    return ngettext("%(n)s leerwerkplek", "%(n)s leerwerkplekken", total) % {
        "n": number_format(total, force_grouping=True)
    }


def _cards(found: Found, wanted: Asked, *, day: date) -> Iterator[Card]:
    rows = public_openings.shown([hit.id for hit in found.hits], day=day)
    km = {hit.id: hit.km for hit in found.hits}
    told = trips(found, rows, wanted, day=day)
    years = reference.shortage_years_by_training({row.training_id for row in rows})
    paused = questions.paused_among([row.pk for row in rows], day=day)
    first_new = wanted.upto - STEP if wanted.upto > STEP else -1
    for number, row in enumerate(rows):
        shortage = years.get(row.training_id, ())
        yield card_of(
            row,
            km=km[row.pk],
            minutes=travel_words(told[row.pk], wanted.mode) if row.pk in told else "",
            shortage=shortage,
            is_first_new=number == first_new,
            free=row.free_places,
            is_paused=row.pk in paused,
        )


def _kept(query: QueryDict, *names: str) -> tuple[tuple[str, str], ...]:
    """What the other form of the page carries along."""
    return tuple((name, value) for name in names for value in query.getlist(name)[:100] if value)
