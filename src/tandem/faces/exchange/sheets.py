"""What the tables of a file hold: columns as people write them, how a cell is read, and the row they make."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_noop

from tandem.registers.geo.rules import search_key


class CellError(ValueError):
    """A cell cannot be read; `needed` says what belongs there, with the numbers of `values` in it."""

    def __init__(self, needed: str, **values: int) -> None:
        self.needed = needed
        self.values = values
        super().__init__(needed)


@dataclass(frozen=True)
class Column:
    """One column: its heading, the field it fills, how a cell is read, whether it may be empty, and other headings."""

    heading: str
    field: str
    read: Callable[[str], Any]
    is_required: bool = True
    also: tuple[str, ...] = ()

    def filled(self, cell: str) -> Any:
        """What the cell holds; an empty cell here is an error."""
        if not cell:
            raise CellError(gettext_noop("een waarde: deze kolom mag niet leeg zijn"))
        return self.read(cell)


@dataclass(frozen=True)
class Sheet:
    """One table: its name, its columns and the row it makes."""

    name: str
    target: str
    columns: tuple[Column, ...]
    row: Callable[..., Any]

    @property
    def required(self) -> frozenset[str]:
        """The headings that must be there."""
        return frozenset(heading_key(c.heading) for c in self.columns if c.is_required)

    def by_heading(self) -> Mapping[str, Column]:
        """The columns by their heading, however it is written."""
        return {heading_key(column.heading): column for column in self.columns}

    def main_key(self, heading: str) -> str:
        """The key of the heading that this one stands for: its own, unless a column goes by this name too."""
        key = heading_key(heading)
        return self._others.get(key, key)

    @cached_property
    def _others(self) -> Mapping[str, str]:
        return {heading_key(also): heading_key(column.heading) for column in self.columns for also in column.also}


def heading_key(heading: str) -> str:
    """A heading without capitals, accents and signs: `E-mail` and `email` are the same."""
    return re.sub(r"[^a-z0-9]", "", search_key(heading))


def text(most: int) -> Callable[[str], str]:
    """A text of at most so many signs."""

    def read(cell: str) -> str:
        if len(cell) > most:
            raise CellError(gettext_noop("hoogstens %(most)s tekens"), most=most)
        return cell

    return read


def digits(least: int, most: int) -> Callable[[str], str]:
    """A number that is written with so many digits."""

    def read(cell: str) -> str:
        plain = cell.removesuffix(".0").replace(" ", "").replace(".", "")
        if not plain.isdecimal() or not least <= len(plain) <= most:
            raise CellError(gettext_noop("een nummer van enkele cijfers, zoals 012345"))
        return plain

    return read


def day(cell: str) -> date:
    """A day, as people write it."""
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d %H:%M:%S"):
        try:
            return datetime.strptime(cell, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise CellError(gettext_noop("een dag, zoals 2026-09-01 of 01/09/2026"))


def one_of(kind: Any) -> Callable[[str], Any]:
    """A word of a list of words, by its code."""

    def read(cell: str) -> Any:
        for member in kind:
            if heading_key(cell) in {heading_key(member.value), heading_key(member.name)}:
                return member
        raise CellError(", ".join(member.value for member in kind))

    return read
