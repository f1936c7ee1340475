"""Doors to the accounts: one's own; of others only the name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.registers.accounts import policies, rules
from tandem.registers.accounts.models import SignInLink, User
from tandem.registers.accounts.terms import LinkPurpose


@dataclass(frozen=True)
class LinkMail:
    """What a mail with a link to sign in needs."""

    email: str
    name: str
    language: str
    secret: str
    expires_at: datetime


def account_for(actor: Actor, user_id: UUID, *, lock: bool = False) -> User:
    """One's own account; the platform and its administrators reach every account."""
    rows = User.objects.select_for_update() if lock else User.objects.all()
    user = rows.filter(pk=user_id).first() if policies.is_own_or_keeper(actor, user_id) else None
    if user is None:
        raise NotFound
    return user


def names_of(user_ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """The names to show beside who did what; an unknown account is left out."""
    wanted = {user_id for user_id in user_ids if user_id is not None}
    return dict(User.objects.filter(pk__in=wanted).values_list("pk", "name"))


def personas() -> QuerySet[User]:
    """The invented people one can become with one click; they exist in demo mode only."""
    if not settings.DEMO:
        raise NotFound
    return User.objects.filter(is_demo=True, is_active=True).order_by("name", "id")


def link_mail(link_id: UUID, *, now: datetime) -> LinkMail | None:
    """What to mail for this link; None where it no longer opens anything, so that a late mail is not sent."""
    link = SignInLink.objects.filter(pk=link_id).select_related("user").first()
    if link is None or not rules.may_use_link(link.facts(), now=now).is_ok:
        return None
    user, secret = link.user, secret_for(LinkPurpose.SIGN_IN, link.pk)
    return LinkMail(user.email, user.name, user.language, secret, link.expires_at)


def secret_for(purpose: str, row_id: UUID) -> str:
    """The secret of a link of this installation; only its fingerprint is stored."""
    return rules.secret_of(purpose, row_id, key=settings.SECRET_KEY)
