"""Every row of the API that cannot be, refused by the database itself."""

import pytest

from tests.factories.api import IdempotencyKeyFactory
from tests.factories.numbers import NOW
from tests.tandem.registers.house import breaks, constraints_of, once, twice

pytestmark = pytest.mark.django_db

BROKEN = {
    "idempotency_key_once": twice(IdempotencyKeyFactory, "owner", "key"),
    "idempotency_key_dates_in_order": once(IdempotencyKeyFactory, created_at=NOW, expires_at=NOW),
}


def test_every_constraint_of_the_api_is_broken_once():
    assert BROKEN.keys() == constraints_of("api").keys()


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_a_row_that_cannot_be(name):
    assert breaks(constraints_of("api")[name], BROKEN[name])


def test_two_senders_may_choose_the_same_key():
    first = IdempotencyKeyFactory()
    assert IdempotencyKeyFactory(key=first.key).pk
