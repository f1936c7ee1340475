"""What the glossary keeps of one word."""

from dataclasses import dataclass
from typing import Literal

from tandem.glossary import sources
from tandem.glossary.sources import Source

Language = Literal["nl", "en"]
Certainty = Literal["official", "retold", "uncertain", "invented"]

_VOWELS = "aeiou"


@dataclass(frozen=True, kw_only=True)
class Term:
    """One word of the field: its name in code, its name in both languages, its meaning, and where that comes from.

    `banned` are English words that may not name this concept in code; `also_nl` are other Dutch words people search
    with; `source` are the codes of `sources.py`. An uncertain word is partly known or contradicted. An internal word
    names a table and stands on no public page.
    """

    code: str
    nl: str
    en: str
    meaning_nl: str
    meaning_en: str
    source: str
    plural_nl: str = ""
    plural_english: str = ""
    abbreviation: str = ""
    also_nl: tuple[str, ...] = ()
    banned: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    is_uncertain: bool = False
    is_internal: bool = False

    @property
    def plural_en(self) -> str:
        """The English plural; empty where the word has no Dutch plural either."""
        return (self.plural_english or _plural(self.en)) if self.plural_nl else ""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the meaning."""
        return tuple(sources.source(code) for code in self.source.split())

    @property
    def certainty(self) -> Certainty:
        """How sure the meaning is: as sure as its best source; a word of our own is invented."""
        codes = self.source.split()
        if self.is_uncertain or codes == [sources.GENERAL]:
            return "uncertain"
        if codes == [sources.OWN]:
            return "invented"
        return "official" if any(one.is_official for one in self.sources) else "retold"

    def name(self, language: Language) -> str:
        """The word in this language."""
        return self.nl if language == "nl" else self.en

    def plural(self, language: Language) -> str:
        """The plural in this language."""
        return self.plural_nl if language == "nl" else self.plural_en

    def meaning(self, language: Language) -> str:
        """The meaning in this language."""
        return self.meaning_nl if language == "nl" else self.meaning_en


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"
