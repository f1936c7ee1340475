"""How the cells of a file of pupils are read: also as Excel and the packages of schools leave them behind."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_noop

from tandem.faces.exchange.sheets import CellError, heading_key
from tandem.faces.exchange.sheets import day as written_day
from tandem.journey.intake.rules.tracks import MOST_SECONDARY_YEARS
from tandem.journey.intake.terms.tracks import LeftReason

_EXCEL_ZERO: Final = date(1899, 12, 30)
_EXCEL_DAYS: Final = range(7_000, 80_000)
"""Days as Excel counts them, from 1919 to 2119: what stands in a cell that lost its form."""
_NUMBER: Final = 11
_LOST_ZEROS: Final = range(8, _NUMBER)
_PHONE_WITHOUT_ZERO: Final = (8, 9)
_SIGNS: Final = re.compile(r"[\s.\-/]")
_ROUNDED: Final = re.compile(r"[0-9][.,]?[0-9]*E\+?[0-9]+", re.IGNORECASE)
_YEARS: Final = range(1900, 2200)

LEFT_WORDS: Final[Mapping[str, LeftReason]] = {
    "getuigschrift": LeftReason.CERTIFIED,
    "afgestudeerd": LeftReason.CERTIFIED,
    "andere duale opleiding": LeftReason.OTHER_TRAINING,
    "voltijds onderwijs": LeftReason.FULL_TIME,
    "andere school": LeftReason.OTHER_PROVIDER,
    "andere aanbieder": LeftReason.OTHER_PROVIDER,
    "schoolverandering": LeftReason.OTHER_PROVIDER,
    "geen werkplek": LeftReason.NO_WORKPLACE,
    "naft": LeftReason.NAFT,
    "werk": LeftReason.WORK,
    "verhuis": LeftReason.MOVED,
    "verhuisd": LeftReason.MOVED,
    "persoonlijk": LeftReason.PERSONAL,
    "gezondheid": LeftReason.PERSONAL,
    "vergissing": LeftReason.ENROLLED_BY_MISTAKE,
    "andere": LeftReason.OTHER,
}
"""Why somebody left, as it is written in a file; the first word of a reason is how the template writes it.

A file that tells of health is read, and keeps that the reason was a personal one.
"""
_LEFT: Final = {heading_key(word): reason for word, reason in LEFT_WORDS.items()}


def national_number(cell: str) -> str:
    """Eleven digits, with or without dots; zeros in front that Excel lost come back."""
    if _ROUNDED.fullmatch(cell):
        raise CellError(
            gettext_noop("alle elf cijfers; Excel rondde dit nummer af, zet de kolom op tekst en vul het opnieuw in")
        )
    plain = _SIGNS.sub("", cell.removesuffix(".0"))
    if not (plain.isdecimal() and plain.isascii()) or len(plain) not in {*_LOST_ZEROS, _NUMBER}:
        raise CellError(gettext_noop("een rijksregisternummer van elf cijfers, zoals 09.04.12-123.45"))
    return plain.zfill(_NUMBER)


def day(cell: str) -> date:
    """A day in Belgian or ISO form, or as Excel counts days."""
    plain = cell.removesuffix(".0")
    if plain.isdecimal() and plain.isascii() and len(plain) < len("1900010"):
        if int(plain) in _EXCEL_DAYS:
            return _EXCEL_ZERO + timedelta(days=int(plain))
        raise CellError(gettext_noop("een dag, zoals 2026-09-01 of 01/09/2026"))
    found = written_day(cell.replace(".", "/") if cell.count(".") == cell.replace("/", ".").count(".") else cell)
    if found.year not in _YEARS:
        raise CellError(gettext_noop("een dag met een jaar van vier cijfers, zoals 01/09/2026"))
    return found


def postal_code(cell: str) -> str:
    """Four digits."""
    plain = cell.removesuffix(".0").removeprefix("B-").strip()
    if re.fullmatch(r"[1-9][0-9]{3}", plain, re.ASCII) is None:
        raise CellError(gettext_noop("een Belgische postcode van vier cijfers, zoals 9000"))
    return plain


def phone(cell: str) -> str:
    """A telephone number; the zero in front that Excel lost comes back."""
    plain = cell.removesuffix(".0")
    digits = re.sub(r"[\s./()+\-]", "", plain)
    if not (digits.isdecimal() and digits.isascii()) or not 8 <= len(digits) <= 15:  # noqa: PLR2004 - a telephone number
        raise CellError(gettext_noop("een telefoonnummer, zoals 0470 12 34 56"))
    lost_zero = plain == digits and len(digits) in _PHONE_WITHOUT_ZERO and not digits.startswith("0")
    return f"0{digits}" if lost_zero else plain[:30]


def email(cell: str) -> str:
    """An e-mail address."""
    try:
        validate_email(cell)
    except ValidationError:
        raise CellError(gettext_noop("een e-mailadres, zoals naam@voorbeeld.be")) from None
    return cell


def secondary_years(cell: str) -> int:
    """How many years of secondary education."""
    plain = cell.removesuffix(".0")
    if not (plain.isdecimal() and plain.isascii() and len(plain) <= len("12")) or int(plain) > MOST_SECONDARY_YEARS:
        raise CellError(gettext_noop("een aantal jaren van 0 tot 12"))
    return int(plain)


def left_for(cell: str) -> LeftReason:
    """Why a learner left; by one of the words, or by the code of the API."""
    key = heading_key(cell)
    found: Any = _LEFT.get(key) or {heading_key(one.value): one for one in LeftReason}.get(key)
    if found is None:
        raise CellError(", ".join(LEFT_WORDS))
    reason: LeftReason = found
    return reason
