"""Somebody with the database in hand changes the history; the verifier names the first bad row."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection

from tandem.base import events
from tandem.base.events import Fault
from tandem.base.models import Event, EventDetail, EventHead
from tandem.journey.recognition.actions import desk
from tandem.journey.recognition.models import RecognitionRequest
from tandem.journey.recognition.terms import CompletionItem
from tests.harness import bakery

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_with_history(now: datetime) -> RecognitionRequest:
    """A request with a question for completion in its history, and a seal over all of it."""
    world = bakery.build(now)
    request = world.submitted()
    manager = world.manager(request)
    desk.ask_completion(
        actor=manager, request_id=request.pk, items=[CompletionItem.OTHER], words="Wat ontbreekt?", now=now
    )
    return request


def sql(statement: str, *values: object) -> None:
    """What only somebody outside the application can do."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def first_fault(stream: str) -> Fault | None:
    return next((fault for fault in events.verify() if fault.stream == stream), None)


def test_an_untouched_history_verifies(request_with_history: RecognitionRequest, now: datetime) -> None:
    events.anchor(at=now)
    assert list(events.verify()) == []


_COLUMNS = {
    "code": "'recognition.granted'",
    "actor_role": "'agency_staff'",
    "actor_user": "NULL",
    "data": "'{}'",
    "at": "'2026-01-01 00:00:00+00'",
    "detail_hash": "''",
    "hash": "'0'",
    "previous_hash": "'0'",
}


@pytest.mark.parametrize("column", sorted(_COLUMNS))
def test_a_changed_column_is_named(request_with_history: RecognitionRequest, column: str) -> None:
    stream = events.stream_of(request_with_history)
    sql(f"UPDATE base_event SET {column} = {_COLUMNS[column]} WHERE stream = %s AND seq = 2", stream)
    fault = first_fault(stream)
    assert fault is not None
    assert fault.seq == 2


def test_a_deleted_row_is_named(request_with_history: RecognitionRequest) -> None:
    stream = events.stream_of(request_with_history)
    sql("DELETE FROM base_event WHERE stream = %s AND seq = 1", stream)
    assert first_fault(stream) == Fault(stream, 2, "row 1 is missing")


def test_a_dropped_tail_is_named(request_with_history: RecognitionRequest) -> None:
    stream = events.stream_of(request_with_history)
    event = Event.objects.get(stream=stream, seq=2)
    sql("DELETE FROM base_eventdetail WHERE event_id = %s", event.pk)
    sql("DELETE FROM base_event WHERE id = %s", event.pk)
    fault = first_fault(stream)
    assert fault is not None
    assert fault.reason == "the stream ends at row 1, its head says 2"


def test_a_whole_stream_that_is_gone_is_named(request_with_history: RecognitionRequest) -> None:
    stream = events.stream_of(request_with_history)
    sql("DELETE FROM base_eventdetail WHERE event_id IN (SELECT id FROM base_event WHERE stream = %s)", stream)
    sql("DELETE FROM base_event WHERE stream = %s", stream)
    assert first_fault(stream) == Fault(stream, 1, "every event of this stream is gone")


def test_a_tail_that_is_gone_with_its_head_breaks_the_daily_seal(
    request_with_history: RecognitionRequest, now: datetime
) -> None:
    events.anchor(at=now)
    stream = events.stream_of(request_with_history)
    sql("DELETE FROM base_eventdetail WHERE event_id IN (SELECT id FROM base_event WHERE stream = %s)", stream)
    sql("DELETE FROM base_event WHERE stream = %s", stream)
    sql("DELETE FROM base_eventhead WHERE stream = %s", stream)
    (fault,) = events.verify()
    assert fault.stream == "anchor"


def test_swapped_rows_are_named(request_with_history: RecognitionRequest) -> None:
    stream = events.stream_of(request_with_history)
    sql("UPDATE base_event SET seq = 9 WHERE stream = %s AND seq = 1", stream)
    sql("UPDATE base_event SET seq = 1 WHERE stream = %s AND seq = 2", stream)
    sql("UPDATE base_event SET seq = 2 WHERE stream = %s AND seq = 9", stream)
    fault = first_fault(stream)
    assert fault is not None
    assert fault.seq == 1


def test_an_inserted_row_is_named(request_with_history: RecognitionRequest, now: datetime) -> None:
    stream = events.stream_of(request_with_history)
    last = Event.objects.get(stream=stream, seq=2)
    forged = Event(**{f.attname: getattr(last, f.attname) for f in Event._meta.concrete_fields if f.name != "id"})
    forged.seq, forged.previous_hash, forged.at = 3, last.hash, now + timedelta(hours=1)
    forged.hash = events.fingerprint(forged)
    forged.detail_hash = ""
    forged.hash = events.fingerprint(forged)
    forged.save(force_insert=True)
    fault = first_fault(stream)
    assert fault is not None
    assert fault.reason == "the stream ends at row 3, its head says 2"


def test_changed_words_are_named(request_with_history: RecognitionRequest) -> None:
    stream = events.stream_of(request_with_history)
    sql("UPDATE base_eventdetail SET body = %s", '{"words": "Iets anders."}')
    assert first_fault(stream) == Fault(stream, 2, "the detail of the row was changed")


def test_words_that_vanish_without_a_note_are_named(request_with_history: RecognitionRequest) -> None:
    stream = events.stream_of(request_with_history)
    sql("DELETE FROM base_eventdetail")
    fault = first_fault(stream)
    assert fault is not None
    assert "without a note of erasure" in fault.reason


def test_erased_words_leave_a_chain_that_still_verifies(
    request_with_history: RecognitionRequest, now: datetime
) -> None:
    world_actor = bakery.Actor(user_id=None, role="system")
    assert events.erase_details(subject=request_with_history, actor=world_actor, at=now) == 1
    assert list(events.verify()) == []
    assert EventDetail.objects.get().body is None


_FORBIDDEN: dict[str, Callable[[], object]] = {
    "update": lambda: Event.objects.update(code="x"),
    "delete": lambda: Event.objects.all().delete(),
    "bulk_update": lambda: Event.objects.bulk_update([], ["code"]),
    "save": lambda: Event.objects.first().save(),  # type: ignore[union-attr]
    "delete one": lambda: Event.objects.first().delete(),  # type: ignore[union-attr]
}


@pytest.mark.parametrize("way", sorted(_FORBIDDEN))
def test_the_application_itself_cannot_change_an_event(request_with_history: RecognitionRequest, way: str) -> None:
    with pytest.raises(TypeError, match="event"):
        _FORBIDDEN[way]()
    assert EventHead.objects.get(stream=events.stream_of(request_with_history)).seq == 2
