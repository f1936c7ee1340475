"""The small region, built once for the tests that only look at it."""

from collections.abc import Iterator
from datetime import datetime

import pytest
import pytest_django

from tandem.faces.demo import region, small
from tandem.faces.demo.small import Scale
from tests.conftest import NOW
from tests.harness import pristine

TINY = Scale(establishments=330, companies=26, requests=48, most_spots=2)
"""The told stories and a few drawn companies: enough to see every state."""


def built(seed: int = 2026, *, now: datetime = NOW) -> list[str]:
    """Build a region that is smaller than small; gives what it told."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(region.SIZES, "small", lambda **given: small.build(**given, scale=TINY))
        return list(region.build(size="small", seed=seed, now=now))


@pytest.fixture(scope="module")
def small_region(django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> Iterator[list[str]]:
    """The region as it was built; every test of the module finds it."""
    with django_db_blocker.unblock():
        told = built()
        yield told
        pristine.restore()
