"""Collecting mistakes in the parameter files, so that the reader sees them all at once."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any


class Checker:
    """Collects mistakes, each with the place where it stands."""

    def __init__(self, mistakes: list[str], place: str) -> None:
        self.mistakes, self.place = mistakes, place

    def inside(self, place: str) -> "Checker":
        """A checker for a part of this place."""
        return Checker(self.mistakes, f"{self.place}: {place}")

    def wrong(self, what: str) -> None:
        """Note a mistake."""
        self.mistakes.append(f"{self.place}: {what}")

    def keys(self, held: Mapping[str, Any], *, must: Sequence[str], may: Sequence[str] = ()) -> bool:
        """Whether the mapping has all keys it must have, and no others than it may have."""
        missing = [key for key in must if key not in held]
        unknown = [str(key) for key in held if key not in must and key not in may]
        if missing:
            self.wrong(f"misses {', '.join(missing)}")
        if unknown:
            self.wrong(f"has unknown {', '.join(unknown)}; known are {', '.join((*must, *may))}")
        return not missing

    def text(self, held: Any, *, what: str, ends: bool) -> str:
        """A Dutch text; a sentence ends with a full stop, a name does not."""
        if not isinstance(held, str) or not held.strip():
            self.wrong(f"{what} is {held!r}, needed a text")
            return ""
        if "!" in held:
            self.wrong(f"{what} has an exclamation mark")
        if ends != held.rstrip().endswith((".", "?")):
            self.wrong(f"{what} {'needs' if ends else 'has'} a full stop at the end: {held!r}")
        return held.strip()

    def day(self, held: Any, *, what: str) -> date:
        """A day; a wrong one is noted and replaced, so that the check goes on."""
        if isinstance(held, date) and not isinstance(held, datetime):
            return held
        self.wrong(f"{what} is {held!r}, needed a day such as 2019-09-01")
        return date.max
