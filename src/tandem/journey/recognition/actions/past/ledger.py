"""Rows and events that are kept together until they are stored, each table in one go."""

from collections import defaultdict
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from django.db.models import Model

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.events import Data, Entry
from tandem.journey.recognition.models import (
    Attachment,
    CompletionQuestion,
    Decision,
    Declaration,
    Dossier,
    ExtractCheck,
    Mentor,
    MentorPosting,
    Nomination,
    OfferedActivity,
    Recognition,
    RecognitionRequest,
)
from tandem.registers.people.models import Person

_TABLES: Final[tuple[type[Model], ...]] = (
    Person,
    Mentor,
    MentorPosting,
    ExtractCheck,
    Dossier,
    Attachment,
    RecognitionRequest,
    Declaration,
    OfferedActivity,
    Nomination,
    CompletionQuestion,
    Decision,
    Recognition,
)
"""In the order in which they refer to each other."""

_AT_ONCE: Final = 400


class Ledger:
    """What is to be stored."""

    def __init__(self) -> None:
        self._rows: defaultdict[type[Model], list[Model]] = defaultdict(list)
        self._told: list[Entry] = []

    def add(self, *rows: Model) -> None:
        """Rows to store."""
        for row in rows:
            self._rows[type(row)].append(row)

    def tell(
        self,
        code: StrEnum,
        *,
        actor: Actor,
        subject: Model,
        at: datetime,
        data: Data | None = None,
        detail: Data | None = None,
    ) -> None:
        """An event to record."""
        self._told.append(Entry(code, actor, subject, at, data, detail))

    def count(self, table: type[Model]) -> int:
        """How many rows of this table there are."""
        return len(self._rows[table])

    def store(self) -> None:
        """Store all rows, then the events from the oldest to the newest; in the transaction of the caller."""
        unknown: Any = set(self._rows) - set(_TABLES)
        if unknown:
            raise ValueError(f"no place in the order of storing for {unknown}")
        for table in _TABLES:
            table._default_manager.bulk_create(self._rows[table], batch_size=_AT_ONCE)
        events.record_past(sorted(self._told, key=lambda entry: entry.at))
