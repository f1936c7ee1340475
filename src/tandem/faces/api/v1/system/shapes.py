"""The platform itself: work for later, the history, what was imported."""

from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from pydantic import Field

from tandem.base.events import Fault
from tandem.faces.api.fields import Given
from tandem.faces.documents.words import event_label
from tandem.faces.outbox.terms import Audience
from tandem.registers.organisations.queries.register import ExtractShown, Rejection


class Backlog(Given):
    """How many jobs stand in each state."""

    queued: int
    running: int
    done: int
    failed: int
    is_late: bool = Field(description="Whether work waits too long, or a job was set aside.")


class Job(Given):
    """Work for later: where it stands, and what went wrong the last time."""

    id: UUID
    name: str
    state: str
    run_at: datetime
    attempts: int
    created_at: datetime
    finished_at: datetime | None
    last_error: str

    @classmethod
    def of(cls, row: Any) -> Self:
        """A job of the queue."""
        return cls(
            id=row.pk,
            name=row.name,
            state=row.state,
            run_at=row.run_at,
            attempts=row.attempts,
            created_at=row.created_at,
            finished_at=row.finished_at,
            last_error=row.last_error,
        )


class Mail(Given):
    """A mail on something that happened: to whom, about what, and whether it left. Its text is not given."""

    id: UUID
    code: str = Field(description="The code of what happened.")
    text: str = Field(description="What happened, in the language asked.")
    audience: Audience
    recipient: str
    subject: str
    created_at: datetime
    sent_at: datetime | None = Field(description="Null as long as it waits.")

    @classmethod
    def of(cls, row: Any) -> Self:
        """A mail of the outbox."""
        return cls(
            id=row.pk,
            code=row.code,
            text=event_label(row.code),
            audience=Audience(row.audience),
            recipient=row.recipient,
            subject=row.subject,
            created_at=row.created_at,
            sent_at=row.sent_at,
        )


class AuditFault(Given):
    """The first row of a stream that does not fit, and why."""

    stream: str
    row: int
    reason: str

    @classmethod
    def of(cls, fault: Fault) -> Self:
        """A fault that was found."""
        return cls(stream=fault.stream, row=fault.seq, reason=fault.reason)


class AuditSummary(Given):
    """Whether every chain of events and every daily seal holds."""

    is_whole: bool
    faults: list[AuditFault] = Field(description="The first bad row of each stream, at most a hundred.")
    total: int = Field(description="How many streams do not hold.")
    checked_at: datetime


class FileCounts(Given):
    """How many rows of a file were read, and how many were not taken over."""

    file: str
    read: int
    rejected: int


class Extract(Given):
    """An extract of the enterprise register that was imported, or is being."""

    id: UUID
    number: int
    kind: str
    state: str
    snapshot_on: date
    made_at: datetime
    current_at: datetime | None
    files: list[FileCounts]

    @classmethod
    def of(cls, found: ExtractShown) -> Self:
        """An extract as reports show it."""
        counts = [FileCounts(file=name, read=read, rejected=out) for name, (read, out) in sorted(found.counts.items())]
        return cls(
            id=found.id,
            number=found.number,
            kind=found.kind,
            state=found.state,
            snapshot_on=found.snapshot_on,
            made_at=found.made_at,
            current_at=found.current_at,
            files=counts,
        )


class RejectedRow(Given):
    """A row that was not taken over."""

    file: str
    line: int
    column: str
    problem: str
    found: str

    @classmethod
    def of(cls, row: Rejection) -> Self:
        """A line of the report."""
        return cls(file=row.file, line=row.line, column=row.column, problem=row.problem, found=row.found)


class Batch(Given):
    """A batch of providers, locations and programmes that was imported."""

    id: UUID
    source: str
    applied_at: datetime
    undone_at: datetime | None

    @classmethod
    def of(cls, row: Any) -> Self:
        """A batch."""
        return cls(id=row.pk, source=row.source, applied_at=row.applied_at, undone_at=row.undone_at)
