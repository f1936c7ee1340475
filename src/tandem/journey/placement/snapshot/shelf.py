"""Every opening of today kept in memory, so that the best places for one learner are found in milliseconds.

It is made anew, beside what people do, when somebody asks after something happened and half a minute has gone by; who
asks when it is minutes old waits for the new one. So it may not know the newest openings or timetable for some minutes.
Whatever it finds or names is held against the tables before somebody sees it: a place that is gone, paused or full is
never shown.
"""

import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final
from uuid import UUID

import numpy as np
from django.db import close_old_connections, connection
from django.db.models.fields.json import KeyTextTransform

from matchmaker.topk import Finder
from tandem.base import events
from tandem.journey.placement.models import Opening
from tandem.journey.placement.queries import places
from tandem.journey.placement.queries.weights import balance
from tandem.journey.placement.rules import market as rules
from tandem.journey.placement.rules.lines import Hurdle
from tandem.journey.placement.rules.market import Seeker
from tandem.journey.placement.rules.schedule import Schedule
from tandem.journey.placement.snapshot import engine, facts, stories
from tandem.journey.placement.snapshot.engine import Arranged
from tandem.journey.placement.snapshot.ways import MODES

KEPT_SECONDS: Final = 30
"""So long the kept openings serve, whatever happened meanwhile."""
MOST_SECONDS: Final = 300
"""After so long nobody is served from them any more where something happened."""
TRIES: Final = 4
"""So often another place is named for a hurdle whose place turns out to be gone."""
_DECIDED: Final = "recognition__request__decision__facts"
SPARE: Final = 2
"""So many times the places asked for are found, since some may turn out to be gone."""


@dataclass(frozen=True)
class Found:
    """A place that suits a learner."""

    opening_id: UUID
    minutes: int
    mode: str
    """How the learner gets there quickest."""


@dataclass(frozen=True)
class Suited:
    """The best places for a learner, the best first, and what keeps others out of reach."""

    found: tuple[Found, ...]
    hurdles: tuple[Hurdle, ...]
    without_training: bool
    openings: Mapping[UUID, Opening]
    """The openings of the places, as the tables had them just now."""
    shielded: tuple[Hurdle, ...] = ()
    """What the learner needs, where that keeps places out of reach: only for who may read it."""
    schedule: Schedule | None = None
    """The timetables that say how long public transport takes."""


class Shelf:
    """The openings of one day in one school year, ready for search."""

    def __init__(self, *, day: date, school_year: int) -> None:
        self.last_event, self.made = events.last(), time.monotonic()
        rows = Opening.objects.public_on(day).filter(school_year=school_year, ends_on__gt=day)
        openings = facts.openings_in(rows)
        market = rules.market(
            day=day,
            seekers=(),
            sites=facts.sites_of(openings, school_year=school_year),
            offers=facts.offers_of(openings, school_year=school_year),
            schedule=facts.schedule_on(day),
        )
        self.ready = engine.arranged(market, balance())

    @cached_property
    def finder(self) -> Finder:
        """What searches it."""
        return Finder(self.ready.search)

    @property
    def is_old(self) -> bool:
        """Whether it served long enough and something happened since."""
        return self._is_behind(KEPT_SECONDS)

    @property
    def is_too_old(self) -> bool:
        """Whether it served so long that nobody should be served from it, and something happened since."""
        return self._is_behind(MOST_SECONDS)

    def _is_behind(self, seconds: int) -> bool:
        return time.monotonic() - self.made > seconds and events.last() != self.last_event

    def suited(self, seeker: Seeker, *, k: int) -> Suited:
        """The `k` best places for a learner of whom home and way of travelling are known."""
        ready = engine.for_others(self.ready, [seeker], balance())
        ready.ways.ask_ahead(ready.search)
        pools = self.finder.for_others(ready.search).best_pools(0, SPARE * k).index
        minutes, mode = ready.ways.quickest(ready.search, np.zeros(len(pools), np.int64), pools)
        offers = ready.market.offers
        found = [
            Found(offers[pool].opening_id, int(minutes[at]), MODES[int(mode[at])].value)
            for at, pool in enumerate(pools.tolist())
        ]
        openings = open_now(found, day=ready.market.day)
        free = still_free(found, openings)[:k]
        return Suited(
            found=free,
            openings={one.opening_id: openings[one.opening_id] for one in free},
            hurdles=_standing(ready, stories.hurdles_of),
            shielded=_standing(ready, stories.shielded_of),
            without_training=not stories.has_training(ready, 0),
            schedule=ready.market.schedule,
        )

    def why_not(self, seeker: Seeker, openings: Collection[UUID]) -> dict[UUID, tuple[Hurdle, ...]]:
        """What keeps each of these openings out of reach of a learner, where something does; never what they need."""
        ready = engine.for_others(self.ready, [seeker], balance())
        known = [one for one in openings if one in ready.columns.opening_at]
        told = {one: stories.barriers_at(ready, 0, ready.columns.opening_at[one]) for one in known}
        return {one: found for one, found in told.items() if found}


def _standing(ready: Arranged, told: Callable[..., Iterator[Hurdle]]) -> tuple[Hurdle, ...]:
    """What keeps places out of reach, each with a place that the tables say stands open."""
    gone: set[UUID] = set()
    found: tuple[Hurdle, ...] = ()
    for _ in range(TRIES):
        found = tuple(told(ready, 0, without=gone))
        named = {UUID(one.opening_id) for one in found}
        closed = named - set(places.open_on(named, day=ready.market.day).values_list("pk", flat=True))
        if not closed:
            return found
        gone |= closed
    return tuple(one for one in found if UUID(one.opening_id) not in gone)


def open_now(found: Collection[Found], *, day: date) -> dict[UUID, Opening]:
    """The openings of these places that the tables say stand open that day, with what names them.

    `offered` of `listed` activities were ticked there when the workplace was recognised, as text; nothing where no
    decision says so.
    """
    rows = places.open_on([each.opening_id for each in found], day=day).prefetch_related(None)
    offered, listed = (KeyTextTransform(f"activities_{name}", _DECIDED) for name in ("offered", "listed"))
    told = rows.annotate(offered=offered, listed=listed)
    return {one.pk: one for one in told}


def still_free(found: Collection[Found], openings: Mapping[UUID, Opening]) -> tuple[Found, ...]:
    """Those of these places that stand open, with a seat and a mentor for one learner more."""
    seats = places.seats_left(openings.values())
    years = {one.school_year for one in openings.values()}
    sites = {one.establishment_id for one in openings.values()}
    mentors = {year: places.mentors_left(sites, school_year=year) for year in years}
    return tuple(
        each
        for each in found
        if (opening := openings.get(each.opening_id)) is not None
        and seats.get(opening.pk, 0) > 0
        and mentors[opening.school_year].get(opening.establishment_id, 0) > 0
    )


_kept: Final[dict[tuple[date, int], Shelf]] = {}
_making: Final = threading.Lock()


def shelf_of(day: date, *, school_year: int) -> Shelf:
    """The kept openings of this day; those that are old serve until the next are made beside them, for some minutes."""
    key = (day, school_year)
    shelf = _kept.get(key)
    if shelf is None or shelf.is_too_old:
        return _awaited(key)
    if shelf.is_old and _making.acquire(blocking=False):
        threading.Thread(target=_renewed, args=(key,), daemon=True).start()
    return shelf


def forget() -> None:
    """Keep nothing any more."""
    _kept.clear()


def _awaited(key: tuple[date, int]) -> Shelf:
    """Made by one at a time: who waited takes what was made meanwhile."""
    with _making:
        shelf = _kept.get(key)
        return _made(key) if shelf is None or shelf.is_too_old else shelf


def _made(key: tuple[date, int]) -> Shelf:
    shelf = Shelf(day=key[0], school_year=key[1])
    for other in [each for each in _kept if each[0] != key[0]]:
        _kept.pop(other, None)
    _kept[key] = shelf
    return shelf


def _renewed(key: tuple[date, int]) -> None:
    try:
        close_old_connections()
        _made(key)
    finally:
        connection.close()
        _making.release()
