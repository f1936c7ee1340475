"""A school with learners who search, and a browser of its head."""

from datetime import datetime

import pytest
from django.test import Client

from tandem.registers.access.terms import Role
from tests.harness import matching
from tests.harness.matching import School
from tests.harness.visitors import visitor


@pytest.fixture
def school(db: None, now: datetime) -> School:
    """A school with a head and a coach."""
    return matching.build(now)


@pytest.fixture
def head(school: School) -> Client:
    """A browser of the head of the school."""
    return visitor(Role.PROVIDER_ADMIN, school.provider.pk)
