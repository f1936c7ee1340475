"""Minutes by timetable between many homes and many places at once: what a matching round asks.

Homes and places repeat, to the metre. So each home is asked once for each hour or, where that is less work, each place
is; both ways give the same minutes. What was told is kept: timetables are known by the hash of what they hold, so the
minutes of a day never change.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time
from functools import lru_cache
from typing import Final

import numpy as np

from tandem.registers.travel.rules.arrays import Minutes, Spots, degrees_of
from tandem.registers.travel.rules.estimates import NEVER

MOST_KEPT: Final = 4_000_000
"""After so many pairs what was told is forgotten, before somebody asks anew."""
THREADS: Final = 2
BACK: Final = 2
"""Asking who can come to a place takes so many times as long as asking where one can go."""
_DAY: Final = 24 * 60
_HOUR: Final = 60
_Told = tuple[Spots, Minutes]


class Pairs:
    """The timetables with these hashes on one day, asked for pairs of spots. Make it with `pairs_of`."""

    def __init__(self, digests: tuple[str, ...], day: date) -> None:
        self.digests, self.day = digests, day
        self.told: dict[int, _Told] = {}
        self.count = 0

    def minutes(self, home: Spots, place: Spots, minute: Spots) -> Minutes:
        """The minutes of each trip, to be there by that minute of the day; `NEVER` where nothing arrives in time."""
        found: Minutes = np.full(len(home), NEVER, np.int64)
        asks, ask = np.unique(home * _DAY + minute, return_inverse=True)
        order = np.lexsort((place, ask.reshape(-1)))
        bounds = np.searchsorted(ask.reshape(-1)[order], np.arange(len(asks) + 1))
        wanted = [place[order[bounds[at] : bounds[at + 1]]] for at in range(len(asks))]
        told = self._told(asks, wanted)
        for at, (spots, minutes) in enumerate(told):
            found[order[bounds[at] : bounds[at + 1]]] = minutes[np.searchsorted(spots, wanted[at])]
        return found

    def _told(self, asks: Spots, wanted: list[Spots]) -> list[_Told]:
        """What is known of each home and hour, with the places that are wanted now."""
        nothing = np.zeros(0, np.int64), np.zeros(0, np.int64)
        known = [self.told.get(key, nothing) for key in asks.tolist()]
        missing = [np.setdiff1d(some, spots) for some, (spots, _) in zip(wanted, known, strict=True)]
        rows = [at for at, spots in enumerate(missing) if len(spots)]
        if not rows:
            return known
        answers = self._asked(asks[rows], [missing[at] for at in rows])
        for at, minutes in zip(rows, answers, strict=True):
            spots = np.concatenate([known[at][0], missing[at]])
            order = np.argsort(spots)
            known[at] = spots[order], np.concatenate([known[at][1], minutes])[order]
            self.told[int(asks[at])] = known[at]
            self.count += len(minutes)
        return known

    def _asked(self, asks: Spots, places: list[Spots]) -> list[Minutes]:
        """The minutes from each home to its places, asked from the side on which there is less to ask."""
        counts = [len(one) for one in places]
        ask, place = np.repeat(np.arange(len(asks)), counts), np.concatenate(places)
        ends, end = np.unique(place * _DAY + asks[ask] % _DAY, return_inverse=True)
        ptr = np.cumsum([0, *counts])
        if BACK * len(ends) >= len(asks):
            told = _side_by_side(lambda at: self._from_one(int(asks[at]), places[at]), range(len(asks)))
            return list(told)
        order = np.argsort(end.reshape(-1), kind="stable")
        bounds = np.searchsorted(end.reshape(-1)[order], np.arange(len(ends) + 1))
        rows = [order[bounds[at] : bounds[at + 1]] for at in range(len(ends))]
        back = _side_by_side(lambda at: self._to_one(int(ends[at]), asks[ask[rows[at]]] // _DAY), range(len(ends)))
        minutes = np.empty(len(place), np.int64)
        for at, some in enumerate(back):
            minutes[rows[at]] = some
        return [minutes[ptr[at] : ptr[at + 1]] for at in range(len(asks))]

    def _from_one(self, ask: int, places: Spots) -> Minutes:
        from tandem.registers.travel.queries import networks
        from tandem.registers.travel.rules import journeys

        home, asked = _alone(ask), networks.ask_of(self.digests, self.day, arrive_by=_clock(ask))
        times = journeys.from_one(asked.network, home, *degrees_of(places), limit=asked.limit)
        return times.minutes().astype(np.int64)

    def _to_one(self, end: int, homes: Spots) -> Minutes:
        from tandem.registers.travel.queries import networks
        from tandem.registers.travel.rules import journeys

        place, asked = _alone(end), networks.ask_of(self.digests, self.day, arrive_by=_clock(end))
        times = journeys.to_one(asked.network, *degrees_of(homes), place, limit=asked.limit)
        return times.minutes().astype(np.int64)


def pairs_of(digests: tuple[str, ...], day: date) -> Pairs:
    """The timetables with these hashes on that day, with what they told before unless that is too much."""
    pairs = _pairs(digests, day)
    if pairs.count > MOST_KEPT:
        _pairs.cache_clear()
        pairs = _pairs(digests, day)
    return pairs


@lru_cache(maxsize=2)
def _pairs(digests: tuple[str, ...], day: date) -> Pairs:
    return Pairs(digests, day)


def _side_by_side(ask: Callable[[int], Minutes], rows: Iterable[int]) -> Iterable[Minutes]:
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(ask, rows))


def _alone(key: int) -> tuple[float, float]:
    """The position in a key of a spot and a minute."""
    lat, lon = degrees_of(np.array([key // _DAY], np.int64))
    return float(lat[0]), float(lon[0])


def _clock(key: int) -> time:
    hour, minute = divmod(key % _DAY, _HOUR)
    return time(hour, minute)
