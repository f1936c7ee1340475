"""Opening, tying, entering and closing accounts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import transaction

from tandem.base import events, ids
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.events import Entry
from tandem.base.verdict import Verdict
from tandem.registers.accounts import policies, queries, rules
from tandem.registers.accounts.models import SignInLink, User
from tandem.registers.accounts.terms import Happened, LinkPurpose, SignInWay


@transaction.atomic
def open_account(
    *, actor: Actor, email: str, name: str, now: datetime, language: str = "nl", is_demo: bool = False
) -> User:
    """Open an account without identity; its person signs in with a link by mail until an identity is tied to it.

    Where an open account without identity already has this address, that one is given: the mailbox is its key.
    """
    policies.may_open(actor).or_raise()
    address = rules.plain_email(email)
    found = {"language": language, "is_demo": is_demo, "name": name, "created_at": now, "password": _no_password()}
    user, is_new = User.objects.get_or_create(email=address, issuer="", is_active=True, defaults=found)
    if is_new:
        events.record(Happened.ACCOUNT_OPENED, actor=actor, subject=user, at=now)
    return user


@dataclass(frozen=True)
class NewAccount:
    """An account without identity that is to be opened."""

    email: str
    name: str
    opened_at: datetime


@transaction.atomic
def open_accounts(*, actor: Actor, told: Sequence[NewAccount]) -> list[User]:
    """Open many accounts of people who came long ago; the database refuses an address that has an open one."""
    policies.may_open(actor).or_raise()
    users = [
        User(email=rules.plain_email(one.email), name=one.name, created_at=one.opened_at, password=_no_password())
        for one in told
    ]
    User.objects.bulk_create(users, batch_size=400)
    events.record_past(Entry(Happened.ACCOUNT_OPENED, actor, user, user.created_at) for user in users)
    return users


def sign_in_with_identity(*, issuer: str, subject: str, email: str, name: str, now: datetime) -> User:
    """Let in who the identity provider vouches for, on `(issuer, subject)` alone; opens the account the first time.

    An e-mail address never finds an account: two people can come to share one, and a provider can hand it on.
    """
    user, verdict = _enter_with_identity(issuer=issuer, subject=subject, email=email, name=name, now=now)
    verdict.or_raise()
    return user


@transaction.atomic
def link_identity(*, actor: Actor, user_id: UUID, issuer: str, subject: str, now: datetime) -> User:
    """Tie an identity to an account that had none; from then on links by mail no longer open it."""
    user = queries.account_for(actor, user_id, lock=True)
    policies.may_keep(actor, user_id).or_raise()
    taken = User.objects.with_identity(issuer, subject)
    rules.may_link_identity(
        rules.IdentityFacts(user.is_active, has_identity=bool(user.issuer), is_taken=taken is not None)
    ).or_raise()
    user.issuer, user.subject = issuer, subject
    user.save(update_fields=["issuer", "subject"])
    user.links.all().delete()
    events.record(Happened.IDENTITY_LINKED, actor=actor, subject=user, at=now, data={"issuer": issuer})
    return user


@transaction.atomic
def make_sign_in_link(*, email: str, now: datetime) -> None:
    """Make a link to sign in for who has an account without identity at this address.

    The answer is the same for every address, so that nobody learns who has an account. The mail is written from the
    event.
    """
    user = User.objects.opened_by_link(rules.plain_email(email))
    if user is None or user.links.filter(used_at__isnull=True, expires_at__gt=now).count() >= rules.MOST_LINKS_AT_ONCE:
        return
    link = SignInLink(id=ids.new_id(), user=user, created_at=now, expires_at=now + rules.LINK_LIFE)
    link.secret_hash = rules.fingerprint(queries.secret_for(LinkPurpose.SIGN_IN, link.pk))
    link.save(force_insert=True)
    events.record(Happened.SIGN_IN_LINK_MADE, actor=as_self(user), subject=user, at=now, data={"link": link.pk})


@transaction.atomic
def use_sign_in_link(*, secret: str, now: datetime) -> User:
    """Let in who holds the secret of a link, once and in time."""
    links = SignInLink.objects.select_for_update(of=("self",)).select_related("user")
    link = links.filter(secret_hash=rules.fingerprint(secret), purpose=LinkPurpose.SIGN_IN).first()
    rules.may_use_link(link.facts() if link else None, now=now).or_raise()
    if link is None:
        raise NotFound
    link.used_at = now
    link.save(update_fields=["used_at"])
    _signed_in(link.user, way=SignInWay.LINK, now=now)
    return link.user


@transaction.atomic
def become_persona(*, user_id: UUID, now: datetime) -> User:
    """Become one of the invented people; refused outside demo mode."""
    user = queries.personas().filter(pk=user_id).first()
    if user is None:
        raise NotFound
    _signed_in(user, way=SignInWay.PERSONA, now=now)
    return user


@transaction.atomic
def end_sessions(*, actor: Actor, user_id: UUID, now: datetime) -> User:
    """End every session of this account, on every device."""
    user = queries.account_for(actor, user_id, lock=True)
    policies.may_keep(actor, user_id).or_raise()
    user.password = _no_password()
    user.save(update_fields=["password"])
    events.record(Happened.SESSIONS_ENDED, actor=actor, subject=user, at=now)
    return user


@transaction.atomic
def close_account(*, actor: Actor, user_id: UUID, now: datetime) -> User:
    """Close an account for good: its sessions end, its links die, nobody can sign in to it any more."""
    user = queries.account_for(actor, user_id, lock=True)
    policies.may_keep(actor, user_id).or_raise()
    rules.is_open(is_active=user.is_active).or_raise()
    user.is_active, user.password = False, _no_password()
    user.closed_at, user.closed_by = now, actor.user_id
    user.save(update_fields=["is_active", "password", "closed_at", "closed_by"])
    user.links.all().delete()
    events.record(Happened.ACCOUNT_CLOSED, actor=actor, subject=user, at=now)
    return user


def sweep_links(*, before: datetime) -> int:
    """Delete links that expired before this moment; gives how many."""
    return SignInLink.objects.filter(expires_at__lt=before).delete()[0]


def sweep_sessions(*, before: datetime) -> int:
    """Delete sessions that ended before this moment: they open nothing, and still say who was here; gives how many."""
    return Session.objects.filter(expire_date__lt=before).delete()[0]


def as_self(user: User) -> Actor:
    """The person of this account, before any capacity is chosen."""
    return Actor(user_id=user.pk, role="public")


@transaction.atomic
def _enter_with_identity(*, issuer: str, subject: str, email: str, name: str, now: datetime) -> tuple[User, Verdict]:
    if not issuer or not subject:
        raise ValueError("an identity has an issuer and a subject")
    address = rules.plain_email(email)
    fresh = {"email": address, "name": name, "created_at": now, "password": _no_password()}
    user, is_new = User.objects.get_or_create(issuer=issuer, subject=subject, defaults=fresh)
    user = User.objects.select_for_update().get(pk=user.pk)
    verdict = rules.is_open(is_active=user.is_active)
    if not verdict.is_ok:
        # The refusal is kept, so the transaction ends well; the caller hears of it after.
        events.record(Happened.SIGN_IN_REFUSED, actor=as_self(user), subject=user, at=now, data={"issuer": issuer})
        return user, verdict
    if is_new:
        events.record(Happened.ACCOUNT_OPENED, actor=as_self(user), subject=user, at=now, data={"issuer": issuer})
    elif (user.email, user.name) != (address, name):
        user.email, user.name = address, name
        user.save(update_fields=["email", "name"])
    _signed_in(user, way=SignInWay.IDENTITY, now=now)
    return user, verdict


def _signed_in(user: User, *, way: SignInWay, now: datetime) -> None:
    events.record(Happened.SIGNED_IN, actor=as_self(user), subject=user, at=now, data={"way": way})


def _no_password() -> str:
    """A fresh unusable password: sessions are tied to it, so a new one ends them all."""
    return make_password(None)
