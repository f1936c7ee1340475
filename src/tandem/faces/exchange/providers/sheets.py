"""The tables a file of providers can hold: per table its columns, as people write them, and the row they make."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.utils.translation import gettext_noop

from tandem.registers.geo.rules import search_key
from tandem.registers.organisations.queries.batch_rows import (
    LocationRow,
    MembershipRow,
    NetworkRow,
    ProgrammeRow,
    ProviderRow,
    TrajectoryGroupRow,
    TrajectoryRow,
)
from tandem.registers.organisations.terms import NetworkKind, ProviderKind, TrajectoryAgreement


class CellError(ValueError):
    """A cell cannot be read; `needed` says what belongs there."""

    def __init__(self, needed: str) -> None:
        self.needed = needed
        super().__init__(needed)


@dataclass(frozen=True)
class Column:
    """One column: its heading, the field it fills, how a cell is read, and whether it may be empty."""

    heading: str
    field: str
    read: Callable[[str], Any]
    is_required: bool = True

    def filled(self, cell: str) -> Any:
        """What the cell holds; an empty cell here is an error."""
        if not cell:
            raise CellError(gettext_noop("een waarde: deze kolom mag niet leeg zijn"))
        return self.read(cell)


@dataclass(frozen=True)
class Sheet:
    """One table: its name, its columns and the row it makes."""

    name: str
    target: str
    columns: tuple[Column, ...]
    row: Callable[..., Any]

    @property
    def required(self) -> frozenset[str]:
        """The headings that must be there."""
        return frozenset(heading_key(c.heading) for c in self.columns if c.is_required)

    def by_heading(self) -> Mapping[str, Column]:
        """The columns by their heading, however it is written."""
        return {heading_key(column.heading): column for column in self.columns}


def heading_key(heading: str) -> str:
    """A heading without capitals, accents and signs: `E-mail` and `email` are the same."""
    return re.sub(r"[^a-z0-9]", "", search_key(heading))


def _text(most: int) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if len(cell) > most:
            raise CellError(gettext_noop("een kortere tekst"))
        return cell

    return read


def _digits(least: int, most: int) -> Callable[[str], str]:
    def read(cell: str) -> str:
        plain = cell.removesuffix(".0").replace(" ", "").replace(".", "")
        if not plain.isdecimal() or not least <= len(plain) <= most:
            raise CellError(gettext_noop("een nummer van enkele cijfers, zoals 012345"))
        return plain

    return read


def _day(cell: str) -> date:
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d %H:%M:%S"):
        try:
            return datetime.strptime(cell, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise CellError(gettext_noop("een dag, zoals 2026-09-01 of 01/09/2026"))


def _one_of(kind: Any) -> Callable[[str], Any]:
    def read(cell: str) -> Any:
        for member in kind:
            if heading_key(cell) in {heading_key(member.value), heading_key(member.name)}:
                return member
        raise CellError(", ".join(member.value for member in kind))

    return read


_NUMBER: Final = Column("instellingsnummer", "provider", _digits(1, 6))
_FROM: Final = Column("geldig van", "valid_from", _day)
_UNTIL: Final = Column("geldig tot", "valid_until", _day, is_required=False)

SHEETS: Final = (
    Sheet(
        "netwerken",
        "networks",
        (
            Column("code", "code", _text(40)),
            Column("naam", "name", _text(200)),
            Column("soort netwerk", "kind", _one_of(NetworkKind)),
        ),
        NetworkRow,
    ),
    Sheet(
        "aanbieders",
        "providers",
        (
            Column("instellingsnummer", "number", _digits(1, 6)),
            Column("naam", "name", _text(200)),
            Column("soort", "kind", _one_of(ProviderKind)),
            _FROM,
            _UNTIL,
            Column("e-mail", "email", _text(254), is_required=False),
            Column("telefoon", "phone", _text(30), is_required=False),
            Column("website", "website", _text(200), is_required=False),
        ),
        ProviderRow,
    ),
    Sheet(
        "lidmaatschappen",
        "memberships",
        (_NUMBER, Column("netwerk", "network", _text(40)), _FROM, _UNTIL),
        MembershipRow,
    ),
    Sheet(
        "vestigingsplaatsen",
        "locations",
        (
            _NUMBER,
            Column("vestigingsplaats", "number", _digits(1, 10)),
            Column("naam", "name", _text(200)),
            Column("straat", "street", _text(200), is_required=False),
            Column("huisnummer", "house_number", _text(30), is_required=False),
            Column("postcode", "postal_code", _digits(4, 4)),
            Column("gemeente", "municipality", _text(100)),
            _FROM,
            _UNTIL,
        ),
        LocationRow,
    ),
    Sheet(
        "opleidingen",
        "programmes",
        (
            _NUMBER,
            Column("vestigingsplaats", "location", _digits(1, 10)),
            Column("opleiding", "training", _text(40)),
            Column("administratieve groep", "group_number", _digits(1, 6), is_required=False),
            Column("overeenkomst", "agreement_type", _text(4), is_required=False),
            _FROM,
            _UNTIL,
        ),
        ProgrammeRow,
    ),
    Sheet(
        "standaardtrajecten",
        "trajectories",
        (
            Column("code", "code", _text(20)),
            Column("contracttype", "agreement_type", _one_of(TrajectoryAgreement)),
            Column("begin", "valid_from", _day),
            Column("einde", "valid_until", _day, is_required=False),
        ),
        TrajectoryRow,
    ),
    Sheet(
        "administratieve groepen",
        "groups",
        (
            Column("administratieve groep", "group_number", _digits(1, 6)),
            Column("standaardtraject", "trajectory", _text(20)),
            Column("begin", "valid_from", _day),
            Column("einde", "valid_until", _day, is_required=False),
        ),
        TrajectoryGroupRow,
    ),
)
