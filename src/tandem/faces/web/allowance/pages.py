"""What the calculator of the allowance shows: the amount of a day with why, what comes next, and every amount ever."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext

from tandem.base.periods import day_of
from tandem.faces.documents.allowance import (
    amount_words,
    basis_words,
    category_words,
    euro_words,
    success_words,
)
from tandem.faces.exchange.tables import Table
from tandem.faces.web.allowance.forms import MOST_ABSENT, AllowanceForm
from tandem.faces.web.site.pages import Link, Page, below_home
from tandem.law import allowance, catalogue, norms
from tandem.law.allowance import Allowance, Basis, Category, StudyFacts
from tandem.law.norms import Norms

_PERCENT: Final = {Category.FIRST: "percent_1", Category.SECOND: "percent_2", Category.THIRD: "percent_3"}
LAST: Final = date(2099, 12, 31)
"""Farther than this nobody asks."""
_MOST_REPEATED: Final = 20


@dataclass(frozen=True)
class Amount:
    """One amount, with what it is worth."""

    category: str
    amount: str
    basis: str
    certainty: str
    percent: str = ""
    is_own: bool = False
    is_forecast: bool = False
    url: str = ""


@dataclass(frozen=True)
class Row:
    """What each category gave from one day on."""

    since: str
    until: str
    amounts: tuple[Amount, ...]
    is_current: bool


@dataclass(frozen=True)
class AllowancePage(Page):
    """The calculator."""

    form: AllowanceForm | None = None
    notes: tuple[str, ...] = ()
    day: str = ""
    own: Amount | None = None
    why: tuple[str, ...] = ()
    after_absence: str = ""
    absence_certainty: str = ""
    steps: tuple[Amount, ...] = ()
    next_day: str = ""
    next_own: Amount | None = None
    next_same: Amount | None = None
    adult: str = ""
    adult_certainty: str = ""
    rows: tuple[Row, ...] = ()
    rules: tuple[Link, ...] = ()


def calculator(form: AllowanceForm, *, today: date) -> AllowancePage:
    """The amount of the day asked about."""
    form.is_valid()
    data, first = form.cleaned_data, allowance.first_day()
    day = min(max(data.get("op") or today, first), LAST)
    facts, law = _facts(data), norms.at(day)
    step = allowance.category(facts, norms=law)
    own = allowance.monthly(step, norms=law)
    coming = allowance.next_change(day, norms=law)
    later = norms.at(coming)
    higher = allowance.category(facts.after_this_year(), norms=later)
    adult, certainty = _adult(law)
    return AllowancePage(
        title=gettext("Leervergoeding"),
        lead=gettext("Wat een lerende met een OAO elke maand krijgt, op elke dag sinds %(day)s. Wij bewaren niets.")
        % {"day": _written(first)},
        breadcrumb=below_home(gettext("Leervergoeding")),
        form=AllowanceForm(initial={**data, "op": day}),
        notes=tuple(_notes(form, first=first)),
        day=_written(day),
        own=_amount(own, law, is_own=True),
        why=tuple(success_words(one, norms=law) for one in allowance.successes(facts, norms=law).get(step, ())),
        after_absence=_left(own, data.get("afwezig"), law),
        absence_certainty=str(law.allowance.absence_deduction.certainty),
        steps=tuple(_amount(allowance.monthly(one, norms=law), law, is_own=one is step) for one in Category),
        next_day=_written(coming),
        next_own=_amount(allowance.monthly(higher, norms=later), later) if higher is not step else None,
        next_same=_amount(allowance.monthly(step, norms=later), later),
        adult=adult,
        adult_certainty=certainty,
        rows=tuple(_rows(day, last=max(day, today))),
        rules=_rules(),
    )


def amounts_table(*, now: datetime) -> Table:
    """Every amount of every category, a line each."""
    day = day_of(now)
    return Table(
        title=gettext("Leervergoeding"),
        columns=(
            gettext("Categorie"),
            gettext("Geldt vanaf"),
            gettext("Geldt tot"),
            gettext("Bedrag per maand"),
            gettext("Waarop het steunt"),
            gettext("Zekerheid"),
            gettext("Opmerking"),
        ),
        rows=[
            (
                int(step),
                one.since,
                one.until,
                one.allowance.amount,
                basis_words(one.allowance),
                one.allowance.ground.certainty,
                gettext(one.allowance.ground.note or ""),
            )
            for step in Category
            for one in allowance.periods(step, first=allowance.first_day(), last=day)
        ],
        made_at=now,
        note=gettext("Versie van de regels: %(version)s") % {"version": catalogue.version()[:12]},
    )


def _facts(data: dict[str, Any]) -> StudyFacts:
    done = set(data.get("gelukt") or ())
    return StudyFacts(
        has_second_grade="graad2" in done,
        has_first_year_of_third_grade="graad3" in done,
        has_qualification_phase_ov3="ov3" in done,
        alternating_years_passed=int(data.get("jaren") or 0),
        longest_finished_training_years=int(data.get("duur") or 0),
    )


def _amount(told: Allowance, law: Norms, *, is_own: bool = False) -> Amount:
    percent = getattr(law.allowance, _PERCENT[told.category])
    return Amount(
        category=category_words(told.category),
        amount=amount_words(told),
        basis=basis_words(told),
        certainty=str(told.ground.certainty),
        percent=gettext("%(n)s %% van het GGMMI") % {"n": number_format(percent.value)},
        is_own=is_own,
        is_forecast=told.basis is Basis.FORECAST,
        url=reverse("law:rule", args=[told.ground.key]),
    )


def _left(own: Allowance, days: int | None, law: Norms) -> str:
    """What is left of the month after so many days of unlawful absence."""
    if not days or own.amount is None:
        return ""
    return euro_words(allowance.after_absence(own.amount, days=days, norms=law))


def _adult(law: Norms) -> tuple[str, str]:
    """The least an adult gets an hour, and how sure that is; nothing before adults could learn so."""
    if catalogue.parameter("adult.types").at(law.day) is None:
        return "", ""
    hourly = allowance.adult_hourly(norms=law)
    return ("", "") if hourly is None else (euro_words(hourly), str(law.adult.hourly_minimum.certainty))


def _rows(day: date, *, last: date) -> Iterator[Row]:
    """Every amount, the newest first; the periods of the three categories begin on the same days or between them."""
    held = [allowance.periods(step, first=allowance.first_day(), last=last) for step in Category]
    begins = sorted({one.since for each in held for one in each})
    ends = [*begins[1:], None]
    for since, until in reversed(list(zip(begins, ends, strict=True))):
        law = norms.at(since)
        yield Row(
            since=_written(since),
            until="" if until is None else _written(until),
            amounts=tuple(_amount(allowance.monthly(step, norms=law), law) for step in Category),
            is_current=since <= day and (until is None or day < until),
        )


def _notes(form: AllowanceForm, *, first: date) -> Iterator[str]:
    """What was not understood, and what would do."""
    if "op" in form.errors:
        found = {"found": str(form.data.get("op", ""))[:_MOST_REPEATED]}
        yield gettext("“%(found)s” is geen dag die wij kennen. Schrijf ze zoals 31/12/2026. U ziet vandaag.") % found
    elif (asked := form.cleaned_data.get("op")) and asked < first:
        yield gettext("Deze leervergoeding bestaat sinds %(day)s. U ziet die dag.") % {"day": _written(first)}
    elif asked and asked > LAST:
        yield gettext("Zo ver kijken wij niet vooruit. U ziet %(day)s.") % {"day": _written(LAST)}
    if "afwezig" in form.errors:
        yield gettext("Geef bij de afwezigheid een aantal dagen van 0 tot %(most)s. Nu telt er geen.") % {
            "most": MOST_ABSENT
        }
    if {"gelukt", "jaren", "duur"} & set(form.errors):
        yield gettext("Eén antwoord staat niet in de lijst. Kies opnieuw; het telde niet mee.")


def _rules() -> tuple[Link, ...]:
    return (
        Link(gettext("Alle regels over de leervergoeding"), f"{reverse('law:rules')}?onderwerp=allowance"),
        Link(
            gettext("Wanneer de hogere categorie begint"),
            reverse("law:rule", args=["allowance.moves_up_on"]),
        ),
        Link(gettext("Vergoeding van volwassenen"), reverse("law:rule", args=["adult.hourly_minimum"])),
    )


def _written(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
