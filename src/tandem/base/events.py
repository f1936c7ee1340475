"""What happened: rows that are only added, in the transaction of the action, chained by hash per stream.

The words that go with an event stand apart (`EventDetail`) and can be erased; the chain keeps their salted hash, so it
still verifies afterwards and the verifier says "erased".
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final, Protocol
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from tandem.base import ids, jobs
from tandem.base.actor import Actor
from tandem.base.models import Event, EventAnchor, EventDetail, EventHead

Data = Mapping[str, Any]

_AT_ONCE: Final = 500


class Subject(Protocol):
    """Anything with a table and a key."""

    @property
    def pk(self) -> Any:
        """The key of the row."""

    @property
    def _meta(self) -> Any: ...


@dataclass(frozen=True)
class Fault:
    """The first row of a stream that does not fit, and why."""

    stream: str
    seq: int
    reason: str


@dataclass(frozen=True)
class Entry:
    """One event that is about to be recorded."""

    code: StrEnum
    actor: Actor
    subject: Subject
    at: datetime
    data: Data | None = None
    detail: Data | None = None


def stream_of(subject: Subject) -> str:
    """The stream in which the history of this row stands."""
    return f"{subject._meta.label_lower}/{subject.pk}"


def record(
    code: StrEnum,
    *,
    actor: Actor,
    subject: Subject,
    at: datetime,
    data: Data | None = None,
    detail: Data | None = None,
) -> Event:
    """Add one event to the history of `subject`; letters, notices and figures read it later.

    `data` holds ids, codes, days and numbers only; words and names go into `detail`, which can be erased.
    """
    _inside_a_transaction()
    entry = Entry(code, actor, subject, at, data, detail)
    head = _locked_head(stream_of(subject))
    event, sealed = _next(head, entry)
    event.save(force_insert=True)
    if sealed is not None:
        sealed.event = event
        sealed.save(force_insert=True)
    head.save(update_fields=["seq", "hash"])
    jobs.later("events.happened", key=f"event:{event.pk}", at=at, event_id=event.pk)
    return event


def record_all(entries: Sequence[Entry]) -> list[Event]:
    """Add many events of this moment, as `record` does one by one; letters, notices and figures read them later."""
    _inside_a_transaction()
    streams = sorted({stream_of(entry.subject) for entry in entries})
    EventHead.objects.bulk_create(
        [EventHead(stream=stream) for stream in streams], ignore_conflicts=True, batch_size=_AT_ONCE
    )
    found = _stored(entries, _known_heads(streams), {})
    for at in sorted({event.at for event in found}):
        asked = {f"event:{event.pk}": {"event_id": event.pk} for event in found if event.at == at}
        jobs.later_each("events.happened", at=at, asked=asked)
    return found


def record_past(entries: Iterable[Entry]) -> int:
    """Add many events of long ago, each to its own history in the order given; nobody is told of them any more."""
    _inside_a_transaction()
    told = list(entries)
    known = _known_heads({stream_of(entry.subject) for entry in told})
    new: dict[str, EventHead] = {}
    found = _stored(told, known, new)
    EventHead.objects.bulk_create(new.values(), batch_size=_AT_ONCE)
    return len(found)


def history(subject: Subject) -> list[Event]:
    """Everything that happened to this row, oldest first, with its details."""
    return list(Event.objects.filter(stream=stream_of(subject)).select_related("detail").order_by("seq"))


def histories(subjects: Iterable[Subject]) -> list[Event]:
    """Everything that happened to these rows together, oldest first, with its details."""
    streams = [stream_of(subject) for subject in subjects]
    return list(Event.objects.filter(stream__in=streams).select_related("detail").order_by("at", "id"))


def get(event_id: int) -> Event | None:
    """One event with its detail, or None."""
    return Event.objects.select_related("detail").filter(pk=event_id).first()


def erase_details(*, subject: Subject, actor: Actor, at: datetime) -> int:
    """Erase the words in the history of this row; the chain still verifies. Gives the number erased."""
    details = EventDetail.objects.filter(event__stream=stream_of(subject), erased_at__isnull=True)
    return details.update(body=None, erased_at=at, erased_by=actor.user_id)


def fingerprint(event: Event) -> str:
    """The hash of one event over all that it holds and the hash before it."""
    parts = [
        event.stream,
        event.seq,
        event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        event.code,
        event.actor_user,
        event.actor_role,
        event.actor_organisation,
        event.subject_kind,
        event.subject_id,
        event.data,
        event.detail_hash,
        event.previous_hash,
    ]
    return _sha256(_canonical(parts))


def verify() -> Iterator[Fault]:
    """Walk every chain and every daily seal; gives the first bad row of each stream that does not hold."""
    heads = {head.stream: head for head in EventHead.objects.iterator()}
    stream, seq, previous, broken = "", 0, "", False
    rows = Event.objects.select_related("detail").order_by("stream", "seq")
    for event in rows.iterator(chunk_size=2000):
        if event.stream != stream:
            if stream and not broken:
                yield from _end_fault(heads.pop(stream, None), stream=stream, seq=seq, last=previous)
            heads.pop(stream, None)
            stream, seq, previous, broken = event.stream, 0, "", False
        if broken:
            continue
        reason = _fault_of(event, expected_seq=seq + 1, expected_previous=previous)
        if reason:
            broken = True
            yield Fault(stream, event.seq, reason)
        seq, previous = event.seq, event.hash
    if stream and not broken:
        yield from _end_fault(heads.get(stream), stream=stream, seq=seq, last=previous)
    heads.pop(stream, None)
    yield from (Fault(head.stream, 1, "every event of this stream is gone") for head in heads.values() if head.seq)
    yield from _anchor_faults()


def anchor(*, at: datetime) -> EventAnchor | None:
    """Seal all events since the seal before; None when nothing happened."""
    with transaction.atomic():
        before = EventAnchor.objects.select_for_update().order_by("-id").first()
        start = before.last_event if before else 0
        digest, count, last = _digest_between(start, None, seed=before.digest if before else "")
        if not count:
            return None
        return EventAnchor.objects.create(at=at, last_event=last, count=count, digest=digest)


def anchors() -> QuerySet[EventAnchor]:
    """The daily seals, the newest first."""
    return EventAnchor.objects.order_by("-id")


def last(*, besides: Collection[str] = ()) -> int:
    """The number of the last event of another kind than these: as long as it stays the same, no such thing happened."""
    newest_first = Event.objects.exclude(code__in=besides).order_by("-id")
    return newest_first.values_list("id", flat=True).first() or 0


def count() -> int:
    """How many events there are."""
    return Event.objects.count()


def _locked_head(stream: str) -> EventHead:
    EventHead.objects.bulk_create([EventHead(stream=stream)], ignore_conflicts=True)
    return EventHead.objects.select_for_update().get(pk=stream)


def _known_heads(streams: Collection[str]) -> dict[str, EventHead]:
    """The heads of those streams that have a history already, locked."""
    heads: dict[str, EventHead] = {}
    names = sorted(streams)
    for start in range(0, len(names), _AT_ONCE):
        rows = EventHead.objects.select_for_update().filter(stream__in=names[start : start + _AT_ONCE])
        heads.update((head.stream, head) for head in rows.order_by("stream"))
    return heads


def _stored(told: Sequence[Entry], known: dict[str, EventHead], new: dict[str, EventHead]) -> list[Event]:
    """The events that follow each other in their streams, stored with their details; the known heads move on."""
    events, details = [], []
    for entry in told:
        stream = stream_of(entry.subject)
        head = known.get(stream) or new.setdefault(stream, EventHead(stream=stream))
        event, sealed = _next(head, entry)
        events.append(event)
        if sealed is not None:
            sealed.event = event
            details.append(sealed)
    Event.objects.bulk_create(events, batch_size=_AT_ONCE)
    for sealed in details:
        sealed.event_id = sealed.event.pk
    EventDetail.objects.bulk_create(details, batch_size=_AT_ONCE)
    EventHead.objects.bulk_update(known.values(), ["seq", "hash"], batch_size=_AT_ONCE)
    return events


def _next(head: EventHead, entry: Entry) -> tuple[Event, EventDetail | None]:
    """The event that follows in a stream, with its detail, not stored yet; the head moves on."""
    salt, detail_hash = _sealed(entry.detail)
    event = Event(
        stream=head.stream,
        seq=head.seq + 1,
        at=entry.at,
        code=str(entry.code),
        actor_user=entry.actor.user_id,
        actor_role=entry.actor.role,
        actor_organisation=entry.actor.organisation_id,
        subject_kind=entry.subject._meta.label_lower,
        subject_id=str(entry.subject.pk),
        data=json.loads(_canonical(entry.data or {})),
        detail_hash=detail_hash,
        previous_hash=head.hash,
    )
    event.hash = fingerprint(event)
    head.seq, head.hash = event.seq, event.hash
    if entry.detail is None:
        return event, None
    return event, EventDetail(salt=salt, body=json.loads(_canonical(entry.detail)))


def _inside_a_transaction() -> None:
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("an event is recorded in the transaction of its action")


def _sealed(detail: Data | None) -> tuple[str, str]:
    if detail is None:
        return "", ""
    salt = ids.new_salt()
    return salt, _sha256(salt + _canonical(detail))


def _fault_of(event: Event, *, expected_seq: int, expected_previous: str) -> str:
    if event.seq != expected_seq:
        return f"row {expected_seq} is missing"
    if event.previous_hash != expected_previous:
        return "the row does not follow the one before it"
    if event.hash != fingerprint(event):
        return "the row was changed"
    if not event.detail_hash:
        return ""
    detail: EventDetail | None = getattr(event, "detail", None)
    if detail is None:
        return "the detail of the row is gone without a note of erasure"
    if detail.erased_at is None and _sha256(detail.salt + _canonical(detail.body)) != event.detail_hash:
        return "the detail of the row was changed"
    return ""


def _end_fault(head: EventHead | None, *, stream: str, seq: int, last: str) -> Iterator[Fault]:
    if head is None:
        yield Fault(stream, seq, "the head of the stream is gone")
    elif head.seq != seq or head.hash != last:
        yield Fault(stream, seq + 1, f"the stream ends at row {seq}, its head says {head.seq}")


def _anchor_faults() -> Iterator[Fault]:
    digest, start = "", 0
    for seal in EventAnchor.objects.order_by("id"):
        found, count, _ = _digest_between(start, seal.last_event, seed=digest)
        if (found, count) != (seal.digest, seal.count):
            yield Fault("anchor", seal.pk, f"sealed {seal.count} events on {seal.at:%Y-%m-%d}, found {count} that fit")
            return
        digest, start = seal.digest, seal.last_event


def _digest_between(after: int, until: int | None, *, seed: str) -> tuple[str, int, int]:
    rows = Event.objects.filter(pk__gt=after).order_by("pk").values_list("pk", "hash")
    if until is not None:
        rows = rows.filter(pk__lte=until)
    digest, count, last = hashlib.sha256(seed.encode()), 0, after
    for pk, hash_ in rows.iterator(chunk_size=5000):
        digest.update(f"{pk}:{hash_};".encode())
        count, last = count + 1, pk
    return digest.hexdigest(), count, last


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain)


def _plain(value: Any) -> str:
    if isinstance(value, UUID):
        return str(value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    raise TypeError(f"an event holds ids, codes, days and numbers, found {type(value).__name__}")


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
