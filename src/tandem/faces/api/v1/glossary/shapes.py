"""The words of the field as the API gives them."""

from typing import Self

from pydantic import Field

from tandem.faces.api.fields import Both, Given
from tandem.glossary.entry import Term as Word


class TermSource(Given):
    """Where a meaning comes from."""

    code: str
    title: Both
    period: str
    url: str


class Term(Given):
    """One word: its name in both languages, its meaning, and where that comes from."""

    code: str = Field(description="The name of the concept in the API and in the code.", examples=["recognition"])
    name: Both
    plural: Both
    abbreviation: str
    also_known_as: list[str] = Field(description="Other Dutch words people search with.")
    meaning: Both
    certainty: str
    see: list[str] = Field(description="Codes of words to read next.")
    sources: list[TermSource]

    @classmethod
    def of(cls, word: Word) -> Self:
        """A word of the glossary."""
        return cls(
            code=word.code,
            name=Both(nl=word.nl, en=word.en),
            plural=Both(nl=word.plural_nl, en=word.plural_en),
            abbreviation=word.abbreviation,
            also_known_as=list(word.also_nl),
            meaning=Both(nl=word.meaning_nl, en=word.meaning_en),
            certainty=word.certainty,
            see=list(word.see),
            sources=[
                TermSource(code=one.code, title=Both(nl=one.title, en=one.title_en), period=one.period, url=one.url)
                for one in word.sources
            ],
        )
