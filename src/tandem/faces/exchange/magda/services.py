"""The services of MAGDA that enrolments need, and how sure we are of each part of their messages.

What has no mark stands in public descriptions; what carries one has to be checked against the real schemas first.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Service:
    """One service: its name, its version, and the name space of its messages."""

    name: str
    version: str
    namespace: str
    is_checked: bool = False
    """Whether the name space and the order of the elements were checked against the schema of the service."""


REGISTER: Final = Service(
    "RegistreerInschrijving",
    "02.01.0000",
    "http://webservice.registreerinschrijvingdienst-02_01.repertorium.vip.vlaanderen.be",
)
HISTORY: Final = Service(
    "GeefHistoriekInschrijving",
    "02.01.0000",
    "http://webservice.geefhistoriekinschrijvingdienst-02_01.onderwijs.vip.vlaanderen.be",
)
UNKNOWN_PERSON: Final = frozenset({"20002", "30001", "30002", "30003", "40101", "40200"})
"""Codes of exceptions that say that nobody has this number.

Read in the program of a public body that asks persons by the same envelope; not checked against the list of MAGDA, nor
for enrolments. Every other code of an error is asked again a few times: what it means we do not know.
"""
PASSING: Final = frozenset({"INFORMATIE", "WAARSCHUWING"})
"""Kinds of exceptions that come beside an answer and take nothing away from it."""
LEARNING_PATHS: Final[dict[str, str]] = {}
"""What each code of a `Leerweg` means. The table was not found: we show the words that come along and read no code."""
