"""Days and periods. A day is a day in Brussels; a period includes its first day and excludes its last."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")


def day_of(moment: datetime) -> date:
    """The day in Brussels on which this moment falls; the moment carries its zone."""
    if moment.tzinfo is None:
        raise ValueError(f"a moment needs a time zone, found {moment!r}")
    return moment.astimezone(BRUSSELS).date()


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a month without it; never outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def age_on(birth: date, day: date) -> int:
    """The age in full years on that day; who is born on 29 February turns a year older on 1 March."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


@dataclass(frozen=True, order=True)
class Period:
    """From `start` up to, not including, `end`; an `end` of None is still going."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise ValueError(f"a period ends after it starts, found {self.start} to {self.end}")

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share at least one day."""
        return (self.end is None or other.start < self.end) and (other.end is None or self.start < other.end)
