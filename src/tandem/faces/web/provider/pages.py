"""What the page with the free days of a provider shows."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table
from tandem.faces.web.recognition.pages import Fact
from tandem.faces.web.site.pages import Link, Page
from tandem.law import calendar, school_years
from tandem.law.school_years import SchoolYear
from tandem.registers.organisations import policies
from tandem.registers.organisations.queries import free_days, providers
from tandem.registers.organisations.terms import FreeDayKind

_COLUMNS = ("Dag", "Soort", "Omschrijving", "Vestigingsplaats", "Toegevoegd op")
_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class YearTab:
    """A school year to choose; the shape that `parts/tabs.html` shows."""

    label: str
    url: str
    current: bool
    count: int | None = None


@dataclass(frozen=True)
class FreeDayRow:
    """One day without lessons."""

    day: str
    kind: str
    words: str
    where: str
    remove_url: str


@dataclass(frozen=True)
class FreeDaysPage(Page):
    """The free days of a school year, those of all schools beside them."""

    tabs: tuple[YearTab, ...] = ()
    rows: tuple[FreeDayRow, ...] = ()
    count_words: str = ""
    year: str = ""
    query: str = ""
    may_keep: bool = False
    holidays: tuple[Fact, ...] = ()
    certainty: str = ""
    note: str = ""


def page_of(actor: Actor, provider_id: UUID, *, year: SchoolYear, has_errors: bool, day: date) -> FreeDaysPage:
    """The free days of this school year; those of a year that is over are only read."""
    is_over = year.period.end is not None and year.period.end <= day
    may_keep = not is_over and policies.may_keep_free_days(actor, provider_id).is_ok
    rows = list(free_days.free_days_of(provider_id, year.period))
    return FreeDaysPage(
        title=gettext("Vrije dagen van uw school"),
        lead=gettext("Op deze dagen loopt de zoektijd van uw lerenden niet. Zij en hun ouders zien ze in hun telling."),
        breadcrumb=(Link(gettext("Start"), reverse("site:home")), Link(gettext("Vrije dagen"), "")),
        area=gettext("Aanbieder"),
        has_errors=has_errors,
        tabs=tuple(_tab(one, current=one.label == year.label) for one in years_to_choose(day)),
        rows=tuple(_row(one, may_keep=may_keep) for one in rows),
        count_words=ngettext("%(n)s vrije dag", "%(n)s vrije dagen", len(rows)) % {"n": len(rows)},
        year=year.label,
        query=f"schooljaar={year.label}",
        may_keep=may_keep,
        holidays=tuple(_holidays(year)),
        certainty=str(year.certainty),
        note=gettext(year.note) if year.note else "",
    )


def years_to_choose(day: date) -> tuple[SchoolYear, ...]:
    """The school year of a day, the one before and the one after."""
    current = calendar.school_year_of(day)
    near = range(current.first_year - 1, current.first_year + 2)
    return tuple(one for one in school_years.calendar().years if one.first_year in near)


def year_asked(label: str, *, day: date) -> SchoolYear:
    """The school year with this label, or that of the day."""
    near = {one.label: one for one in years_to_choose(day)}
    return near.get(label) or calendar.school_year_of(day)


def location_choices(provider_id: UUID, *, day: date) -> list[tuple[str, str]]:
    """The locations of a provider, as choices of a form."""
    return [(str(one.pk), _where(one)) for one in providers.locations_of(provider_id, day)]


def table(provider_id: UUID, *, year: SchoolYear, now: datetime) -> Table:
    """The free days of a school year, to export."""
    return Table(
        title=gettext("Vrije dagen van de school"),
        columns=_COLUMNS,
        rows=(
            (
                one.day,
                code_label(FreeDayKind(one.kind)),
                one.words,
                _where(one.location) if one.location else gettext("alle vestigingsplaatsen"),
                day_of(one.added_at),
            )
            for one in free_days.free_days_of(provider_id, year.period)
        ),
        made_at=now,
        filters=[(gettext("Schooljaar"), year.label)],
    )


def added_message(count: int) -> str:
    """What happened when days were added."""
    text = ngettext(
        "%(n)s vrije dag toegevoegd. De tellingen zijn al aangepast.",
        "%(n)s vrije dagen toegevoegd. De tellingen zijn al aangepast.",
        count,
    )
    return text % {"n": count}


def _tab(year: SchoolYear, *, current: bool) -> YearTab:
    return YearTab(year.label, f"{reverse('provider:free_days')}?schooljaar={year.label}", current)


def _row(one: Any, *, may_keep: bool) -> FreeDayRow:
    return FreeDayRow(
        day=date_format(one.day, "l j F Y"),
        kind=code_label(FreeDayKind(one.kind)),
        words=one.words,
        where=_where(one.location) if one.location else gettext("alle vestigingsplaatsen"),
        remove_url=reverse("provider:remove_free_day", args=[one.pk]) if may_keep else "",
    )


def _where(location: Any) -> str:
    return f"{location.name}, {location.municipality}"


def _holidays(year: SchoolYear) -> list[Fact]:
    """The days on which no school gives lessons, in order."""
    words = school_years.calendar().words
    held = [(one.period.start, _span(one.period.start, one.period.end), one.name) for one in year.holidays]
    held += [(day, date_format(day, "j F Y"), words[free]) for free, day in year.free_days.items()]
    return [Fact(gettext(name)[:1].upper() + gettext(name)[1:], when) for _, when, name in sorted(held)]


def _span(first: date, end: date | None) -> str:
    last = (end or date.max) - _A_DAY
    return gettext("%(first)s tot en met %(last)s") % {
        "first": date_format(first, "j F Y"),
        "last": date_format(last, "j F Y"),
    }
