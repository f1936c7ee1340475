"""From one text of a row to one value of the mirror.

A value that comes back often (a day, a code, the number of an entity with many rows) is read once and remembered.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeVar

from tandem.registers.organisations.rules import FIRST_BRANCH, FIRST_ESTABLISHMENT, has_check_digits
from tandem.registers.organisations.terms import RowProblem

Made = TypeVar("Made")

REMEMBERED: Final = 50_000
"""Values a column remembers before it starts again, so that memory stays flat."""


class FaultError(ValueError):
    """A row that cannot be taken over: what is wrong, in which column, what was found."""

    def __init__(self, problem: RowProblem, *, column: str = "", found: str = "") -> None:
        self.problem = problem
        self.column = column
        self.found = found
        super().__init__(f"{column}: {problem}")


class Memory(dict[str, Made]):
    """Reads a text once and remembers the value."""

    def __init__(self, read: Callable[[str], Made]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> Made:
        value = self._read(text)
        if len(self) >= REMEMBERED:
            self.clear()
        self[text] = value
        return value


@dataclass(frozen=True)
class Codes:
    """The codes that `code.csv` explains, per category."""

    known: Mapping[str, frozenset[str]]

    @staticmethod
    def of(rows: Iterable[tuple[Any, ...]]) -> "Codes":
        """From the category and code at the head of each row."""
        known: dict[str, set[str]] = {}
        for category, code, *_ in rows:
            known.setdefault(category, set()).add(code)
        return Codes({category: frozenset(codes) for category, codes in known.items()})


def in_column(column: str, read: Callable[[str], int]) -> Callable[[str], int]:
    """Numbers of the KBO in a column that is not the first; a fault in the first is named by the table."""

    def named(text: str) -> int:
        try:
            return read(text)
        except FaultError as fault:
            raise FaultError(fault.problem, column=column, found=text) from None

    return named


def known(codes: Codes, category: str, *, column: str = "", is_needed: bool = True) -> Memory[str]:
    """Codes that `code.csv` explains."""
    explained = codes.known.get(category, frozenset())

    def read(text: str) -> str:
        if text in explained or (not text and not is_needed):
            return text
        raise FaultError(RowProblem.CODE if text else RowProblem.EMPTY, column=column or category, found=text)

    return Memory(read)


_DAY: Final = re.compile(r"(\d\d)-(\d\d)-(\d{4})", re.ASCII)


def day(column: str, *, is_needed: bool = True) -> Memory[str | None]:
    """Days as 31-12-2026, turned into 2026-12-31."""

    def read(text: str) -> str | None:
        if not text and not is_needed:
            return None
        parts = _DAY.fullmatch(text)
        try:
            return date(int(parts[3]), int(parts[2]), int(parts[1])).isoformat() if parts else _no_day(text, column)
        except ValueError:
            return _no_day(text, column)

    return Memory(read)


def _no_day(text: str, column: str) -> str:
    raise FaultError(RowProblem.DAY if text else RowProblem.EMPTY, column=column, found=text)


def entity_number(text: str) -> int:
    """The number of an enterprise, establishment or branch; that of a branch has no check digits."""
    digits = text.replace(".", "")
    if len(digits) == 10 and digits.isdigit() and digits.isascii():  # noqa: PLR2004 - every number of the KBO
        number = int(digits)
        if number < FIRST_ESTABLISHMENT:
            is_written_well = len(text) == 12 and text[4] == text[8] == "."  # noqa: PLR2004 - 0123.456.749
        else:
            is_written_well = len(text) == 13 and text[1] == text[5] == text[9] == "."  # noqa: PLR2004 - 2.123.456.791
        if is_written_well and (number >= FIRST_BRANCH or has_check_digits(number)):
            return number
    raise FaultError(RowProblem.NUMBER if text else RowProblem.EMPTY, found=text)


def enterprise_number(text: str) -> int:
    """The number of an enterprise, written as 0123.456.749."""
    number = entity_number(text)
    if number < FIRST_ESTABLISHMENT:
        return number
    raise FaultError(RowProblem.NUMBER, found=text)


def establishment_number(text: str) -> int:
    """The number of an establishment, written as 2.123.456.791."""
    number = entity_number(text)
    if FIRST_ESTABLISHMENT <= number < FIRST_BRANCH:
        return number
    raise FaultError(RowProblem.NUMBER, found=text)


def branch_number(text: str) -> int:
    """The number of a branch, written as 9.000.000.001."""
    number = entity_number(text)
    if number >= FIRST_BRANCH:
        return number
    raise FaultError(RowProblem.NUMBER, found=text)


def belgian_zipcode(text: str) -> str:
    """Four digits, or nothing."""
    if not text or (len(text) == 4 and text.isascii() and text.isdigit() and text[0] != "0"):  # noqa: PLR2004
        return text
    raise FaultError(RowProblem.ZIPCODE, column="Zipcode", found=text)


def nace_version(text: str) -> int:
    """The edition of the list of activities."""
    if text in {"2003", "2008", "2025"}:
        return int(text)
    raise FaultError(RowProblem.CODE if text else RowProblem.EMPTY, column="NaceVersion", found=text)


def nace_code(text: str) -> str:
    """Five or seven digits; a group has fewer."""
    if 2 <= len(text) <= 7 and text.isascii() and text.isdigit():  # noqa: PLR2004
        return text
    raise FaultError(RowProblem.CODE if text else RowProblem.EMPTY, column="NaceCode", found=text)


def filled(text: str, *, column: str, most: int) -> None:
    """A text that is there and not too long."""
    if not text:
        raise FaultError(RowProblem.EMPTY, column=column)
    if len(text) > most:
        raise FaultError(RowProblem.TOO_LONG, column=column, found=text)
