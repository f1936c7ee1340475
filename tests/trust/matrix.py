"""The access matrix as it is written down: for each door who may, who only knows, and whether reading is noted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from tandem.registers.access.terms import Role

FILE: Final = Path(__file__).with_name("access_matrix.yaml")

EVERYBODY, SIGNED_IN, WITH_KEY, NOBODY = "iedereen", "wie aangemeld is", "wie een sleutel heeft", "niemand"
OWN_MARK: Final = " eigen"
_WORDS: Final = {"waarvoor", "lezen", "doen", "ziet", "genoteerd"}


class Place(StrEnum):
    """For whom somebody acts, seen from the file: its own company or body, another, or none at all."""

    OWN = "own"
    OTHER = "other"
    NONE = "none"


class Answer(StrEnum):
    """What somebody hears at a door."""

    OPEN = "open"
    TOLD = "told"
    SHUT = "shut"


class UnreadableRowError(ValueError):
    """A row of the matrix says something that nobody can follow."""


@dataclass(frozen=True)
class Who:
    """Everybody a row names: whole kinds of visitors, and pairs of a role and a place."""

    kind: str = ""
    pairs: frozenset[tuple[Role, Place]] = frozenset()

    def holds(self, role: Role, place: Place, *, is_signed_in: bool) -> bool:
        """Whether somebody is named here."""
        if self.kind == EVERYBODY:
            return True
        if self.kind in {SIGNED_IN, WITH_KEY}:
            return is_signed_in
        return (role, place) in self.pairs


@dataclass(frozen=True)
class Row:
    """One door."""

    area: str
    door: str
    what: str
    reads: Who | None
    does: Who | None
    told: Who
    is_noted: bool

    def answer(self, method: str, role: Role, place: Place, *, is_signed_in: bool) -> Answer:
        """What somebody hears who knocks in this way."""
        who = self.reads if method == "GET" else self.does
        if who is not None and who.holds(role, place, is_signed_in=is_signed_in):
            return Answer.OPEN
        if method != "GET" and is_signed_in and self.told.holds(role, place, is_signed_in=is_signed_in):
            return Answer.TOLD
        return Answer.SHUT


@cache
def rows() -> Mapping[str, Row]:
    """Every row, by the name of its door."""
    written = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    groups = {name: tuple(Role(role) for role in roles) for name, roles in written["groepen"].items()}
    found = [
        _row(area, door, told, groups) for area, doors in written["deuren"].items() for door, told in doors.items()
    ]
    doubles = {row.door for row in found if sum(other.door == row.door for other in found) > 1}
    if doubles:
        raise UnreadableRowError(f"more than one row for {sorted(doubles)}")
    return {row.door: row for row in found}


def groups_in_use() -> Iterator[str]:
    """The names of groups that some row names."""
    written = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    for doors in written["deuren"].values():
        for told in doors.values():
            for word in ("lezen", "doen", "ziet"):
                names = told.get(word, [])
                yield from (name.removesuffix(OWN_MARK) for name in names if not isinstance(names, str))


def group_names() -> set[str]:
    """The names of the groups."""
    return set(yaml.safe_load(FILE.read_text(encoding="utf-8"))["groepen"])


def _row(area: str, door: str, told: Mapping[str, Any], groups: Mapping[str, tuple[Role, ...]]) -> Row:
    unknown = set(told) - _WORDS
    if unknown or "waarvoor" not in told or not {"lezen", "doen"} & set(told):
        raise UnreadableRowError(f"{door}: a row says what for, and who reads or does; found {sorted(told)}")
    reads, does = (_who(told[word], groups, door) if word in told else None for word in ("lezen", "doen"))
    is_noted = told.get("genoteerd", False) in {True, "ja"}
    return Row(area, door, told["waarvoor"], reads, does, _who(told.get("ziet", []), groups, door), is_noted)


def _who(told: Any, groups: Mapping[str, tuple[Role, ...]], door: str) -> Who:
    if isinstance(told, str):
        if told not in {EVERYBODY, SIGNED_IN, WITH_KEY, NOBODY}:
            raise UnreadableRowError(f"{door}: nobody knows who “{told}” is")
        return Who(kind=told)
    pairs = set()
    for name in told:
        group = name.removesuffix(OWN_MARK)
        if group not in groups:
            raise UnreadableRowError(f"{door}: nobody knows who “{group}” is")
        places = (Place.OWN,) if name.endswith(OWN_MARK) else tuple(Place)
        pairs |= {(role, place) for role in groups[group] for place in places}
    return Who(pairs=frozenset(pairs))
