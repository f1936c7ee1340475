"""How the cells of a file of running agreements are read."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django.utils.translation import gettext_noop

from tandem.faces.exchange.sheets import CellError, heading_key
from tandem.journey.agreements.rules.forms import LONGEST_HOURS, AgreementForm, is_sound
from tandem.journey.agreements.rules.written import NotHours
from tandem.journey.agreements.terms import EndReason
from tandem.registers.reference.terms import AgreementType

_TEN: Final = 10
_LOST_ZERO: Final = 9
_MOST_HOURS: Final = 48
_SIGNS: Final = re.compile(r"[\s.\-/]")
_COMMITTEE: Final = re.compile(r"[0-9]{3}(\.[0-9]{2})?")

END_WORDS: Final[Mapping[str, EndReason]] = {
    "termijn bereikt": EndReason.TERM_REACHED,
    "afgestudeerd": EndReason.PASSED,
    "geslaagd": EndReason.PASSED,
    "proef onderneming": EndReason.PROBATION_COMPANY,
    "proef lerende": EndReason.PROBATION_LEARNER,
    "onderling akkoord": EndReason.MUTUAL,
    "in onderling akkoord": EndReason.MUTUAL,
    "dringende reden onderneming": EndReason.URGENT_CAUSE_COMPANY,
    "dringende reden lerende": EndReason.URGENT_CAUSE_LEARNER,
    "opleiding verlaten": EndReason.LEARNER_LEFT_TRAINING,
    "stopt met de opleiding": EndReason.LEARNER_LEFT_TRAINING,
    "uitgesloten uit de school": EndReason.EXPELLED,
    "erkenning opgeheven": EndReason.RECOGNITION_LIFTED,
    "onderneming uitgesloten": EndReason.COMPANY_EXCLUDED,
    "geen mentor": EndReason.NO_VALID_MENTOR,
    "faillissement": EndReason.BANKRUPTCY_OR_CLOSURE,
    "sluiting": EndReason.BANKRUPTCY_OR_CLOSURE,
    "overmacht": EndReason.FORCE_MAJEURE,
    "lange schorsing": EndReason.LONG_SUSPENSION,
    "overlijden": EndReason.DEATH,
    "andere": EndReason.OTHER,
}
"""Why an agreement ended, as it is written in a file."""
_ENDS: Final = {heading_key(word): reason for word, reason in END_WORDS.items()}


def register_number(cell: str) -> str:
    """A company or establishment number: ten digits, dots or not; a zero in front that Excel lost comes back."""
    plain = _SIGNS.sub("", cell.removesuffix(".0")).removeprefix("BE")
    if not (plain.isdecimal() and plain.isascii()) or len(plain) not in {_LOST_ZERO, _TEN}:
        raise CellError(gettext_noop("een nummer van tien cijfers uit de KBO, zoals 0123.456.789"))
    return plain.zfill(_TEN)


def kind(cell: str) -> AgreementType:
    """Which agreement, by its abbreviation."""
    found = {one.value: one for one in AgreementType}.get(cell.strip().upper())
    if found is None:
        raise CellError(", ".join(one.value for one in AgreementType))
    return found


def week_hours(cell: str) -> Decimal:
    """The hours a week at the workplace."""
    try:
        hours = Decimal(cell.replace(",", ".")).quantize(Decimal("0.01"))
    except InvalidOperation:
        hours = Decimal(0)
    if not hours.is_finite() or not 0 < hours <= _MOST_HOURS:
        raise CellError(gettext_noop("een aantal uren per week tot %(most)s, zoals 22,5"), most=_MOST_HOURS)
    return hours


def timetable(cell: str) -> str:
    """The week as Tandem writes it: the days from Monday on with a `;`, weeks that take turns with a `|`."""
    if len(cell) > LONGEST_HOURS:
        raise CellError(gettext_noop("hoogstens %(most)s tekens"), most=LONGEST_HOURS)
    told = AgreementForm(hours="\n".join(part for part in re.split(r"[|\n]", cell) if part.strip())).tidy()
    try:
        sound = is_sound(told).is_ok and told.timetable() is not None
    except NotHours:
        sound = False
    if not sound:
        raise CellError(
            gettext_noop("de dagen vanaf maandag met een puntkomma ertussen, zoals school 8:30-15:30; 8:00-12:00")
        )
    return told.hours


def committee(cell: str) -> str:
    """The number of a joint committee."""
    plain = cell.removesuffix(".0").upper().removeprefix("PC").strip()
    if _COMMITTEE.fullmatch(plain) is None:
        raise CellError(gettext_noop("het nummer van een paritair comité, zoals 124 of 140.03"))
    return plain


def ended_for(cell: str) -> EndReason:
    """Why it ended; by one of the words, or by the code of the API."""
    key = heading_key(cell)
    found: Any = _ENDS.get(key) or {heading_key(one.value): one for one in EndReason}.get(key)
    if found is None:
        raise CellError(", ".join(END_WORDS))
    reason: EndReason = found
    return reason
