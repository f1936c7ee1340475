"""The bakery, and the desk on which its request lies."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from tandem.journey.recognition.models import RecognitionRequest
from tandem.registers.access.terms import Role
from tandem.registers.mandates.terms import BodyKind
from tests.harness import bakery
from tests.harness.bakery import World
from tests.harness.visitors import body_of_kind, visitor


@pytest.fixture
def world(db: None, now: datetime) -> World:
    """A bakery that asks recognition."""
    return bakery.build(now)


@pytest.fixture
def clerk(world: World) -> Callable[..., Client]:
    """A browser of somebody of the body that treats a request: its manager, or in another role."""

    def enter(request: RecognitionRequest, role: Role = Role.PARTNERSHIP_MANAGER) -> Client:
        return visitor(role, request.competent_body_id)

    return enter


@pytest.fixture
def agency(world: World) -> Client:
    """A browser of the agency."""
    return visitor(Role.AGENCY_STAFF, body_of_kind(BodyKind.AGENCY).pk)
