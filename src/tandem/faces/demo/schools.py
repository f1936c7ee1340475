"""Invented providers with their locations, networks and programmes, brought in as a batch."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from importlib import resources
from typing import Any, Final

import yaml

from tandem.base.actor import SYSTEM
from tandem.faces.demo.people import DOMAIN
from tandem.registers.organisations.actions import providers
from tandem.registers.organisations.actions.providers import BatchReport
from tandem.registers.organisations.queries.batch_rows import (
    AanloopRow,
    LocationRow,
    MembershipRow,
    NetworkRow,
    ProgrammeRow,
    ProviderRow,
    ProviderRows,
)
from tandem.registers.organisations.terms import NetworkKind, ProviderKind
from tandem.registers.reference import queries as reference

FIRST_NUMBER: Final = 990_001
"""No institution has a number of this height."""

SINCE: Final = date(2018, 9, 1)
BROAD_SINCE: Final = date(2023, 9, 1)
"""From this day a run-up may lead to more than one training."""

_ORGANISE_AANLOOP: Final = (ProviderKind.SCHOOL, ProviderKind.CDO, ProviderKind.SYNTRA)
_SOURCE: Final = "Verzonnen aanbieders van de proefstreek"
_ADULTS_ONLY: Final = "(volwassenen)"

School = Mapping[str, Any]


def number_of(place: int) -> str:
    """The institution number of the school at this place in the list."""
    return f"{FIRST_NUMBER + place}"


def bring_in(*, day: date, now: datetime) -> BatchReport:
    """Bring in all schools with what they offer up to this day."""
    return providers.apply_batch(actor=SYSTEM, rows=rows(day), source=_SOURCE, now=now)


def rows(day: date) -> ProviderRows:
    """The schools as a batch; they offer trainings of the sectors the file names."""
    told = _told()
    schools = list(enumerate(told["schools"]))
    return ProviderRows(
        networks=tuple(NetworkRow(row["code"], row["name"], NetworkKind(row["kind"])) for row in told["networks"]),
        providers=tuple(_provider(place, school) for place, school in schools),
        memberships=tuple(
            MembershipRow(number_of(place), code, SINCE) for place, school in schools for code in school["networks"]
        ),
        locations=tuple(one for place, school in schools for one in _locations(place, school)),
        programmes=tuple(one for place, school in schools for one in _programmes(place, school, day)),
        aanloop=tuple(one for place, school in schools for one in _aanloop(place, school, day)),
    )


def _provider(place: int, school: School) -> ProviderRow:
    number = number_of(place)
    return ProviderRow(
        number=number,
        name=school["name"],
        kind=ProviderKind(school["kind"]),
        valid_from=SINCE,
        email=f"school{number}@{DOMAIN}",
        website=f"https://school{number}.{DOMAIN}",
    )


def _locations(place: int, school: School) -> Iterator[LocationRow]:
    for n, where in enumerate(school["at"], start=1):
        postal_code, _, municipality = where.partition(" ")
        yield LocationRow(
            provider=number_of(place),
            number=str(n),
            name=f"{school['name']}, {municipality}",
            postal_code=postal_code,
            municipality=municipality,
            valid_from=SINCE,
            street="Sprookjesplein",
            house_number=str(place + n),
        )


def _programmes(place: int, school: School, day: date) -> Iterator[ProgrammeRow]:
    is_for_adults = school["kind"] == ProviderKind.CVO
    for n, _ in enumerate(school["at"], start=1):
        sectors = school["offers"] if n == 1 else school["offers"][:1]
        offered = {one.code: one for sector in sectors for one in reference.trainings_of_sector(sector, day=day)}
        for code, training in offered.items():
            if (_ADULTS_ONLY in training.name) == is_for_adults:
                yield ProgrammeRow(number_of(place), str(n), code, max(SINCE, training.valid_from or SINCE))


def _aanloop(place: int, school: School, day: date) -> Iterator[AanloopRow]:
    """A run-up towards the first sector of the school; at a centre of part-time education a broad one as well."""
    kind = ProviderKind(school["kind"])
    if kind not in _ORGANISE_AANLOOP:
        return
    sector = next(one for one in reference.sectors_on(day) if one.code == school["offers"][0])
    yield AanloopRow(number_of(place), "1", f"Aanloop {sector.name}", BROAD_SINCE, sector=sector.code)
    if kind is ProviderKind.CDO:
        yield AanloopRow(number_of(place), "1", "Brede aanloop", BROAD_SINCE)


def _told() -> Mapping[str, Any]:
    file = resources.files("tandem.faces.demo") / "data" / "schools.yaml"
    parsed: Mapping[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return parsed
