"""Answers from timetables: the network of a day, and trips through it. Importing this imports the compiled loops."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from functools import lru_cache
from typing import Final

import numpy as np
from django.core.files.storage import default_storage

from tandem.law import norms
from tandem.registers.travel.queries.timetables import Counting, path_of
from tandem.registers.travel.rules import journeys, timetable
from tandem.registers.travel.rules.arrays import Numbers
from tandem.registers.travel.rules.estimates import NOWHERE, Reach, Spot
from tandem.registers.travel.rules.journeys import Leg, Times
from tandem.registers.travel.rules.network import MINUTE, Network, network
from tandem.registers.travel.terms import Known, WhyNot

_HOUR: Final = 60
_building = threading.Lock()
"""A network takes a second to build; two who ask for the same one at once wait for it."""


@dataclass(frozen=True)
class Ask:
    """What runs on the day of the question, and by which second of that day one has to be there."""

    network: Network
    limit: int

    def from_one(self, start: Spot, ends: Sequence[Spot | None]) -> list[Reach]:
        """From one place to many."""
        lat, lon = columns(ends)
        return self._reaches(journeys.from_one(self.network, (start.lat, start.lon), lat, lon, limit=self.limit), ends)

    def legs(self, start: Spot, end: Spot) -> tuple[Reach, tuple[Leg, ...]]:
        """One trip, leg by leg."""
        home, place = (start.lat, start.lon), (end.lat, end.lon)
        times = journeys.from_one(self.network, home, *columns([end]), limit=self.limit)
        reach = self._reaches(times, [end])[0]
        if reach.minutes is None:
            return reach, ()
        leaves, arrives = int(times.leaves[0]), int(times.arrives[0])
        return reach, journeys.legs(self.network, home, place, leaves=leaves, arrives=arrives)

    def _reaches(self, times: Times, places: Sequence[Spot | None]) -> list[Reach]:
        missed = Reach(None, Known.TIMETABLE, WhyNot.NO_CONNECTION, day=self.network.day)
        found = []
        for minutes, leaves, arrives, place in zip(times.minutes(), times.leaves, times.arrives, places, strict=True):
            if place is None:
                found.append(replace(NOWHERE, known=Known.TIMETABLE))
            elif minutes < 0:
                found.append(missed)
            else:
                begin, end = int(leaves) // MINUTE, -(-int(arrives) // MINUTE)
                found.append(Reach(int(minutes), Known.TIMETABLE, None, begin, end, self.network.day))
        return found


def ask(counting: Counting, *, arrive_by: time | None) -> Ask:
    """A question to these timetables, to be there by that hour, or by the usual one."""
    hour = arrive_by or norms.at(counting.day).travel.usual_start.value
    return ask_of(tuple(one.digest for one in counting.editions), counting.day, arrive_by=hour)


def ask_of(digests: tuple[str, ...], day: date, *, arrive_by: time) -> Ask:
    """The same of the timetables with these hashes, whether they count today or did before."""
    with _building:
        held = _network(digests, day)
    return Ask(held, (arrive_by.hour * _HOUR + arrive_by.minute) * MINUTE)


def columns(places: Sequence[Spot | None]) -> tuple[Numbers, Numbers]:
    """The places as two arrays, not a number where one is not known."""
    lat = np.array([np.nan if place is None else place.lat for place in places], np.float64)
    return lat, np.array([np.nan if place is None else place.lon for place in places], np.float64)


@lru_cache(maxsize=2)
def _network(digests: tuple[str, ...], day: date) -> Network:
    return network([_loaded(digest) for digest in digests], day, norm=norms.at(day).travel)


@lru_cache(maxsize=8)
def _loaded(digest: str) -> timetable.Timetable:
    with default_storage.open(path_of(digest), "rb") as file:
        return timetable.unpacked(file.read())
