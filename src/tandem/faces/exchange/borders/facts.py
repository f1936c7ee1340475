"""What passes through the import of borders and mergers: rows as read, rows as checked, problems, the report."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from shapely.geometry.base import BaseGeometry

LISTED = 20
"""Codes that a line of the report names before it says how many more there are."""


@dataclass(frozen=True)
class Feature:
    """One row as it stands in the file: its properties, and its shape in the file's own projection where it has one."""

    row: int
    properties: Mapping[str, object]
    shape: BaseGeometry | None
    shape_kind: str


@dataclass(frozen=True)
class Source:
    """A file that could be read: its rows, the projection they are in, and what the reader has to say about it."""

    features: tuple[Feature, ...]
    epsg: int
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class BorderRow:
    """One row that passed the checks; its shape in Lambert 72, in metres."""

    row: int
    nis: str
    shape: BaseGeometry


@dataclass(frozen=True)
class Problem:
    """Something that stops the import: where, what was found, and a sentence that says what to do."""

    code: str
    message: str
    row: int | None = None
    found: str = ""

    def __str__(self) -> str:
        return (
            self.message if self.row is None else _("Rij {row}: {message}").format(row=self.row, message=self.message)
        )


class UnreadableError(Exception):
    """The file cannot be read at all; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


@dataclass(frozen=True)
class Report:
    """What the import would do, or did."""

    source: str
    is_dry_run: bool
    read: int = 0
    skipped: int = 0
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    @property
    def is_ok(self) -> bool:
        """Whether nothing stops the import."""
        return not self.problems

    @property
    def was_applied(self) -> bool:
        """Whether the import was carried out."""
        return self.is_ok and not self.is_dry_run

    def lines(self) -> list[str]:
        """The report as people read it."""
        told = [_("Bestand: {name}").format(name=self.source), self._outcome(), self._read()]
        for codes, label in (
            (self.added, _("Nieuw")),
            (self.changed, _("Gewijzigd")),
            (self.unchanged, _("Ongewijzigd")),
            (self.removed, _("Verdwenen")),
            (self.missing, _("Niet in het bestand")),
        ):
            if codes:
                told.append(_counted(label, codes))
        return [*told, *self.remarks, *(str(problem) for problem in self.problems)]

    def _outcome(self) -> str:
        if not self.is_ok:
            return ngettext(
                "Niets overgenomen: er is {count} probleem.",
                "Niets overgenomen: er zijn {count} problemen.",
                len(self.problems),
            ).format(count=len(self.problems))
        if self.is_dry_run:
            return _("Proef: er is niets gewijzigd. Dit zou er gebeuren:")
        return _("Overgenomen:")

    def _read(self) -> str:
        if self.skipped:
            return _("Gelezen: {read} rijen, waarvan {skipped} overgeslagen.").format(
                read=self.read, skipped=self.skipped
            )
        return _("Gelezen: {read} rijen.").format(read=self.read)


def _counted(label: str, codes: tuple[str, ...]) -> str:
    named = ", ".join(codes[:LISTED])
    more = len(codes) - LISTED
    rest = _(" en nog {more}").format(more=more) if more > 0 else ""
    return f"{label}: {len(codes)} ({named}{rest})"
