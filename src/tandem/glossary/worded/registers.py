"""Sentences about the registers: accounts, people, places, reference tables, organisations, powers and capacities."""

from typing import Final

from tandem.glossary.wording import Wording

WORDINGS: Final[tuple[Wording, ...]] = ()
