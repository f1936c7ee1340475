"""Factories of answers that the API keeps."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from tandem.faces.api.models import IdempotencyKey
from tests.factories.numbers import NOW, somebody


class IdempotencyKeyFactory(DjangoModelFactory):
    """A message that was answered; `busy` is still being handled."""

    class Meta:
        model = IdempotencyKey

    class Params:
        busy = factory.Trait(status=0, body="")

    owner = factory.LazyFunction(somebody)
    key = factory.Sequence(lambda n: f"sleutel-{n}")
    request_hash = factory.Sequence(lambda n: f"{n:064x}")
    status = 201
    body = "{}"
    created_at = NOW
    expires_at = NOW + timedelta(days=1)
