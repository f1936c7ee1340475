"""What of the new workplaces can be reached by bus and train, for who asked to be told within so many minutes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from tandem.journey.placement.rules.alerts import News, Wanted
from tandem.journey.placement.rules.schedule import Schedule
from tandem.law import norms
from tandem.registers.travel.queries.pairs import pairs_of
from tandem.registers.travel.rules.arrays import Spots, spots_of
from tandem.registers.travel.rules.estimates import NEVER

Matched = Mapping[Wanted, list[tuple[float, News]]]
"""For each alert the workplaces that fit, with how many kilometres."""


def in_time(matched: Matched, schedule: Schedule | None, *, day: date) -> dict[Wanted, list[tuple[float, News]]]:
    """The same; where timetables say what is within reach, only what they reach by the hour the work begins."""
    left = {wanted: found for wanted, found in matched.items() if not wanted.is_timed}
    rows = [(wanted, one) for wanted, found in matched.items() if wanted.is_timed for one in found]
    if not rows or schedule is None:
        return left
    start = norms.at(day).travel.usual_start.value
    usual = start.hour * 60 + start.minute
    home, place = _spots([wanted for wanted, _ in rows]), _spots([one for _, (_, one) in rows])
    minute = np.array([usual if one.first_minute is None else one.first_minute for _, (_, one) in rows], np.int64)
    took = pairs_of(schedule.digests, schedule.day).minutes(home, place, minute)
    most = np.array([wanted.most for wanted, _ in rows], np.int64)
    fits = (took != NEVER) & (np.maximum(took, 1) <= most)
    for (wanted, found), is_near in zip(rows, fits.tolist(), strict=True):
        if is_near:
            left.setdefault(wanted, []).append(found)
    return left


def _spots(points: list[Any]) -> Spots:
    degrees = np.array([(one.lat, one.lon) for one in points], np.float64).reshape(-1, 2)
    return spots_of(degrees[:, 0], degrees[:, 1])
