"""What an import of an extract tells afterwards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from tandem.journey.recognition.actions.register import Applied
from tandem.registers.organisations.queries.register import Rejection
from tandem.registers.organisations.rules import ExtractFacts

Outcome = Literal["made_current", "nothing_to_do", "dry_run"]


@dataclass(frozen=True)
class FileCount:
    """How many rows of a file were read, and how many of those not taken over."""

    rows: int = 0
    rejected: int = 0

    def plus(self, *, rows: int, rejected: int) -> "FileCount":
        """With the rows of one more block."""
        return FileCount(self.rows + rows, self.rejected + rejected)


@dataclass(frozen=True)
class Report:
    """One import: of what, how it ended, what was counted, how long it took."""

    source: str
    facts: ExtractFacts
    outcome: Outcome
    counts: Mapping[str, FileCount] = field(default_factory=dict)
    rejections: Sequence[Rejection] = ()
    """Of a dry run; those of an import stand in the database, under `extract_id`."""
    extract_id: UUID | None = None
    is_resumed: bool = False
    seconds: float = 0.0
    read_now: int = 0
    """Rows read this time: fewer than all where a killed import went on."""
    longest_wait: float = 0.0
    """The longest transaction in seconds: on SQLite, how long somebody else may have waited to write."""
    applied: Applied | None = None
    missing: tuple[str, ...] = ()
    """Tables of which an update holds no files."""

    @property
    def rows(self) -> int:
        """Rows read in all."""
        return sum(count.rows for count in self.counts.values())

    @property
    def rejected(self) -> int:
        """Rows not taken over in all."""
        return sum(count.rejected for count in self.counts.values())

    @property
    def rows_per_second(self) -> int:
        """The speed of this time."""
        return round(self.read_now / self.seconds) if self.seconds else 0
