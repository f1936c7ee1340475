"""A file of pupils on its way in: handed in, answered, let in, thrown away. The rows go in by the intake."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from tandem.base import jobs
from tandem.base.actor import Actor
from tandem.base.errors import NotFound, NotPossible
from tandem.base.periods import day_of
from tandem.base.verdict import Finding, Verdict, refusal
from tandem.faces.exchange import actions as keeping
from tandem.faces.exchange import kept_files
from tandem.faces.exchange.enrolments import doors, importer
from tandem.faces.exchange.enrolments.reading import as_message, pupils, without_notes
from tandem.faces.exchange.magda.asking import AT_LAST, PENDING, Note
from tandem.faces.exchange.models import EnrolmentFile
from tandem.faces.exchange.told_rows import is_message
from tandem.journey.intake.actions import accounts, importing
from tandem.journey.intake.actions.importing import MOST_AT_ONCE, RowDone
from tandem.journey.intake.policies import tracks as policies
from tandem.journey.intake.policies.tracks import TrackFacts
from tandem.journey.intake.rules.importing import PupilRow
from tandem.journey.intake.terms.importing import Fate
from tandem.journey.intake.terms.tracks import Source
from tandem.registers.access import queries as access

TAKE_IN: Final = "enrolments.take_in"
FETCH: Final = "enrolments.fetch"
INVITE: Final = "enrolments.invite"
_NAMES: Final = frozenset({"given_name", "family_name"})


def hand_in(
    *, actor: Actor, provider_id: UUID, name: str, content: bytes, now: datetime, is_asked: bool = False
) -> EnrolmentFile:
    """Keep a file that can be read, under seal; nothing of it goes in yet. Only our own question has rows that wait."""
    policies.may_enrol(actor, provider_id).or_raise()
    if actor.user_id is None:
        raise NotFound
    pupils(name, content)
    content = content if is_asked or not is_message(name, content) else without_notes(content)
    file = EnrolmentFile(provider_id=provider_id, name=name[-120:], size=len(content))
    file.sealed = kept_files.sealed(file, content)
    file.uploaded_at, file.uploaded_by = now, actor.user_id
    file.save(force_insert=True)
    return file


@transaction.atomic
def answer(*, actor: Actor, file_id: UUID, answers: Mapping[str, str], coach_id: UUID | None) -> EnrolmentFile:
    """Keep what a person says about rows that are not clear, and who will guide the new learners."""
    file = _open(actor, file_id)
    if coach_id is not None:
        policies.may_assign(actor, TrackFacts(file.provider_id), coach_id).or_raise()
    file.answers, file.coach_id = dict(answers), coach_id
    file.save(update_fields=["answers", "coach_id"])
    return file


def let_in(*, actor: Actor, file_id: UUID, seen: str, now: datetime) -> EnrolmentFile:
    """Let the good rows go in as they were shown; refused where something else would happen by now.

    The file is looked at before anything is locked: each row keeps a fingerprint, and goes in only where it still
    fits. A few rows can go in at once by `take_in`; many go in by the worker.
    """
    file = doors.file_for(actor, file_id)
    kept_files.may_be_let_in(file).or_raise()
    looked, was = looked_at(actor, file, now=now), (file.sealed, file.answers)
    with transaction.atomic():
        file = _open(actor, file_id)
        if (file.sealed, file.answers) != was:
            refusal("import.as_shown").or_raise()
        is_something = Finding("import.something_to_do", bool(looked.agreed))
        keeping.agree_to(file, looked, actor=actor, seen=seen, is_something=is_something, now=now)
        _set_apart(file, now=now)
        if len(file.agreed) > MOST_AT_ONCE:
            jobs.later(TAKE_IN, key=f"{TAKE_IN}:{file.pk}", at=now, is_awaited=True, file_id=str(file.pk))
    return file


@transaction.atomic
def complete(*, file_id: str, line: int, fields: Mapping[str, str], note: str | None) -> bool:
    """Complete one row with what was told of it, or note why not; False where the file is gone, or was let in."""
    rows_open = EnrolmentFile.objects.select_for_update().filter(wiped_at__isnull=True, confirmed_at__isnull=True)
    file = rows_open.filter(pk=file_id).first()
    if file is None:
        return False
    rows, notes = doors.told_in(file)
    rows[line - 1] |= fields
    notes.pop(line, None)
    _keep(file, rows, notes | ({line: note} if note else {}))
    return True


@transaction.atomic
def give_up(*, file_id: str) -> None:
    """Say of the rows that still wait that nobody is asked again."""
    rows_open = EnrolmentFile.objects.select_for_update().filter(wiped_at__isnull=True, confirmed_at__isnull=True)
    file = rows_open.filter(pk=file_id).first()
    if file is not None:
        rows, notes = doors.told_in(file)
        _keep(file, rows, {line: AT_LAST.get(note, note) for line, note in notes.items()})


def take_in(*, file_id: str | UUID, now: datetime) -> EnrolmentFile | None:
    """Let the rows go in that were agreed to, some at a time; a second call goes on where the first one stopped."""
    file = EnrolmentFile.objects.filter(pk=file_id).first()
    if file is None or file.confirmed_by is None or file.done_at is not None:
        return file
    actor = access.actor_of(file.confirmed_by, file.capacity_id, day_of(now))
    rows = [row for row in pupils(file.name, kept_files.content_of(file)).rows if str(row.line) in file.agreed]
    for start in range(0, len(rows), MOST_AT_ONCE):
        _some(file.pk, actor, rows[start : start + MOST_AT_ONCE], now=now)
    file.refresh_from_db(fields=["results"])
    is_whole = not importer.is_anything_left(looked_at(actor, file, now=now))
    return _finish(file.pk, actor, is_whole=is_whole, now=now)


@transaction.atomic
def throw_away(*, actor: Actor, file_id: UUID, now: datetime) -> EnrolmentFile:
    """Throw the file away before its time; what went in stays in."""
    file = doors.file_for(actor, file_id, lock=True)
    keeping.throw_away(file, now=now)
    return file


@transaction.atomic
def ask_invitations(*, actor: Actor, file_id: UUID, now: datetime) -> EnrolmentFile:
    """Ask that every new learner of this file gets a link to come in, at the own address."""
    file = doors.file_for(actor, file_id, lock=True)
    Verdict(
        (
            Finding("import.is_done", file.done_at is not None),
            Finding("import.invited_once", file.invited_at is None),
        )
    ).or_raise()
    file.invited_at, file.invited_by, file.capacity_id = now, actor.user_id, actor.capacity_id
    file.save(update_fields=["invited_at", "invited_by", "capacity_id"])
    jobs.later(INVITE, key=f"{INVITE}:{file.pk}", at=now, file_id=str(file.pk))
    return file


def invite(*, file_id: str, now: datetime) -> int:
    """Invite the new learners of a file; who has no address, or is invited already, is passed over."""
    file = EnrolmentFile.objects.filter(pk=file_id).first()
    if file is None or file.invited_by is None:
        return 0
    actor = access.actor_of(file.invited_by, file.capacity_id, day_of(now))
    sent = 0
    for track_id in new_tracks(file):
        try:
            accounts.invite_learner(actor=actor, track_id=track_id, now=now)
            sent += 1
        except (NotPossible, NotFound):
            continue
    return sent


def looked_at(actor: Actor, file: EnrolmentFile, *, now: datetime) -> importer.Preview:
    """What the file does today; of a file that was let in, what is left of it."""
    return importer.preview(
        actor=actor,
        provider_id=file.provider_id,
        name=file.name,
        content=kept_files.content_of(file),
        answers=file.answers,
        day=day_of(now),
        without=kept_files.lines_in(file, stuck=Fate.STUCK),
    )


def new_tracks(file: EnrolmentFile) -> list[UUID]:
    """The tracks that began with this file."""
    begun = {str(Fate.NEW), str(Fate.JOINS)}
    return [UUID(track) for fate, track in file.results.values() if fate in begun and track]


def sweep(*, now: datetime) -> int:
    """Throw away the files that were kept long enough; gives how many."""
    return keeping.sweep_kept(EnrolmentFile, now=now)


def _open(actor: Actor, file_id: UUID) -> EnrolmentFile:
    """The file, locked, while nobody let it in and it is still there."""
    file = doors.file_for(actor, file_id, lock=True)
    kept_files.may_be_let_in(file).or_raise()
    return file


def _keep(file: EnrolmentFile, rows: Sequence[Mapping[str, str]], notes: Mapping[int, str]) -> None:
    file.sealed = kept_files.sealed(file, as_message(rows, notes))
    file.save(update_fields=["sealed"])


def _set_apart(file: EnrolmentFile, *, now: datetime) -> None:
    """Who still waits for an answer waits on in a list of their own: this one is read in, and completed no more."""
    if not is_message(file.name, kept_files.content_of(file)):
        return
    rows, notes = doors.told_in(file)
    waits = [line for line, note in notes.items() if note in PENDING]
    if not waits:
        return
    apart = EnrolmentFile(provider_id=file.provider_id, name=file.name, coach_id=file.coach_id)
    content = as_message(
        [rows[line - 1] for line in waits], {at: notes[line] for at, line in enumerate(waits, start=1)}
    )
    apart.sealed, apart.size = kept_files.sealed(apart, content), len(content)
    apart.uploaded_at, apart.uploaded_by = now, file.uploaded_by
    apart.save(force_insert=True)
    jobs.later(FETCH, key=f"{FETCH}:{apart.pk}", at=now, file_id=str(apart.pk))
    for line in waits:
        rows[line - 1] = {name: told for name, told in rows[line - 1].items() if name in _NAMES}
    _keep(file, rows, notes | dict.fromkeys(waits, Note.MOVED))


@transaction.atomic
def _some(file_id: UUID, actor: Actor, rows: Sequence[PupilRow], *, now: datetime) -> None:
    """A few rows, together with what became of them, so that a worker that is killed loses and doubles nothing."""
    file = EnrolmentFile.objects.select_for_update().get(pk=file_id)
    left = [row for row in rows if str(row.line) not in file.results]
    if not left or file.done_at is not None:
        return
    done: list[RowDone] = importing.take_in(
        actor=actor,
        provider_id=file.provider_id,
        rows=left,
        agreed={int(line): told for line, told in file.agreed.items()},
        answers=file.answers,
        source=Source.IMPORT,
        coach_id=file.coach_id,
        now=now,
    )
    file.results |= {str(one.line): [str(one.fate), str(one.track_id) if one.track_id else ""] for one in done}
    file.save(update_fields=["results"])


@transaction.atomic
def _finish(file_id: UUID, actor: Actor, *, is_whole: bool, now: datetime) -> EnrolmentFile:
    """All went its way; where every row went in, nothing of the file stays."""
    file = EnrolmentFile.objects.select_for_update().get(pk=file_id)
    if file.done_at is not None:
        return file
    file.done_at = now
    file.save(update_fields=["done_at"])
    counts, source = kept_files.results_count(file), Source.IMPORT
    importing.note_taken_in(
        actor=actor, provider_id=file.provider_id, batch_id=file.pk, counts=counts, source=source, now=now
    )
    if is_whole:
        keeping.wipe(file, now=now)
    return file
