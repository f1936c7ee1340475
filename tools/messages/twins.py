"""Collects the Dutch texts of the product's data, each with the English that stands beside it.

The glossary, the law, the regions and the reference data carry both languages themselves; what they say is merged into
the English catalogue when it is compiled, and never copied into the file that people translate.
"""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from tandem.glossary import findings, labels, sources, terms
from tandem.law import texts
from tools.messages.message import Problem, Twin

_FAST: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def glossary() -> Iterator[Twin]:
    """The words, their meanings and sources, the labels of choices and the sentences of findings."""
    for term in terms.ALL:
        where = f"glossary term {term.code}"
        yield Twin(term.nl, term.en, where)
        yield Twin(term.plural_nl, term.plural_en, where)
        yield Twin(term.meaning_nl, term.meaning_en, where)
    for source in sources.ALL:
        yield Twin(source.title, source.title_en, f"glossary source {source.code}")
    for choices in labels.ALL:
        for dutch, english in (choices.name, *choices.labels.values()):
            yield Twin(dutch, english, f"glossary label {choices.key}")
    for wording in findings.ALL:
        for dutch, english in wording.pairs:
            yield Twin(dutch, english, f"glossary finding {wording.code}")
    for dutch, english in findings.WORDS:
        yield Twin(dutch, english, "glossary findings")


def law() -> Iterator[Twin]:
    """The texts of the dated parameters and of the words around them."""
    english = texts.english()
    for name, written in texts.by_file().items():
        for dutch in written:
            yield Twin(dutch, english.get(dutch, ""), f"law {name}")


def reference(folder: Path) -> Iterator[Twin]:
    """The texts of the reference data: `name` beside `name_en`, `text_nl` beside `text_en`."""
    for path in sorted(folder.glob("*.yaml")):
        rows = list(_rows(_read(path), ""))
        doubled = {(level, field) for level, row in rows for field in row if _english_field(field) in row}
        for level, row in rows:
            for field, dutch in row.items():
                if (level, field) in doubled and isinstance(dutch, str):
                    yield Twin(dutch, str(row.get(_english_field(field), "")), f"reference {path.name}")


def regions(path: Path) -> Iterator[Twin]:
    """The names of regions and provinces that are called otherwise in English."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["name_en"]:
                yield Twin(row["name"], row["name_en"], f"geo {path.name}")


def merged(twins: Iterator[Twin]) -> tuple[dict[str, str], list[Problem]]:
    """One English text for each Dutch text: the first that is given. Where two differ, or one lacks, it is said."""
    chosen: dict[str, Twin] = {}
    problems = []
    for twin in twins:
        if not twin.dutch:
            continue
        first = chosen.setdefault(twin.dutch, twin)
        if not first.english:
            chosen[twin.dutch] = twin
        elif twin.english and twin.english != first.english:
            text = f"{twin.dutch} = {first.english} | {twin.english}"
            problems.append(Problem("two English texts", text, f"{first.where}, {twin.where}"))
    problems += [Problem("without English", twin.dutch, twin.where) for twin in chosen.values() if not twin.english]
    return {dutch: twin.english for dutch, twin in chosen.items() if twin.english}, problems


def _rows(node: Any, level: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every record with the level it stands at, whatever its place in a list."""
    if isinstance(node, Mapping):
        yield level, node
        for key, value in node.items():
            yield from _rows(value, f"{level}/{key}")
    elif isinstance(node, list):
        for item in node:
            yield from _rows(item, level)


def _english_field(field: str) -> str:
    return f"{field.removesuffix('_nl')}_en"


def _read(path: Path) -> Any:
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, Loader=_FAST)  # noqa: S506 - the safe loader, in C where there is one
