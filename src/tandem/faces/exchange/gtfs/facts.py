"""What passes through the import of a timetable: problems, remarks, and what came out of the file."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from tandem.registers.travel.rules.timetable import Timetable

MOST_KEPT: Final = 200
"""Problems that are kept to be told; all are counted."""
MOST_SIGNS: Final = 120


@dataclass(frozen=True)
class Problem:
    """Something that is wrong: in which file, on which line, what was found and what is needed."""

    code: str
    file: str
    line: int = 0
    found: str = ""
    needed: str = ""


class RefusedError(Exception):
    """The file is not taken over at all; the problem says why."""

    def __init__(self, code: str, file: str = "", *, line: int = 0, found: object = "", needed: object = "") -> None:
        self.problem = Problem(code, file, line, shortened(str(found)), str(needed))
        super().__init__(f"{code}: {self.problem}")


class WrongError(ValueError):
    """A value that cannot be what it should be."""

    def __init__(self, code: str, *, found: str, needed: str) -> None:
        self.code, self.found, self.needed = code, found, needed
        super().__init__(f"{code}: {found!r}")


@dataclass
class Notes:
    """What was met on the way: every problem counted and the first ones kept, and what was left aside without harm."""

    problems: list[Problem] = field(default_factory=list)
    counted: int = 0
    asides: Counter[str] = field(default_factory=Counter)

    def wrong(self, code: str, file: str, line: int, *, found: object = "", needed: str = "") -> None:
        """Note a problem."""
        self.counted += 1
        if len(self.problems) < MOST_KEPT:
            self.problems.append(Problem(code, file, line, shortened(str(found)), needed))


@dataclass(frozen=True)
class Read:
    """What came out of a file: the timetable, who publishes it in which version, and what was left out."""

    table: Timetable
    publisher: str
    version: str
    trips: int
    left_out: int
    problems: tuple[Problem, ...]
    counted: int
    asides: Mapping[str, int]


def shortened(text: str) -> str:
    """A text from a file as it can be shown: one line, no control characters, not too long."""
    plain = "".join(c if c.isprintable() else "·" for c in text[: MOST_SIGNS + 1])
    return plain if len(text) <= MOST_SIGNS else f"{plain[:MOST_SIGNS]}…"
