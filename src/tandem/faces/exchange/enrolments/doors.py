"""Doors to the files of pupils of a provider: who manages it sees all of them, a coach the own ones."""

import json
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.faces.exchange.kept_files import content_of, seen_by
from tandem.faces.exchange.models import EnrolmentFile
from tandem.journey.intake.policies import tracks as policies


def files_for(actor: Actor) -> QuerySet[EnrolmentFile]:
    """The files of the own provider, the newest first."""
    return EnrolmentFile.objects.filter(seen_by(actor)).order_by("-uploaded_at", "-id")


def file_for(actor: Actor, file_id: UUID, *, lock: bool = False) -> EnrolmentFile:
    """One file of the own provider."""
    rows = EnrolmentFile.objects.filter(seen_by(actor))
    found = row_with(rows.select_for_update() if lock else rows, file_id)
    if found is None or not policies.may_enrol(actor, found.provider_id).is_ok:
        raise NotFound
    return found


def told_in(file: EnrolmentFile) -> tuple[list[dict[str, str]], dict[int, str]]:
    """The rows of a message, and the notes at them."""
    told: dict[str, Any] = json.loads(content_of(file))
    return told["rows"], {int(line): note for line, note in told.get("notes", {}).items()}
