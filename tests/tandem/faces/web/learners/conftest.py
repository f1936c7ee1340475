"""A school with a learner, and browsers of who works there."""

from datetime import datetime

import pytest
from django.test import Client

from tandem.journey.intake.models import Track
from tandem.registers.access.terms import Role
from tests.harness import school as harness
from tests.harness.school import School
from tests.harness.visitors import visitor


@pytest.fixture
def school(db: None, now: datetime) -> School:
    """A school in Ghent."""
    return harness.build(now)


@pytest.fixture
def track(school: School) -> Track:
    """Its learner, whom nobody guides yet."""
    return school.learner()


@pytest.fixture
def admin(school: School) -> Client:
    """A browser of who manages the school."""
    return visitor(Role.PROVIDER_ADMIN, school.provider.pk)


@pytest.fixture
def coach(school: School) -> Client:
    """A browser of a coach of the school."""
    return visitor(Role.COACH, school.provider.pk)
