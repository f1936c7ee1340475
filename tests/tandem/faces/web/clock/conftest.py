"""A school with learners who search, its coach and who manages it, each with a browser."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tandem.journey.placement.models import SearchClock
from tandem.registers.access.models import Capacity
from tandem.registers.access.terms import Role
from tandem.registers.organisations.models import Location, Provider
from tests.factories.access import CapacityFactory
from tests.factories.accounts import UserFactory
from tests.factories.clocks import SearchClockFactory
from tests.factories.organisations import LocationFactory, ProviderFactory
from tests.harness.visitors import enter, visitor


@pytest.fixture
def school(db: None) -> Provider:
    """A school."""
    return ProviderFactory(name="Atheneum Voorbeeld")


@pytest.fixture
def campus(school: Provider) -> Location:
    """Where it teaches."""
    return LocationFactory(provider=school, name="Campus Noord")


@pytest.fixture
def karin(school: Provider) -> Capacity:
    """A coach."""
    return CapacityFactory(coach=True, provider=school, user=UserFactory(name="Karin Begeleidt"))


@pytest.fixture
def coach(karin: Capacity) -> Client:
    """The browser of the coach."""
    return enter(Client(), karin.user, karin)


@pytest.fixture
def admin(school: Provider) -> Client:
    """The browser of who manages the school."""
    return visitor(Role.PROVIDER_ADMIN, school.pk)


@pytest.fixture
def searching(school: Provider, campus: Location, karin: Capacity) -> Any:
    """`searching("Noor", since)` is a learner who searches since that day."""

    def made(name: str, since: date = date(2026, 9, 1), **values: Any) -> SearchClock:
        person = {"track__person__given_name": name, "track__person__family_name": "Voorbeeld"}
        where = {"track__provider": school, "track__location": campus, "track__coach": karin.user}
        clock: SearchClock = SearchClockFactory(track__starts_on=since, **{**where, **person, **values})
        return clock

    return made
