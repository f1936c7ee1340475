"""The days of an agreement: when the learner is at work or has lessons, holidays and free days left out."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tandem.journey.agreements.rules import turns, written
from tandem.journey.agreements.rules.ending import Stopped
from tandem.journey.agreements.rules.forms import AgreementForm
from tandem.journey.agreements.rules.turns import Turns
from tandem.journey.agreements.rules.weeks import DAYS, Span
from tandem.journey.agreements.terms import HoursAt
from tandem.law.calendar import is_public_holiday, is_school_holiday
from tandem.law.errors import NoCalendar

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class DayThere:
    """A day at work or at school, with its hours as people write them."""

    day: date
    where: HoursAt
    hours: str


def days_of(form: AgreementForm, *, until: date | None = None, stopped: Collection[Stopped] = ()) -> Iterator[DayThere]:
    """Every day of the term in order; `until` is the last day of what ended early, `stopped` when it lay still.

    Public holidays and school holidays are left out, but for the days of a school holiday on which the learner works;
    so are the days that are free for those, and the paid holidays.
    """
    timetable, begins, ends = form.timetable(), form.begins_on, form.ends_on
    if timetable is None or begins is None or ends is None:
        return
    worked, free = set(form.days("holiday_works")), {*form.days("holiday_recovered"), *form.days("holiday_paid")}
    taken = form.turns() or Turns(1, begins)
    last = min(ends, until or ends)
    for held in turns.held(begins, ends, taken):
        week = timetable.weeks[held.number].days
        for ahead in range(DAYS):
            day = held.monday + ahead * _DAY
            is_free = day in free or (_is_holiday(day) and day not in worked)
            if begins <= day <= last and not is_free and not any(one.lies_still_on(day) for one in stopped):
                yield from _of_day(day, week[ahead], only_work=day in worked)


def _of_day(day: date, spans: tuple[Span, ...], *, only_work: bool) -> Iterator[DayThere]:
    """At work and at school, each once; in a school holiday there are no lessons."""
    for where in HoursAt:
        mine = [one for one in spans if one.where is where]
        if mine and not (only_work and where is HoursAt.LESSONS):
            hours = " ".join(f"{written.clock(one.start)}-{written.clock(one.end)}" for one in mine)
            yield DayThere(day, where, hours)


def _is_holiday(day: date) -> bool:
    try:
        return is_public_holiday(day) or is_school_holiday(day)
    except NoCalendar:
        return is_public_holiday(day)
