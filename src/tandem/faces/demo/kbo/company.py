"""Invents companies, the same for the same seed, one after the other so that a million fit in little memory."""

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib import resources
from typing import Final, TypeVar

from tandem.faces.demo.kbo.words import (
    FIRST_NAMES,
    FORM_WORDS,
    FORMS,
    INVENTED,
    LAST_NAMES,
    STREETS,
    THINGS,
    TRADES,
    Trade,
)
from tandem.registers.organisations.rules import with_check_digits

Thing = TypeVar("Thing")

FIRST_OLD_NUMBER: Final = 1_000_000
"""First eight digits: 0100.000.0xx and on. The KBO never gave numbers below 0200, nor above 1900, nor places from 8."""
FIRST_NEW_NUMBER: Final = 19_000_000
FIRST_PLACE_NUMBER: Final = 80_000_000
FIRST_BRANCH: Final = 90_000_000
OLD_NUMBERS: Final = 900_000

CITIES: Final = {
    "Antwerpen": 30, "Gent": 20, "Brugge": 10, "Leuven": 9, "Mechelen": 7, "Aalst": 7, "Hasselt": 7, "Kortrijk": 7,
    "Sint-Niklaas": 7, "Oostende": 6, "Genk": 6, "Roeselare": 6, "Turnhout": 5, "Vilvoorde": 5, "Brussel": 8,
}  # fmt: skip
"""How much likelier a place in these cities is than one elsewhere."""

_HOUSES: Final = tuple(str(number) for number in range(1, 300))
_BOXES: Final = (*(str(number) for number in range(1, 40)), "A", "B", "0101", "0203")

SHARE_OF_PERSONS: Final = 0.4
SHARE_WITH_ACTIVITY: Final = 0.65
PLACES: Final = ((0, 28), (1, 62), (2, 5), (3, 2), (5, 1.4), (9, 1), (24, 0.4), (70, 0.2))
"""How many establishments, and how often in a hundred companies: as many establishments as companies."""


@dataclass(slots=True)
class Spot:
    """A postal code and its municipality; abroad also the country, in Dutch and in French."""

    zipcode: str
    municipality: str
    country: str = ""
    country_fr: str = ""


@dataclass(slots=True)
class Address:
    """A street, a house number, maybe a box, somewhere."""

    spot: Spot
    street: str
    house: str
    box: str = ""


@dataclass(slots=True)
class Place:
    """An invented establishment."""

    number: int
    started: str
    address: Address
    trade: Trade | None
    also: Trade | None = None
    name: str = ""
    contacts: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Branch:
    """An invented branch of a foreign company."""

    number: int
    address: Address


@dataclass(slots=True)
class Company:
    """An invented enterprise."""

    number: int
    is_person: bool
    form: str
    started: str
    name: str
    short_name: str
    shop_name: str
    seat: Address | None
    trade: Trade | None
    also: Trade | None
    is_employer: bool
    branch: Branch | None = None
    contacts: list[tuple[str, str]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)


ABROAD: Final = (
    Spot("1012 AB", "Amsterdam", "Nederland", "Pays-Bas"),
    Spot("59000", "Rijsel", "Frankrijk", "France"),
    Spot("52062", "Aken", "Duitsland", "Allemagne"),
)


class Inventor:
    """Draws companies from one seeded source."""

    def __init__(self, seed: int) -> None:
        self._source = random.Random(seed)  # noqa: S311 - repeatable on purpose
        self._spots = _spots()
        self._trades = [trade for trade in TRADES for _ in range(trade.weight)]
        self._forms = [code for code, _, weight in FORMS for _ in range(weight)]
        self._sizes = [size for size, weight in PLACES for _ in range(round(weight * 10))]
        self._days = [f"{date(1985, 1, 1) + timedelta(days=n):%d-%m-%Y}" for n in range(0, 15_000, 3)]
        self._companies = 0
        self._places = 0

    def companies(self, *, establishments: int) -> Iterator[Company]:
        """Companies with so many establishments in all."""
        last = self._places + establishments
        while self._places < last:
            size = min(self._pick(self._sizes), last - self._places)
            yield self.company(size)

    def company(self, size: int) -> Company:
        """One more company, with so many establishments."""
        chance = self._chance
        is_person = chance(SHARE_OF_PERSONS)
        trade = self._pick(self._trades)
        form = "" if is_person else self._pick(self._forms)
        shop = f"{self._pick(trade.shops)} De {self._pick(INVENTED)} {self._pick(THINGS)}"
        person = f"{self._pick(LAST_NAMES)}, {self._pick(FIRST_NAMES)}"
        number = self._next_number()
        company = Company(
            number=number,
            is_person=is_person,
            form=form,
            started=self._pick(self._days),
            name=person if is_person else f"{shop} {FORM_WORDS[form]}" if chance(0.5) else shop,
            short_name=f"V{number % 10_000}" if not is_person and chance(0.05) else "",
            shop_name=shop if chance(0.6 if is_person else 0.15) else "",
            seat=None if is_person else self.address(),
            trade=trade if chance(SHARE_WITH_ACTIVITY) else None,
            also=self._pick(self._trades) if chance(0.2) else None,
            is_employer=chance(0.3),
            contacts=self._contacts(number) if chance(0.2) else [],
        )
        if not is_person and chance(0.005):
            company.seat = Address(self._pick(ABROAD), self._pick(STREETS), self._pick(_HOUSES))
            company.branch = Branch(FIRST_BRANCH * 100 + number % 10**7, self.address())
        company.places = [self.place(company, trade) for _ in range(size)]
        _tell_apart(company.places[1:], shop)
        return company

    def place(self, company: Company, trade: Trade) -> Place:
        """One more establishment of a company; the first of a company with a seat often is its seat."""
        chance = self._chance
        at_seat = company.seat is not None and not company.seat.spot.country and not company.places and chance(0.8)
        number = with_check_digits(FIRST_PLACE_NUMBER + self._places)
        self._places += 1
        return Place(
            number=number,
            started=company.started if at_seat else self._pick(self._days),
            address=company.seat if at_seat and company.seat is not None else self.address(),
            trade=trade if chance(0.9) else None,
            also=self._pick(self._trades) if chance(0.3) else None,
            name=self.shop_name(trade) if chance(0.55) else "",
            contacts=self._contacts(number) if chance(0.15) else [],
        )

    def shop_name(self, trade: Trade) -> str:
        """A name over a door; now and then with quotes or a comma, as people write them."""
        thing = f"De {self._pick(INVENTED)} {self._pick(THINGS)}"
        if self._chance(0.02):
            return f'{self._pick(trade.shops)} "{thing}"'
        return f"{self._pick(trade.shops)}, {thing}" if self._chance(0.02) else thing

    def address(self) -> Address:
        """An address somewhere in Flanders or Brussels."""
        box = self._pick(_BOXES) if self._chance(0.12) else ""
        return Address(self._pick(self._spots), self._pick(STREETS), self._pick(_HOUSES), box)

    def day_after(self, day: date, most: int) -> str:
        """A day at most so many days after another, as the KBO writes it."""
        return f"{day + timedelta(days=int(self._source.random() * most)):%d-%m-%Y}"

    def _pick(self, things: Sequence[Thing]) -> Thing:
        # Half the time of `random.choice`, and there are ten picks in each of a million companies.
        return things[int(self._source.random() * len(things))]

    def _chance(self, share: float) -> bool:
        return self._source.random() < share

    def _next_number(self) -> int:
        at = self._companies
        self._companies += 1
        first = FIRST_OLD_NUMBER + at if at < OLD_NUMBERS else FIRST_NEW_NUMBER + at - OLD_NUMBERS
        return with_check_digits(first)

    def _contacts(self, number: int) -> list[tuple[str, str]]:
        roll = int(self._source.random() * 1000)
        mail = ("EMAIL", f"info{number % 1_000_000}@verzonnen.example")
        telephone = ("TEL", f"09 555 {roll // 10:02d} {number % 100:02d}")
        web = ("WEB", f"www.verzonnen{number % 1_000_000}.example")
        return [[mail], [telephone], [mail, telephone], [mail, telephone, web]][roll % 4]


def _tell_apart(places: Sequence[Place], shop: str) -> None:
    """Name the further places of a company that bear no name after where they are, so that no two read alike."""
    known: set[str] = set()
    for place in places:
        if not place.name:
            town = f"{shop} {place.address.spot.municipality}"
            place.name = f"{town}, {place.address.street} {place.address.house}" if town in known else town
            known.add(town)


def _spots() -> list[Spot]:
    """Every postal code of the product's own table under today's municipality, cities more often than villages."""
    folder = resources.files("tandem.registers.geo") / "data"
    with (folder / "municipalities.csv").open(encoding="utf-8") as file:
        towns = {row["nis"]: row["name"] for row in csv.DictReader(file) if not row["valid_until"]}
    with (folder / "postal_codes.csv").open(encoding="utf-8") as file:
        pairs = sorted({(row["code"], towns[row["nis"]]) for row in csv.DictReader(file) if row["nis"] in towns})
    return [Spot(code, town) for code, town in pairs for _ in range(CITIES.get(town, 1))]
