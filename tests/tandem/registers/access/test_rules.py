from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from tandem.registers.access import policies, rules
from tandem.registers.access.rules import CapacityFacts, InvitationFacts
from tandem.registers.access.terms import BODY_ROLES, COMPANY_ROLES, PROVIDER_ROLES, Role
from tandem.registers.mandates.terms import BodyKind
from tests.tandem.registers.house import ROLES, somebody

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
DAY = NOW.date()
OPEN = InvitationFacts(NOW + timedelta(days=1), None, None)
ADMIN = CapacityFacts(Role.COMPANY_ADMIN, date(2020, 9, 1), None, other_admins=1)


@pytest.mark.parametrize(
    ("change", "unmet"),
    [
        ({}, set()),
        ({"expires_at": NOW}, {"invitation.expired"}),
        ({"accepted_at": NOW}, {"invitation.accepted"}),
        ({"withdrawn_at": NOW}, {"invitation.withdrawn"}),
        ({"withdrawn_at": NOW, "expires_at": NOW}, {"invitation.withdrawn", "invitation.expired"}),
    ],
)
def test_an_invitation_is_accepted_once_in_time_and_while_it_stands(change, unmet):
    facts = replace(OPEN, **change)

    assert rules.may_accept(facts, now=NOW).codes() == unmet
    assert rules.may_withdraw(facts).codes() == unmet - {"invitation.expired"}


@pytest.mark.parametrize(
    ("email", "is_fine"),
    [
        ("an@voorbeeld.example", True),
        ("", False),
        ("an", False),
        ("an@", False),
        ("@voorbeeld.example", False),
        ("an@voorbeeld", False),
        ("an voorbeeld@voorbeeld.example", False),
    ],
)
def test_an_invitation_goes_to_an_address(email, is_fine):
    assert rules.may_invite(email, is_invited=False).codes() == (set() if is_fine else {"invitation.email_wrong"})


def test_nobody_is_invited_twice_to_the_same():
    assert rules.may_invite("an@voorbeeld.example", is_invited=True).codes() == {"invitation.open_already"}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("kind", [None, *BodyKind])
def test_a_role_at_a_body_fits_the_kind_of_body(role, kind):
    wanted = {
        Role.PARTNERSHIP_MANAGER: BodyKind.SECTORAL_PARTNERSHIP,
        Role.PARTNERSHIP_STAFF: BodyKind.SECTORAL_PARTNERSHIP,
        Role.PARTNERSHIP_VOTER: BodyKind.SECTORAL_PARTNERSHIP,
        Role.FLEMISH_PARTNERSHIP: BodyKind.FLEMISH_PARTNERSHIP,
        Role.AGENCY_STAFF: BodyKind.AGENCY,
    }
    acts_for_one = role in COMPANY_ROLES | PROVIDER_ROLES | BODY_ROLES
    real = role not in {Role.PUBLIC, Role.SYSTEM}

    assert rules.fits(role, has_organisation=acts_for_one, body_kind=kind).is_ok is (real and kind == wanted.get(role))
    assert not rules.fits(role, has_organisation=not acts_for_one, body_kind=kind).is_ok


@pytest.mark.parametrize(
    ("change", "is_admin", "unmet"),
    [
        ({}, True, set()),
        ({"other_admins": 0}, True, {"capacity.last_admin"}),
        ({"other_admins": 0}, False, set()),
        ({"valid_until": DAY}, True, {"capacity.ended_already"}),
        ({"valid_until": DAY, "other_admins": 0}, True, {"capacity.ended_already"}),
        ({"valid_until": DAY + timedelta(days=1), "other_admins": 0}, True, {"capacity.last_admin"}),
        ({"valid_from": DAY + timedelta(days=1), "other_admins": 0}, True, set()),
        (
            {"valid_from": DAY + timedelta(days=1), "valid_until": DAY + timedelta(days=1)},
            True,
            {"capacity.ended_already"},
        ),
    ],
)
def test_an_organisation_is_never_left_without_somebody_who_lets_people_in(change, is_admin, unmet):
    assert rules.may_end(replace(ADMIN, **change), day=DAY, is_admin=is_admin).codes() == unmet


def test_a_capacity_is_given_once_to_an_open_account():
    given = {"is_held": False, "is_account_open": True, "valid_from": DAY, "valid_until": None}

    assert rules.may_give(**given).is_ok
    assert rules.may_give(**given | {"is_held": True}).codes() == {"capacity.held_already"}
    assert rules.may_give(**given | {"is_account_open": False}).codes() == {"account.closed"}
    assert rules.may_give(**given | {"valid_until": DAY}).codes() == {"capacity.ends_before_start"}


# ------------------------------------------------------------------------------------------------- who lets whom in

PARTNERSHIP = {Role.PARTNERSHIP_MANAGER, Role.PARTNERSHIP_STAFF, Role.PARTNERSHIP_VOTER}
OWN = {
    Role.COMPANY_ADMIN: set(COMPANY_ROLES),
    Role.PROVIDER_ADMIN: set(PROVIDER_ROLES),
    Role.PARTNERSHIP_MANAGER: PARTNERSHIP,
}
EVERYWHERE = {
    Role.SYSTEM: set(Role),
    Role.PLATFORM_ADMIN: set(Role),
    Role.AGENCY_STAFF: set(Role) - {Role.PLATFORM_ADMIN},
}


@pytest.mark.parametrize("invited", ROLES)
@pytest.mark.parametrize("role", ROLES)
def test_who_lets_whom_in(role, invited):
    own, other = uuid4(), uuid4()
    actor = somebody(role, own)
    anywhere = invited in EVERYWHERE.get(role, set())

    assert policies.may_invite(actor, invited, own).is_ok is (anywhere or invited in OWN.get(role, set()))
    assert policies.may_invite(actor, invited, other).is_ok is anywhere
    assert policies.may_invite(actor, invited, None).is_ok is anywhere
    assert policies.may_end(actor, role=invited, organisation_id=other, user_id=uuid4()).is_ok is anywhere


@pytest.mark.parametrize("role", ROLES)
def test_only_the_platform_gives_a_capacity_without_an_invitation(role):
    assert policies.may_give(somebody(role)).is_ok is (role in {Role.SYSTEM, Role.PLATFORM_ADMIN})


@pytest.mark.parametrize("role", ROLES)
def test_who_lets_people_in_sees_who_is_in(role):
    own = uuid4()
    actor = somebody(role, own)

    assert policies.may_see_people_of(actor, own) is (role in OWN or role in EVERYWHERE)
    assert policies.may_see_people_of(actor, uuid4()) is (role in EVERYWHERE)
    assert policies.may_see_people_of(actor, None) is (role in EVERYWHERE)


@pytest.mark.parametrize("role", sorted(set(ROLES) - {Role.SYSTEM, Role.PUBLIC}))
def test_everybody_may_stop(role):
    person = uuid4()
    actor = somebody(role, uuid4(), user_id=person)

    assert policies.may_end(actor, role=Role.MENTOR, organisation_id=uuid4(), user_id=person).is_ok
