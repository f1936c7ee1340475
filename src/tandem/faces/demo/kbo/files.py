"""Writes extracts in the very form of the KBO: nine files with quotes around texts, none around days and nothing."""

import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Final

from tandem.faces.demo.kbo.company import Address, Company, Place
from tandem.faces.demo.kbo.words import CODES, FORMS, TRADES

HEADERS: Final = {
    "meta": "Variable,Value",
    "code": "Category,Code,Language,Description",
    "enterprise": (
        "EnterpriseNumber,Status,JuridicalSituation,TypeOfEnterprise,JuridicalForm,JuridicalFormCAC,StartDate"
    ),
    "establishment": "EstablishmentNumber,StartDate,EnterpriseNumber",
    "branch": "Id,StartDate,EnterpriseNumber",
    "denomination": "EntityNumber,Language,TypeOfDenomination,Denomination",
    "address": (
        "EntityNumber,TypeOfAddress,CountryNL,CountryFR,Zipcode,MunicipalityNL,MunicipalityFR,StreetNL,StreetFR,"
        "HouseNumber,Box,ExtraAddressInfo,DateStrikingOff"
    ),
    "contact": "EntityNumber,EntityContact,ContactType,Value",
    "activity": "EntityNumber,ActivityGroup,NaceVersion,NaceCode,Classification",
}
TABLES: Final = ("enterprise", "establishment", "branch", "denomination", "address", "contact", "activity")
OF_COMPANIES: Final = ("enterprise", "branch", "denomination", "address", "contact", "activity")

Rows = Mapping[str, Sequence[str]]
"""Per table the lines of one company or establishment."""


@dataclass(frozen=True)
class Edition:
    """Which extract: its number, what kind, and the day of which it speaks."""

    number: int
    kind: str
    day: date

    @property
    def file_name(self) -> str:
        """The name under which the KBO would publish it."""
        return f"KboOpenData_{self.number:04d}_{self.day:%Y_%m_%d}_{self.kind.capitalize()}.zip"


def enterprise_rows(company: Company) -> dict[str, list[str]]:
    """The lines about the company itself."""
    number = enterprise_number(company.number)
    rows = {
        "enterprise": [
            f'"{number}","AC","000","{1 if company.is_person else 2}",{_text(company.form)},,{company.started}\n'
        ],
        "denomination": [f'"{number}","2","001",{_text(company.name)}\n'],
        "address": [] if company.seat is None else [_address(number, "REGO", company.seat)],
        "contact": _contacts(number, "ENT", company.contacts),
        "activity": _activities(number, company, ("001", "006") if company.is_employer else ("001",)),
    }
    if company.branch is not None:
        branch = place_number(company.branch.number)
        rows["branch"] = [f'"{branch}",{company.started},"{number}"\n']
        rows["denomination"].append(f'"{branch}","2","004",{_text(company.name)}\n')
        rows["address"].append(_address(branch, "ABBR", company.branch.address))
    if company.short_name:
        rows["denomination"].append(f'"{number}","2","002",{_text(company.short_name)}\n')
    if company.shop_name:
        rows["denomination"].append(f'"{number}","2","003",{_text(company.shop_name)}\n')
    return rows


def place_rows(place: Place, company: Company) -> dict[str, list[str]]:
    """The lines about one establishment."""
    number = place_number(place.number)
    return {
        "establishment": [f'"{number}",{place.started},"{enterprise_number(company.number)}"\n'],
        "denomination": [f'"{number}","2","003",{_text(place.name)}\n'] if place.name else [],
        "address": [_address(number, "BAET", place.address)],
        "contact": _contacts(number, "EST", place.contacts),
        "activity": _activities(number, place, ("003",)),
    }


def write_full(path: Path, companies: Iterable[Company], edition: Edition) -> None:
    """A full extract of these companies, written as they come; then the parts are packed in the order of the KBO."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder, ExitStack() as stack:
        parts = {
            (who, table): stack.enter_context((Path(folder) / f"{who}_{table}").open("w", encoding="utf-8", newline=""))
            for who in ("company", "place")
            for table in TABLES
        }
        for company in companies:
            _put(parts, "company", enterprise_rows(company))
            for place in company.places:
                _put(parts, "place", place_rows(place, company))
        for part in parts.values():
            part.close()
        _pack(path, edition, lambda table: [Path(folder) / f"{who}_{table}" for who in ("company", "place")])


def _put(parts: Mapping[tuple[str, str], IO[str]], who: str, rows: Mapping[str, list[str]]) -> None:
    for table, lines in rows.items():
        if lines:
            parts[who, table].writelines(lines)


def _pack(path: Path, edition: Edition, parts: Callable[[str], Iterable[Path]]) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        put_text(packed, "meta.csv", meta(edition), edition)
        put_text(packed, "code.csv", codes(), edition)
        for table in TABLES:
            with packed.open(_info(f"{table}.csv", edition), "w", force_zip64=True) as member:
                member.write(f"{HEADERS[table]}\n".encode())
                for part in parts(table):
                    with part.open("rb") as source:
                        shutil.copyfileobj(source, member, 1 << 20)


def write_update(path: Path, *, gone: Rows, fresh: Rows, edition: Edition) -> None:
    """An update: per table whose rows go, as their numbers, and the rows that come."""
    with zipfile.ZipFile(path, "w") as packed:
        put_text(packed, "meta.csv", meta(edition), edition)
        put_text(packed, "code.csv", codes(), edition)
        for table in TABLES:
            numbers = "".join(f'"{number}"\n' for number in gone.get(table, ()))
            put_text(packed, f"{table}_delete.csv", f"{HEADERS[table].split(',')[0]}\n{numbers}", edition)
            put_text(packed, f"{table}_insert.csv", f"{HEADERS[table]}\n{''.join(fresh.get(table, ()))}", edition)


def put_text(packed: zipfile.ZipFile, name: str, text: str, edition: Edition) -> None:
    """One member of the zip; its date is that of the extract, so that the same seed gives the same file."""
    packed.writestr(_info(name, edition), text.encode())


def meta(edition: Edition) -> str:
    """`meta.csv`."""
    return (
        f'"Variable","Value"\n"SnapshotDate","{edition.day:%d-%m-%Y}"\n'
        f'"ExtractTimestamp","{edition.day:%d-%m-%Y} 07:42:55"\n"ExtractType","{edition.kind}"\n'
        f'"ExtractNumber","{edition.number}"\n"Version","1.0.0"\n'
    )


def codes() -> str:
    """`code.csv`: the words of every code that the invented files use."""
    forms = (("JuridicalForm", code, text, text) for code, text, _ in FORMS)
    lines = [HEADERS["code"], *_code_lines((*CODES, *forms, *_nace()))]
    return "\n".join(lines) + "\n"


def enterprise_number(number: int) -> str:
    """As people know it: 0100.000.043."""
    text = f"{number:010d}"
    return f"{text[:4]}.{text[4:7]}.{text[7:]}"


def place_number(number: int) -> str:
    """As people know it: 8.000.000.087."""
    text = str(number)
    return f"{text[0]}.{text[1:4]}.{text[4:7]}.{text[7:]}"


def _nace() -> Iterator[tuple[str, str, str, str]]:
    for version, words in (
        ("Nace2008", {trade.nace_2008: trade.text_2008 for trade in TRADES}),
        ("Nace2025", {trade.nace_2025: trade.text_2025 for trade in TRADES}),
    ):
        for code, text in sorted(words.items()):
            yield version, code, text, text


def _code_lines(rows: Iterable[tuple[str, str, str, str]]) -> Iterator[str]:
    for category, code, dutch, french in rows:
        yield f'"{category}","{code}","FR",{_text(french)}'
        yield f'"{category}","{code}","NL",{_text(dutch)}'


def _text(text: str) -> str:
    if not text:
        return ""
    return '"' + text.replace('"', '""') + '"' if '"' in text else f'"{text}"'


def _address(number: str, kind: str, address: Address) -> str:
    spot, town, street = address.spot, address.spot.municipality, address.street
    country = f'"{spot.country}","{spot.country_fr}"' if spot.country else ","
    return (
        f'"{number}","{kind}",{country},"{spot.zipcode}","{town}","{town}","{street}","{street}",'
        f'"{address.house}",{_text(address.box)},,\n'
    )


def _contacts(number: str, whose: str, contacts: Iterable[tuple[str, str]]) -> list[str]:
    return [f'"{number}","{whose}","{kind}","{value}"\n' for kind, value in contacts]


def _activities(number: str, who: Company | Place, groups: Iterable[str]) -> list[str]:
    return [
        f'"{number}","{group}","{version}","{code}","{classification}"\n'
        for trade, classification in ((who.trade, "MAIN"), (who.also, "SECO"))
        if trade is not None
        for group in groups
        for version, code in (("2008", trade.nace_2008), ("2025", trade.nace_2025))
    ]


def _info(name: str, edition: Edition) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, date_time=(edition.day.year, edition.day.month, edition.day.day, 7, 42, 54))
    info.compress_type = zipfile.ZIP_DEFLATED
    return info
