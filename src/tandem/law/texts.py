"""Every Dutch text of the law, and its English: the catalogue of messages is built from here."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from tandem.law import book, loader, school_years, words
from tandem.law.errors import LawError
from tandem.law.reading import read

ENGLISH: Final = "en"


def by_file() -> Mapping[str, tuple[str, ...]]:
    """The Dutch texts of each file of `parameters`, and those of `words.py` under "words"."""
    law = book.book()
    found: dict[str, list[str]] = {code: [] for code in law.subjects}
    for subject in law.subjects.values():
        found[subject.code] += [subject.name, subject.explanation]
        for parameter in subject.parameters:
            found[subject.code] += [parameter.name, parameter.explanation, *parameter.words.values()]
            found[subject.code] += [value.note for value in parameter.values if value.note]
    found[loader.SOURCES] = list(_of_sources())
    found[loader.FAMILIES] = [family.name for family in law.families.values()]
    found[loader.NOT_PARAMETERS] = list(law.not_parameters.values())
    found[loader.CALENDAR] = list(school_years.texts())
    found["words"] = list(words.texts())
    return {name: tuple(dict.fromkeys(held)) for name, held in found.items()}


def dutch() -> frozenset[str]:
    """Every Dutch text of the law."""
    return frozenset(text for held in by_file().values() for text in held)


@cache
def english(folder: Path = loader.FOLDER) -> Mapping[str, str]:
    """The English of every Dutch text of the law."""
    mistakes: list[str] = []
    found: dict[str, str] = {}
    for path in sorted((folder / ENGLISH).glob("*.yaml")):
        for nl, en in read(path, mistakes).items():
            _add(found, nl, en, mistakes=mistakes, name=path.name)
    if mistakes:
        raise LawError(mistakes)
    return found


def in_english(text: str) -> str:
    """The English of a Dutch text of the law; a text that has none stays Dutch."""
    return english().get(text, text)


def _add(found: dict[str, str], nl: Any, en: Any, *, mistakes: list[str], name: str) -> None:
    if not isinstance(en, str) or not en.strip():
        mistakes.append(f"en/{name}: {nl!r} has no English")
    elif found.setdefault(str(nl), en.strip()) != en.strip():
        mistakes.append(f"en/{name}: {nl!r} has another English in another file")


def _of_sources() -> Iterator[str]:
    for source in book.book().sources.values():
        yield from (source.title, source.used_for)
        if source.date is not None and any(sign.isalpha() for sign in source.date):
            yield source.date
