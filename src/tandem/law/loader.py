"""Reading `law/parameters` as a whole: every file, every mistake, one version."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from tandem.law.checker import Checker
from tandem.law.errors import LawError
from tandem.law.reading import read
from tandem.law.schema import RULE, subject_of
from tandem.law.values import Family, Law, Parameter, Scope, Source, Subject, Value

FOLDER: Final = Path(__file__).parent / "parameters"
SOURCES, FAMILIES, NOT_PARAMETERS, CALENDAR = "sources", "families", "not_parameters", "school_calendar"
"""The files that are no subject."""
_APART: Final = frozenset({SOURCES, FAMILIES, NOT_PARAMETERS, CALENDAR})
_KINDS: Final = frozenset(
    {"official", "sector", "social_secretariat", "education", "press", "union", "advice", "other"}
)
_SECTORS: Final = "power.sector_partnerships"


def load(folder: Path = FOLDER) -> Law:
    """The law in this folder, or `LawError` with every mistake in it."""
    mistakes: list[str] = []
    known = sources(folder, mistakes)
    families = _families(folder, mistakes)
    subjects = _subjects(folder, known, mistakes)
    parameters = _by_key(subjects, mistakes)
    not_parameters = _not_parameters(folder, mistakes)
    law = Law(version_of(folder), subjects, parameters, known, families, not_parameters)
    _check_rules(law, mistakes)
    _check_sectors(law, mistakes)
    if mistakes:
        raise LawError(mistakes)
    return law


def files(folder: Path = FOLDER) -> tuple[Path, ...]:
    """Every file that decides, in a fixed order; translations decide nothing."""
    return tuple(sorted(folder.glob("*.yaml")))


def version_of(folder: Path = FOLDER) -> str:
    """A short hash of all files that decide; it is stored with every decision."""
    digest = hashlib.sha256()
    for path in files(folder):
        text = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.name}:{len(text)}\n".encode())
        digest.update(text)
    return digest.hexdigest()[:16]


def _subjects(folder: Path, known: Mapping[str, Source], mistakes: list[str]) -> dict[str, Subject]:
    found: dict[str, Subject] = {}
    for path in files(folder):
        if path.stem in _APART:
            continue
        raw = read(path, mistakes)
        subject = subject_of(raw, Checker(mistakes, path.name), sources=known) if raw else None
        if subject is None:
            continue
        if subject.code != path.stem:
            mistakes.append(f"{path.name}: subject is {subject.code}, needed {path.stem}")
        found[subject.code] = subject
    return found


def _by_key(subjects: Mapping[str, Subject], mistakes: list[str]) -> dict[str, Parameter]:
    found: dict[str, Parameter] = {}
    for subject in subjects.values():
        for parameter in subject.parameters:
            if parameter.key in found:
                mistakes.append(f"{parameter.key}: stands in two files")
            found[parameter.key] = parameter
    return found


def _rows(folder: Path, name: str, mistakes: list[str]) -> Iterable[tuple[str, Any, Checker]]:
    held = read(folder / f"{name}.yaml", mistakes).get(name, {})
    check = Checker(mistakes, f"{name}.yaml")
    if not isinstance(held, dict):
        check.wrong(f"needed a mapping under {name}")
        return
    for code, row in held.items():
        yield str(code), row, check.inside(str(code))


def sources(folder: Path, mistakes: list[str]) -> dict[str, Source]:
    """The sources in this folder; what is wrong is added to the mistakes."""
    found: dict[str, Source] = {}
    for code, raw, check in _rows(folder, SOURCES, mistakes):
        if not isinstance(raw, dict) or not check.keys(raw, must=("title", "kind", "address", "used_for", "date")):
            continue
        if raw["kind"] not in _KINDS:
            check.wrong(f"kind is {raw['kind']!r}; known are {', '.join(sorted(_KINDS))}")
        day = None if raw["date"] is None else str(raw["date"])
        title = check.text(raw["title"], what="title", ends=False)
        used = check.text(raw["used_for"], what="used_for", ends=False)
        found[code] = Source(code, title, str(raw["kind"]), tuple(raw["address"]), used, day)
    return found


def _families(folder: Path, mistakes: list[str]) -> dict[str, Family]:
    found: dict[str, Family] = {}
    for code, raw, check in _rows(folder, FAMILIES, mistakes):
        if not isinstance(raw, dict) or not check.keys(raw, must=("name", "numbered_by", "added")):
            continue
        if raw["numbered_by"] not in {"domain", "tandem"}:
            check.wrong(f"numbered_by is {raw['numbered_by']!r}, needed domain or tandem")
        name = check.text(raw["name"], what="name", ends=False)
        found[code] = Family(code, name, str(raw["numbered_by"]), tuple(raw["added"]))
    return found


def _not_parameters(folder: Path, mistakes: list[str]) -> dict[str, str]:
    rows = _rows(folder, NOT_PARAMETERS, mistakes)
    return {rule: check.text(why, what="reason", ends=True) for rule, why, check in rows}


def all_values(law: Law) -> Iterable[Value[Any]]:
    """Every value of every parameter."""
    return (value for parameter in law.parameters.values() for value in parameter.values)


def rules_of(law: Law) -> frozenset[str]:
    """Every rule that a parameter covers."""
    return frozenset(value.rule for value in all_values(law)) | {p.rule for p in law.parameters.values()}


def _check_rules(law: Law, mistakes: list[str]) -> None:
    covered = rules_of(law)
    mistakes.extend(
        f"{rule}: its family is not in families.yaml"
        for rule in sorted(covered | set(law.not_parameters))
        if RULE.match(rule) and rule.split("-")[1] not in law.families
    )
    mistakes.extend(
        f"{rule}: is a parameter and stands in not_parameters.yaml too"
        for rule in sorted(covered & set(law.not_parameters))
    )


def _check_sectors(law: Law, mistakes: list[str]) -> None:
    listed = law.parameters.get(_SECTORS)
    sectors = {code for value in (listed.values if listed else ()) for code in value.value or ()}
    mistakes.extend(
        f"{value.key}: the scope names sector {value.scope.sector}, which is not in {_SECTORS}"
        for value in all_values(law)
        if value.scope != Scope() and value.scope.sector is not None and value.scope.sector not in sectors
    )
