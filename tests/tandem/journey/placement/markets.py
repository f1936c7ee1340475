"""Small invented markets: everybody lives and works on one line, so many kilometres from its begin."""

import math
from dataclasses import replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from tandem.journey.placement.rules.market import Market, Offer, Pair, Point, Seeker, Site, market
from tandem.registers.geo.rules import EARTH_RADIUS_KM

DAY: Final = date(2026, 11, 23)
BORN: Final = date(2009, 5, 1)
"""Seventeen on that day."""
GROWN: Final = date(2007, 5, 1)


def learner_id(number: int) -> UUID:
    """The track of a learner."""
    return UUID(int=(1 << 64) + number)


def site_id(number: int) -> UUID:
    """An establishment."""
    return UUID(int=(2 << 64) + number)


def opening_id(number: int) -> UUID:
    """An opening."""
    return UUID(int=(3 << 64) + number)


def at_km(kilometres: float) -> Point:
    """So many kilometres north of the begin of the line."""
    return Point(51.0 + math.degrees(kilometres / EARTH_RADIUS_KM), 4.0)


def seeker(number: int, *, came: int | None = None, km: float = 0.0, **facts: Any) -> Seeker:
    """A learner of seventeen with a bicycle, who goes half an hour far; `came` is the place in the queue."""
    plain = Seeker(
        track_id=learner_id(number),
        number=number if came is None else came,
        training="BAK",
        home=at_km(km),
        born=BORN,
        free_from=DAY,
        free_until=date(2027, 9, 1),
        modes=frozenset({"bike"}),
        limit_minutes=30,
    )
    return replace(plain, **facts)


def site(number: int, *, km: float = 0.0, seats: int = 1) -> Site:
    """An establishment."""
    return Site(site_id(number), at_km(km), seats)


def offer(number: int, *, at: int | None = None, **facts: Any) -> Offer:
    """An opening with one seat, from eight to four, at the site with the same number or another."""
    plain = Offer(
        opening_id=opening_id(number),
        establishment_id=site_id(number if at is None else at),
        training="BAK",
        seats=1,
        ends_on=date(2027, 7, 1),
        start_minute=480,
        end_minute=960,
    )
    return replace(plain, **facts)


def of(
    seekers: list[Seeker],
    sites: list[Site],
    offers: list[Offer],
    *,
    locked: tuple[tuple[int, int], ...] = (),
    forbidden: tuple[tuple[int, int], ...] = (),
) -> Market:
    """These facts as a market; pairs are numbers of a learner and an opening."""

    def pairs(numbers: tuple[tuple[int, int], ...]) -> tuple[Pair, ...]:
        return tuple(Pair(learner_id(learner), opening_id(opening)) for learner, opening in numbers)

    return market(
        day=DAY,
        seekers=tuple(seekers),
        sites=tuple(sites),
        offers=tuple(offers),
        locked=pairs(locked),
        forbidden=pairs(forbidden),
    )
