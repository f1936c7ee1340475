"""A file of providers on its way in: what it would do, what is wrong in it, and what it did."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api import issues
from tandem.faces.api.fields import Given
from tandem.faces.api.problems import InputFault, Issue
from tandem.faces.exchange import rows
from tandem.faces.exchange.rows import Outcome

MOST_ERRORS = 1000


class TableCounts(Given):
    """What happens to one table."""

    table: str = Field(
        description="network, provider, membership, location, programme, trajectory, trajectory_group or "
        "aanloop_programme; "
        "activity_list, activity or training."
    )
    added: int
    changed: int
    unchanged: int


class RowError(Given):
    """One cell that cannot be read."""

    sheet: str = Field(description="The table in the file.")
    line: int
    column: str
    found: str
    message: str = Field(description="What was found and what is needed, in the language asked.")

    @classmethod
    def of(cls, error: rows.RowError) -> Self:
        """A line of the list of errors."""
        return cls(sheet=error.sheet, line=error.line, column=error.column, found=error.found, message=error.message)


class _File(Given):
    id: UUID
    name: str
    size: int
    uploaded_at: datetime
    is_sound: bool = Field(description="Whether it can be taken over.")
    tables: list[TableCounts] = Field(description="What it would do; empty while something is wrong.")
    errors: list[RowError] = Field(description="The first thousand errors; the file with errors holds them all.")
    error_count: int
    reasons: list[Issue] = Field(description="What does not hold together: between rows, or with what is there.")

    @classmethod
    def of(cls, row: Any, outcome: Outcome) -> Self:
        """A file that is kept, with what it would do."""
        return cls(
            id=row.pk,
            name=row.name,
            size=row.size,
            uploaded_at=row.uploaded_at,
            is_sound=outcome.is_ok,
            tables=tables_of(outcome),
            errors=[RowError.of(one) for one in outcome.errors[:MOST_ERRORS]],
            error_count=len(outcome.errors),
            reasons=[issues.of_finding(finding) for finding in outcome.unmet],
        )


class ProviderFile(_File):
    """A file of providers that was handed in, and what it would do; with one error nothing can be taken over."""


class ActivityFile(_File):
    """A file of activity lists that was handed in, and what it would do; with one error nothing can be taken over."""


class ListImport(Given):
    """What taking a file of activity lists over did."""

    tables: list[TableCounts]


class Import(Given):
    """What taking a file over did."""

    batch_id: UUID | None = Field(description="By which it can be undone; null when all of it was there already.")
    tables: list[TableCounts]

    @classmethod
    def of(cls, outcome: Outcome) -> Self:
        """A file that was taken over."""
        return cls(batch_id=outcome.report.batch_id if outcome.report else None, tables=tables_of(outcome))


def tables_of(outcome: Outcome) -> list[TableCounts]:
    """What happens to each table."""
    counts = outcome.report.counts if outcome.report else {}
    return [
        TableCounts(table=table, added=one.added, changed=one.changed, unchanged=one.unchanged)
        for table, one in counts.items()
    ]


def faults_of(outcome: Outcome) -> list[Issue]:
    """Everything that stops the file, as the issues of a refusal."""
    wrong = [
        Issue(
            type=InputFault.INVALID,
            name=f"{error.sheet}.{error.line}.{error.column}",
            value=error.found,
            title=error.message,
        )
        for error in outcome.errors[:MOST_ERRORS]
    ]
    return [*wrong, *(issues.of_finding(finding) for finding in outcome.unmet)]
