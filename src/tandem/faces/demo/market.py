"""The invented companies of the region: an extract of the KBO with all of them, and which of them take part."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from tandem.faces.demo.calibration import Calibration, TradeStory, trades
from tandem.faces.demo.days import Chance
from tandem.faces.demo.kbo.company import Company, Inventor, Place
from tandem.faces.demo.kbo.files import Edition, write_full
from tandem.registers.geo import queries as geo
from tandem.registers.geo.terms import RegionKind
from tandem.registers.organisations.rules import written

EXTRACT_NUMBER: Final = 140

Cell = tuple[str, str]
"""A sector and a province."""


@dataclass(frozen=True)
class Spot:
    """An establishment as the extract tells it, and the first day on which a request for it makes sense."""

    number: str
    province: str
    since: date


@dataclass(frozen=True)
class Candidate:
    """A company of the extract that could take part."""

    number: str
    trade: TradeStory
    spots: tuple[Spot, ...]
    since: date
    is_legal: bool

    @property
    def cell(self) -> Cell:
        """Where it counts in the mix."""
        return self.trade.sector, self.spots[0].province


class Market:
    """The candidates, of which some are taken."""

    def __init__(self, candidates: Iterable[Candidate], *, chance: Chance) -> None:
        self._chance = chance
        self._free = {one.number: one for one in chance.shuffled(list(candidates))}

    def take(self, *, nace: str, spots: int = 1, before: date) -> Candidate:
        """A company of this trade with so many establishments that existed by a day, or the nearest to that."""

        def misfit(one: Candidate) -> tuple[bool, bool, bool, bool, bool, str]:
            is_young = max(spot.since for spot in one.spots) > before
            is_other = one.trade.nace != nace
            return len(one.spots) < spots, is_young, is_other, len(one.spots) > spots, not one.is_legal, one.number

        return self._taken(min(self._free.values(), key=misfit))

    def mix(self, count: int, figures: Calibration, *, most_spots: int, is_spread: bool = False) -> list[Candidate]:
        """So many companies, mixed over sectors and provinces as the figures say, as far as there are any.

        In a mix that is spread out, companies with several establishments come first.
        """
        cells: defaultdict[Cell, list[Candidate]] = defaultdict(list)
        for one in self._free.values():
            if len(one.spots) <= most_spots:
                cells[one.cell].append(one)
        if is_spread:
            for some in cells.values():
                some.sort(key=lambda one: -len(one.spots))
        wanted = self._quotas(count, figures)
        found = [one for cell, number in wanted.items() for one in cells[cell][:number]]
        for province in figures.provinces:
            here = [cell for cell in wanted if cell[1] == province]
            missing = sum(max(wanted[cell] - len(cells[cell]), 0) for cell in here)
            found += [one for cell in here for one in cells[cell][wanted[cell] :]][:missing]
        rest = set(self._free) - {one.number for one in found}
        found += [self._free[number] for number in sorted(rest)][: count - len(found)]
        return [self._taken(one) for one in found[:count]]

    def _quotas(self, count: int, figures: Calibration) -> Mapping[Cell, int]:
        """How many companies of each sector in each province: the totals are exact, the pairing is by chance."""
        sectors = self._chance.shuffled(_apportioned(count, figures.sectors))
        provinces = self._chance.shuffled(_apportioned(count, figures.provinces))
        return Counter(zip(sectors, provinces, strict=True))

    def _taken(self, one: Candidate) -> Candidate:
        return self._free.pop(one.number)


def make_extract(folder: Path, *, seed: int, establishments: int, day: date) -> tuple[Path, list[Candidate]]:
    """The extract of this day with all companies, and those of them that could take part."""
    edition = Edition(EXTRACT_NUMBER, "full", day)
    path = folder / edition.file_name
    candidates: list[Candidate] = []
    companies = Inventor(seed).companies(establishments=establishments)
    write_full(path, _watched(companies, candidates, watch=_Watch(day)), edition)
    return path, candidates


def _watched(companies: Iterator[Company], found: list[Candidate], *, watch: "_Watch") -> Iterator[Company]:
    for company in companies:
        candidate = watch.candidate(company)
        if candidate is not None:
            found.append(candidate)
        yield company


class _Watch:
    """Sees which companies could take part: they have a trade that trains, and a place in a known municipality."""

    def __init__(self, day: date) -> None:
        self._provinces = geo.region_codes(RegionKind.PROVINCE, day)
        self._known_since = {town.nis: town.valid_from for town in geo.municipalities_on(day)}
        self._place_of: Callable[[str, str], geo.PlaceFound | None] = lru_cache(maxsize=None)(geo.place_of)

    def candidate(self, company: Company) -> Candidate | None:
        """The company as a candidate, or None where it is none."""
        known = trades()
        told = [company.trade, *(place.trade for place in company.places)]
        trade = next((known[one.nace_2008] for one in told if one is not None and one.nace_2008 in known), None)
        spots = [self._spot(place) for place in company.places]
        if trade is None or not spots or None in spots or company.branch is not None:
            return None
        sure = tuple(spot for spot in spots if spot is not None)
        since = max(_day(company.started), min(spot.since for spot in sure))
        return Candidate(written(company.number), trade, sure, since, is_legal=not company.is_person)

    def _spot(self, place: Place) -> Spot | None:
        spot = place.address.spot
        found = self._place_of(spot.zipcode, spot.municipality)
        if found is None or found.nis not in self._known_since:
            return None
        since = max(_day(place.started), self._known_since[found.nis])
        return Spot(written(place.number), self._provinces.get(found.nis, ""), since)


def _apportioned(count: int, shares: Mapping[str, float]) -> list[str]:
    """Each name as often as its share says: whole numbers that add up, none left out where there is room."""
    least = 1 if count >= len(shares) else 0
    whole = {name: max(int(count * share), least) for name, share in shares.items()}
    by_rest = sorted(shares, key=lambda name: (whole[name] - count * shares[name], name))
    for n in range(count - sum(whole.values())):
        whole[by_rest[n % len(by_rest)]] += 1
    return [name for name, number in whole.items() for _ in range(number)][:count]


def _day(text: str) -> date:
    day, month, year = text.split("-")
    return date(int(year), int(month), int(day))
