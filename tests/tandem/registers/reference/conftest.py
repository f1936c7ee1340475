from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from tandem.base.actor import SYSTEM
from tandem.faces.exchange.shipped import reference as shipped
from tandem.registers.reference import actions
from tandem.registers.reference.models import Activity, ActivityList, CatalogueEdition, JointCommittee, Sector, Training
from tandem.registers.reference.rules import Catalogue

LATER = date(2030, 1, 1)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The shipped catalogue, read once."""
    return shipped.read()


@pytest.fixture
def loaded(db: None, catalogue: Catalogue, now: datetime) -> Catalogue:
    """The shipped catalogue, in the tables."""
    actions.load_shipped(actor=SYSTEM, catalogue=catalogue, now=now)
    return catalogue


@pytest.fixture
def load(loaded: Catalogue, now: datetime) -> Callable[..., actions.Load]:
    """Load the shipped catalogue with some tables replaced: `load(trainings=(...))`."""

    def load_changed(**tables: object) -> actions.Load:
        return actions.load_shipped(actor=SYSTEM, catalogue=replace(loaded, **tables), now=now)

    return load_changed


@pytest.fixture
def sector(loaded: Catalogue) -> Sector:
    return Sector.objects.get(code="FOOD")


@pytest.fixture
def committee(loaded: Catalogue) -> JointCommittee:
    return JointCommittee.objects.get(number="118")


@pytest.fixture
def bakery(loaded: Catalogue) -> Training:
    return Training.objects.get(code="BAK-BROOD")


@pytest.fixture
def bakery_list(loaded: Catalogue) -> ActivityList:
    return ActivityList.objects.get(code="BAK", version=1)


@pytest.fixture
def kneading(bakery_list: ActivityList) -> Activity:
    return bakery_list.activities.get(code="BAK-10")


@pytest.fixture
def edition(loaded: Catalogue) -> CatalogueEdition:
    return CatalogueEdition.objects.get(code="shipped")
