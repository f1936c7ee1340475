"""The list as it is filtered, as a file."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext

from tandem.faces.documents.recognition import extent_words
from tandem.faces.documents.travel import by_words, source_words, travel_words
from tandem.faces.documents.words import written_number
from tandem.faces.exchange import tables as exports
from tandem.faces.exchange.tables import Table
from tandem.faces.web.language import in_language
from tandem.faces.web.workplaces.asking import Asked, Tables, asked, tables_on
from tandem.faces.web.workplaces.facets import chips
from tandem.faces.web.workplaces.forms import WHOLE_REGION, SearchForm
from tandem.faces.web.workplaces.pages import in_reach, kilometres, place_words, trips
from tandem.journey.placement.queries import public_openings
from tandem.journey.recognition.queries import public
from tandem.journey.recognition.queries.public import Found

_AT_ONCE: Final = 500


def table(form: SearchForm, query: QueryDict, *, now: datetime, day: date) -> Table:
    """The list as it is filtered, to export."""
    tables = tables_on(day)
    wanted, _, _ = in_reach(asked(form, query, tables=tables, day=day), tables, day=day)
    found = public.find(wanted.wish(tables), sort=wanted.sort, most=exports.MOST_EXPORTED, day=day)
    cut = exports.cut_words(found.total)
    note = f"{cut} {gettext('Verfijn uw zoektocht.')}" if cut else gettext("Afstanden zijn in vogelvlucht.")
    if wanted.trip is not None:
        note = f"{note} {source_words(wanted.trip.area)}"
    return Table(
        title=gettext("Erkende leerwerkplekken"),
        columns=_columns(wanted),
        rows=_export_rows(found, wanted, day=day),
        made_at=now,
        filters=_filter_words(wanted, tables, query),
        note=note,
    )


def _columns(wanted: Asked) -> tuple[str, ...]:
    columns = (
        gettext("Erkenningsnummer"),
        gettext("Opleiding"),
        gettext("Vestiging"),
        gettext("Vestigingsnummer"),
        gettext("Onderneming"),
        gettext("Ondernemingsnummer"),
        gettext("Straat en nummer"),
        gettext("Postcode"),
        gettext("Gemeente"),
        gettext("Geldig van"),
        gettext("Geldig tot"),
        gettext("Erkend door"),
        gettext("Vrije plaatsen"),
        gettext("Beperking"),
    )
    if not wanted.place:
        return columns
    more = (gettext("Minuten"), gettext("Reistijd")) if wanted.trip else ()
    return (*columns, gettext("Kilometer"), *more)


def _export_rows(found: Found, wanted: Asked, *, day: date) -> Iterator[tuple[Any, ...]]:
    km = {hit.id: hit.km for hit in found.hits}
    told = trips(found, (), wanted, day=day) if wanted.trip else {}
    keys = list(km)
    for start in range(0, len(keys), _AT_ONCE):
        rows = public_openings.shown(keys[start : start + _AT_ONCE], day=day)
        for row in rows:
            place, company = row.establishment, row.company
            cells = (
                row.number,
                in_language(row.training.name, row.training.name_en),
                place.name,
                written_number(place.number),
                company.name,
                written_number(company.number),
                f"{place.street} {place.house_number}".strip(),
                place.postal_code,
                place.municipality,
                row.valid_from,
                row.valid_until,
                in_language(row.body.name, row.body.name_en),
                row.free_places,
                extent_words(row),
            )
            if not wanted.place:
                yield cells
                continue
            away = km[row.pk]
            reach = told.get(row.pk)
            more = (reach.minutes, travel_words(reach, wanted.mode)) if reach else ()
            yield (*cells, None if away is None else round(away, 1), *more)


def _filter_words(wanted: Asked, tables: Tables, query: QueryDict) -> list[tuple[str, str]]:
    place = place_words(wanted)
    within = gettext("hele streek") if wanted.km == WHOLE_REGION else kilometres(wanted.km)
    if wanted.minutes is not None:
        within = gettext("%(n)s minuten %(by)s") % {"n": wanted.minutes, "by": by_words(wanted.mode)}
    lines = [
        (gettext("Wat"), wanted.text),
        (gettext("Waar"), f"{place} ({within})" if place else ""),
        (gettext("Filters"), ", ".join(chip.label for chip in chips(wanted, tables, query))),
    ]
    return [line for line in lines if line[1]]
