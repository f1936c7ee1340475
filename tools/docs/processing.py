"""The register of processing (verwerkingsregister), from what every table says of its fields."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml
from django.apps import apps
from django.db.models import Model

from tandem.base import privacy
from tandem.glossary import terms

WORDS: Final = Path(__file__).with_name("processing.yaml")
INTRO: Final = """# Register van verwerkingen

Welke persoonsgegevens Tandem bewaart, waarvoor, op welke grond en hoe lang. Elk gegeven van elke tabel is ingedeeld als
open, persoonlijk of gevoelig; wat hier niet staat, zegt niets over een persoon. Wie een tabel toevoegt zonder dat te
zeggen, krijgt een fout van `make test`."""


class UntranslatedError(LookupError):
    """Purposes, grounds or terms of retention that have no Dutch yet."""


def page() -> str:
    """Every table that holds something about a person; raises where a phrase has no Dutch."""
    words = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    tables = sorted(apps.get_models(), key=lambda table: table._meta.label_lower)
    own = [table for table in tables if table.__module__.startswith("tandem.")]
    missing = sorted({phrase for table in own for given in _told(table) for phrase in _unknown(given, words)})
    if missing:
        raise UntranslatedError("\n  ".join(["tools/docs/processing.yaml has no Dutch for", *missing]))
    return "\n\n".join([INTRO, *(part for table in own for part in _section(table, words))])


def _told(table: type[Model]) -> dict[privacy.FieldPrivacy, list[str]]:
    """What the table says about its personal fields, and which fields it says it of."""
    groups: dict[privacy.FieldPrivacy, list[str]] = {}
    for name, given in privacy.of(table).items():
        if given is not None and given.kind is not privacy.Kind.OPEN:
            groups.setdefault(given, []).append(f"`{name}`")
    return groups


def _phrases(given: privacy.FieldPrivacy) -> dict[str, str]:
    return {"kind": str(given.kind), "purpose": given.purpose, "ground": given.ground, "retention": given.retention}


def _unknown(given: privacy.FieldPrivacy, words: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    yield from (f"{part}: {phrase}" for part, phrase in _phrases(given).items() if phrase not in words[part])


def _section(table: type[Model], words: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    groups = _told(table)
    if not groups:
        return
    rows = []
    for given, names in groups.items():
        said = [words[part][phrase] for part, phrase in _phrases(given).items()]
        rows.append(f"| {' | '.join([', '.join(names), *said])} |")
    yield f"## {_title(table)}"
    yield "\n".join(["| Gegevens | Soort | Waarvoor | Grond | Hoe lang |", "|---|---|---|---|---|", *rows])


def _title(table: type[Model]) -> str:
    name = table.__name__
    code = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
    found: dict[str, Any] = {term.code: term for term in terms.ALL}
    return f"{found[code].nl} (`{table._meta.label}`)" if code in found else f"`{table._meta.label}`"
