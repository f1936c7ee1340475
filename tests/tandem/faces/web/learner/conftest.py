"""A learner with a parent, each with a browser."""

from datetime import datetime

import pytest
from django.test import Client

from tandem.registers.access.terms import Role
from tests.harness import learner
from tests.harness.learner import Choosing
from tests.harness.visitors import visitor


@pytest.fixture
def noor(db: None, now: datetime) -> Choosing:
    """A learner of seventeen in search, with places to choose from."""
    return learner.build(now)


@pytest.fixture
def browser(noor: Choosing) -> Client:
    """The browser of the learner."""
    return visitor(Role.LEARNER, user_id=noor.learner.user_id)


@pytest.fixture
def parents(noor: Choosing) -> Client:
    """The browser of the parent."""
    return visitor(Role.GUARDIAN, user_id=noor.parent.user_id)
