"""Reads the shipped tables of places and loads them."""

import csv
from collections.abc import Mapping
from datetime import date, datetime
from importlib import resources

from tandem.base.actor import Actor
from tandem.registers.geo.actions import tables as actions
from tandem.registers.geo.rules import (
    Counts,
    MemberFacts,
    MergerFacts,
    MunicipalityFacts,
    PostalFacts,
    RegionFacts,
    Tables,
)
from tandem.registers.geo.terms import GeoCertainty, RegionKind

Row = Mapping[str, str]


def load(*, actor: Actor, now: datetime) -> Mapping[str, Counts]:
    """Bring the tables of places up to the shipped ones; gives what changed per table, nothing when all was there."""
    return actions.load_shipped(actor=actor, tables=read(), now=now)


def read() -> Tables:
    """The shipped tables of places."""
    return Tables(
        municipalities=tuple(_municipality(row) for row in _rows("municipalities.csv")),
        mergers=tuple(_merger(row) for row in _rows("mergers.csv")),
        postal_codes=tuple(PostalFacts(row["code"], row["place"], row["nis"]) for row in _rows("postal_codes.csv")),
        regions=tuple(_region(row) for row in _rows("regions.csv")),
        members=tuple(_member(row) for row in _rows("region_members.csv")),
    )


def _municipality(row: Row) -> MunicipalityFacts:
    return MunicipalityFacts(
        nis=row["nis"],
        name=row["name"],
        valid_from=_day(row["valid_from"]),
        valid_until=_day_or_none(row["valid_until"]),
        arrondissement=row["arrondissement"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
    )


def _merger(row: Row) -> MergerFacts:
    return MergerFacts(
        old_nis=row["old_nis"],
        new_nis=row["new_nis"],
        merged_on=_day(row["merged_on"]),
        certainty=GeoCertainty(row["certainty"]),
    )


def _region(row: Row) -> RegionFacts:
    return RegionFacts(
        code=row["code"],
        kind=RegionKind(row["kind"]),
        name=row["name"],
        parent=row["parent"],
        valid_from=_day(row["valid_from"]),
        valid_until=_day_or_none(row["valid_until"]),
        certainty=GeoCertainty(row["certainty"]),
        note=row["note"],
    )


def _member(row: Row) -> MemberFacts:
    return MemberFacts(
        region=row["region"],
        nis=row["nis"],
        valid_from=_day(row["valid_from"]),
        valid_until=_day_or_none(row["valid_until"]),
    )


def _rows(name: str) -> list[dict[str, str]]:
    file = resources.files("tandem.registers.geo") / "data" / name
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _day_or_none(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
