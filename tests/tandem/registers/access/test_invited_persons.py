"""A learner or parent comes in as the person that a school keeps in its files."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tandem.registers.access import actions, queries
from tandem.registers.access.models import Capacity, Invitation
from tandem.registers.access.terms import FAMILY_ROLES, Happened, Role
from tandem.registers.people.models import Person
from tests.factories.access import CapacityFactory
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
    CapacityFactory(role=Role.LEARNER, company=None, user=known.user)
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


def let_in(person, coach, now, *, role=Role.LEARNER):
    invitation = actions.invite_person(actor=coach, person_id=person.pk, role=role, now=now)
    return actions.accept_invitation(secret=secret_of(invitation, now), now=now)


def test_a_stranger_who_came_in_is_put_out_and_the_learner_is_invited_again(noor, coach, now, day):
    stranger = let_in(noor, coach, now)

    person = actions.put_out_person(actor=coach, person_id=noor.pk, now=now)

    assert person.user_id is None
    assert (last(person).code, last(person).data["user"]) == ("person.unlinked", str(stranger.user_id))
    assert queries.actor_of(stranger.user_id, stranger.pk, day).role == Role.PUBLIC
    assert last(stranger).code == Happened.CAPACITY_ENDED
    with refused("person.has_account"):
        actions.put_out_person(actor=coach, person_id=noor.pk, now=now)
    Person.objects.filter(pk=noor.pk).update(email="noor.zelf@voorbeeld.example")
    assert let_in(noor, coach, now).user_id != stranger.user_id


def test_who_is_known_in_other_files_stays_there(noor, coach, now, day):
    elsewhere = ProviderFactory()
    given = let_in(noor, coach, now)
    PersonFactory(kept_by=elsewhere.pk, user=given.user)

    actions.put_out_person(actor=coach, person_id=noor.pk, now=now)

    assert Person.objects.get(pk=noor.pk).user_id is None
    assert queries.actor_of(given.user_id, given.pk, day).role == Role.LEARNER


@pytest.mark.parametrize("role", ROLES)
def test_who_puts_out(role, noor, school, now):
    noor.user = UserFactory()
    noor.save()
    own = role in {Role.PROVIDER_ADMIN, Role.COACH}
    everywhere = role in {Role.SYSTEM, Role.PLATFORM_ADMIN}

    def put_out(actor):
        return actions.put_out_person(actor=actor, person_id=noor.pk, now=now)

    assert not opens(put_out, somebody(Role.COACH, uuid4()))
    if own or everywhere:
        assert put_out(somebody(role, school.pk if own else None)).user_id is None
    elif role is Role.AGENCY_STAFF:
        with refused("person.may_add"):
            put_out(somebody(role))
    elif role in {Role.FLEMISH_PARTNERSHIP, Role.COMPANY_ADMIN, Role.COMPANY_HR}:
        with refused("access.may_invite"):
            put_out(somebody(role, school.pk))
    else:
        assert not opens(put_out, somebody(role, school.pk))


def test_whose_access_ended_or_account_closed_is_invited_again(noor, coach, now, day):
    first = let_in(noor, coach, now)
    assert queries.comes_in(Person.objects.get(pk=noor.pk), Role.LEARNER, day=day)
    actions.close_account(actor=somebody(Role.PLATFORM_ADMIN), user_id=first.user_id, now=now)
    assert not queries.comes_in(Person.objects.get(pk=noor.pk), Role.LEARNER, day=day)

    again = let_in(noor, coach, now)

    assert again.user_id != first.user_id
    assert Person.objects.get(pk=noor.pk).user_id == again.user_id
    with refused("invitation.person_known"):
        actions.invite_person(actor=coach, person_id=noor.pk, role=Role.LEARNER, now=now)


def test_a_link_at_a_wrong_address_dies_when_the_address_is_corrected(noor, coach, now):
    wrong = actions.invite_person(actor=coach, person_id=noor.pk, role=Role.LEARNER, now=now)
    secret = secret_of(wrong, now)
    Person.objects.filter(pk=noor.pk).update(email="Noor.Zelf@voorbeeld.example")

    with refused("invitation.address_changed"):
        actions.accept_invitation(secret=secret, now=now)
    assert not queries.invitation_by_secret(secret, now=now).verdict.is_ok
    assert queries.invitation_mail(wrong.pk, now=now) is None
    assert queries.invitation_of(noor.pk, role=Role.LEARNER, now=now) is None

    right = actions.invite_person(actor=coach, person_id=noor.pk, role=Role.LEARNER, now=now)

    assert last(wrong).code == Happened.INVITATION_WITHDRAWN
    assert queries.invitation_of(noor.pk, role=Role.LEARNER, now=now) == right
    assert actions.accept_invitation(secret=secret_of(right, now), now=now).role == Role.LEARNER


def test_learners_and_parents_do_not_stand_among_who_acts_for_the_platform(noor, coach, school, now, day):
    platform = somebody(Role.PLATFORM_ADMIN)
    given = let_in(noor, coach, now)
    parent = PersonFactory(kept_by=school.pk)
    waiting = actions.invite_person(actor=coach, person_id=parent.pk, role=Role.GUARDIAN, now=now)
    staff = CapacityFactory(role=Role.PLATFORM_ADMIN, company=None)

    assert list(queries.capacities_in(platform, None, day)) == [staff]
    assert list(queries.invitations_in(platform, None, now)) == []
    assert not opens(queries.capacity_for, platform, given.pk)
    assert not opens(queries.invitation_for, platform, waiting.pk)
    assert opens(queries.capacity_for, somebody(Role.LEARNER, user_id=given.user_id), given.pk)
