"""What a learner asks to be told of, and which new workplaces fit it."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from tandem.base.verdict import Finding, Verdict
from tandem.journey.placement.rules.market import Point
from tandem.journey.placement.rules.schedule import Schedule, known_by
from tandem.law.norms import Norms
from tandem.registers.geo.rules import bounding_box, distance_km
from tandem.registers.travel.rules.estimates import km_within, pace_of
from tandem.registers.travel.terms import Known, TravelMode

MOST_KM: Final = 100
MOST_MINUTES: Final = 120
USUAL_KM: Final = 20
LATEST_MINUTE: Final = 24 * 60 - 1
LOOKS_BACK: Final = timedelta(days=8)
"""So far back the nightly work looks for what is new: a night that did not run is made up for."""
MOST_NAMED: Final = 10
"""So many workplaces a mail names, the nearest; the others stand on the page."""


@dataclass(frozen=True)
class AlertForm:
    """What somebody asks: kilometres, or minutes by one way of travelling; from home, or from a postal code."""

    training_code: str
    most: int = USUAL_KM
    mode: TravelMode | None = None
    postal_code: str = ""
    earliest_minute: int | None = None
    """The learner cannot be there before this minute of the day; None where that does not matter."""
    with_recognised: bool = False
    """Whether recognised workplaces without an open place count too."""


@dataclass(frozen=True)
class News:
    """A workplace that is new: an open place, or a recognition."""

    key: UUID
    is_opening: bool
    establishment_id: UUID
    lat: float
    lon: float
    first_minute: int | None = None
    again_since: datetime | None = None
    """Since when it is free again, where it was full or paused before."""

    def is_news_after(self, known_at: datetime | None) -> bool:
        """Whether it is news for who knows it since then; None for who does not know it."""
        return known_at is None or (self.again_since is not None and self.again_since > known_at)


@dataclass(frozen=True)
class Wanted:
    """An alert as the nightly work compares it."""

    key: UUID
    track_id: UUID
    lat: float
    lon: float
    reach_km: float
    earliest_minute: int | None
    with_recognised: bool
    mode: str = ""
    most: int = 0
    is_timed: bool = False
    """Whether timetables say what is within reach."""

    def by(self, schedule: Schedule | None) -> "Wanted":
        """The same where timetables count: these say what lies too far, so every kilometre has to be looked at."""
        is_told = bool(self.mode) and known_by(self.mode, schedule) is Known.TIMETABLE
        return replace(self, reach_km=math.inf, is_timed=True) if is_told else self


def can_be(form: AlertForm, *, origin: Point | None, norms: Norms) -> Verdict:
    """Whether this can be asked: from a place that is known, and not farther than makes sense."""
    most = MOST_KM if form.mode is None else MOST_MINUTES
    least = 1 if form.mode is None else pace_of(form.mode, norm=norms.travel).least_minutes
    hour = form.earliest_minute
    return Verdict(
        (
            Finding("alert.has_place", origin is not None),
            Finding("alert.least", form.most >= least, found=form.most, needed=least),
            Finding("alert.most", form.most <= most, found=form.most, needed=most),
            Finding("alert.hour", hour is None or 0 <= hour <= LATEST_MINUTE, found=hour),
        )
    )


def reach_km(form: AlertForm, *, norms: Norms) -> float:
    """Within how many kilometres in a straight line a workplace fits where minutes are estimated."""
    if form.mode is None:
        return float(form.most)
    return max(0.0, km_within(form.most, pace_of(form.mode, norm=norms.travel)))


def fitting(wanted: Wanted, news: Sequence[News], lats: Sequence[float]) -> Iterator[tuple[float, News]]:
    """What of the news of one training, in order of latitude, fits an alert; with how many kilometres."""
    for one in news if wanted.is_timed else _in_box(wanted, news, lats):
        if not one.is_opening and not wanted.with_recognised:
            continue
        if _begins_too_early(wanted, one):
            continue
        km = distance_km(wanted.lat, wanted.lon, one.lat, one.lon)
        if km <= wanted.reach_km:
            yield km, one


def _in_box(wanted: Wanted, news: Sequence[News], lats: Sequence[float]) -> Sequence[News]:
    box = bounding_box(wanted.lat, wanted.lon, wanted.reach_km)
    return news[bisect_left(lats, box.south) : bisect_right(lats, box.north)]


def _begins_too_early(wanted: Wanted, one: News) -> bool:
    hour = wanted.earliest_minute
    return hour is not None and one.first_minute is not None and one.first_minute < hour
