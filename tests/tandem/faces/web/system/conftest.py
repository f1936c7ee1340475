"""Who runs the platform, and who keeps powers and people."""

from collections.abc import Callable

import pytest
from django.test import Client

from tandem.registers.access.terms import Role
from tandem.registers.mandates.terms import BodyKind
from tests.harness.visitors import body_of_kind, visitor

_KINDS = {Role.AGENCY_STAFF: BodyKind.AGENCY, Role.FLEMISH_PARTNERSHIP: BodyKind.FLEMISH_PARTNERSHIP}


@pytest.fixture
def enter(db: None) -> Callable[[Role], Client]:
    """A browser of somebody in this role, for the one body of its kind where it has one."""

    def browser(role: Role) -> Client:
        return visitor(role, body_of_kind(_KINDS[role]).pk if role in _KINDS else None)

    return browser


@pytest.fixture
def platform(enter: Callable[[Role], Client]) -> Client:
    """A browser of who runs the platform."""
    return enter(Role.PLATFORM_ADMIN)


@pytest.fixture
def agency(enter: Callable[[Role], Client]) -> Client:
    """A browser of the agency."""
    return enter(Role.AGENCY_STAFF)
