"""The official words of the field: one word, one meaning. Names in code, labels and the public page come from here."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from tandem.glossary.entry import Language, Term
from tandem.glossary.words import (
    activation,
    agreements,
    clocks,
    demand,
    handover,
    institutions,
    introductions,
    mandates,
    mentors,
    openings,
    organisations,
    people,
    places,
    platform,
    profiles,
    recognition,
    rounds,
    tables,
    track,
    training,
    travel,
    wishes,
)

ALL: Final[tuple[Term, ...]] = (
    *recognition.WORDS,
    *mentors.WORDS,
    *organisations.WORDS,
    *institutions.WORDS,
    *mandates.WORDS,
    *people.WORDS,
    *training.WORDS,
    *agreements.WORDS,
    *openings.WORDS,
    *clocks.WORDS,
    *wishes.WORDS,
    *introductions.WORDS,
    *rounds.WORDS,
    *profiles.WORDS,
    *handover.WORDS,
    *activation.WORDS,
    *demand.WORDS,
    *track.WORDS,
    *places.WORDS,
    *travel.WORDS,
    *platform.WORDS,
    *tables.WORDS,
)

PUBLIC: Final = tuple(term for term in ALL if not term.is_internal)
"""The words of the public page: all but the names of inner tables."""

_BY_CODE: Final = {term.code: term for term in ALL}


def term(code: str) -> Term:
    """The word with this name in code; an unknown name is a defect."""
    return _BY_CODE[code]


def search(text: str, language: Language) -> tuple[Term, ...]:
    """The words in which every part of the text occurs; a match in the name comes before one in the meaning."""
    parts = _plain(text).split()
    found = [(rank, one) for one in PUBLIC if parts and (rank := _rank(one, parts, language)) is not None]
    found.sort(key=lambda row: (row[0], _plain(row[1].name(language)), row[1].code))
    return tuple(one for _, one in found)


def by_letter(language: Language, words: Iterable[Term] = PUBLIC) -> dict[str, tuple[Term, ...]]:
    """The words by first letter, in alphabetical order; what begins with no letter stands under `#`."""
    groups: defaultdict[str, list[Term]] = defaultdict(list)
    for one in sorted(words, key=lambda word: (_plain(word.name(language)), word.code)):
        first = _plain(one.name(language))[:1]
        groups[first.upper() if first.isalpha() else "#"].append(one)
    return {letter: tuple(groups[letter]) for letter in sorted(groups)}


def _rank(one: Term, parts: list[str], language: Language) -> int | None:
    names = _plain(" ".join((one.name(language), one.plural(language), one.abbreviation, *one.also_nl)))
    if all(part in names for part in parts):
        starts = (_plain(one.name(language)), _plain(one.abbreviation))
        return 0 if any(start.startswith(" ".join(parts)) for start in starts) else 1
    everything = f"{names} {_plain(one.meaning(language))}"
    return 2 if all(part in everything for part in parts) else None


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
