"""What lies within so many minutes of a place: the cells to look in, and the minutes to any position.

One question to the timetables answers for all places at once. What asks may look in the cells first, and then ask the
minutes of the positions it found there: nothing outside the cells is within reach.
"""

from dataclasses import dataclass
from datetime import date, time
from functools import cached_property
from typing import TYPE_CHECKING, cast

import numpy as np

from tandem.law import norms
from tandem.registers.geo.rules import ABOUT_A_METRE, cells_within
from tandem.registers.travel.queries.arrays import estimated_many
from tandem.registers.travel.queries.doors import NEVER, Spot
from tandem.registers.travel.queries.timetables import Counting, counting_for
from tandem.registers.travel.rules.arrays import Minutes, Numbers, cells_around, distances_km
from tandem.registers.travel.rules.estimates import Reach, km_within, pace_of, too_early
from tandem.registers.travel.terms import Known, TravelMode, WhyNot

if TYPE_CHECKING:
    from tandem.registers.travel.rules.journeys import Looks
    from tandem.registers.travel.rules.network import Network


@dataclass(frozen=True, eq=False)
class Area:
    """From where, by what, in how many minutes at most, on which day; there by that hour, or by the usual one."""

    start: Spot
    mode: TravelMode
    most: int
    day: date
    arrive_by: time | None = None

    @cached_property
    def counting(self) -> Counting | None:
        """The timetables that say it; None where an estimate does."""
        return counting_for(self.mode, self.day)

    @property
    def known(self) -> Known:
        """What the minutes rest on."""
        return Known.ESTIMATE if self.counting is None else Known.TIMETABLE

    @property
    def is_too_early(self) -> bool:
        """Whether nothing runs so early, as far as an estimate goes."""
        return self.counting is None and too_early(self.mode, self.arrive_by, norm=norms.at(self.day).travel)

    @cached_property
    def cells(self) -> tuple[int, ...]:
        """The cells of the search grid in which every place within reach lies."""
        if self.counting is not None:
            return self._around_stops()
        km = km_within(self.most, pace_of(self.mode, norm=norms.at(self.day).travel))
        return () if km < 0 or self.is_too_early else cells_within(self.start.lat, self.start.lon, km + ABOUT_A_METRE)

    def minutes(self, lat: Numbers, lon: Numbers) -> Minutes:
        """The minutes to each of these positions; `NEVER` where there is no trip, or a longer one than asked."""
        return self.measured(lat, lon)[0]

    def measured(self, lat: Numbers, lon: Numbers) -> tuple[Minutes, Numbers]:
        """The same, with the kilometres as the crow flies."""
        km = distances_km(self.start.lat, self.start.lon, lat, lon)
        if self.counting is None:
            took = estimated_many(km, self.mode, day=self.day, arrive_by=self.arrive_by)
        else:
            took = self._landed(lat, lon)
        return np.where(took <= self.most, took, NEVER), km

    def reach(self, minutes: int | None) -> Reach:
        """One answer in the words of a trip."""
        if minutes is not None:
            return Reach(minutes, self.known, day=None if self.counting is None else self.counting.day)
        return Reach(None, self.known, WhyNot.TOO_EARLY if self.is_too_early else WhyNot.NO_CONNECTION)

    def _landed(self, lat: Numbers, lon: Numbers) -> Minutes:
        from tandem.registers.travel.rules import journeys

        held, looks = self._asked
        home = self.start.lat, self.start.lon
        times = journeys.landed(held, looks, held.near(lat, lon), home=home, lat=lat, lon=lon)
        return times.minutes().astype(np.int64)

    @cached_property
    def _asked(self) -> tuple["Network", "Looks"]:
        from tandem.registers.travel.queries import networks
        from tandem.registers.travel.rules import journeys

        asked = networks.ask(cast("Counting", self.counting), arrive_by=self.arrive_by)
        return asked.network, journeys.looks_from(asked.network, (self.start.lat, self.start.lon), limit=asked.limit)

    def _around_stops(self) -> tuple[int, ...]:
        from tandem.registers.travel.rules import journeys

        held, looks = self._asked
        walk = held.walking
        stops = journeys.stops_within(looks, self.most)
        around = cells_around(held.lat[stops], held.lon[stops], km=km_within(walk.most_minutes, walk.pace))
        on_foot = km_within(min(walk.most_minutes, self.most), walk.pace)
        near = cells_within(self.start.lat, self.start.lon, on_foot + ABOUT_A_METRE) if on_foot >= 0 else ()
        return tuple(sorted({*around, *near}))
