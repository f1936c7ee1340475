"""Factories of what the API keeps."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from tandem.faces.api.models import IdempotencyKey
from tests.factories.numbers import NOW, somebody


class IdempotencyKeyFactory(DjangoModelFactory):
    """An answer that was given an hour ago."""

    class Meta:
        model = IdempotencyKey

    class Params:
        expired = factory.Trait(created_at=NOW - timedelta(days=2), expires_at=NOW - timedelta(days=1))

    owner = factory.LazyFunction(somebody)
    key = factory.Sequence(lambda n: f"message-{n}")
    request_hash = factory.Sequence(lambda n: f"{n:064x}")
    status = 200
    body = "{}"
    created_at = NOW - timedelta(hours=1)
    expires_at = NOW + timedelta(hours=23)
