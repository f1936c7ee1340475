"""A class list of which the enrolments are asked: numbers and names go in, what Onderwijs tells completes the rows."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from tandem.base import jobs
from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.faces.exchange.enrolments import actions, doors
from tandem.faces.exchange.enrolments.reading import as_message
from tandem.faces.exchange.magda import asking, transport
from tandem.faces.exchange.magda.asking import PENDING, Note
from tandem.faces.exchange.models import EnrolmentFile
from tandem.faces.exchange.told_rows import MESSAGE
from tandem.journey.intake.actions import importing
from tandem.registers.organisations.queries import providers

FETCH: Final = actions.FETCH
MOST_ASKED: Final = 60
"""A class list, no more: each pupil is two calls."""


SOME: Final = 5
"""So many are asked in one job: when every answer takes the longest, that still is shorter than a lease."""

PAUSES: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))
"""So long we wait before each next time for who got no answer; after the last time nobody is asked again."""


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
    named = f"{name}{MESSAGE}"
    file = actions.hand_in(actor=actor, provider_id=provider_id, name=named, content=content, now=now, is_asked=True)
    importing.note_asked(actor=actor, provider_id=provider_id, batch_id=file.pk, count=len(pupils), now=now)
    jobs.later(FETCH, key=f"{FETCH}:{file.pk}", at=now, file_id=str(file.pk))
    return file


def fetch(*, file_id: str, now: datetime, turn: int = 0, lines: Sequence[int] | None = None) -> int:
    """Ask for some of the pupils who wait, and leave the others for a next job; gives how many were answered.

    Who got no answer is asked again, each time after a longer pause, until the pauses are over. Nobody is asked any
    more once the list was thrown away; when the service does not answer at all, the others wait for the next time.
    """
    waiting = {line: row for line, row in _waiting(file_id) if lines is None or line in lines}
    answered, left = 0, list(waiting)
    institution = _institution(file_id) if waiting else ""
    for line in left[:SOME]:
        told = asking.ask(waiting[line].get("national_number", ""), institution=institution, now=now)
        if not actions.complete(file_id=file_id, line=line, fields=told.fields, note=told.note):
            return answered
        answered += told.note not in PENDING
        if not told.was_reached:
            left = []
            break
    _go_on(file_id, turn=turn, left=left[SOME:], now=now)
    return answered


def _go_on(file_id: str, *, turn: int, left: list[int], now: datetime) -> None:
    """Who was not asked yet is asked next; then, after a pause, who got no answer; at last nobody waits any more."""
    key = f"{FETCH}:{file_id}:{turn}"
    if left:
        jobs.later(FETCH, key=f"{key}:{len(left)}", at=now, file_id=file_id, turn=turn, lines=left)
    elif not _waiting(file_id):
        return
    elif turn < len(PAUSES):
        jobs.later(FETCH, key=f"{key}:again", at=now + PAUSES[turn], file_id=file_id, turn=turn + 1)
    else:
        actions.give_up(file_id=file_id)


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
