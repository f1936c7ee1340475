from datetime import date

import pytest

from tandem.registers.access.terms import BODY_ROLES, COMPANY_ROLES, PROVIDER_ROLES, Role
from tests.factories.access import ApiTokenFactory, CapacityFactory, InvitationFactory, ReadNoteFactory
from tests.factories.mandates import BodyFactory
from tests.factories.numbers import EARLIER, NOW, SINCE, somebody
from tests.factories.organisations import ProviderFactory
from tests.factories.people import PersonFactory
from tests.tandem.registers.house import breaks, constraints_of, once, twice

pytestmark = pytest.mark.django_db

BROKEN = {
    "capacity_role_known": once(CapacityFactory, role="king", company=None),
    "capacity_organisation_fits_role": once(CapacityFactory, role=Role.COACH),
    "capacity_once_open_per_company": twice(CapacityFactory, "user", "role", "company"),
    "capacity_once_open_per_provider": twice(CapacityFactory, "user", "role", "provider", coach=True),
    "capacity_once_open_per_body": twice(CapacityFactory, "user", "role", "body", agency=True),
    "capacity_once_open_without_organisation": twice(CapacityFactory, "user", "role", free=True),
    "capacity_dates_in_order": once(CapacityFactory, valid_until=date(2020, 8, 31)),
    "capacity_ended_has_end": once(CapacityFactory, ended_at=NOW, ended_by=somebody()),
    "invitation_role_known": once(InvitationFactory, role="king", company=None),
    "invitation_organisation_fits_role": once(InvitationFactory, company=None),
    "invitation_person_fits_role": lambda: InvitationFactory(person=PersonFactory()),
    "invitation_accepted_paired": once(InvitationFactory, accepted_at=NOW),
    "invitation_withdrawn_paired": once(InvitationFactory, withdrawn=True, accepted=True),
    "invitation_dates_in_order": once(InvitationFactory, expires_at=NOW),
    "read_note_sight_known": once(ReadNoteFactory, sight="glance"),
    "api_token_dates_in_order": once(ApiTokenFactory, expires_at=EARLIER),
    "api_token_revoked_paired": once(ApiTokenFactory, revoked_at=NOW),
    "api_token_has_name": once(ApiTokenFactory, name=""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_a_row_that_cannot_be(name):
    constraint = constraints_of("access")[name]
    if name.endswith("role_known"):
        # A role that does not exist fits no organisation either: one of the two constraints speaks first.
        assert any(breaks(one, BROKEN[name]) for one in (constraint, constraints_of("access")[_fits(name)]))
    else:
        assert breaks(constraint, BROKEN[name])


def _fits(name):
    return name.replace("role_known", "organisation_fits_role")


def test_every_constraint_of_the_room_is_broken_once():
    assert BROKEN.keys() == constraints_of("access").keys()


ORGANISATIONS = {
    "company": COMPANY_ROLES,
    "provider": PROVIDER_ROLES,
    "body": BODY_ROLES,
}


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PUBLIC, Role.SYSTEM}))
@pytest.mark.parametrize("kind", ["company", "provider", "body", None])
def test_a_role_stands_for_one_kind_of_organisation(role, kind):
    own = {"company": CapacityFactory.company, "provider": ProviderFactory, "body": BodyFactory}
    values = {"company": None}
    if kind == "company":
        values = {}
    elif kind:
        values[kind] = own[kind]()
    build = once(CapacityFactory, role=role, **values)
    fits = role in ORGANISATIONS[kind] if kind else not any(role in roles for roles in ORGANISATIONS.values())

    if fits:
        assert build().pk
    else:
        assert breaks(constraints_of("access")["capacity_organisation_fits_role"], build)


def test_an_ended_capacity_can_be_given_again():
    first = CapacityFactory(valid_until=SINCE)
    CapacityFactory(user=first.user, company=first.company)
