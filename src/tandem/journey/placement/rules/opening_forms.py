"""What a company tells of an opening, as plain data: to check it, to keep it, to take it over a year later."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from tandem.journey.placement.rules.openings import Wish, a_year_later, start_taken_over, usual_period


@dataclass(frozen=True)
class Contact:
    """Whom a school can reach about an opening."""

    name: str = ""
    email: str = ""
    phone: str = ""

    @property
    def can_be_reached(self) -> bool:
        """Whether there is a name, and an address or a number."""
        return bool(self.name.strip() and (self.email.strip() or self.phone.strip()))


@dataclass(frozen=True)
class OpeningForm:
    """What a company tells of an opening; `mentors`: how many learners each mentor guides at once here that year."""

    school_year: int
    starts_on: date
    ends_on: date
    expires_on: date
    places: int
    mentors: Mapping[UUID, int]
    contact: Contact
    first_minute: int | None = None
    hours_per_week: Decimal | None = None
    work_days: tuple[str, ...] = ()
    words: str = ""
    wishes: tuple[Wish, ...] = ()
    accommodations: tuple[str, ...] = field(default=())


def taken_over(form: OpeningForm, *, school_year: int, day: date, until: date) -> OpeningForm:
    """The same opening in another school year: every day moves along, and none lies before today or past `until`.

    `until` is the day after the last of the recognition.
    """
    years = school_year - form.school_year
    usual = usual_period(school_year, day=day, until=until)
    ends_on = min(a_year_later(form.ends_on, years=years), max(until - timedelta(days=1), day))
    starts_on = min(start_taken_over(form.starts_on, years=years, day=day), ends_on)
    expires_on = a_year_later(form.expires_on, years=years)
    if expires_on <= day:
        expires_on = usual.expires_on
    return replace(
        form,
        school_year=school_year,
        starts_on=starts_on,
        ends_on=ends_on,
        expires_on=min(expires_on, ends_on),
    )
