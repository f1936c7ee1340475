"""Reads the shipped bodies, cooperation agreements and mandates, and loads them."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from importlib import resources
from typing import Any

import yaml

from tandem.base.actor import Actor
from tandem.law.values import Certainty
from tandem.registers.mandates import actions
from tandem.registers.mandates.rules import AgreementRow, BodyRow, NewMandate, ShippedMandates
from tandem.registers.mandates.terms import BodyKind, Power

Document = Mapping[str, Any]


def load(*, actor: Actor, now: datetime) -> Mapping[str, int]:
    """Add what is not there yet of the shipped bodies and mandates; gives how many rows per table were added."""
    return actions.load(actor=actor, shipped=read(), now=now)


def read() -> ShippedMandates:
    """The shipped bodies, cooperation agreements and mandates."""
    bodies, mandates = _document("bodies.yaml"), _document("mandates.yaml")
    rows = tuple(_body(row, bodies) for row in bodies["bodies"])
    partnerships = [row for row in rows if row.kind is BodyKind.SECTORAL_PARTNERSHIP]
    return ShippedMandates(
        bodies=rows,
        agreements=tuple(_agreement(body, mandates) for body in partnerships),
        mandates=(
            *(one for body in partnerships for one in _delegated(body, mandates)),
            *(one for row in mandates["central"] for one in _central(row, mandates)),
        ),
    )


def _body(row: Document, document: Document) -> BodyRow:
    return BodyRow(
        code=row["code"],
        kind=BodyKind(row["kind"]),
        name=row["name"],
        name_en=row["name_en"],
        sector=row.get("sector", ""),
        valid_from=document["valid_from"],
    )


def _agreement(body: BodyRow, document: Document) -> AgreementRow:
    told = document["agreements"]
    return AgreementRow(
        body=body.code,
        reference=told["reference"].format(body=body.code),
        valid_from=document["valid_from"],
        certainty=Certainty(told["certainty"]),
        note=told["note"],
        note_en=told["note_en"],
    )


def _delegated(body: BodyRow, document: Document) -> Iterator[NewMandate]:
    told = document["delegated"]
    reference = document["agreements"]["reference"].format(body=body.code)
    for power in told["powers"]:
        yield _mandate(told, document, power=power, holder=body.code, sector=body.sector, agreement=reference)


def _central(row: Document, document: Document) -> Iterator[NewMandate]:
    for power in row["powers"]:
        yield _mandate(row, document, power=power, holder=row["holder"], sector=row.get("sector", ""))


def _mandate(
    told: Document, document: Document, *, power: str, holder: str, sector: str, agreement: str = ""
) -> NewMandate:
    return NewMandate(
        power=Power(power),
        holder=holder,
        sector=sector,
        agreement=agreement,
        valid_from=document["valid_from"],
        certainty=Certainty(told["certainty"]),
        note=told["note"],
        note_en=told["note_en"],
    )


def _document(name: str) -> Document:
    file = resources.files("tandem.registers.mandates") / "data" / name
    document: Document = yaml.safe_load(file.read_text(encoding="utf-8"))
    return document
