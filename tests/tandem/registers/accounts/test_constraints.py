from datetime import timedelta

import pytest

from tests.factories.accounts import SignInLinkFactory, UserFactory
from tests.factories.numbers import NOW
from tests.tandem.registers.house import breaks, constraints_of, once, twice

pytestmark = pytest.mark.django_db

BROKEN = {
    "user_one_per_identity": twice(UserFactory, "issuer", "subject"),
    "user_identity_paired": once(UserFactory, subject=""),
    "user_language_known": once(UserFactory, language="fr"),
    "user_one_per_address_without_identity": twice(UserFactory, "email", without_identity=True),
    "user_closed_has_moment": once(UserFactory, is_active=False),
    "sign_in_link_purpose_known": once(SignInLinkFactory, purpose="reset"),
    "sign_in_link_dates_in_order": once(SignInLinkFactory, created_at=NOW, expires_at=NOW - timedelta(minutes=1)),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_a_row_that_cannot_be(name):
    assert breaks(constraints_of("accounts")[name], BROKEN[name])


def test_every_constraint_of_the_room_is_broken_once():
    assert BROKEN.keys() == constraints_of("accounts").keys()


def test_two_people_may_share_an_address_when_they_have_an_identity():
    first = UserFactory()
    UserFactory(email=first.email)


def test_the_address_of_a_closed_account_is_free_again():
    first = UserFactory(without_identity=True, closed=True)
    UserFactory(without_identity=True, email=first.email)
