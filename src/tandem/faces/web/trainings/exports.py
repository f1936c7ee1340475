"""The trainings found as a file: one row for each place where one is given, or where a run-up leads to it."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

from tandem.faces.documents.travel import by_words
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table
from tandem.faces.web.language import in_language
from tandem.faces.web.trainings.choosing import grade_label
from tandem.faces.web.trainings.forms import FinderForm
from tandem.faces.web.trainings.pages import Answer, answer, estimate_words, place_words, shortage_words
from tandem.faces.web.workplaces.forms import WHOLE_REGION
from tandem.faces.web.workplaces.pages import kilometres
from tandem.journey.readiness.rules.finder import Taught
from tandem.registers.organisations.terms import ProviderKind
from tandem.registers.travel.queries.doors import NEVER, Spot, travel_minutes_many


def table(form: FinderForm, query: QueryDict, *, now: datetime, today: date) -> Table:
    """The list as it is filtered, to export."""
    told = answer(form, query, today=today)
    return Table(
        title=gettext("Duale opleidingen"),
        columns=_columns(),
        rows=_rows(told, day=today),
        made_at=now,
        filters=_filters(told, query),
        note=estimate_words(told.shown) or gettext("Afstanden zijn in vogelvlucht, vanaf het midden van een postcode."),
    )


def _columns() -> tuple[str, ...]:
    return (
        gettext("Opleiding"),
        gettext("Code"),
        gettext("Graad of jaar"),
        gettext("Wat"),
        gettext("Aanbieder"),
        gettext("Soort aanbieder"),
        gettext("Adres"),
        gettext("Website"),
        gettext("Kilometer"),
        gettext("Minuten"),
        gettext("Geldig van"),
        gettext("Geldig tot"),
        gettext("Erkende werkplekken in de buurt"),
        gettext("Waarvan met een vrije plaats"),
        gettext("Knelpunt"),
    )


def _rows(told: Answer, *, day: date) -> Iterator[tuple[Any, ...]]:
    every = [(one, taught) for one in told.fitting for taught in (*one.places, *one.run_ups)]
    minutes = _minutes([taught for _one, taught in every], told, day=day)
    for (one, taught), trip in zip(every, minutes, strict=True):
        training = told.tables.trainings[one.training]
        yield (
            in_language(training.name, training.name_en),
            training.code,
            grade_label(training.grade) if training.grade else "",
            taught.name or gettext("duale opleiding"),
            taught.provider_name,
            code_label(ProviderKind(taught.provider_kind)),
            taught.address,
            taught.website,
            None if taught.km is None else round(taught.km, 1),
            trip,
            taught.valid_from,
            taught.valid_until,
            one.workplaces,
            one.open_workplaces,
            shortage_words(told.shortage.get(one.training, ())),
        )


def _minutes(places: list[Taught], told: Answer, *, day: date) -> list[int | None]:
    """The minutes to each of these, all in one go; nothing where there is no trip or no place to start from."""
    place = told.asked.place
    if place is None or not places:
        return [None] * len(places)
    spots = [None if one.lat is None or one.lon is None else Spot(one.lat, one.lon) for one in places]
    found = travel_minutes_many(Spot(place.lat, place.lon), spots, told.asked.mode, day=day)
    return [None if trip == NEVER else int(trip) for trip in found]


def _filters(told: Answer, query: QueryDict) -> list[tuple[str, str]]:
    wanted = told.shown
    distance = gettext("hele streek") if wanted.km == WHOLE_REGION else kilometres(wanted.km)
    within = f"{distance}, {code_label(wanted.mode)}"
    if wanted.minutes:
        within = gettext("%(n)s minuten %(by)s") % {"n": wanted.minutes, "by": by_words(wanted.mode)}
    place = place_words(wanted)
    lines = [
        (gettext("Wat"), wanted.text),
        (gettext("Waar"), f"{place} ({within})" if place else ""),
        (gettext("Schooljaar"), wanted.year.label),
        (gettext("Filters"), ", ".join(chip.label for chip in told.choice.chips(wanted, query))),
    ]
    return [line for line in lines if line[1]]
