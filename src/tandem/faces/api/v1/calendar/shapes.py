"""The school calendar and the public holidays as the API gives them, with certainty and source."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, Self

from pydantic import Field

from tandem.base.periods import Period
from tandem.faces.api.fields import Both, Given
from tandem.faces.api.v1.law.shapes import both
from tandem.law import calendar, school_years
from tandem.law.school_years import SchoolYear as Year

_A_DAY = timedelta(days=1)

Kind = Literal["school_holiday", "school_free_day", "public_holiday"]


class Holiday(Given):
    """A school holiday, a day on which every school is closed, or a public holiday."""

    kind: Kind
    name: Both
    since: date = Field(description="The first day.")
    until: date = Field(description="The first day after it.")
    certainty: str = Field(description="official, retold, uncertain or invented.")
    sources: list[str] = Field(description="Codes of sources; empty for a public holiday, which is computed.")
    note: Both


class SchoolYear(Given):
    """A school year of secondary education in Flanders, with every holiday in it; what a school chose is not here."""

    label: str = Field(examples=["2026-2027"])
    since: date
    until: date = Field(description="The first day of the next school year.")
    certainty: str = Field(description="official, retold, uncertain or invented.")
    sources: list[str] = Field(description="Codes of sources.")
    note: Both
    holidays: list[Holiday] = Field(description="In order; a public holiday can fall in a school holiday.")

    @classmethod
    def of(cls, year: Year) -> Self:
        """A school year with its holidays."""
        return cls(
            label=year.label,
            since=year.period.start,
            until=_end(year.period),
            certainty=year.certainty,
            sources=list(year.source),
            note=both(year.note or ""),
            holidays=holidays_in(year.period, years=(year,)),
        )


def holidays_in(period: Period, *, years: Iterable[Year]) -> list[Holiday]:
    """The holidays that share a day with a period in these school years, in order."""
    found = [*(one for year in years for one in _of_school(year)), *_public(period)]
    touching = [one for one in found if Period(one.since, one.until).overlaps(period)]
    return sorted(touching, key=lambda one: (one.since, one.until, one.kind))


def _of_school(year: Year) -> Iterator[Holiday]:
    words = school_years.calendar().words
    for one in year.holidays:
        yield _closed(year, kind="school_holiday", name=one.name, period=one.period)
    for free, day in year.free_days.items():
        yield _closed(year, kind="school_free_day", name=words[free], period=Period(day, day + _A_DAY))


def _closed(year: Year, *, kind: Kind, name: str, period: Period) -> Holiday:
    return Holiday(
        kind=kind,
        name=both(name),
        since=period.start,
        until=_end(period),
        certainty=year.certainty,
        sources=list(year.source),
        note=both(year.note or ""),
    )


def _public(period: Period) -> Iterator[Holiday]:
    known = school_years.calendar().public_holidays
    for year in range(period.start.year, _end(period).year + 1):
        english = calendar.public_holidays_in_english(year)
        for day, name in calendar.public_holidays(year).items():
            yield Holiday(
                kind="public_holiday",
                name=Both.of(name, english[day]),
                since=day,
                until=day + _A_DAY,
                certainty=known.certainty,
                sources=[],
                note=both(known.note),
            )


def _end(period: Period) -> date:
    """The end of a period that has one, as each of a calendar has."""
    return period.end or date.max
