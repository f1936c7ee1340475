"""The hours of a day as people type them: `8:00-12:00, 12:30-16:30`, and `school 8:30-15:30` where they are lessons."""

import re
from collections.abc import Sequence
from typing import Final

from tandem.journey.agreements.rules.weeks import DAY_MINUTES, DAYS, HOUR, LATEST_END, MOST_SPANS, Span, Week
from tandem.journey.agreements.terms import HoursAt

WORDS: Final = {
    "werk": HoursAt.WORK,
    "work": HoursAt.WORK,
    "school": HoursAt.LESSONS,
    "les": HoursAt.LESSONS,
    "lessons": HoursAt.LESSONS,
}
"""What may stand before hours, in either language; from then on it counts for the hours after it too."""
_TIME: Final = r"([0-9]{1,2})(?:[:.uh]([0-9]{2})?)?"
_SPAN: Final = re.compile(rf"^{_TIME}-{_TIME}$")
_BETWEEN: Final = re.compile(r"\s*(?:-|–|—|\btot\b|\bto\b)\s*")
_MOST_LETTERS: Final = 200


class NotHours(ValueError):  # noqa: N818 - reads as the answer it becomes
    """What somebody typed is no hours; `found` is the part that is not."""

    def __init__(self, found: str) -> None:
        self.found = found[:40]
        super().__init__(self.found)


def read(text: str, *, day: int) -> tuple[Span, ...]:
    """The spans of one day (0 is Monday). `NotHours` names the first part that is none."""
    if len(text) > _MOST_LETTERS:
        raise NotHours(text)
    where, found = HoursAt.WORK, []
    for part in re.split(r"[,;\s]+", _BETWEEN.sub("-", text.strip().lower())):
        if part in WORDS:
            where = WORDS[part]
        elif part:
            found.append(_span(part, day=day, where=where))
    if len(found) > MOST_SPANS:
        raise NotHours(text)
    return tuple(sorted(found))


def read_week(text: str) -> Week:
    """A week on one line: its days from Monday on with a `;` between them; days at the end may be left out."""
    days = text.split(";")
    if len(days) > DAYS:
        raise NotHours(text)
    return Week(tuple(span for day, told in enumerate(days) for span in read(told, day=day)))


def written(spans: Sequence[Span]) -> str:
    """The same spans as somebody would type them; work needs no word unless lessons stand before it."""
    told, where = [], HoursAt.WORK
    for one in sorted(spans):
        if one.where is not where:
            told.append("school" if one.where is HoursAt.LESSONS else "werk")
            where = one.where
        told.append(f"{clock(one.start)}-{clock(one.end)}")
    return " ".join(told)


def clock(minute: int) -> str:
    """A minute of the day as an hour; of the morning after where the day is over, and 24:00 for its end."""
    hour, left = divmod(minute, HOUR)
    return f"{hour if minute <= DAY_MINUTES else hour - 24}:{left:02d}"


def _span(part: str, *, day: int, where: HoursAt) -> Span:
    met = _SPAN.match(part)
    if met is None:
        raise NotHours(part)
    start, end = (int(hour) * HOUR + int(minute or 0) for hour, minute in (met.group(1, 2), met.group(3, 4)))
    minutes_are_sound = all(int(minute or 0) < HOUR for minute in met.group(2, 4))
    if end <= start:
        end += DAY_MINUTES
    if not minutes_are_sound or start >= DAY_MINUTES or end > LATEST_END or int(met.group(3)) > 24:  # noqa: PLR2004
        raise NotHours(part)
    return Span(day, start, end, where)
