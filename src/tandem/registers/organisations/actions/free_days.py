"""Saying on which days a provider gives no lessons by its own choice, and taking such a day back."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import Period, day_of
from tandem.law import calendar
from tandem.law.errors import NoCalendar
from tandem.law.school_years import SchoolYear
from tandem.registers.organisations import policies, rules
from tandem.registers.organisations.models import Location, Provider, ProviderFreeDay
from tandem.registers.organisations.queries import free_days as doors
from tandem.registers.organisations.rules import MOST_FREE_DAYS, FreeDaysFacts
from tandem.registers.organisations.terms import FreeDayKind, Happened


@dataclass(frozen=True)
class FreeDaysForm:
    """Which days are free, where and why; without a location at every location of the provider."""

    first: date
    last: date
    kind: FreeDayKind = FreeDayKind.FREE
    words: str = ""
    location_id: UUID | None = None


@transaction.atomic
def add_free_days(*, actor: Actor, provider_id: UUID, form: FreeDaysForm, now: datetime) -> list[ProviderFreeDay]:
    """Keep these days free; of a whole week only the days that have lessons otherwise are added."""
    if not policies.may_see_free_days(actor, provider_id):
        raise NotFound
    policies.may_keep_free_days(actor, provider_id).or_raise()
    provider = Provider.objects.select_for_update().get(pk=provider_id)
    if form.location_id and not Location.objects.filter(pk=form.location_id, provider=provider).exists():
        raise NotFound
    days = _days_with_lessons(form)
    new = _not_kept_yet(provider, form, days)
    rules.may_add_free_days(_facts(form, days=days, new=new, day=day_of(now))).or_raise()
    rows = ProviderFreeDay.objects.bulk_create(
        ProviderFreeDay(
            provider=provider,
            location_id=form.location_id,
            day=day,
            kind=form.kind,
            words=" ".join(form.words.split()),
            added_at=now,
            added_by=actor.user_id,
        )
        for day in new
    )
    data = {"days": new, "location": form.location_id, "kind": form.kind}
    events.record(Happened.FREE_DAYS_ADDED, actor=actor, subject=provider, at=now, data=data)
    return rows


@transaction.atomic
def remove_free_day(*, actor: Actor, free_day_id: UUID, now: datetime) -> ProviderFreeDay:
    """Give lessons on a day after all; the days of a school year that is over stay as they were."""
    row = doors.free_day_to_keep(actor, free_day_id, lock=True)
    policies.may_keep_free_days(actor, row.provider_id).or_raise()
    year = _school_year(row.day, row.day)
    rules.may_remove_free_day(
        day=day_of(now), school_year=year.label if year else "", school_year_ends=year.period.end if year else None
    ).or_raise()
    data = {"day": row.day, "location": row.location_id, "kind": row.kind}
    row.delete()
    events.record(Happened.FREE_DAY_REMOVED, actor=actor, subject=row.provider, at=now, data=data)
    return row


def _facts(form: FreeDaysForm, *, days: list[date], new: list[date], day: date) -> FreeDaysFacts:
    year = _school_year(form.first, form.last)
    return FreeDaysFacts(
        first=form.first,
        last=form.last,
        day=day,
        school_year=year.label if year else "",
        school_year_ends=year.period.end if year else None,
        training_days=len(days),
        not_kept_yet=len(new),
    )


def _days_with_lessons(form: FreeDaysForm) -> list[date]:
    """The training days from the first day to the last by the calendar of all schools; none where we know none."""
    length = (form.last - form.first).days + 1
    if not 1 <= length <= MOST_FREE_DAYS or _school_year(form.first, form.last) is None:
        return []
    return [day for day in (form.first + timedelta(days=n) for n in range(length)) if calendar.is_training_day(day)]


def _not_kept_yet(provider: Provider, form: FreeDaysForm, days: list[date]) -> list[date]:
    if not days:
        return []
    period = Period(form.first, form.last + timedelta(days=1))
    kept = doors.at_location(provider.pk, form.location_id, period)
    return [day for day in days if day not in kept]


def _school_year(first: date, last: date) -> SchoolYear | None:
    """The school year that holds both days, or None where there is none that we know."""
    try:
        found = calendar.school_year_of(first)
    except NoCalendar:
        return None
    return found if last in found.period else None
