"""Factories of natural persons."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tandem.registers.people.models import Person
from tests.factories.numbers import EARLIER


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    class Params:
        with_account = factory.Trait(user=factory.SubFactory("tests.factories.accounts.UserFactory"))

    given_name = "Sam"
    family_name = factory.Sequence(lambda n: f"Voorbeeld {n}")
    birth_date = date(1985, 3, 1)
    email = factory.Sequence(lambda n: f"sam{n}@voorbeeld.example")
    created_at = EARLIER
