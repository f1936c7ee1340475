"""Factories of the ground floor: events in their chain, jobs."""

import factory
from django.db import transaction
from factory.django import DjangoModelFactory

from tandem.base import events
from tandem.base.actor import SYSTEM
from tandem.base.models import Counter, Event, EventAnchor, EventDetail, EventHead, Job, JobState
from tests.factories.numbers import EARLIER, NOW


class JobFactory(DjangoModelFactory):
    class Meta:
        model = Job

    class Params:
        running = factory.Trait(state=JobState.RUNNING, lease_until=NOW, worker="worker-1", attempts=1)
        done = factory.Trait(state=JobState.DONE, finished_at=NOW, attempts=1)
        failed = factory.Trait(state=JobState.FAILED, finished_at=NOW, attempts=8, last_error="ValueError: x")

    name = "example.work"
    run_at = EARLIER
    created_at = EARLIER


class CounterFactory(DjangoModelFactory):
    class Meta:
        model = Counter

    series = factory.Sequence(lambda n: f"EX-{n}")


class EventFactory(DjangoModelFactory):
    """An event as an action records it: in the chain of its subject, with its hash."""

    class Meta:
        model = Event

    code = "example.happened"
    actor = SYSTEM
    subject = factory.SubFactory(CounterFactory)
    at = EARLIER
    data = factory.LazyFunction(dict)
    detail = None

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        with transaction.atomic():
            return events.record(kwargs.pop("code"), **kwargs)


class EventHeadFactory(DjangoModelFactory):
    class Meta:
        model = EventHead

    stream = factory.Sequence(lambda n: f"example/{n}")


class EventDetailFactory(DjangoModelFactory):
    class Meta:
        model = EventDetail

    class Params:
        erased = factory.Trait(body=None, erased_at=NOW)

    event = factory.SubFactory(EventFactory)
    salt = "0" * 32
    body = factory.LazyFunction(lambda: {"words": "Dat is nog niet volledig."})


class EventAnchorFactory(DjangoModelFactory):
    class Meta:
        model = EventAnchor

    at = EARLIER
    last_event = 1
    count = 1
    digest = "0" * 64
