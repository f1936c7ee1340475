"""Files of long ago, as they are told: who asked what when, who answered what when. Nothing here is stored yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from tandem.base.actor import Actor
from tandem.journey.recognition.actions.mentors import MentorForm
from tandem.journey.recognition.terms import CompletionItem, Condition, ExtractModel, ExtractOutcome, Outcome

PER_SECTION: Final = timedelta(minutes=2)
"""How long filling in one section of the form takes: it only spaces the events of a form."""


@dataclass(frozen=True)
class PastExtract:
    """Somebody of the company saw an extract from the criminal record."""

    model: ExtractModel
    issued_on: date
    outcome: ExtractOutcome
    seen_at: datetime


@dataclass(frozen=True)
class PastTraining:
    """The mentor followed the mentor training, and the company noted it."""

    trained_on: date
    organiser: str
    noted_at: datetime


@dataclass(frozen=True)
class PastMentor:
    """A mentor, from the day the company named the person."""

    form: MentorForm
    establishments: tuple[UUID, ...]
    named_at: datetime
    extracts: tuple[PastExtract, ...] = ()
    training: PastTraining | None = None


@dataclass(frozen=True)
class PastQuestion:
    """What the body asked to complete; the company answers by describing the workplace again."""

    items: tuple[CompletionItem, ...]
    words: str
    asked_at: datetime
    answered_at: datetime | None = None


@dataclass(frozen=True)
class PastRequest:
    """One training at one establishment, with every step that was taken; a step that has no moment was not taken.

    `mentors` are places in the list of the company's mentors.
    """

    establishment_id: UUID
    training: str
    activities: tuple[str, ...]
    mentors: tuple[int, ...]
    has_equipment: bool = True
    question: PastQuestion | None = None
    completed_at: datetime | None = None
    taken_up_at: datetime | None = None
    decided_at: datetime | None = None
    outcome: Outcome | None = None
    motive: str = ""
    withdrawn_at: datetime | None = None


@dataclass(frozen=True)
class PastContact:
    """Whom the body could reach."""

    name: str
    email: str
    phone: str = ""
    remarks: str = ""


@dataclass(frozen=True)
class PastDocument:
    """A PDF that the company added under a condition."""

    condition: Condition
    file_name: str
    content: bytes


@dataclass(frozen=True)
class PastDossier:
    """One form, and what became of each request in it; a document was added with the declarations."""

    started_at: datetime
    contact: PastContact
    answers: Mapping[Condition, bool]
    requests: tuple[PastRequest, ...]
    submitted_at: datetime | None = None
    document: PastDocument | None = None

    def filled_at(self, section: int) -> datetime:
        """When this section was filled in, the first being 1."""
        return self.started_at + section * PER_SECTION


@dataclass(frozen=True)
class PastFiles:
    """All files of one company, filed by one person."""

    company_id: UUID
    filed_by: Actor
    mentors: tuple[PastMentor, ...] = ()
    dossiers: tuple[PastDossier, ...] = field(default=())
