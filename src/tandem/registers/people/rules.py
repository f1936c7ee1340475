"""Whether what is told about a person can be right."""

import unicodedata
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

from tandem.base.verdict import Finding, Verdict

EARLIEST_BIRTH: Final = date(1900, 1, 1)
LONGEST_NAME: Final = 100


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

    def differences(self, other: "PersonForm") -> dict[str, tuple[Any, Any]]:
        """What changes from this to the other: field, before, after."""
        pairs = {f.name: (getattr(self, f.name), getattr(other, f.name)) for f in fields(self)}
        return {name: (before, after) for name, (before, after) in pairs.items() if before != after}


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


def _is_name(text: str) -> bool:
    return 0 < len(text) <= LONGEST_NAME and not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in text)
