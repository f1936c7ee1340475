"""Which timetables minutes by public transport come from: kept with a run, so that what was told can be told again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tandem.registers.travel.terms import Known, TravelMode


@dataclass(frozen=True)
class Edition:
    """One timetable as people know it, and the hash of what it holds."""

    digest: str
    publisher: str
    version: str
    valid_from: date | None


@dataclass(frozen=True)
class Schedule:
    """The timetables that count on one ordinary day."""

    day: date
    editions: tuple[Edition, ...]

    @property
    def digests(self) -> tuple[str, ...]:
        """By what they are found."""
        return tuple(one.digest for one in self.editions)


def known_by(mode: str, schedule: Schedule | None) -> Known:
    """What the minutes of a way of travelling rest on."""
    is_told = schedule is not None and mode == TravelMode.PUBLIC_TRANSPORT
    return Known.TIMETABLE if is_told else Known.ESTIMATE


def stored(schedule: Schedule) -> dict[str, Any]:
    """The timetables as they are kept."""
    editions = [
        {**vars(one), "valid_from": one.valid_from.isoformat() if one.valid_from else None} for one in schedule.editions
    ]
    return {"day": schedule.day.isoformat(), "editions": editions}


def told(raw: Mapping[str, Any] | None) -> Schedule | None:
    """The timetables that were kept; None where estimates were made do."""
    if raw is None:
        return None
    editions = (
        Edition(**{**one, "valid_from": date.fromisoformat(one["valid_from"]) if one["valid_from"] else None})
        for one in raw["editions"]
    )
    return Schedule(date.fromisoformat(raw["day"]), tuple(editions))
