"""Values of a timetable as they are written: hours that go past midnight, days, numbers, places."""

import re
from datetime import date
from typing import Final

from tandem.faces.exchange.gtfs.facts import WrongError

BLANK: Final = -1
"""A time that is left open: the vehicle passes somewhere between the times around it."""
LAST_HOUR: Final = 72
_TIME: Final = re.compile(r"(\d{1,2}):([0-5]\d):([0-5]\d)", re.ASCII)
_DAY: Final = re.compile(r"\d{8}", re.ASCII)
_WHOLE: Final = re.compile(r"\d{1,9}", re.ASCII)
_REAL: Final = re.compile(r"[+-]?\d{1,3}(\.\d{1,20})?", re.ASCII)
_SIDES: Final = {"lat": 90.0, "lon": 180.0}

_known: dict[str, int] = {"": BLANK}
"""A timetable repeats the same hours millions of times, and there are only so many seconds in three days."""


def seconds(text: str) -> int:
    """The seconds since midnight of 08:15:00; `BLANK` where nothing is written."""
    try:
        return _known[text]
    except KeyError:
        found = _TIME.fullmatch(text)
        if found is None or int(found[1]) >= LAST_HOUR:
            raise WrongError("value.time", found=text, needed="08:15:00") from None
        _known[text] = int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3])
        return _known[text]


def day(text: str) -> date:
    """The day of 20260901."""
    try:
        if _DAY.fullmatch(text):
            return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        pass
    raise WrongError("value.day", found=text, needed="20260901")


def whole(text: str) -> int:
    """A number that is not negative."""
    if not _WHOLE.fullmatch(text):
        raise WrongError("value.number", found=text, needed="0, 1, 2 …")
    return int(text)


def degrees(text: str, *, side: str) -> float:
    """A latitude or longitude."""
    most = _SIDES[side]
    if not _REAL.fullmatch(text) or abs(float(text)) > most:
        raise WrongError(f"value.{side}", found=text, needed="51.0536" if side == "lat" else "3.7253")
    return float(text)
