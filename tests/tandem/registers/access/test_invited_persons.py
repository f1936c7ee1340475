"""A learner or parent comes in as the person that a school keeps in its files."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tandem.registers.access import actions, queries
from tandem.registers.access.models import Capacity, Invitation
from tandem.registers.access.terms import FAMILY_ROLES, Happened, Role
from tandem.registers.people.models import Person
from tests.factories.accounts import UserFactory
from tests.factories.organisations import ProviderFactory
from tests.factories.people import PersonFactory
from tests.tandem.registers.house import ROLES, last, opens, refused, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return ProviderFactory(name="Voorbeeldschool")


@pytest.fixture
def noor(school):
    return PersonFactory(
        given_name="Noor", birth_date=date(2011, 4, 12), email="noor@voorbeeld.example", kept_by=school.pk
    )


@pytest.fixture
def coach(school):
    return somebody(Role.COACH, school.pk)


def secret_of(invitation, now):
    return queries.invitation_mail(invitation.pk, now=now).secret


def test_a_fifteen_year_old_without_eid_comes_in_by_a_link_of_the_school(noor, coach, now):
    invitation = actions.invite_person(actor=coach, person_id=noor.pk, role=Role.LEARNER, now=now)

    assert last(invitation).data["person"] == str(noor.pk)
    mail = queries.invitation_mail(invitation.pk, now=now)
    assert (mail.email, mail.organisation) == ("noor@voorbeeld.example", "Voorbeeldschool")
    assert queries.invitation_by_secret(mail.secret, now=now).organisation == "Voorbeeldschool"

    given = actions.accept_invitation(secret=mail.secret, now=now)

    assert (given.role, given.organisation_id) == (Role.LEARNER, None)
    assert Person.objects.get(pk=noor.pk).user_id == given.user_id
    assert given.user.name == f"Noor {noor.family_name}"
    assert queries.invitation_of(noor.pk, role=Role.LEARNER, now=now) is None


def test_the_link_works_once_and_not_for_ever(noor, coach, now):
    invitation = actions.invite_person(actor=coach, person_id=noor.pk, role=Role.LEARNER, now=now)
    secret = secret_of(invitation, now)
    with refused("invitation.expired"):
        actions.accept_invitation(secret=secret, now=now + timedelta(days=14))
    actions.accept_invitation(secret=secret, now=now)
    with refused("invitation.accepted"):
        actions.accept_invitation(secret=secret, now=now)


def test_an_invitation_that_was_taken_back_opens_nothing(noor, coach, now):
    invitation = actions.invite_person(actor=coach, person_id=noor.pk, role=Role.LEARNER, now=now)
    secret = secret_of(invitation, now)

    withdrawn = actions.withdraw_person(actor=coach, person_id=noor.pk, role=Role.LEARNER, now=now)

    assert last(withdrawn).code == Happened.INVITATION_WITHDRAWN
    with refused("invitation.withdrawn"):
        actions.accept_invitation(secret=secret, now=now)
    assert not opens(actions.withdraw_person, actor=coach, person_id=noor.pk, role=Role.LEARNER, now=now)
    assert actions.invite_person(actor=coach, person_id=noor.pk, role=Role.LEARNER, now=now).pk != invitation.pk


def test_nobody_is_invited_twice_or_without_an_address(noor, coach, school, now):
    actions.invite_person(actor=coach, person_id=noor.pk, role=Role.LEARNER, now=now)
    with refused("invitation.open_already"):
        actions.invite_person(actor=coach, person_id=noor.pk, role=Role.LEARNER, now=now)
    silent = PersonFactory(email="", kept_by=school.pk)
    with refused("invitation.email_wrong"):
        actions.invite_person(actor=coach, person_id=silent.pk, role=Role.LEARNER, now=now)
    known = PersonFactory(with_account=True, kept_by=school.pk)
    with refused("invitation.person_known"):
        actions.invite_person(actor=coach, person_id=known.pk, role=Role.LEARNER, now=now)


def test_a_learner_does_not_come_in_with_the_address_of_the_parent(noor, coach, school, now):
    parent = PersonFactory(email=noor.email, kept_by=school.pk)
    to_parent = actions.invite_person(actor=coach, person_id=parent.pk, role=Role.GUARDIAN, now=now)
    to_learner = actions.invite_person(actor=coach, person_id=noor.pk, role=Role.LEARNER, now=now)
    learner_secret = secret_of(to_learner, now)

    actions.accept_invitation(secret=secret_of(to_parent, now), now=now)

    with refused("person.one_account"):
        actions.accept_invitation(secret=learner_secret, now=now)
    assert Person.objects.get(pk=noor.pk).user_id is None
    assert Invitation.objects.get(pk=to_learner.pk).accepted_at is None
    third = PersonFactory(email=noor.email.upper(), kept_by=school.pk)
    with refused("invitation.address_of_another"):
        actions.invite_person(actor=coach, person_id=third.pk, role=Role.GUARDIAN, now=now)


def test_a_parent_with_an_own_key_accepts_with_that_account(school, coach, now):
    parent, account = PersonFactory(kept_by=school.pk), UserFactory()
    invitation = actions.invite_person(actor=coach, person_id=parent.pk, role=Role.GUARDIAN, now=now)

    actions.accept_invitation(secret=secret_of(invitation, now), now=now, user_id=account.pk)

    assert Person.objects.get(pk=parent.pk).user_id == account.pk
    assert Capacity.objects.get(user=account).role == Role.GUARDIAN


@pytest.mark.parametrize("role", ROLES)
def test_who_lets_a_learner_in(role, noor, school, now):
    own = role in {Role.PROVIDER_ADMIN, Role.COACH}
    everywhere = role in {Role.SYSTEM, Role.PLATFORM_ADMIN, Role.AGENCY_STAFF}

    def invite(actor):
        return actions.invite_person(actor=actor, person_id=noor.pk, role=Role.LEARNER, now=now)

    if own:
        assert not opens(invite, somebody(role, uuid4()))
    if own or everywhere:
        assert invite(somebody(role, school.pk if own else None)).role == Role.LEARNER
    elif role in {Role.FLEMISH_PARTNERSHIP, Role.COMPANY_ADMIN, Role.COMPANY_HR}:
        with refused("access.may_invite"):
            invite(somebody(role, school.pk))
    else:
        assert not opens(invite, somebody(role, school.pk))


@pytest.mark.parametrize("role", sorted(set(Role) - FAMILY_ROLES - {Role.PUBLIC, Role.SYSTEM}))
def test_a_school_lets_a_person_in_as_learner_or_parent_only(role, noor, coach, now):
    with refused("access.may_invite"):
        actions.invite_person(actor=coach, person_id=noor.pk, role=role, now=now)
