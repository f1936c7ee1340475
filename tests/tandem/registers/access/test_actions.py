from datetime import timedelta
from uuid import uuid4

import pytest

from tandem.base.actor import PUBLIC, SYSTEM, Actor
from tandem.registers.access import actions, queries
from tandem.registers.access.models import Capacity, Invitation
from tandem.registers.access.rules import INVITATION_LIFE
from tandem.registers.access.terms import (
    ADMIN_ROLES,
    BODY_ROLES,
    COMPANY_ROLES,
    PROVIDER_ROLES,
    ClaimProof,
    Happened,
    Role,
)
from tandem.registers.accounts.models import User
from tandem.registers.accounts.rules import fingerprint
from tandem.registers.organisations.rules import RegisterFacts
from tests.factories.access import CapacityFactory, InvitationFactory
from tests.factories.accounts import UserFactory
from tests.factories.mandates import BodyFactory
from tests.factories.numbers import enterprise_number
from tests.factories.organisations import CompanyFactory, ProviderFactory
from tests.tandem.registers.house import ROLES, at_once, last, only_postgres, opens, refused, somebody

pytestmark = pytest.mark.django_db

REAL = sorted(set(ROLES) - {Role.SYSTEM, Role.PUBLIC})
AGENT = somebody(Role.AGENCY_STAFF, uuid4())


def organisation_for(role):
    """An organisation in which this role exists, or None."""
    if role in COMPANY_ROLES:
        return CompanyFactory().pk
    if role in PROVIDER_ROLES:
        return ProviderFactory().pk
    if role == Role.FLEMISH_PARTNERSHIP:
        return BodyFactory(flemish=True).pk
    if role == Role.AGENCY_STAFF:
        return BodyFactory(agency=True).pk
    return BodyFactory().pk if role in BODY_ROLES else None


def admin_of(company):
    """A capacity that lets people in at this company, and the actor it makes."""
    capacity = CapacityFactory(company=company)
    return capacity, Actor(capacity.user_id, Role.COMPANY_ADMIN, company.pk, capacity.pk)


def invited(now, *, role=Role.COMPANY_HR, email="an@voorbeeld.example", actor=None, organisation=None):
    """An invitation, and its secret as the mail holds it."""
    company = organisation or CompanyFactory().pk
    who = actor or somebody(Role.COMPANY_ADMIN, company)
    invitation = actions.invite(actor=who, email=email, role=role, organisation_id=company, now=now)
    mail = queries.invitation_mail(invitation.pk, now=now)
    assert mail is not None
    return invitation, mail.secret


# ------------------------------------------------------------------------------------------------------------ inviting


def test_a_company_invites_somebody_by_mail(now):
    invitation, secret = invited(now, email=" An@Voorbeeld.example ")
    event = last(invitation)

    assert (invitation.email, invitation.role) == ("an@voorbeeld.example", Role.COMPANY_HR)
    assert invitation.expires_at == now + INVITATION_LIFE
    assert invitation.secret_hash == fingerprint(secret)
    assert event.code == Happened.INVITED
    assert secret not in str(event.data)
    assert "voorbeeld" not in str(event.data)


@pytest.mark.parametrize("role", REAL)
def test_the_agency_invites_in_every_role_but_one(role, now):
    organisation = organisation_for(role)
    invite = {"email": "an@voorbeeld.example", "role": role, "organisation_id": organisation, "now": now}

    if role is Role.PLATFORM_ADMIN:
        with refused("access.may_invite"):
            actions.invite(actor=AGENT, **invite)
        assert actions.invite(actor=somebody(Role.PLATFORM_ADMIN), **invite).pk
    else:
        assert actions.invite(actor=AGENT, **invite).role == role


@pytest.mark.parametrize("role", ROLES)
def test_a_company_lets_in_its_own_people_only(role, now):
    company, other = CompanyFactory(), CompanyFactory()
    actor = somebody(Role.COMPANY_ADMIN, company.pk)
    invite = {"actor": actor, "email": "an@voorbeeld.example", "role": role, "now": now}

    if role in COMPANY_ROLES:
        assert actions.invite(organisation_id=company.pk, **invite).pk
    else:
        with refused("access.may_invite"):
            actions.invite(organisation_id=company.pk, **invite)
    with refused("access.may_invite"):
        actions.invite(organisation_id=other.pk, **invite)


def test_a_partnership_makes_nobody_staff_of_the_agency(now):
    body = BodyFactory()
    manager = somebody(Role.PARTNERSHIP_MANAGER, body.pk)
    invite = {"email": "an@voorbeeld.example", "role": Role.AGENCY_STAFF, "organisation_id": body.pk, "now": now}

    with refused("access.may_invite"):
        actions.invite(actor=manager, **invite)
    with refused("capacity.role_unfit"):
        actions.invite(actor=AGENT, **invite)


@pytest.mark.parametrize("role", [Role.SYSTEM, Role.PUBLIC])
def test_nobody_is_invited_to_be_the_platform_or_the_public(role, now):
    with refused("capacity.role_unfit"):
        actions.invite(actor=SYSTEM, email="an@voorbeeld.example", role=role, now=now)


def test_a_role_without_organisation_is_not_given_one(now):
    with refused("capacity.role_unfit"):
        actions.invite(
            actor=AGENT, email="an@voorbeeld.example", role=Role.CLB, organisation_id=CompanyFactory().pk, now=now
        )
    with refused("capacity.role_unfit"):
        actions.invite(actor=AGENT, email="an@voorbeeld.example", role=Role.COACH, now=now)


def test_an_invitation_that_is_open_is_not_sent_again(now):
    invitation, _ = invited(now)
    again = {"email": invitation.email, "organisation": invitation.company_id}

    with refused("invitation.open_already"):
        invited(now, **again)
    assert invited(now, role=Role.MENTOR, **again)
    assert invited(now + INVITATION_LIFE, **again)


def test_an_invitation_goes_to_an_address(now):
    with refused("invitation.email_wrong"):
        invited(now, email="an bij het bedrijf")


def test_an_invitation_for_an_organisation_that_does_not_exist_is_not_found(now):
    assert not opens(invited, now, actor=AGENT, organisation=uuid4())


# ----------------------------------------------------------------------------------------------------------- accepting


def test_who_is_signed_in_accepts_with_the_own_account(now, day):
    invitation, secret = invited(now)
    user = UserFactory(email="heel@anders.example")

    capacity = actions.accept_invitation(secret=secret, user_id=user.pk, now=now)
    invitation.refresh_from_db()

    assert (capacity.user, capacity.role, capacity.company_id) == (user, Role.COMPANY_HR, invitation.company_id)
    assert capacity.given_by == invitation.invited_by
    assert (invitation.accepted_at, invitation.accepted_by) == (now, user.pk)
    assert queries.actor_of(user.pk, capacity.pk, day).organisation_id == invitation.company_id
    assert last(invitation).code == Happened.INVITATION_ACCEPTED
    assert last(capacity).code == Happened.CAPACITY_GIVEN
    assert last(capacity).actor_user == user.pk


def test_who_has_no_account_gets_one_for_the_invited_address(now):
    _, secret = invited(now)

    capacity = actions.accept_invitation(secret=secret, name=" An  Voorbeeld ", now=now)

    assert (capacity.user.email, capacity.user.name) == ("an@voorbeeld.example", "An Voorbeeld")
    assert capacity.user.issuer == ""


def test_two_invitations_to_one_mailbox_make_one_account(now):
    _, first = invited(now)
    _, second = invited(now)

    one = actions.accept_invitation(secret=first, name="An", now=now)
    two = actions.accept_invitation(secret=second, name="An", now=now)

    assert one.user == two.user
    assert one.company != two.company


def test_an_account_with_an_identity_is_not_entered_by_its_address(now):
    known = UserFactory(email="an@voorbeeld.example")
    _, secret = invited(now)

    assert actions.accept_invitation(secret=secret, name="An", now=now).user != known


def test_an_invitation_works_once(now):
    _, secret = invited(now)
    actions.accept_invitation(secret=secret, name="An", now=now)

    with refused("invitation.accepted"):
        actions.accept_invitation(secret=secret, name="Bo", now=now)
    assert not User.objects.filter(name="Bo").exists()


def test_an_invitation_works_until_it_expires(now):
    _, secret = invited(now)
    _, other = invited(now)

    assert actions.accept_invitation(secret=secret, name="An", now=now + INVITATION_LIFE - timedelta(seconds=1))
    with refused("invitation.expired"):
        actions.accept_invitation(secret=other, name="An", now=now + INVITATION_LIFE)


@pytest.mark.parametrize("secret", ["", "guess", "x" * 43])
def test_a_guessed_secret_opens_nothing(secret, now):
    InvitationFactory()

    with refused("invitation.unknown"):
        actions.accept_invitation(secret=secret, name="An", now=now)
    assert not opens(queries.invitation_by_secret, secret, now=now)


def test_accepting_what_one_holds_already_adds_nothing(now):
    user = UserFactory()
    held = CapacityFactory(user=user, role=Role.COMPANY_HR)
    _, secret = invited(now, organisation=held.company_id)

    assert actions.accept_invitation(secret=secret, user_id=user.pk, now=now) == held
    assert Capacity.objects.filter(user=user).count() == 1


def test_a_closed_account_accepts_nothing(now):
    user = UserFactory(closed=True)
    _, secret = invited(now)

    with refused("account.closed"):
        actions.accept_invitation(secret=secret, user_id=user.pk, now=now)
    assert Invitation.objects.get().accepted_at is None


def test_an_invited_person_sees_what_is_offered(now):
    invitation, secret = invited(now)
    offer = queries.invitation_by_secret(secret, now=now)

    assert (offer.id, offer.role, offer.organisation) == (invitation.pk, Role.COMPANY_HR, invitation.company.name)
    assert offer.verdict.is_ok
    assert offer.role_label
    late = queries.invitation_by_secret(secret, now=now + INVITATION_LIFE)
    assert late.verdict.codes() == {"invitation.expired"}


def test_a_mail_names_who_invites_and_is_not_written_too_late(now):
    admin, actor = admin_of(CompanyFactory())
    invitation, _ = invited(now, actor=actor, organisation=admin.company_id)
    mail = queries.invitation_mail(invitation.pk, now=now)

    assert (mail.invited_by, mail.organisation, mail.email) == (admin.user.name, admin.company.name, invitation.email)
    assert queries.invitation_mail(invitation.pk, now=now + INVITATION_LIFE) is None
    assert queries.invitation_mail(uuid4(), now=now) is None


# --------------------------------------------------------------------------------------------------------- withdrawing


def test_a_withdrawn_invitation_is_dead(now):
    invitation, secret = invited(now)
    actor = somebody(Role.COMPANY_ADMIN, invitation.company_id)

    withdrawn = actions.withdraw_invitation(actor=actor, invitation_id=invitation.pk, now=now)

    assert (withdrawn.withdrawn_at, withdrawn.withdrawn_by) == (now, actor.user_id)
    assert last(invitation).code == Happened.INVITATION_WITHDRAWN
    with refused("invitation.withdrawn"):
        actions.accept_invitation(secret=secret, name="An", now=now)
    with refused("invitation.withdrawn"):
        actions.withdraw_invitation(actor=actor, invitation_id=invitation.pk, now=now)


def test_an_accepted_invitation_is_not_withdrawn(now):
    invitation, secret = invited(now)
    actions.accept_invitation(secret=secret, name="An", now=now)

    with refused("invitation.accepted"):
        actions.withdraw_invitation(
            actor=somebody(Role.COMPANY_ADMIN, invitation.company_id), invitation_id=invitation.pk, now=now
        )


def test_the_platform_itself_withdraws_nothing(now):
    with refused("access.may_withdraw"):
        actions.withdraw_invitation(actor=SYSTEM, invitation_id=InvitationFactory().pk, now=now)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("is_own", [True, False])
def test_the_door_to_an_invitation(role, is_own, now):
    invitation = InvitationFactory()
    actor = somebody(role, invitation.company_id if is_own else uuid4())
    sees = role in {Role.SYSTEM, Role.PLATFORM_ADMIN, Role.AGENCY_STAFF} or (
        is_own and role in {Role.COMPANY_ADMIN, Role.PROVIDER_ADMIN, Role.PARTNERSHIP_MANAGER}
    )

    assert opens(queries.invitation_for, actor, invitation.pk) is sees
    assert opens(queries.invitations_in, actor, invitation.company_id, now) is sees
    if not sees:
        assert not opens(actions.withdraw_invitation, actor=actor, invitation_id=invitation.pk, now=now)


# -------------------------------------------------------------------------------------------------------------- giving


@pytest.mark.parametrize("role", REAL)
def test_the_platform_gives_every_role(role, now, day):
    user, organisation = UserFactory(), organisation_for(role)

    capacity = actions.give_capacity(
        actor=SYSTEM, user_id=user.pk, role=role, organisation_id=organisation, valid_from=day, now=now
    )
    actor = queries.actor_of(user.pk, capacity.pk, day)

    assert (actor.role, actor.organisation_id, actor.capacity_id) == (role, organisation, capacity.pk)
    with refused("capacity.held_already"):
        actions.give_capacity(
            actor=SYSTEM, user_id=user.pk, role=role, organisation_id=organisation, valid_from=day, now=now
        )


@pytest.mark.parametrize("role", sorted(set(ROLES) - {Role.SYSTEM, Role.PLATFORM_ADMIN}))
def test_nobody_else_gives_a_capacity(role, now, day):
    company = CompanyFactory()

    with refused("access.may_give"):
        actions.give_capacity(
            actor=somebody(role, company.pk),
            user_id=UserFactory().pk,
            role=Role.COMPANY_HR,
            organisation_id=company.pk,
            valid_from=day,
            now=now,
        )


def test_a_capacity_for_nobody_is_not_given(now, day):
    give = {"actor": SYSTEM, "role": Role.CLB, "valid_from": day, "now": now}

    assert not opens(actions.give_capacity, user_id=uuid4(), **give)
    with refused("account.closed"):
        actions.give_capacity(user_id=UserFactory(closed=True).pk, **give)
    with refused("capacity.ends_before_start"):
        actions.give_capacity(user_id=UserFactory().pk, valid_until=day, **give)


# -------------------------------------------------------------------------------------------------------------- ending


def test_an_ended_capacity_ends_at_once(now, day):
    capacity = CapacityFactory(role=Role.COMPANY_HR)
    _, actor = admin_of(capacity.company)
    assert queries.actor_of(capacity.user_id, capacity.pk, day).role == Role.COMPANY_HR

    ended = actions.end_capacity(actor=actor, capacity_id=capacity.pk, now=now)

    assert queries.actor_of(capacity.user_id, capacity.pk, day) == Actor(capacity.user_id, Role.PUBLIC)
    assert queries.capacities_of(capacity.user_id, day) == []
    assert (ended.ended_at, ended.ended_by) == (now, actor.user_id)
    assert last(capacity).code == Happened.CAPACITY_ENDED
    with refused("capacity.ended_already"):
        actions.end_capacity(actor=actor, capacity_id=capacity.pk, now=now)


def test_a_capacity_given_today_can_end_today_and_be_given_again(now, day):
    user = UserFactory()
    give = {"actor": SYSTEM, "user_id": user.pk, "role": Role.CLB, "valid_from": day, "now": now}
    capacity = actions.give_capacity(**give)

    actions.end_capacity(actor=SYSTEM, capacity_id=capacity.pk, now=now)

    assert queries.capacities_of(user.pk, day) == []
    assert len([actions.give_capacity(**give)]) == len(queries.capacities_of(user.pk, day))


def test_a_capacity_that_has_not_begun_can_be_taken_back(now, day):
    start = day + timedelta(days=9)
    capacity = CapacityFactory(role=Role.COMPANY_HR, valid_from=start)

    actions.end_capacity(actor=SYSTEM, capacity_id=capacity.pk, now=now)

    assert queries.capacities_of(capacity.user_id, start) == []


@pytest.mark.parametrize("role", sorted(ADMIN_ROLES))
def test_the_last_who_lets_people_in_stays(role, now, day):
    organisation = organisation_for(role)
    give = {"actor": SYSTEM, "role": role, "organisation_id": organisation, "valid_from": day, "now": now}
    first = actions.give_capacity(user_id=UserFactory().pk, **give)
    actions.give_capacity(user_id=UserFactory().pk, **give | {"valid_from": day + timedelta(days=9)})

    with refused("capacity.last_admin"):
        actions.end_capacity(actor=SYSTEM, capacity_id=first.pk, now=now)
    second = actions.give_capacity(user_id=UserFactory().pk, **give)
    actions.end_capacity(actor=SYSTEM, capacity_id=first.pk, now=now)
    with refused("capacity.last_admin"):
        actions.end_capacity(actor=SYSTEM, capacity_id=second.pk, now=now)


def test_somebody_whose_account_is_closed_lets_nobody_in(now):
    first, _ = admin_of(CompanyFactory())
    CapacityFactory(company=first.company, user=UserFactory(closed=True))

    with refused("capacity.last_admin"):
        actions.end_capacity(actor=SYSTEM, capacity_id=first.pk, now=now)


def race(now):
    """Two admins end each other at the same time; gives their answers and how many are left."""
    company = CompanyFactory()
    (one, first), (two, second) = admin_of(company), admin_of(company)
    answers = at_once(
        lambda: actions.end_capacity(actor=first, capacity_id=two.pk, now=now),
        lambda: actions.end_capacity(actor=second, capacity_id=one.pk, now=now),
    )
    return answers, Capacity.objects.filter(company=company, valid_until__isnull=True).count()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_admins_who_end_each_other_leave_one(now):
    answers, left = race(now)

    assert frozenset({"capacity.last_admin"}) in answers
    assert left == 1


@pytest.mark.slow
@only_postgres
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_nobody_would_be_left(now, monkeypatch):
    monkeypatch.setattr(actions, "_one_at_a_time", lambda capacity: None)

    assert any(race(now)[1] == 0 for _ in range(10))


def test_one_stops_by_oneself(now, day):
    capacity = CapacityFactory(role=Role.MENTOR)
    actor = queries.actor_of(capacity.user_id, capacity.pk, day)

    assert actions.end_capacity(actor=actor, capacity_id=capacity.pk, now=now).ended_by == capacity.user_id


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("is_own", [True, False])
def test_the_door_to_a_capacity_of_somebody_else(role, is_own, now, day):
    capacity = CapacityFactory(role=Role.COMPANY_HR)
    actor = somebody(role, capacity.company_id if is_own else uuid4())
    everywhere = role in {Role.SYSTEM, Role.PLATFORM_ADMIN, Role.AGENCY_STAFF}
    sees = everywhere or (is_own and role in {Role.COMPANY_ADMIN, Role.PROVIDER_ADMIN, Role.PARTNERSHIP_MANAGER})

    assert opens(queries.capacity_for, actor, capacity.pk) is sees
    assert opens(queries.capacities_in, actor, capacity.company_id, day) is sees
    if not sees:
        assert not opens(actions.end_capacity, actor=actor, capacity_id=capacity.pk, now=now)
    elif everywhere or role is Role.COMPANY_ADMIN:
        assert actions.end_capacity(actor=actor, capacity_id=capacity.pk, now=now).pk
    else:
        with refused("access.may_end"):
            actions.end_capacity(actor=actor, capacity_id=capacity.pk, now=now)


# --------------------------------------------------------------------------------------------------- claiming a company


@pytest.fixture
def register(monkeypatch):
    """A register that holds every company, with no establishments."""
    monkeypatch.setattr(
        actions.register, "facts_to_join", lambda number: RegisterFacts(number=number, name="Bakkerij Zon")
    )


@pytest.mark.parametrize("takes_part", [True, False])
def test_who_speaks_for_a_company_manages_it(takes_part, register, now, day):
    user = UserFactory()
    number = CompanyFactory().number if takes_part else enterprise_number(800_001)

    capacity = actions.claim_company(
        actor=Actor(user.pk, Role.PUBLIC), number=number, proof=ClaimProof.LEGAL_REPRESENTATIVE, now=now
    )

    assert (capacity.role, capacity.company.number) == (Role.COMPANY_ADMIN, number)
    assert queries.actor_of(user.pk, capacity.pk, day).organisation_id == capacity.company_id
    assert last(capacity).code == Happened.COMPANY_CLAIMED
    assert last(capacity).data == {"proof": "legal_representative", "company": str(capacity.company_id)}
    with refused("capacity.held_already"):
        actions.claim_company(
            actor=Actor(user.pk, Role.PUBLIC), number=number, proof=ClaimProof.LEGAL_REPRESENTATIVE, now=now
        )


@pytest.mark.parametrize("is_demo", [True, False])
def test_a_click_is_no_proof_outside_demo_mode(is_demo, register, now, settings):
    settings.DEMO = is_demo
    claim = {"actor": Actor(UserFactory().pk, Role.PUBLIC), "number": CompanyFactory().number, "now": now}

    if is_demo:
        assert actions.claim_company(proof=ClaimProof.DEMO, **claim).pk
    else:
        with refused("access.may_claim"):
            actions.claim_company(proof=ClaimProof.DEMO, **claim)


@pytest.mark.parametrize("actor", [PUBLIC, SYSTEM])
def test_nobody_in_particular_claims_no_company(actor, register, now):
    with refused("access.may_claim"):
        actions.claim_company(
            actor=actor, number=CompanyFactory().number, proof=ClaimProof.LEGAL_REPRESENTATIVE, now=now
        )


# --------------------------------------------------------------------------------------------------- closing an account


def test_closing_an_account_ends_all_that_the_person_may_do(now, day):
    user = UserFactory()
    hr, mentor = CapacityFactory(user=user, role=Role.COMPANY_HR), CapacityFactory(user=user, role=Role.MENTOR)

    closed = actions.close_account(actor=Actor(user.pk, Role.PUBLIC), user_id=user.pk, now=now)

    assert not closed.is_active
    assert queries.capacities_of(user.pk, day) == []
    assert [last(one).code for one in (hr, mentor)] == [Happened.CAPACITY_ENDED] * 2


def test_the_last_who_lets_people_in_does_not_close_the_account(now, day):
    admin, actor = admin_of(CompanyFactory())
    other = CapacityFactory(user=admin.user, role=Role.MENTOR)

    with refused("capacity.last_admin"):
        actions.close_account(actor=actor, user_id=admin.user_id, now=now)

    assert User.objects.get(pk=admin.user_id).is_active
    assert {one.id for one in queries.capacities_of(admin.user_id, day)} == {admin.pk, other.pk}


def test_nobody_closes_the_account_of_somebody_else(now):
    assert not opens(actions.close_account, actor=AGENT, user_id=UserFactory().pk, now=now)
    assert not opens(actions.close_account, actor=PUBLIC, user_id=UserFactory().pk, now=now)
