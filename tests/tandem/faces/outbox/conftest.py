"""The bakery, and its mail."""

from datetime import datetime

import pytest

from tandem.base.models import Job
from tandem.faces.outbox.models import Mail, Notice
from tandem.registers.mandates.models import Body
from tests.harness import bakery
from tests.harness.bakery import World


@pytest.fixture
def world(db: None, now: datetime) -> World:
    """A bakery that asks recognition, with no work left from loading the registers."""
    Job.objects.all().delete()
    Mail.objects.all().delete()
    Notice.objects.all().delete()
    world = bakery.build(now)
    Body.objects.filter(pk=world.body().pk).update(email="voeding@voorbeeld.example")
    return world
