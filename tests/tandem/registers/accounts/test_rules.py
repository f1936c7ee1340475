from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.registers.accounts import policies, rules
from tandem.registers.accounts.rules import IdentityFacts, LinkFacts
from tests.tandem.registers.house import ROLES, somebody

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(minutes=20)


def test_a_link_works_for_twenty_minutes():
    assert timedelta(minutes=20) == rules.LINK_LIFE


@pytest.mark.parametrize(
    ("link", "unmet"),
    [
        (None, {"sign_in_link.unknown"}),
        (LinkFacts(LATER, None, is_account_open=True), set()),
        (LinkFacts(LATER, NOW, is_account_open=True), {"sign_in_link.used"}),
        (LinkFacts(NOW, None, is_account_open=True), {"sign_in_link.expired"}),
        (LinkFacts(LATER, None, is_account_open=False), {"account.closed"}),
        (LinkFacts(NOW, NOW, is_account_open=False), {"sign_in_link.used", "sign_in_link.expired", "account.closed"}),
    ],
)
def test_a_link_opens_an_account_once_and_in_time(link, unmet):
    assert rules.may_use_link(link, now=NOW).codes() == unmet


@pytest.mark.parametrize(
    ("facts", "unmet"),
    [
        (IdentityFacts(is_account_open=True, has_identity=False, is_taken=False), set()),
        (IdentityFacts(is_account_open=True, has_identity=True, is_taken=False), {"identity.already_linked"}),
        (IdentityFacts(is_account_open=True, has_identity=False, is_taken=True), {"identity.taken"}),
        (IdentityFacts(is_account_open=False, has_identity=False, is_taken=False), {"account.closed"}),
    ],
)
def test_an_identity_belongs_to_one_account_and_an_account_to_one_identity(facts, unmet):
    assert rules.may_link_identity(facts).codes() == unmet


@pytest.mark.slow
@given(st.uuids(), st.uuids(), st.text(min_size=1), st.text(min_size=1))
def test_another_row_purpose_or_key_gives_another_secret(one, other, purpose, key):
    secret = rules.secret_of(purpose, one, key=key)

    assert secret == rules.secret_of(purpose, one, key=key)
    assert len(secret) == 43
    assert (secret == rules.secret_of(purpose, other, key=key)) is (one == other)
    assert secret != rules.secret_of(f"{purpose}x", one, key=key)
    assert secret != rules.secret_of(purpose, one, key=f"{key}x")
    assert rules.fingerprint(secret) != secret


@pytest.mark.parametrize("typed", ["An@Voorbeeld.example", " an@voorbeeld.example "])
def test_an_address_is_the_same_however_it_is_typed(typed):
    assert rules.plain_email(typed) == "an@voorbeeld.example"


@pytest.mark.parametrize("role", ROLES)
def test_the_platform_and_its_administrators_open_accounts(role):
    assert policies.may_open(somebody(role)).is_ok is (role in {"system", "platform_admin"})


@pytest.mark.parametrize("role", ROLES)
def test_everybody_keeps_the_own_account_and_the_platform_keeps_all(role):
    person = UUID(int=7)
    actor = somebody(role, user_id=person)

    assert policies.may_keep(actor, person).is_ok is (role != "public")
    assert policies.may_keep(actor, uuid4()).is_ok is (role in {"system", "platform_admin"})
