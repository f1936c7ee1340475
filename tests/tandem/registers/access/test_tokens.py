"""Keys with which a program acts for a person."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tandem.base.actor import PUBLIC, SYSTEM, Actor
from tandem.registers.access import actions, queries, rules
from tandem.registers.access.models import ApiToken
from tandem.registers.access.rules import MOST_TOKENS, TOKEN_DAYS
from tandem.registers.access.terms import Happened, Role
from tandem.registers.accounts.rules import fingerprint
from tests.factories.access import ApiTokenFactory, CapacityFactory
from tests.tandem.registers.house import ROLES, last, opens, refused, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def capacity(db):
    return CapacityFactory()


@pytest.fixture
def actor(capacity, day):
    return queries.actor_of(capacity.user_id, capacity.pk, day)


def issue(actor, now, *, name="Personeelsprogramma", days=90):
    return actions.issue_token(actor=actor, name=name, days=days, now=now)


def test_a_key_acts_in_the_capacity_in_use_and_its_secret_is_stored_nowhere(actor, capacity, now):
    issued = issue(actor, now, name=" Personeelsprogramma ")
    stored = ApiToken.objects.get()

    assert (stored.capacity, stored.name, stored.issued_by) == (capacity, "Personeelsprogramma", actor.user_id)
    assert stored.expires_at == now + timedelta(days=90)
    assert stored.secret_hash == fingerprint(issued.secret)
    assert issued.secret not in str(vars(stored)) + str(last(stored).data)
    assert queries.token_by_secret(issued.secret) == stored
    assert queries.token_by_secret("tandem_guess") is None
    assert last(stored).code == Happened.TOKEN_ISSUED


@pytest.mark.parametrize(
    ("name", "days", "codes"),
    [
        ("  ", 90, {"api_token.has_name"}),
        ("Programma", 0, {"api_token.days"}),
        ("Programma", TOKEN_DAYS + 1, {"api_token.days"}),
        ("", TOKEN_DAYS + 1, {"api_token.has_name", "api_token.days"}),
    ],
)
def test_a_key_has_a_name_and_an_end(name, days, codes, actor, now):
    with refused(*codes):
        issue(actor, now, name=name, days=days)
    assert not ApiToken.objects.exists()


def test_nobody_has_more_keys_than_can_be_known(actor, capacity, now):
    ApiTokenFactory.create_batch(MOST_TOKENS - 1, capacity=capacity)
    ApiTokenFactory(capacity=capacity, revoked=True)
    ApiTokenFactory(capacity=capacity, expired=True)

    issue(actor, now)
    with refused("api_token.too_many"):
        issue(actor, now)


@pytest.mark.parametrize("nobody", [PUBLIC, SYSTEM, Actor(uuid4(), Role.COMPANY_ADMIN, uuid4())])
def test_a_key_belongs_to_a_person_in_a_capacity(nobody, now):
    with refused("access.may_issue_token"):
        issue(nobody, now)


def test_a_key_is_not_made_in_the_capacity_of_somebody_else(now):
    borrowed = CapacityFactory()

    assert not opens(issue, Actor(uuid4(), Role.COMPANY_HR, borrowed.company_id, borrowed.pk), now)


def test_a_revoked_key_opens_nothing(actor, now):
    token = issue(actor, now).token

    revoked = actions.revoke_token(actor=actor, token_id=token.pk, now=now)

    assert (revoked.revoked_at, revoked.revoked_by) == (now, actor.user_id)
    assert last(token).code == Happened.TOKEN_REVOKED
    assert not rules.is_open(revoked.facts(), now=now)
    with refused("api_token.revoked_already"):
        actions.revoke_token(actor=actor, token_id=token.pk, now=now)


def test_a_key_works_until_it_expires(actor, now):
    facts = issue(actor, now, days=1).token.facts()

    assert rules.is_open(facts, now=now + timedelta(hours=23))
    assert not rules.is_open(facts, now=now + timedelta(days=1))


@pytest.mark.parametrize("role", ROLES)
def test_the_key_of_somebody_else_does_not_exist(role, actor, capacity, now):
    token = issue(actor, now).token
    other = somebody(role, capacity.company_id)

    assert not opens(queries.token_for, other, token.pk)
    assert not opens(actions.revoke_token, actor=other, token_id=token.pk, now=now)
    assert list(queries.tokens_of(other) if other.user_id else []) == []
    assert opens(queries.tokens_of, other) is (other.user_id is not None)
    assert list(queries.tokens_of(actor)) == [token]


def test_the_last_day_of_use_is_noted_once_a_day(actor, now, day, query_budget):
    token = issue(actor, now).token

    actions.note_use(token, day=day)
    token.refresh_from_db()

    assert token.last_used_on == day
    with query_budget(0):
        actions.note_use(token, day=day)
