"""Flanders and Brussels as the product ships them."""

import pytest
from hypothesis import settings

from tandem.base.actor import SYSTEM
from tandem.faces.exchange.shipped import geo
from tandem.registers.geo.models import Border, Edition, Merger, Municipality, PostalCode, Region, RegionMember

# A property is as true on a busy machine: how long one example takes says nothing here.
settings.register_profile("geo", deadline=None)
settings.load_profile("geo")


@pytest.fixture
def flanders(db, now):
    """The shipped tables of places; already there where the session loaded them."""
    geo.load(actor=SYSTEM, now=now)


@pytest.fixture
def no_places(db):
    """A platform on which no table of places was ever loaded."""
    Region.objects.update(parent=None)
    for model in (Border, RegionMember, PostalCode, Merger, Region, Municipality, Edition):
        model._default_manager.all().delete()
