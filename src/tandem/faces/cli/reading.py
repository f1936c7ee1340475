"""What is typed on the command line, as values; a wrong one is answered with what is needed and what was found."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

import typer

from tandem.base.periods import BRUSSELS

_HOUR: Final = re.compile(r"([01]?[0-9]|2[0-3])[:u]([0-5][0-9])")
_HOURS: Final = re.compile(r"([0-9]{1,2})(?:[.,]([0-9]))?")
_MAIL: Final = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+")
_PHONE: Final = re.compile(r"\+?[0-9(][0-9 ./()-]*")
_LONGEST_MAIL: Final = 254
_LONGEST_PHONE: Final = 30


class Wrong(typer.BadParameter):
    """What was typed cannot be read; says in our own words what is needed at which word of the command."""

    def format_message(self) -> str:
        """The whole answer."""
        where = " / ".join(self.param.opts) if self.param is not None else "Dit commando"
        return f"{where} vraagt {self.message}"


def wrong(needed: str, found: str) -> typer.BadParameter:
    """The answer to what cannot be read."""
    return Wrong(f"{needed}; gevonden: {found if found.isprintable() else ascii(found)}")


def key(told: str) -> UUID:
    """An identifier, as a list prints it."""
    try:
        return UUID(told)
    except ValueError:
        raise wrong("een kenmerk van 36 tekens, zoals een lijst het noemt", told) from None


def day(told: str) -> date:
    """A day."""
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise wrong("een dag als 2026-12-10", told) from None


def moment(told: str) -> datetime:
    """A day and an hour, by the clock of Brussels."""
    try:
        return datetime.strptime(told, "%Y-%m-%d %H:%M").replace(tzinfo=BRUSSELS)
    except ValueError:
        raise wrong("een dag en een uur als “2026-12-10 14:30”", told) from None


def hour(told: str) -> int:
    """An hour of the day, in minutes after midnight."""
    found = _HOUR.fullmatch(told.strip())
    if found is None:
        raise wrong("een uur als 7:30", told)
    return int(found[1]) * 60 + int(found[2])


def hours(told: str) -> Decimal:
    """Hours a week, to a tenth; a comma counts as a point."""
    found = _HOURS.fullmatch(told.strip())
    if found is None:
        raise wrong("een aantal uren als 22,5", told)
    return Decimal(f"{found[1]}.{found[2] or 0}")


def words(most: int) -> Callable[[str], str]:
    """A text of at most so many characters."""

    def text(told: str) -> str:
        if not told.replace("\n", "").isprintable():
            raise wrong("leesbare tekst", told[:40])
        if len(told) > most:
            raise wrong(f"hoogstens {most} tekens", f"{len(told)}")
        return told.strip()

    return text


def mail(told: str) -> str:
    """An address to write to."""
    if len(told) > _LONGEST_MAIL or not _MAIL.fullmatch(told):
        raise wrong("een e-mailadres als naam@voorbeeld.be", told)
    return told


def phone(told: str) -> str:
    """A telephone number."""
    if len(told) > _LONGEST_PHONE or not _PHONE.fullmatch(told):
        raise wrong("een telefoonnummer als 09 123 45 67", told)
    return told
