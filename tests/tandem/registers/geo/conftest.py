"""Flanders and Brussels as the product ships them."""

import pytest

from tandem.base.actor import SYSTEM
from tandem.faces.exchange.shipped import geo
from tandem.registers.geo.models import Border, Edition, Merger, Municipality, PostalCode, Region, RegionMember


@pytest.fixture
def flanders(db, now):
    """The shipped tables of places; already there where the session loaded them."""
    geo.load(actor=SYSTEM, now=now)


@pytest.fixture
def no_places(db):
    """A platform on which no table of places was ever loaded."""
    for model in (Border, RegionMember, PostalCode, Merger):
        model.objects.all().delete()
    Region.objects.update(parent=None)
    for model in (Region, Municipality, Edition):
        model.objects.all().delete()
