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
    """A purpose, ground or term of retention has no Dutch yet."""


def page() -> str:
    """Every table that holds something about a person."""
    words = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    tables = sorted(apps.get_models(), key=lambda table: table._meta.label_lower)
    sections = [part for table in tables if table.__module__.startswith("tandem.") for part in _section(table, words)]
    return "\n\n".join([INTRO, *sections])


def _section(table: type[Model], words: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    groups: dict[privacy.FieldPrivacy, list[str]] = {}
    for name, given in privacy.of(table).items():
        if given is not None and given.kind is not privacy.Kind.OPEN:
            groups.setdefault(given, []).append(f"`{name}`")
    if not groups:
        return
    rows = [
        f"| {', '.join(names)} | {_dutch(words, 'kind', given.kind)} | {_dutch(words, 'purpose', given.purpose)} "
        f"| {_dutch(words, 'ground', given.ground)} | {_dutch(words, 'retention', given.retention)} |"
        for given, names in groups.items()
    ]
    yield f"## {_title(table)}"
    yield "\n".join(["| Gegevens | Soort | Waarvoor | Grond | Hoe lang |", "|---|---|---|---|---|", *rows])


def _title(table: type[Model]) -> str:
    name = table.__name__
    code = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
    found: dict[str, Any] = {term.code: term for term in terms.ALL}
    return f"{found[code].nl} (`{table._meta.label}`)" if code in found else f"`{table._meta.label}`"


def _dutch(words: Mapping[str, Mapping[str, str]], kind: str, text: str) -> str:
    try:
        return words[kind][str(text)]
    except KeyError:
        raise UntranslatedError(f"tools/docs/processing.yaml has no Dutch for the {kind}: {text}") from None
