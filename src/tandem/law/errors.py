"""What can be wrong with the law as data, or with a question about it."""

from collections.abc import Sequence
from datetime import date


class LawError(Exception):
    """The parameter files hold mistakes; `mistakes` names every one of them."""

    def __init__(self, mistakes: Sequence[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join((f"{len(self.mistakes)} mistakes in law/parameters:", *self.mistakes)))


class NoValueOnDay(LookupError):  # noqa: N818 - reads as the answer it is
    """The parameter has no value on the day asked about."""

    def __init__(self, key: str, *, day: date, first: date | None, last: date | None) -> None:
        self.key, self.day = key, day
        if first is not None and day < first:
            hint = f"its first value holds from {first}"
        elif last is not None and day >= last:
            hint = f"its last value ended on {last}"
        else:
            hint = "its values leave this day open, or hold for a sector only"
        super().__init__(f"{key} has no value on {day}: {hint}; see its history in law/parameters")


class UnknownKey(LookupError):  # noqa: N818
    """There is no parameter with this key."""

    def __init__(self, key: str, *, close: Sequence[str] = ()) -> None:
        self.key, self.close = key, tuple(close)
        hint = f"; did you mean {', '.join(close)}?" if close else ""
        super().__init__(f"there is no parameter {key}{hint}")


class NoCalendar(LookupError):  # noqa: N818
    """The school calendar does not reach this day."""

    def __init__(self, day: date, *, first: date, last: date) -> None:
        self.day = day
        super().__init__(
            f"the school calendar runs from {first} to {last}, not to {day}; add the year to school_calendar.yaml"
        )
