from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth import get_user
from django.contrib.auth import login as sign_in
from django.contrib.sessions.models import Session
from django.test import RequestFactory

from tandem.base.actor import SYSTEM
from tandem.base.errors import NotFound
from tandem.base.models import Event
from tandem.registers.access.terms import Role
from tandem.registers.accounts import actions, queries
from tandem.registers.accounts.models import SignInLink, User
from tandem.registers.accounts.rules import LINK_LIFE, MOST_LINKS_AT_ONCE, fingerprint
from tandem.registers.accounts.terms import Happened
from tests.factories.accounts import ISSUER, SignInLinkFactory, UserFactory
from tests.tandem.registers.house import ROLES, last, opens, refused, somebody

pytestmark = pytest.mark.django_db


def by_identity(now, *, subject="s1", email="an@voorbeeld.example", name="An Voorbeeld"):
    return actions.sign_in_with_identity(issuer=ISSUER, subject=subject, email=email, name=name, now=now)


def link_for(user, now):
    """The newest link of this account, and its secret as the mail holds it."""
    actions.make_sign_in_link(email=user.email, now=now)
    link = user.links.order_by("-created_at", "-id").first()
    mail = queries.link_mail(link.pk, now=now)
    assert mail is not None
    return link, mail.secret


# ------------------------------------------------------------------------------------------------------------ opening


def test_an_account_opens_without_identity_and_without_password(now):
    user = actions.open_account(actor=SYSTEM, email=" An@Voorbeeld.example ", name="An Voorbeeld", now=now)

    assert (user.email, user.issuer, user.subject, user.is_active) == ("an@voorbeeld.example", "", "", True)
    assert not user.has_usable_password()
    assert last(user).code == Happened.ACCOUNT_OPENED


def test_opening_twice_for_one_mailbox_gives_the_same_account(now):
    first = actions.open_account(actor=SYSTEM, email="an@voorbeeld.example", name="An", now=now)
    again = actions.open_account(actor=SYSTEM, email="AN@voorbeeld.example", name="Anders", now=now)

    assert again.pk == first.pk
    assert again.name == "An"
    assert Event.objects.filter(code=Happened.ACCOUNT_OPENED).count() == 1


def test_an_account_with_an_identity_is_not_found_by_its_address(now):
    known = by_identity(now)

    assert actions.open_account(actor=SYSTEM, email=known.email, name="An", now=now).pk != known.pk


@pytest.mark.parametrize("role", sorted(set(ROLES) - {Role.SYSTEM, Role.PLATFORM_ADMIN}))
def test_nobody_else_opens_an_account(role, now):
    with refused("account.may_open"):
        actions.open_account(actor=somebody(role), email="an@voorbeeld.example", name="An", now=now)


# ----------------------------------------------------------------------------------------------------------- identity


def test_the_first_sign_in_opens_an_account_and_the_next_finds_it(now):
    first = by_identity(now)
    again = by_identity(now + timedelta(days=1), email="nieuw@voorbeeld.example", name="An Nieuw")

    assert again.pk == first.pk
    assert (again.email, again.name) == ("nieuw@voorbeeld.example", "An Nieuw")
    assert [event.code for event in Event.objects.filter(subject_id=str(first.pk)).order_by("seq")] == [
        Happened.ACCOUNT_OPENED,
        Happened.SIGNED_IN,
        Happened.SIGNED_IN,
    ]


def test_the_same_address_at_another_identity_is_another_account(now):
    assert by_identity(now, subject="s1").pk != by_identity(now, subject="s2").pk


def test_the_same_subject_at_another_provider_is_another_account(now):
    other = actions.sign_in_with_identity(
        issuer="https://other.example", subject="s1", email="an@voorbeeld.example", name="An", now=now
    )

    assert other.pk != by_identity(now, subject="s1").pk


def test_a_closed_account_is_refused_and_the_attempt_is_kept(now):
    user = UserFactory(closed=True)

    with refused("account.closed"):
        by_identity(now, subject=user.subject)

    assert last(user).code == Happened.SIGN_IN_REFUSED


@pytest.mark.parametrize(("issuer", "subject"), [("", "s1"), (ISSUER, "")])
def test_half_an_identity_opens_nothing(issuer, subject, now):
    with pytest.raises(ValueError, match="issuer and a subject"):
        actions.sign_in_with_identity(issuer=issuer, subject=subject, email="an@voorbeeld.example", name="An", now=now)

    assert not User.objects.filter(email="an@voorbeeld.example").exists()


def test_an_identity_is_tied_to_an_account_that_had_none(now):
    user = UserFactory(without_identity=True)
    link, secret = link_for(user, now)

    actions.link_identity(actor=actions.as_self(user), user_id=user.pk, issuer=ISSUER, subject="eid", now=now)

    assert by_identity(now, subject="eid").pk == user.pk
    assert not SignInLink.objects.filter(pk=link.pk).exists()
    with refused("sign_in_link.unknown"):
        actions.use_sign_in_link(secret=secret, now=now)


def test_an_identity_of_somebody_else_is_not_taken_over(now):
    owner, other = UserFactory(), UserFactory(without_identity=True)

    with refused("identity.taken"):
        actions.link_identity(
            actor=actions.as_self(other), user_id=other.pk, issuer=owner.issuer, subject=owner.subject, now=now
        )


def test_an_account_keeps_its_first_identity(now):
    user = UserFactory()

    with refused("identity.already_linked"):
        actions.link_identity(actor=actions.as_self(user), user_id=user.pk, issuer=ISSUER, subject="new", now=now)


# -------------------------------------------------------------------------------------------------------------- links


def test_a_link_opens_the_account_once(now):
    user = UserFactory(without_identity=True)
    _, secret = link_for(user, now)

    assert actions.use_sign_in_link(secret=secret, now=now).pk == user.pk
    assert last(user).code == Happened.SIGNED_IN
    with refused("sign_in_link.used"):
        actions.use_sign_in_link(secret=secret, now=now)


def test_a_link_works_until_its_last_second(now):
    user = UserFactory(without_identity=True)
    _, secret = link_for(user, now)
    _, other = link_for(user, now)

    assert actions.use_sign_in_link(secret=secret, now=now + LINK_LIFE - timedelta(seconds=1)).pk == user.pk
    with refused("sign_in_link.expired"):
        actions.use_sign_in_link(secret=other, now=now + LINK_LIFE)


def test_the_secret_of_a_link_is_stored_nowhere(now):
    user = UserFactory(without_identity=True)
    link, secret = link_for(user, now)
    event = last(user)

    assert link.secret_hash == fingerprint(secret)
    assert secret not in str(vars(link))
    assert secret not in str(event.data)
    assert event.data == {"link": str(link.pk)}
    assert user.email not in str(event.data)


@pytest.mark.parametrize("address", ["niemand@voorbeeld.example", "", "geen adres"])
def test_an_unknown_address_gets_the_same_answer_and_no_link(address, now):
    user = UserFactory(without_identity=True)

    known = actions.make_sign_in_link(email=user.email, now=now)
    unknown = actions.make_sign_in_link(email=address, now=now)

    assert known is unknown
    assert SignInLink.objects.count() == 1


@pytest.mark.parametrize("situation", [{}, {"without_identity": True, "closed": True}])
def test_no_link_opens_an_account_with_an_identity_or_one_that_is_closed(situation, now):
    user = UserFactory(**situation)

    actions.make_sign_in_link(email=user.email, now=now)

    assert not user.links.exists()


def test_a_mailbox_is_not_filled_with_links(now):
    user = UserFactory(without_identity=True)

    for _ in range(MOST_LINKS_AT_ONCE + 3):
        actions.make_sign_in_link(email=user.email, now=now)

    assert user.links.count() == MOST_LINKS_AT_ONCE
    actions.make_sign_in_link(email=user.email, now=now + LINK_LIFE)
    assert user.links.count() == MOST_LINKS_AT_ONCE + 1


@pytest.mark.parametrize("secret", ["", "guess", "x" * 43])
def test_a_guessed_secret_opens_nothing(secret, now):
    SignInLinkFactory()

    with refused("sign_in_link.unknown"):
        actions.use_sign_in_link(secret=secret, now=now)


def test_the_secret_of_another_installation_opens_nothing(now, settings):
    user = UserFactory(without_identity=True)
    link, _ = link_for(user, now)
    settings.SECRET_KEY = "another installation"

    with refused("sign_in_link.unknown"):
        actions.use_sign_in_link(secret=queries.secret_for("sign_in", link.pk), now=now)


@pytest.mark.parametrize("situation", [{"used": True}, {"expired": True}])
def test_no_mail_is_written_for_a_link_that_no_longer_works(situation, now):
    assert queries.link_mail(SignInLinkFactory(**situation).pk, now=now) is None


def test_no_mail_is_written_for_a_link_that_is_gone(now):
    assert queries.link_mail(uuid4(), now=now) is None


def test_old_links_are_swept(now):
    SignInLinkFactory(expired=True)
    kept = SignInLinkFactory()

    assert actions.sweep_links(before=now) == 1
    assert list(SignInLink.objects.all()) == [kept]


def test_sessions_that_ended_are_swept(now):
    for key, hours in (("ended", -1), ("open", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=now + timedelta(hours=hours))

    assert actions.sweep_sessions(before=now) == 1
    assert [one.session_key for one in Session.objects.all()] == ["open"]


# ------------------------------------------------------------------------------------------- ending sessions, closing


def session_of(user):
    request = RequestFactory().get("/")
    from django.contrib.sessions.backends.db import SessionStore

    request.session = SessionStore()
    sign_in(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return request


@pytest.mark.parametrize("action", [actions.end_sessions, actions.close_account])
def test_sessions_on_every_device_end(action, now):
    user = actions.open_account(actor=SYSTEM, email="an@voorbeeld.example", name="An", now=now)
    devices = [session_of(user), session_of(user)]
    assert all(get_user(device).is_authenticated for device in devices)

    action(actor=actions.as_self(user), user_id=user.pk, now=now)

    assert not any(get_user(device).is_authenticated for device in devices)


def test_a_closed_account_stays_closed(now):
    user = UserFactory(without_identity=True)
    _, secret = link_for(user, now)

    closed = actions.close_account(actor=actions.as_self(user), user_id=user.pk, now=now)

    assert (closed.is_active, closed.closed_at, closed.closed_by) == (False, now, user.pk)
    assert last(user).code == Happened.ACCOUNT_CLOSED
    with refused("account.closed"):
        actions.close_account(actor=actions.as_self(user), user_id=user.pk, now=now)
    with refused("sign_in_link.unknown"):
        actions.use_sign_in_link(secret=secret, now=now)


STEPS = {
    "end_sessions": {},
    "close_account": {},
    "link_identity": {"issuer": ISSUER, "subject": "new"},
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("role", ROLES)
def test_the_account_of_somebody_else_does_not_exist_except_for_the_platform(step, role, now):
    user = UserFactory(without_identity=True)
    act = getattr(actions, step)

    opened = opens(act, actor=somebody(role), user_id=user.pk, now=now, **STEPS[step])

    assert opened is (role in {Role.SYSTEM, Role.PLATFORM_ADMIN})


# ------------------------------------------------------------------------------------------------- personas and names


def test_invented_people_exist_in_demo_mode_only(now, settings):
    persona = UserFactory(is_demo=True)
    UserFactory()
    settings.DEMO = True
    assert list(queries.personas()) == [persona]
    assert actions.become_persona(user_id=persona.pk, now=now) == persona
    assert last(persona).data == {"way": "persona"}

    settings.DEMO = False
    assert not opens(queries.personas)
    assert not opens(actions.become_persona, user_id=persona.pk, now=now)


def test_a_real_person_is_no_persona(now, settings):
    settings.DEMO = True

    assert not opens(actions.become_persona, user_id=UserFactory().pk, now=now)


def test_names_are_shown_beside_who_did_what():
    user = UserFactory()

    assert queries.names_of([user.pk, None, uuid4(), user.pk]) == {user.pk: user.name}


def test_one_finds_the_own_account():
    user = UserFactory()

    assert queries.account_for(actions.as_self(user), user.pk) == user
    with pytest.raises(NotFound):
        queries.account_for(actions.as_self(user), uuid4())
