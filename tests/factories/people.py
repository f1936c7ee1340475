"""Factories of natural persons."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tandem.registers.people.models import Guardianship, Person
from tests.factories.numbers import EARLIER, NOW, SINCE, somebody


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


class GuardianshipFactory(DjangoModelFactory):
    """A parent of a child of sixteen."""

    class Meta:
        model = Guardianship

    class Params:
        ended = factory.Trait(valid_until=date(2026, 10, 1), ended_at=NOW, ended_by=factory.LazyFunction(somebody))

    child = factory.SubFactory(PersonFactory, birth_date=date(2010, 3, 1))
    guardian = factory.SubFactory(PersonFactory, kept_by=factory.SelfAttribute("..child.kept_by"))
    valid_from = SINCE
    noted_at = EARLIER
    noted_by = factory.LazyFunction(somebody)
