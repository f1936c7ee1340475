"""The Dutch words around a parameter: certainty, units, labels. Everything here is a message to translate."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from tandem.base.verdict import Effect
from tandem.law.values import Certainty, Unit


@dataclass(frozen=True)
class Word:
    """A word and what it means."""

    name: str
    meaning: str


CERTAINTY: Final[Mapping[Certainty, Word]] = {
    Certainty.OFFICIAL: Word("officieel", "Staat in een officiële bron, of in twee bronnen los van elkaar."),
    Certainty.RETOLD: Word("naverteld", "Staat in een bron die de regel navertelt."),
    Certainty.UNCERTAIN: Word("onzeker", "Onvolledig, tegenstrijdig of afgeleid. Vraag na voor u erop steunt."),
    Certainty.INVENTED: Word("eigen keuze", "Geen regel: Tandem koos deze waarde."),
}

EFFECT: Final[Mapping[Effect, Word]] = {
    Effect.BLOCK: Word("houdt tegen", "Wie niet aan deze regel voldoet, kan niet verder."),
    Effect.WARN: Word("waarschuwt", "Wie niet aan deze regel voldoet, krijgt een waarschuwing en kan verder."),
    Effect.NOTE: Word("goed om te weten", "Deze regel houdt niets tegen en vraagt niets."),
}

ONE: Final[Mapping[Unit, str]] = {
    Unit.CALENDAR_DAYS: "1 kalenderdag",
    Unit.TRAINING_DAYS: "1 opleidingsdag",
    Unit.LESSON_DAYS: "1 lesdag",
    Unit.WEEKS: "1 week",
    Unit.MONTHS: "1 maand",
    Unit.YEARS: "1 jaar",
    Unit.MINUTES: "1 minuut",
    Unit.LESSON_HOURS: "1 lesuur",
    Unit.HOURS: "1 uur",
    Unit.HOURS_PER_WEEK: "1 uur per week",
}
"""The number one with its unit; a unit that is not here has one form."""

MANY: Final[Mapping[Unit, str]] = {
    Unit.CALENDAR_DAYS: "{n} kalenderdagen",
    Unit.TRAINING_DAYS: "{n} opleidingsdagen",
    Unit.LESSON_DAYS: "{n} lesdagen",
    Unit.WEEKS: "{n} weken",
    Unit.MONTHS: "{n} maanden",
    Unit.YEARS: "{n} jaar",
    Unit.MINUTES: "{n} minuten",
    Unit.LESSON_HOURS: "{n} lesuren",
    Unit.COUNT: "{n}",
    Unit.HOURS: "{n} uur",
    Unit.HOURS_PER_WEEK: "{n} uur per week",
    Unit.EURO: "{n} euro",
    Unit.EURO_PER_MONTH: "{n} euro per maand",
    Unit.EURO_PER_HOUR: "{n} euro per uur",
    Unit.PERCENT: "{n} %",
    Unit.KM_PER_HOUR: "{n} km per uur",
}
"""A number with its unit."""

UNIT: Final[Mapping[Unit, str]] = {
    Unit.CALENDAR_DAYS: "kalenderdagen",
    Unit.TRAINING_DAYS: "opleidingsdagen",
    Unit.LESSON_DAYS: "lesdagen",
    Unit.WEEKS: "weken",
    Unit.MONTHS: "maanden",
    Unit.YEARS: "jaren",
    Unit.MINUTES: "minuten",
    Unit.LESSON_HOURS: "lesuren",
    Unit.COUNT: "aantal",
    Unit.HOURS: "uren",
    Unit.HOURS_PER_WEEK: "uren per week",
    Unit.EURO: "euro",
    Unit.EURO_PER_MONTH: "euro per maand",
    Unit.EURO_PER_HOUR: "euro per uur",
    Unit.PERCENT: "procent",
    Unit.KM_PER_HOUR: "km per uur",
    Unit.FRACTION: "breuk",
    Unit.BOOLEAN: "ja of nee",
    Unit.DATE: "datum",
    Unit.DAY_OF_YEAR: "dag van het jaar",
    Unit.TIME: "uur van de dag",
    Unit.TEXT: "tekst",
    Unit.CODE: "keuze",
    Unit.CODES: "lijst",
}
"""What a value counts or holds."""

YES, NO = "ja", "nee"
UNKNOWN = "niet gekend"
NONE_LISTED = "geen"
NO_VALUE = "geen waarde op deze dag"
STILL = "nog altijd"
ASSUMED = "{day} (vermoedelijk)"
CLOCK = "{hour}.{minute} uur"
SOURCE = "{title} ({date})"
SOURCE_AND_MORE = "{source} en nog {n}"
FOR_SECTOR = "sector {sector}"
FOR_COMMITTEE = "PC {number}"

ON_DAY, SINCE, UNTIL = "Op {day}", "Geldt vanaf", "Geldt tot en met"
FIRST_VALUE, RULE, SOURCES = "Eerste waarde vanaf", "Regel", "Bron"
ARTICLE, CERTAIN, NOTE, ELSE = "Artikel", "Zekerheid", "Opmerking", "Anders voor"
LABELS: Final = (ON_DAY, SINCE, UNTIL, FIRST_VALUE, RULE, SOURCES, ARTICLE, CERTAIN, NOTE, ELSE)

DAY = "{day} {month} {year}"
DAY_WITHOUT_YEAR = "{day} {month}"
MONTHS: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def texts() -> Iterator[str]:
    """Every Dutch text of this module."""
    for word in (*CERTAINTY.values(), *EFFECT.values()):
        yield from (word.name, word.meaning)
    yield from (*ONE.values(), *MANY.values(), *UNIT.values(), *LABELS, *MONTHS)
    yield from (YES, NO, UNKNOWN, NONE_LISTED, NO_VALUE, STILL, ASSUMED, CLOCK, SOURCE, SOURCE_AND_MORE)
    yield from (FOR_SECTOR, FOR_COMMITTEE, DAY, DAY_WITHOUT_YEAR)


def dutch_number(number: int | Decimal) -> str:
    """A number as Dutch writes it: 1.806,16."""
    return f"{number:,}".translate(str.maketrans(",.", ".,"))


def dutch_day(day: date) -> str:
    """A day as Dutch writes it: 1 september 2019."""
    return DAY.format(day=day.day, month=MONTHS[day.month - 1], year=day.year)
