"""A class list of which the enrolments are asked: numbers and names go in, what Onderwijs tells completes the rows."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from tandem.base import jobs
from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.faces.exchange.enrolments import actions, doors
from tandem.faces.exchange.enrolments.reading import MESSAGE, as_message
from tandem.faces.exchange.magda import asking, transport
from tandem.faces.exchange.magda.asking import PENDING, Note
from tandem.faces.exchange.models import EnrolmentFile
from tandem.registers.organisations.queries import providers

FETCH: Final = "enrolments.fetch"
MOST_ASKED: Final = 60
"""A class list, no more: each pupil is two calls."""


class StillSilent(Exception):  # noqa: N818 - reads as why the job is tried again
    """The service did not answer for every pupil; the worker tries again later."""


@transaction.atomic
def ask(
    *, actor: Actor, provider_id: UUID, name: str, pupils: Sequence[Mapping[str, str]], now: datetime
) -> EnrolmentFile:
    """Ask the enrolments of these pupils; the rows wait under seal, and are completed by the worker."""
    Verdict(
        (
            Finding("import.message_on", transport.is_on()),
            Finding("import.message_size", 0 < len(pupils) <= MOST_ASKED, found=len(pupils), needed=MOST_ASKED),
        )
    ).or_raise()
    notes = {line: Note.WAITS for line, _one in enumerate(pupils, start=1)}
    content = as_message(pupils, notes)
    file = actions.hand_in(actor=actor, provider_id=provider_id, name=f"{name}{MESSAGE}", content=content, now=now)
    jobs.later(FETCH, key=f"{FETCH}:{file.pk}", at=now, file_id=str(file.pk))
    return file


def fetch(*, file_id: str, now: datetime) -> int:
    """Ask for every pupil who waits, one by one; gives how many were answered. Raises when some still wait.

    Nobody is asked any more once the list was thrown away, or the service does not answer at all.
    """
    answered, waiting = 0, _waiting(file_id)
    for line, row in waiting:
        told = asking.ask(row.get("national_number", ""), institution=_institution(file_id), now=now)
        if not actions.complete(file_id=file_id, line=line, fields=told.fields, note=told.note):
            break
        answered += told.note not in PENDING
        if not told.was_reached:
            break
    if answered < len(waiting) and _waiting(file_id):
        raise StillSilent
    return answered


def _waiting(file_id: str) -> list[tuple[int, dict[str, str]]]:
    """The rows that wait for an answer; none of a file that is gone, or was let in."""
    file = EnrolmentFile.objects.filter(pk=file_id, wiped_at__isnull=True, confirmed_at__isnull=True).first()
    if file is None:
        return []
    rows, notes = doors.told_in(file)
    return [(line, row) for line, row in enumerate(rows, start=1) if notes.get(line) in PENDING]


def _institution(file_id: str) -> str:
    file = EnrolmentFile.objects.get(pk=file_id)
    return str(providers.provider(file.provider_id).number)
