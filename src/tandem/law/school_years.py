"""The school calendar as data: per school year the holidays and the free days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from tandem.base.periods import Period
from tandem.law import loader
from tandem.law.checker import Checker
from tandem.law.errors import LawError
from tandem.law.reading import read
from tandem.law.values import Certainty

_TOP: Final = ("name", "explanation", "note", "words", "public_holidays", "years")


class HolidayKind(StrEnum):
    """The five school holidays of a school year."""

    AUTUMN = "autumn"
    CHRISTMAS = "christmas"
    CARNIVAL = "carnival"
    EASTER = "easter"
    SUMMER = "summer"


class FreeDay(StrEnum):
    """The single days on which every school is closed."""

    ARMISTICE = "armistice"
    EASTER_MONDAY = "easter_monday"
    LABOUR_DAY = "labour_day"
    ASCENSION = "ascension"
    DAY_AFTER_ASCENSION = "day_after_ascension"
    WHIT_MONDAY = "whit_monday"


@dataclass(frozen=True)
class SchoolHoliday:
    """One school holiday; the end of the period is the first day of school again."""

    kind: HolidayKind
    name: str
    period: Period


@dataclass(frozen=True)
class SchoolYear:
    """A school year with its holidays in order, and its single free days."""

    label: str
    period: Period
    holidays: tuple[SchoolHoliday, ...]
    free_days: Mapping[FreeDay, date]
    certainty: Certainty
    source: tuple[str, ...]
    note: str | None

    @property
    def first_year(self) -> int:
        """The calendar year in which the school year begins."""
        return self.period.start.year


@dataclass(frozen=True)
class PublicHolidays:
    """How sure the public holidays are that we compute, and where they come from."""

    certainty: Certainty
    note: str


@dataclass(frozen=True)
class SchoolCalendar:
    """All school years we know, and what we know of the public holidays in them."""

    name: str
    explanation: str
    note: str
    words: Mapping[str, str]
    public_holidays: PublicHolidays
    years: tuple[SchoolYear, ...]


@cache
def calendar(folder: Path = loader.FOLDER) -> SchoolCalendar:
    """The school calendar in this folder, or `LawError` with every mistake in it."""
    mistakes: list[str] = []
    check = Checker(mistakes, f"{loader.CALENDAR}.yaml")
    raw = read(folder / f"{loader.CALENDAR}.yaml", mistakes)
    years: list[SchoolYear] = []
    if check.keys(raw, must=_TOP):
        check.inside("public_holidays").keys(raw["public_holidays"], must=("certainty", "note"))
        known = {*HolidayKind, *FreeDay}
        if set(raw["words"]) != known:
            check.wrong(f"words needs a word for each of {', '.join(sorted(known))}, and for nothing else")
        for label, held in raw["years"].items():
            year = _year(str(label), held, check.inside(str(label)), words=raw["words"])
            years.extend(() if year is None else (year,))
        known_sources = loader.sources(folder, mistakes)
        for year in years:
            if unknown := [code for code in year.source if code not in known_sources]:
                check.wrong(f"{year.label}: source {', '.join(unknown)} is not in sources.yaml")
        _one_after_another(years, check)
    if mistakes:
        raise LawError(mistakes)
    free = PublicHolidays(Certainty(raw["public_holidays"]["certainty"]), raw["public_holidays"]["note"])
    return SchoolCalendar(raw["name"], raw["explanation"], raw["note"], raw["words"], free, tuple(years))


def texts() -> Iterator[str]:
    """Every Dutch text of the school calendar."""
    held = calendar()
    yield from (held.name, held.explanation, held.note, held.public_holidays.note, *held.words.values())
    yield from (year.note for year in held.years if year.note)


def _year(label: str, raw: Any, check: Checker, *, words: Mapping[str, str]) -> SchoolYear | None:
    if not isinstance(raw, dict):
        check.wrong("needed the holidays and free days of a school year")
        return None
    if not check.keys(raw, must=("certainty", "source", "holidays", "free_days"), may=("note",)):
        return None
    complete = check.inside("holidays").keys(raw["holidays"], must=tuple(HolidayKind))
    if not check.inside("free_days").keys(raw["free_days"], must=tuple(FreeDay)) or not complete:
        return None
    held = [_holiday(kind, raw["holidays"][kind], check, words=words) for kind in HolidayKind]
    holidays = tuple(holiday for holiday in held if holiday is not None)
    if len(holidays) < len(held):
        return None
    end = holidays[-1].period.end
    if end is None or label != f"{end.year - 1}-{end.year}":
        check.wrong(f"the summer holiday ends on {end}, which is not the end of school year {label}")
        return None
    period = Period(end.replace(year=end.year - 1), end)
    free = {day: check.day(raw["free_days"][day], what=day) for day in FreeDay}
    for name, day in [*free.items(), *((holiday.name, holiday.period.start) for holiday in holidays)]:
        if day not in period:
            check.wrong(f"{name} is on {day}, outside the school year")
    certainty = Certainty(raw["certainty"])
    return SchoolYear(label, period, holidays, free, certainty, tuple(raw["source"]), raw.get("note"))


def _holiday(kind: HolidayKind, raw: Any, check: Checker, *, words: Mapping[str, str]) -> SchoolHoliday | None:
    inside = check.inside(kind)
    if not isinstance(raw, dict):
        inside.wrong(f"is {raw!r}, needed from and until")
        return None
    if not inside.keys(raw, must=("from", "until")):
        return None
    start, end = inside.day(raw["from"], what="from"), inside.day(raw["until"], what="until")
    if end <= start:
        inside.wrong(f"ends on {end}, before it starts on {start}")
        return None
    return SchoolHoliday(kind, words.get(kind, kind), Period(start, end))


def _one_after_another(years: list[SchoolYear], check: Checker) -> None:
    for before, after in pairwise(years):
        if before.period.end != after.period.start:
            check.wrong(f"{after.label} does not follow {before.label}")
