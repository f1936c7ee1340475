"""What happened: added in the transaction of the action, chained, erasable in its words, sealed each day."""

from datetime import UTC, date, datetime
from enum import StrEnum
from uuid import uuid4

import pytest
from django.db import transaction

from tandem.base import events
from tandem.base.actor import SYSTEM, Actor
from tandem.base.events import Entry
from tandem.base.models import Event, EventAnchor, EventDetail, Job, NotErasableError
from tests.factories.base import CounterFactory, EventFactory

pytestmark = pytest.mark.django_db


class Happened(StrEnum):
    OPENED = "example.opened"
    CLOSED = "example.closed"


@pytest.fixture
def subject():
    """A row with a history."""
    return CounterFactory()


@pytest.fixture
def add(subject, now):
    """Records one thing that happened to the subject."""

    def record(code=Happened.OPENED, **given):
        return events.record(code, **{"actor": SYSTEM, "subject": subject, "at": now} | given)

    return record


def test_an_event_says_who_did_what_to_which_row_and_when(subject, add, now):
    actor = Actor(user_id=uuid4(), role="company_admin", organisation_id=uuid4())
    add(actor=actor, data={"due_on": date(2026, 12, 5), "company": subject.pk})
    (event,) = events.history(subject)
    assert (event.code, event.at) == ("example.opened", now)
    assert (event.actor_user, event.actor_role, event.actor_organisation) == (
        actor.user_id,
        "company_admin",
        actor.organisation_id,
    )
    assert (event.subject_kind, event.subject_id) == ("base.counter", str(subject.pk))
    assert event.data == {"due_on": "2026-12-05", "company": subject.pk}


def test_each_event_stands_on_the_one_before(subject, add):
    add()
    add(Happened.CLOSED)
    first, second = events.history(subject)
    assert (first.seq, first.previous_hash) == (1, "")
    assert (second.seq, second.previous_hash) == (2, first.hash)
    assert list(events.verify()) == []


def test_the_same_event_has_the_same_fingerprint_whatever_the_zone_of_its_moment(subject, add, now):
    event = add()
    before = events.fingerprint(event)
    event.at = datetime.fromisoformat("2026-11-21T10:30:00+01:00")
    assert event.at == now
    assert events.fingerprint(event) == before


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused(now):
    subject, before = CounterFactory(), events.count()
    with pytest.raises(transaction.TransactionManagementError):
        events.record(Happened.OPENED, actor=SYSTEM, subject=subject, at=now)
    assert events.count() == before


def test_an_event_of_a_step_that_failed_did_not_happen(subject, add):
    add()
    with transaction.atomic():
        add(Happened.CLOSED)
        transaction.set_rollback(True)
    add(Happened.CLOSED)
    assert [event.seq for event in events.history(subject)] == [1, 2]
    assert list(events.verify()) == []


def test_whoever_has_to_hear_of_it_is_told_later(add):
    event = add()
    job = Job.objects.get(key=f"event:{event.pk}")
    assert (job.name, job.arguments) == ("events.happened", {"event_id": event.pk})


@pytest.mark.parametrize("value", [object(), b"bytes", {1, 2}], ids=["object", "bytes", "set"])
def test_an_event_holds_only_ids_codes_days_and_numbers(add, value):
    with pytest.raises(TypeError, match="an event holds ids"):
        add(data={"what": value})


def test_an_event_is_never_changed(add):
    event = add()
    event.code = "example.other"
    with pytest.raises(NotErasableError):
        event.save()
    with pytest.raises(NotErasableError):
        event.delete()


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.update(code="x"),
        lambda rows: rows.delete(),
        lambda rows: rows.bulk_update(list(rows), ["code"]),
        lambda rows: rows.update_or_create(pk=1, defaults={"code": "x"}),
    ],
    ids=["update", "delete", "bulk_update", "update_or_create"],
)
def test_no_list_of_events_is_changed_or_deleted(add, change):
    add()
    with pytest.raises(NotErasableError):
        change(Event.objects.all())


def test_the_words_of_an_event_can_be_erased_and_the_chain_still_holds(subject, add, now):
    actor = Actor(user_id=uuid4(), role="platform_admin")
    add(detail={"words": "Noor is ziek."})
    add(Happened.CLOSED, detail={"words": "Noor is terug."})
    assert events.erase_details(subject=subject, actor=actor, at=now) == 2
    assert events.erase_details(subject=subject, actor=actor, at=now) == 0
    first = events.history(subject)[0]
    assert (first.detail.body, first.detail.erased_at, first.detail.erased_by) == (None, now, actor.user_id)
    assert list(events.verify()) == []


def test_the_same_words_twice_cannot_be_known_again_by_their_hash(subject, add):
    add(detail={"words": "ja"})
    add(detail={"words": "ja"})
    assert len({event.detail_hash for event in events.history(subject)}) == 2


def test_erasing_one_history_leaves_the_others(subject, add, now):
    add(detail={"words": "blijft"})
    other = CounterFactory()
    add(subject=other, detail={"words": "gaat"})
    events.erase_details(subject=other, actor=SYSTEM, at=now)
    assert events.history(subject)[0].detail.body == {"words": "blijft"}


def test_events_of_long_ago_continue_the_chain_and_tell_nobody(subject, add, now):
    add()
    told = Job.objects.count()
    other = CounterFactory()
    long_ago = datetime(2021, 9, 1, 8, 0, tzinfo=UTC)
    entries = [
        Entry(Happened.OPENED, SYSTEM, other, long_ago, {"n": 1}, {"words": "toen"}),
        Entry(Happened.CLOSED, SYSTEM, subject, now),
        Entry(Happened.CLOSED, SYSTEM, other, now),
    ]
    assert events.record_past(iter(entries)) == 3
    assert [(event.code, event.seq) for event in events.history(subject)] == [
        ("example.opened", 1),
        ("example.closed", 2),
    ]
    assert [event.at for event in events.history(other)] == [long_ago, now]
    assert events.history(other)[0].detail.body == {"words": "toen"}
    assert list(events.verify()) == []
    assert Job.objects.count() == told
    add(subject=other)
    assert list(events.verify()) == []


def test_recording_many_and_recording_one_give_the_same_chain(subject, add, now):
    other = CounterFactory()
    add(data={"n": 1})
    events.record_past([Entry(Happened.OPENED, SYSTEM, other, now, {"n": 1})])
    one, many = events.history(subject)[0], events.history(other)[0]
    assert {name: getattr(one, name) for name in ("seq", "code", "data", "previous_hash", "detail_hash")} == {
        name: getattr(many, name) for name in ("seq", "code", "data", "previous_hash", "detail_hash")
    }
    assert many.hash == events.fingerprint(many)


def test_the_histories_of_several_rows_come_in_order_of_time(subject, add, now):
    other = CounterFactory()
    add(at=datetime(2026, 11, 20, tzinfo=UTC), subject=other)
    add(at=datetime(2026, 11, 19, tzinfo=UTC))
    add(at=now)
    assert [event.at.day for event in events.histories([subject, other])] == [19, 20, 21]


def test_a_day_on_which_nothing_happened_needs_no_seal(now):
    events.anchor(at=now)
    assert events.anchor(at=now) is None
    EventFactory()
    assert events.anchor(at=now) is not None
    assert events.anchor(at=now) is None


def test_each_seal_stands_on_the_one_before(now):
    events.anchor(at=now)
    EventFactory.create_batch(3)
    first = events.anchor(at=now)
    EventFactory.create_batch(2)
    second = events.anchor(at=now)
    assert (first.count, second.count) == (3, 2)
    assert second.last_event > first.last_event
    assert list(events.verify()) == []
    EventAnchor.objects.filter(pk=first.pk).update(digest="0" * 64)
    assert [fault.stream for fault in events.verify()] == ["anchor"]


def test_the_newest_seal_is_listed_first(now):
    for _ in range(3):
        EventFactory()
        events.anchor(at=now)
    listed = list(events.anchors()[:2])
    assert [seal.pk for seal in listed] == sorted((seal.pk for seal in EventAnchor.objects.all()), reverse=True)[:2]


def test_one_event_can_be_asked_for(add):
    before = events.count()
    event = add(detail={"words": "hier"})
    found = events.get(event.pk)
    assert found is not None
    assert found.detail.body == {"words": "hier"}
    assert events.get(event.pk + 1000) is None
    assert events.count() == before + 1


def test_a_detail_that_disappears_without_a_note_is_noticed(subject, add):
    add(detail={"words": "weg"})
    EventDetail.objects.all().delete()
    (fault,) = events.verify()
    assert (fault.stream, fault.seq) == (events.stream_of(subject), 1)
