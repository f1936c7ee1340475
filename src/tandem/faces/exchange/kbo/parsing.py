"""The files of an extract: their columns, and how a row of texts becomes a row of the mirror.

A full extract holds fifty million rows: each function here looks at a row once, and says nothing where all is well.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import gt
from typing import Any, Final

from tandem.faces.exchange.kbo import values
from tandem.faces.exchange.kbo.values import Codes, FaultError, Memory
from tandem.registers.organisations.rules import search_start
from tandem.registers.organisations.terms import RegisterFile, RowProblem

Values = tuple[Any, ...]
Parse = Callable[[Sequence[str]], Values]


@dataclass(frozen=True)
class Table:
    """One file: its columns, how a row becomes values, and how many of these first values occur only once."""

    file: RegisterFile
    columns: tuple[str, ...]
    parse: Parse
    key_columns: int = 0
    is_deletion: bool = False

    @property
    def header(self) -> str:
        """The columns as they stand in the first line."""
        return ",".join(self.columns)


CODE_COLUMNS: Final = ("Category", "Code", "Language", "Description")
_COLUMNS: Final[Mapping[RegisterFile, tuple[str, ...]]] = {
    RegisterFile.ENTERPRISE: (
        "EnterpriseNumber",
        "Status",
        "JuridicalSituation",
        "TypeOfEnterprise",
        "JuridicalForm",
        "JuridicalFormCAC",
        "StartDate",
    ),
    RegisterFile.ESTABLISHMENT: ("EstablishmentNumber", "StartDate", "EnterpriseNumber"),
    RegisterFile.BRANCH: ("Id", "StartDate", "EnterpriseNumber"),
    RegisterFile.DENOMINATION: ("EntityNumber", "Language", "TypeOfDenomination", "Denomination"),
    RegisterFile.ADDRESS: (
        "EntityNumber",
        "TypeOfAddress",
        "CountryNL",
        "CountryFR",
        "Zipcode",
        "MunicipalityNL",
        "MunicipalityFR",
        "StreetNL",
        "StreetFR",
        "HouseNumber",
        "Box",
        "ExtraAddressInfo",
        "DateStrikingOff",
    ),
    RegisterFile.CONTACT: ("EntityNumber", "EntityContact", "ContactType", "Value"),
    RegisterFile.ACTIVITY: ("EntityNumber", "ActivityGroup", "NaceVersion", "NaceCode", "Classification"),
}


def code_table() -> Table:
    """`code.csv`, which explains the codes of the other files."""
    return Table(RegisterFile.CODE, CODE_COLUMNS, _code, key_columns=3)


def tables(codes: Codes) -> Mapping[RegisterFile, Table]:
    """The other files; a code that `codes` does not explain is a fault."""
    readers: Mapping[RegisterFile, Parse] = {
        RegisterFile.ENTERPRISE: _enterprise(codes),
        RegisterFile.ESTABLISHMENT: _establishment(values.establishment_number),
        RegisterFile.BRANCH: _establishment(values.branch_number),
        RegisterFile.DENOMINATION: _denomination(codes),
        RegisterFile.ADDRESS: _address(codes),
        RegisterFile.CONTACT: _contact(codes),
        RegisterFile.ACTIVITY: _activity(codes),
    }
    keyed = (RegisterFile.ENTERPRISE, RegisterFile.ESTABLISHMENT, RegisterFile.BRANCH)
    return {file: Table(file, _COLUMNS[file], read, int(file in keyed)) for file, read in readers.items()}


def deletions() -> Mapping[RegisterFile, Table]:
    """The files of an update that say whose rows go: one column with a number."""
    kinds = {
        RegisterFile.ENTERPRISE: values.enterprise_number,
        RegisterFile.ESTABLISHMENT: values.establishment_number,
        RegisterFile.BRANCH: values.branch_number,
    }
    return {
        file: Table(
            file,
            columns[:1],
            _deletion(kinds.get(file, values.entity_number)),
            is_deletion=True,
        )
        for file, columns in _COLUMNS.items()
    }


_FIRST_VALUE: Final = re.compile(rb'"?([0-9.]+)"?')


def entity_of(raw: bytes, table: Table) -> int | None:
    """Whose row this is, where its first value can still be read."""
    first = _FIRST_VALUE.match(raw)
    if table.file is RegisterFile.CODE or first is None:
        return None
    try:
        return values.entity_number(first[1].decode())
    except FaultError:
        return None


# --------------------------------------------------------------------------------------------------- one row per file


def _code(row: Sequence[str]) -> Values:
    category, code, language, text = row
    for column, value, most in zip(CODE_COLUMNS, row, (40, 20, 2, 500), strict=True):
        values.filled(value, column=column, most=most)
    return category, code, language, text


def _enterprise(codes: Codes) -> Parse:
    number = values.enterprise_number
    status = values.known(codes, "Status")
    situation = values.known(codes, "JuridicalSituation")
    kind = values.known(codes, "TypeOfEnterprise")
    form = values.known(codes, "JuridicalForm", is_needed=False)
    form_to_read = values.known(codes, "JuridicalForm", column="JuridicalFormCAC", is_needed=False)
    day = values.day("StartDate")

    def parse(row: Sequence[str]) -> Values:
        no, st, si, ki, fo, re, da = row
        return number(no), status[st], situation[si], kind[ki], form[fo], form_to_read[re], day[da]

    return parse


def _establishment(number: Callable[[str], int]) -> Parse:
    day = values.day("StartDate")
    enterprise = values.in_column("EnterpriseNumber", values.enterprise_number)

    def parse(row: Sequence[str]) -> Values:
        no, da, en = row
        return number(no), enterprise(en), day[da]

    return parse


def _denomination(codes: Codes) -> Parse:
    entity = Memory(values.entity_number)
    language = values.known(codes, "Language")
    kind = values.known(codes, "TypeOfDenomination")

    def parse(row: Sequence[str]) -> Values:
        no, la, ki, name = row
        if not 0 < len(name) <= 320:  # noqa: PLR2004 - as the KBO describes it
            values.filled(name, column="Denomination", most=320)
        return entity[no], language[la], kind[ki], name, search_start(name)

    return parse


_ADDRESS_LENGTHS: Final = (100, 100, 20, 200, 200, 200, 200, 22, 20, 80)
"""As the KBO describes them, from `CountryNL` to `ExtraAddressInfo`."""


def _address(codes: Codes) -> Parse:
    entity = Memory(values.entity_number)
    kind = values.known(codes, "TypeOfAddress")
    zipcode = Memory(values.belgian_zipcode)
    struck_off = values.day("DateStrikingOff", is_needed=False)

    def parse(row: Sequence[str]) -> Values:
        no, ki, country, country_fr, code, town, town_fr, street, street_fr, house, box, extra, off = row
        if any(map(gt, map(len, row[2:12]), _ADDRESS_LENGTHS)):
            _name_the_long_one(row[2:12])
        return (
            entity[no],
            kind[ki],
            country or country_fr,
            code if country or country_fr else zipcode[code],
            town or town_fr,
            street or street_fr,
            house,
            box,
            extra,
            struck_off[off],
        )

    return parse


def _name_the_long_one(texts: Sequence[str]) -> None:
    columns = _COLUMNS[RegisterFile.ADDRESS][2:12]
    for column, text, most in zip(columns, texts, _ADDRESS_LENGTHS, strict=True):
        if len(text) > most:
            raise FaultError(RowProblem.TOO_LONG, column=column, found=text)


def _contact(codes: Codes) -> Parse:
    entity = Memory(values.entity_number)
    whose = values.known(codes, "EntityContact")
    kind = values.known(codes, "ContactType")

    def parse(row: Sequence[str]) -> Values:
        no, wh, ki, value = row
        if not 0 < len(value) <= 254:  # noqa: PLR2004 - as the KBO describes it
            values.filled(value, column="Value", most=254)
        _ = whose[wh]
        return entity[no], kind[ki], value

    return parse


def _activity(codes: Codes) -> Parse:
    entity = Memory(values.entity_number)
    group = values.known(codes, "ActivityGroup")
    version = Memory(values.nace_version)
    code = Memory(values.nace_code)
    classification = values.known(codes, "Classification")

    def parse(row: Sequence[str]) -> Values:
        no, gr, ve, co, cl = row
        return entity[no], group[gr], version[ve], code[co], classification[cl]

    return parse


def _deletion(number: Callable[[str], int]) -> Parse:
    def parse(row: Sequence[str]) -> Values:
        (no,) = row
        return (number(no),)

    return parse
