"""Whether what is told about a person can be right, and whether a guardian still acts for a child."""

import unicodedata
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final

from tandem.base.periods import add_months, age_on
from tandem.base.verdict import Finding, Verdict
from tandem.law.norms import Norms

EARLIEST_BIRTH: Final = date(1900, 1, 1)
LONGEST_NAME: Final = 100
_NUMBER_DIGITS: Final = 11
_SINCE_2000: Final = 2_000_000_000
_BIS: Final = 20
"""A BIS number has its month raised by twenty or forty."""
_LAST_BIS_MONTH: Final = 52
_MONTHS: Final = 12


@dataclass(frozen=True)
class PersonForm:
    """The least we must know of a person; an empty text or no day is unknown."""

    given_name: str
    family_name: str
    birth_date: date | None = None
    email: str = ""
    phone: str = ""

    def tidy(self) -> "PersonForm":
        """The same without spaces around and within too many."""
        texts = {f.name: " ".join(getattr(self, f.name).split()) for f in fields(self) if f.name != "birth_date"}
        return PersonForm(birth_date=self.birth_date, **texts)

    def reached_as(self, told: "PersonForm") -> "PersonForm":
        """The same person, reached as was told; what was left empty stays as it was known."""
        return replace(self, email=told.email or self.email, phone=told.phone or self.phone)

    def differences(self, other: "PersonForm") -> dict[str, tuple[Any, Any]]:
        """What changes from this to the other: field, before, after."""
        pairs = {f.name: (getattr(self, f.name), getattr(other, f.name)) for f in fields(self)}
        return {name: (before, after) for name, (before, after) in pairs.items() if before != after}


@dataclass(frozen=True)
class GuardianFacts:
    """A child and who would act for it, on the day the question is about."""

    day: date
    child_birth: date | None
    guardian_birth: date | None
    is_same_person: bool
    is_noted: bool


def is_minor(birth: date | None, *, day: date, norms: Norms) -> bool:
    """Whether somebody is a minor that day; of unknown birth nobody is, so that nobody acts for them (R-AGR-02)."""
    return birth is not None and age_on(birth, day) < norms.agreement.guardian_signs_below_age.value


def minors_born_after(day: date, *, norms: Norms) -> date:
    """Who was born after this day is a minor that day."""
    return add_months(day, -12 * norms.agreement.guardian_signs_below_age.value)


def may_be_guardian(facts: GuardianFacts, *, norms: Norms) -> Verdict:
    """Whether somebody can be noted as parent or guardian: of a minor, as an adult, as another person, once."""
    minor = is_minor(facts.child_birth, day=facts.day, norms=norms)
    is_adult = not is_minor(facts.guardian_birth, day=facts.day, norms=norms)
    ground = norms.agreement.guardian_signs_below_age
    return Verdict(
        (
            Finding("guardian.child_is_minor", minor, facts.child_birth, ground.value, ground=ground),
            Finding("guardian.is_adult", is_adult, facts.guardian_birth, ground.value, ground=ground),
            Finding("guardian.is_another", not facts.is_same_person),
            Finding("guardian.not_noted_yet", not facts.is_noted),
        )
    )


def may_end_guardianship(*, valid_from: date, valid_until: date | None, ends_on: date) -> Verdict:
    """Whether this can end that day: it did not end before, and not before it began."""
    return Verdict(
        (
            Finding("guardian.not_ended_yet", valid_until is None, found=valid_until),
            Finding("guardian.ends_after_start", ends_on >= valid_from, found=ends_on, needed=valid_from),
        )
    )


def is_same_parent(known: PersonForm, told: PersonForm) -> bool:
    """Whether this is the parent who was told: the same names, and one address or number in common."""
    names = ((one.given_name.casefold(), one.family_name.casefold()) for one in (known, told))
    at_same = bool(told.email) and known.email.casefold() == told.email.casefold()
    on_same = bool(told.phone) and known.phone == told.phone
    return len(set(names)) == 1 and (at_same or on_same)


def is_plausible(person: PersonForm, *, day: date) -> Verdict:
    """Whether a person can exist as told: two names that can be printed, born since 1900 and not after today."""
    birth = person.birth_date
    return Verdict(
        (
            Finding("person.given_name", _is_name(person.given_name), found=person.given_name, needed=LONGEST_NAME),
            Finding("person.family_name", _is_name(person.family_name), found=person.family_name, needed=LONGEST_NAME),
            Finding("person.birth_not_too_old", birth is None or birth >= EARLIEST_BIRTH, birth, EARLIEST_BIRTH),
            Finding("person.birth_not_ahead", birth is None or birth <= day, found=birth, needed=day),
        )
    )


def may_be_number(number: str, *, birth_date: date | None) -> Verdict:
    """Whether a national number can be somebody's: its last two digits fit, and so does the day of birth in it."""
    born = birth_in(number)
    fits = born is None or birth_date is None or birth_date == born
    return Verdict(
        (
            Finding("person.number_sound", _century(number) is not None),
            Finding("person.number_fits_birth", fits, found=birth_date, needed=born),
        )
    )


def birth_in(number: str) -> date | None:
    """The day of birth that a national or BIS number tells; None where it tells none, or is no number."""
    century = _century(number)
    if century is None:
        return None
    try:
        return date(century + int(number[:2]), int(number[2:4]) % _BIS, int(number[4:6]))
    except ValueError:
        return None


def _century(number: str) -> int | None:
    """The century of a national number by its control: 97 minus the rest of the first nine digits by 97.

    For who is born since 2000 a 2 stands in front of the nine. None where the control does not fit.
    """
    if len(number) != _NUMBER_DIGITS or not (number.isdecimal() and number.isascii()):
        return None
    if int(number[2:4]) > _LAST_BIS_MONTH or int(number[2:4]) % _BIS > _MONTHS:
        return None
    first, control = int(number[:9]), int(number[9:])
    fits = (century for century, front in ((1900, 0), (2000, _SINCE_2000)) if 97 - (front + first) % 97 == control)
    return next(fits, None)


def _is_name(text: str) -> bool:
    return 0 < len(text) <= LONGEST_NAME and not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in text)
