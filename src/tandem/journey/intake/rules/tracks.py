"""Whether somebody can be enrolled in a dual training, and whether what is told about a track can be right."""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from typing import Any, Final

from tandem.base.periods import age_on
from tandem.base.verdict import Effect, Finding, Verdict
from tandem.law.norms import Norms, Value, effect_of

_FIRST_MONTH: Final = 9
_DIGITS: Final = re.compile(r"[0-9]{1,6}")
_POSTAL_CODE: Final = re.compile(r"[1-9][0-9]{3}")
MOST_SECONDARY_YEARS: Final = 12
"""More years of secondary education than this is a slip of the pen."""


@dataclass(frozen=True)
class TrackForm:
    """What a provider tells about a track; an empty text or no number is unknown."""

    training: str
    starts_on: date
    ends_on: date | None = None
    school_year: int | None = None
    location_number: str = ""
    group_number: str = ""
    secondary_years: int | None = None
    street: str = ""
    house_number: str = ""
    postal_code: str = ""
    municipality: str = ""

    def tidy(self) -> "TrackForm":
        """The same without spaces too many, with the school year in which the track starts where none was told."""
        told = {name: _tidy(value) for name, value in asdict(self).items()}
        return TrackForm(**(told | {"school_year": self.school_year or school_year_of(self.starts_on)}))

    def differences(self, other: "TrackForm") -> dict[str, tuple[Any, Any]]:
        """What changes from this to the other: field, before, after."""
        pairs = {f.name: (getattr(self, f.name), getattr(other, f.name)) for f in fields(self)}
        return {name: (before, after) for name, (before, after) in pairs.items() if before != after}


@dataclass(frozen=True)
class EnrolmentFacts:
    """Who enrols where, as far as the rules look at it."""

    birth_date: date | None
    is_offered: bool
    is_enrolled_already: bool
    is_location_known: bool = True
    is_place_known: bool = True


def school_year_of(day: date) -> int:
    """The first calendar year of the school year of a day: a school year begins on 1 September."""
    return day.year if day.month >= _FIRST_MONTH else day.year - 1


def school_year(first: int) -> tuple[date, date]:
    """The first day of a school year, and the day after its last."""
    return date(first, _FIRST_MONTH, 1), date(first + 1, _FIRST_MONTH, 1)


def may_enrol(form: TrackForm, facts: EnrolmentFacts, *, norms: Norms) -> Verdict:
    """Whether this person can start this track: as told it can be right, and the age fits (R-PATH-03)."""
    return Verdict(
        (
            Finding("track.enrolled_once", not facts.is_enrolled_already),
            *is_plausible(form, facts).findings,
            *_age(form, facts, norms=norms),
        )
    )


def is_plausible(form: TrackForm, facts: EnrolmentFacts) -> Verdict:
    """Whether what is told about a track can be right."""
    year = form.school_year or school_year_of(form.starts_on)
    first, last = school_year(year)
    years, postal = form.secondary_years, form.postal_code
    sound = years is None or 0 <= years <= MOST_SECONDARY_YEARS
    return Verdict(
        (
            Finding(
                "track.starts_in_school_year", first <= form.starts_on < last, form.starts_on, f"{year}-{year + 1}"
            ),
            Finding(
                "track.ends_after_start",
                form.ends_on is None or form.ends_on > form.starts_on,
                form.ends_on,
                form.starts_on,
            ),
            Finding("track.location_known", facts.is_location_known, found=form.location_number),
            Finding(
                "track.group_digits",
                not form.group_number or bool(_DIGITS.fullmatch(form.group_number)),
                form.group_number,
            ),
            Finding("track.secondary_years", sound, found=years, needed=MOST_SECONDARY_YEARS),
            Finding("track.postal_code", not postal or bool(_POSTAL_CODE.fullmatch(postal)), found=postal),
            Finding(
                "track.place_known",
                facts.is_place_known,
                found=f"{postal} {form.municipality}".strip(),
                effect=Effect.WARN,
            ),
            Finding("track.offered", facts.is_offered, found=form.training, effect=Effect.WARN),
        )
    )


def may_leave(*, starts_on: date, left_on: date, day: date) -> Verdict:
    """Whether a learner can leave that day: not before the track began, and not in the future."""
    return Verdict(
        (
            Finding("track.left_after_start", left_on >= starts_on, found=left_on, needed=starts_on),
            Finding("track.left_not_ahead", left_on <= day, found=left_on, needed=day),
        )
    )


def may_be_coach(*, is_coach_here: bool) -> Verdict:
    """Whether somebody can guide learners of this provider: who acts for it as coach or administrator."""
    return Verdict((Finding("track.coach_here", is_coach_here),))


def _age(form: TrackForm, facts: EnrolmentFacts, *, norms: Norms) -> Iterator[Finding]:
    """Old enough on the first day, and not older than the school year allows (R-PATH-03)."""
    least, reduced = norms.path.min_age, norms.path.min_age_after_two_years
    most, needed_years = norms.path.until_school_year_of_age, norms.path.years_of_secondary
    birth = facts.birth_date
    yield Finding("track.birth_date", birth is not None)
    if birth is None:
        return
    age = age_on(birth, form.starts_on)
    yield _measured("track.old_enough", reduced, is_met=age >= reduced.value, found=age)
    if reduced.value <= age < least.value:
        years = form.secondary_years
        if years is None:
            yield Finding("track.two_years_told", is_met=False, needed=needed_years.value, effect=Effect.WARN)
        else:
            yield _measured("track.two_years", needed_years, is_met=years >= needed_years.value, found=years)
    _, end = school_year(form.school_year or school_year_of(form.starts_on))
    turns = age_on(birth, end - timedelta(days=1))
    yield _measured("track.young_enough", most, is_met=turns <= most.value, found=turns)


def _tidy(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def _measured(code: str, value: Value[Any], *, is_met: bool, found: Any) -> Finding:
    return Finding(code, is_met, found=found, needed=value.value, effect=effect_of(value), ground=value)
