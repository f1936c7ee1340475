"""Invented people. Their names are those of Flanders today; nobody of them exists, and their mail goes nowhere."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

from tandem.faces.demo.days import Chance

DOMAIN: Final = "verzonnen.example"
"""No mail ever arrives here: the name is reserved for examples."""

GIVEN: Final = (
    "Aïcha", "Amber", "An", "Andrei", "Anke", "Annelies", "Arne", "Bart", "Bilal", "Birgit", "Bram", "Brecht", "Carla",
    "Chantal", "Dieter", "Dirk", "Elena", "Elif", "Els", "Emre", "Eva", "Fatima", "Femke", "Filip", "Freya", "Geert",
    "Goedele", "Greet", "Hakan", "Hanne", "Hilde", "Hind", "Ibrahim", "Ilse", "Imane", "Ine", "Inge", "Jan", "Jasmien",
    "Jef", "Jeroen", "Joke", "Joris", "Karel", "Karim", "Kaat", "Katrien", "Kevin", "Koen", "Kristof", "Lander",
    "Leen", "Leila", "Lies", "Lieve", "Liesbet", "Lore", "Luc", "Magda", "Maarten", "Marek", "Marijke", "Mehmet",
    "Merel", "Mieke", "Mohamed", "Nadia", "Nele", "Niels", "Nour", "Olena", "Patrick", "Peter", "Pieter", "Precious",
    "Rania", "Rik", "Rita", "Robbe", "Said", "Samira", "Sara", "Sien", "Silke", "Sofie", "Stijn", "Sven", "Tamara",
    "Tim", "Tom", "Tuur", "Veerle", "Wim", "Yusuf", "Yves", "Zeynep",
)  # fmt: skip

FAMILY: Final = (
    "Achten", "Aerts", "Amrani", "Arslan", "Baert", "Bakkali", "Bauwens", "Benali", "Bogaerts", "Bracke", "Callens",
    "Çelik", "Claes", "Coppens", "Cornelis", "De Backer", "De Clercq", "De Cock", "De Jonghe", "De Meyer", "De Smet",
    "De Wilde", "Declerck", "Demir", "Denys", "Desmet", "D'Hondt", "Dierckx", "El Idrissi", "Eeckhout", "Franssen",
    "Geerts", "Goossens", "Haddad", "Hendrickx", "Hermans", "Holemans", "Ivanova", "Jacobs", "Janssens", "Kaya",
    "Kowalska", "Lambrecht", "Lemmens", "Maes", "Martens", "Mbeki", "Mertens", "Michiels", "Mulders", "Nijs", "Nowak",
    "Okoye", "Ouali", "Pauwels", "Peeters", "Popescu", "Raes", "Renders", "Roels", "Saïdi", "Segers", "Smets",
    "Stevens", "Tahiri", "Thijs", "Timmermans", "Van Acker", "Van Damme", "Van den Broeck", "Van de Velde", "Van Hove",
    "Van Looveren", "Vandenberghe", "Vandevelde", "Verbeke", "Verhaegen", "Verlinden", "Vermeulen", "Verschueren",
    "Wauters", "Willems", "Wouters", "Yavuz", "Yilmaz", "Zaman",
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """Somebody invented."""

    given: str
    family: str
    email: str

    @property
    def name(self) -> str:
        """The name as people say it."""
        return f"{self.given} {self.family}"


class People:
    """Draws people; each address is given once."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._given: dict[str, int] = {}

    def someone(self) -> Person:
        """Somebody new."""
        return self.named(self._chance.pick(GIVEN), self._chance.pick(FAMILY))

    def named(self, given: str, family: str) -> Person:
        """Somebody with this name, with an address of their own."""
        local = f"{_plain(given)}.{_plain(family)}"
        count = self._given[local] = self._given.get(local, 0) + 1
        return Person(given, family, f"{local}{'' if count == 1 else count}@{DOMAIN}")

    def born(self, *, by: date, least: int = 27, most: int = 58) -> date:
        """A day of birth: between so many years old by a day."""
        year = by.year - self._chance.between(least, most)
        return date(year, self._chance.between(1, 12), self._chance.between(1, 28))


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return "".join(sign for sign in letters if sign.isalpha())
