"""Reads the shipped catalogue of sectors, trainings and activities, and loads it."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from importlib import resources
from typing import Any, Final, TypeVar

import yaml

from tandem.base.actor import Actor
from tandem.registers.geo.rules import Counts
from tandem.registers.reference import actions
from tandem.registers.reference.rules import (
    ActivityFacts,
    ActivityListFacts,
    Catalogue,
    JointCommitteeFacts,
    OccupationFacts,
    QualificationFacts,
    SectorFacts,
    ShortageListFacts,
    ShortageOccupationFacts,
    TrainingFacts,
)
from tandem.registers.reference.terms import AgreementType, Certainty, Finality, Form, Grade, Safety

Row = Mapping[str, Any]
Facts = TypeVar("Facts")

WORDS: Final[Mapping[str, type[Any]]] = {
    "certainty": Certainty,
    "sector_certainty": Certainty,
    "qualification_certainty": Certainty,
    "occupation_certainty": Certainty,
    "nace_certainty": Certainty,
    "link_certainty": Certainty,
    "grade": Grade,
    "form": Form,
    "finality": Finality,
    "agreement": AgreementType,
    "safety": Safety,
}
"""The keys whose values are words of the reference room."""


class UnreadableCatalogue(ValueError):  # noqa: N818 - reads as what it is
    """A shipped file holds something else than it should; the message names the file, the row and the key."""


def load(*, actor: Actor, now: datetime) -> Mapping[str, Counts]:
    """Bring the reference tables up to the shipped ones; gives what changed per table, nothing when all was there."""
    return actions.load_shipped(actor=actor, catalogue=read(), now=now)


def read() -> Catalogue:
    """The shipped catalogue."""
    return Catalogue(
        sectors=tuple(_sectors()),
        joint_committees=tuple(_joint_committees()),
        qualifications=tuple(_qualifications()),
        activity_lists=tuple(_activity_lists()),
        trainings=tuple(_trainings()),
        shortage_lists=tuple(_shortage_lists()),
    )


def _sectors() -> Iterator[SectorFacts]:
    name = "sectors.yaml"
    file = _file(name)
    shared = _of(file, "valid_from", "certainty", "source", "note", "note_en")
    for row in file["sectors"]:
        yield _facts(SectorFacts, shared | row, where=name)


def _joint_committees() -> Iterator[JointCommitteeFacts]:
    name = "joint_committees.yaml"
    file = _file(name)
    unsure = {"certainty": "uncertain", "sector_certainty": "uncertain"}
    shared = _of(file, "valid_from") | unsure
    for row in file["joint_committees"]:
        yield _facts(JointCommitteeFacts, shared | row, where=name)


def _qualifications() -> Iterator[QualificationFacts]:
    name = "trainings.yaml"
    for row in _file(name)["qualifications"]:
        yield _facts(QualificationFacts, row, where=name)


def _trainings() -> Iterator[TrainingFacts]:
    file = _file("trainings.yaml")
    shared = _of(file, "source", "occupation_certainty", "nace_certainty")
    for name in sorted(entry.name for entry in _folder("trainings").iterdir()):
        for row in _file(f"trainings/{name}")["trainings"]:
            where = f"{name} {row.get('code')}"
            seen = _when_seen(row, school_year_starts=file["school_year_starts"])
            occupations = tuple(_facts(OccupationFacts, item, where=where) for item in row.get("occupations", ()))
            given = {key: value for key, value in row.items() if key not in {"seen_since", "seen_by"}}
            yield _facts(TrainingFacts, shared | given | seen | {"occupations": occupations}, where=where)


def _when_seen(row: Row, *, school_year_starts: str) -> dict[str, Any]:
    """`seen_since` is the first school year; with `seen_by` the training may be older, so its first day is unknown."""
    if "seen_since" not in row:
        return {"seen_in": row.get("seen_by")}
    year = row["seen_since"]
    return {"seen_in": year, "is_seen_exact": True, "valid_from": date.fromisoformat(f"{year}-{school_year_starts}")}


def _activity_lists() -> Iterator[ActivityListFacts]:
    name = "activity_lists.yaml"
    file = _file(name)
    shared = _of(file, "valid_from", "certainty", "source", "note", "note_en")
    for row in file["lists"]:
        activities = tuple(_facts(ActivityFacts, item, where=name) for item in row["activities"])
        yield _facts(ActivityListFacts, shared | row | {"activities": activities}, where=name)


def _shortage_lists() -> Iterator[ShortageListFacts]:
    name = "shortage_occupations.yaml"
    file = _file(name)
    shared, linked = _of(file, "source", "note", "note_en"), _of(file, "link_certainty")
    for row in file["lists"]:
        occupations = tuple(
            _facts(ShortageOccupationFacts, linked | item, where=f"{name} {row['year']}") for item in row["occupations"]
        )
        yield _facts(ShortageListFacts, shared | row | {"occupations": occupations}, where=name)


def _of(file: Row, *keys: str) -> dict[str, Any]:
    """What the head of a file says for all its rows."""
    return {key: file[key] for key in keys if key in file}


def _facts(kind: type[Facts], row: Row, *, where: str) -> Facts:
    """The row as facts; a key or a word that does not exist is refused with its place."""
    try:
        return kind(**{key: _read(key, value) for key, value in row.items()})
    except (TypeError, ValueError) as error:
        raise UnreadableCatalogue(f"{where}, {row.get('code', row.get('number', ''))}: {error}") from error


def _read(key: str, value: Any) -> Any:
    if key in WORDS:
        return WORDS[key](value)
    return tuple(value) if isinstance(value, list) else value


def _folder(name: str) -> Any:
    return resources.files("tandem.registers.reference") / "data" / name


def _file(name: str) -> Row:
    parsed: Row = yaml.safe_load(_folder(name).read_text(encoding="utf-8"))
    return parsed
