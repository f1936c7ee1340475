"""Factories of accounts."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from tandem.registers.accounts.models import SignInLink, User
from tests.factories.numbers import EARLIER, NOW

ISSUER = "https://id.example"


class UserFactory(DjangoModelFactory):
    """Somebody who signs in with an identity; `without_identity` signs in by links."""

    class Meta:
        model = User

    class Params:
        without_identity = factory.Trait(issuer="", subject="")
        closed = factory.Trait(is_active=False, closed_at=NOW)

    issuer = ISSUER
    subject = factory.Sequence(lambda n: f"subject-{n}")
    email = factory.Sequence(lambda n: f"persoon{n}@voorbeeld.example")
    name = factory.Sequence(lambda n: f"Voorbeeld Persoon {n}")
    created_at = EARLIER


class SignInLinkFactory(DjangoModelFactory):
    class Meta:
        model = SignInLink

    class Params:
        used = factory.Trait(used_at=NOW)
        expired = factory.Trait(created_at=EARLIER, expires_at=EARLIER + timedelta(hours=1))

    user = factory.SubFactory(UserFactory, without_identity=True)
    secret_hash = factory.Sequence(lambda n: f"{n:064x}")
    created_at = NOW
    expires_at = NOW + timedelta(hours=1)
