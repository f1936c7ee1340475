"""Invents what happens to companies after the full extract: they stop, move, get another name, split, begin."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from tandem.faces.demo.kbo.company import Company, Inventor, Place
from tandem.faces.demo.kbo.files import (
    OF_COMPANIES,
    TABLES,
    enterprise_number,
    enterprise_rows,
    place_number,
    place_rows,
)
from tandem.registers.organisations.rules import written


class Kind(StrEnum):
    """What an update tells of a company."""

    STOP = "stop"
    CLOSE = "close"
    MOVE = "move"
    RENAME = "rename"
    SPLIT = "split"
    BEGIN = "begin"
    RETURN = "return"


ROUND: Final = (Kind.MOVE, Kind.RENAME, Kind.CLOSE, Kind.STOP, Kind.SPLIT, Kind.BEGIN, Kind.RETURN)
"""What each update holds, over and over until it has so many changes as asked."""


@dataclass(frozen=True)
class Told:
    """One change that an update tells: of which company, and which establishment where it is about one."""

    update: int
    kind: Kind
    enterprise: str
    establishment: str = ""


@dataclass
class Story:
    """The companies to which something can happen, and what became of them."""

    inventor: Inventor
    pool: list[Company]
    changed: dict[int, Company | None] = field(default_factory=dict)
    newcomers: list[Company] = field(default_factory=list)
    _gone: list[Company] = field(default_factory=list)

    def next(self, update: int, *, changes: int) -> "Chapter":
        """What the next update tells."""
        chapter = Chapter(update)
        for n in range(changes):
            self._happen(ROUND[n % len(ROUND)], chapter)
        return chapter

    def final(self, companies: Iterator[Company]) -> Iterator[Company]:
        """All companies as they are after every update so far."""
        for company in companies:
            now = self.changed.get(company.number, company)
            if now is not None:
                yield now
        for company in self.newcomers:
            now = self.changed.get(company.number, company)
            if now is not None:
                yield now

    def _happen(self, kind: Kind, chapter: "Chapter") -> None:
        if kind is Kind.BEGIN:
            return self._begin(chapter)
        if kind is Kind.RETURN:
            return self._return(chapter)
        company = self.pool.pop(0) if self.pool else None
        if company is None:
            return None
        before = deepcopy(company)
        place = company.places[0]
        match kind:
            case Kind.STOP:
                self._gone.append(before)
                self._became(company.number, None)
                chapter.tell(kind, before, None)
                return None
            case Kind.CLOSE:
                company.places = company.places[1:]
            case Kind.MOVE:
                place.address = self.inventor.address()
            case Kind.RENAME:
                company.name = f"{company.name} & Co"
                place.name = "De Hernoemde Fabel"
            case Kind.SPLIT:
                company.places = company.places[1:]
                self._split_off(place, company, chapter)
        self._became(company.number, company)
        chapter.tell(kind, before, company, place)
        return None

    def _split_off(self, place: Place, company: Company, chapter: "Chapter") -> None:
        heir = self.inventor.company(0)
        heir.started, heir.places = company.started, [place]
        self.newcomers.append(heir)
        chapter.tell(Kind.BEGIN, None, heir)

    def _begin(self, chapter: "Chapter") -> None:
        company = self.inventor.company(1)
        self.newcomers.append(company)
        chapter.tell(Kind.BEGIN, None, company)

    def _return(self, chapter: "Chapter") -> None:
        """A company that stopped in an earlier update is active again."""
        if self._gone and not chapter.has_told(self._gone[0]):
            company = self._gone.pop(0)
            self._became(company.number, company)
            chapter.tell(Kind.RETURN, None, company)

    def _became(self, number: int, company: Company | None) -> None:
        self.changed[number] = company


@dataclass
class Chapter:
    """One update: what it tells, and its rows."""

    number: int
    told: list[Told] = field(default_factory=list)
    gone: dict[str, list[str]] = field(default_factory=lambda: {table: [] for table in TABLES})
    fresh: dict[str, list[str]] = field(default_factory=lambda: {table: [] for table in TABLES})

    def tell(self, kind: Kind, before: Company | None, after: Company | None, place: Place | None = None) -> None:
        """Add a change: per table, whoever has other rows than before is named, and comes with all its rows."""
        company = after or before
        if company is None:
            raise ValueError("a change is about somebody")
        number = written(place.number) if place else ""
        self.told.append(Told(self.number, kind, written(company.number), number))
        old, new = _rows(before), _rows(after)
        for who, table in sorted(old.keys() | new.keys()):
            was, becomes = old.get((who, table), []), new.get((who, table), [])
            if was != becomes and who not in self.gone[table]:
                self.gone[table].append(who)
            if was != becomes:
                self.fresh[table] += becomes

    def has_told(self, company: Company) -> bool:
        """Whether this update already speaks of the company."""
        return any(told.enterprise == written(company.number) for told in self.told)


def _rows(company: Company | None) -> Mapping[tuple[str, str], Sequence[str]]:
    """The rows of a company and its establishments, by whose they are and by table."""
    if company is None:
        return {}
    rows = {
        (enterprise_number(company.number), table): lines
        for table, lines in enterprise_rows(company).items()
        if lines and table in OF_COMPANIES
    }
    for place in company.places:
        who = place_number(place.number)
        rows |= {(who, table): lines for table, lines in place_rows(place, company).items() if lines}
    return rows
