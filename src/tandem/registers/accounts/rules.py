"""When an account opens and for how long: links by mail, identities that belong to one person, sessions that end."""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from tandem.base.verdict import Finding, Verdict

LINK_LIFE: Final = timedelta(minutes=20)
"""How long a link to sign in works: long enough to find the mail, too short to find it lying around."""

MOST_LINKS_AT_ONCE: Final = 5
"""So many links of one account may be open together; asking for more fills a mailbox and opens no other door."""


@dataclass(frozen=True)
class LinkFacts:
    """A link by mail, and whether its account is still open."""

    expires_at: datetime
    used_at: datetime | None
    is_account_open: bool


@dataclass(frozen=True)
class IdentityFacts:
    """An identity about to be tied to an account: does either belong elsewhere already."""

    is_account_open: bool
    has_identity: bool
    is_taken: bool


@dataclass(frozen=True)
class SessionFacts:
    """When somebody signed in, and when we last heard of that person."""

    entered_at: datetime
    seen_at: datetime


@dataclass(frozen=True)
class SessionLimits:
    """How long somebody may stay away, and how long a session lasts however busy it is."""

    idle: timedelta
    longest: timedelta


def has_ended(session: SessionFacts, *, limits: SessionLimits, now: datetime) -> bool:
    """Whether somebody has to sign in again: away too long, or in for too long."""
    return now - session.seen_at > limits.idle or now - session.entered_at > limits.longest


def may_use_link(link: LinkFacts | None, *, now: datetime) -> Verdict:
    """Whether a link opens its account: it exists, was never used, has not expired, and the account is not closed."""
    if link is None:
        return Verdict((Finding("sign_in_link.unknown", is_met=False),))
    return Verdict(
        (
            Finding("sign_in_link.used", link.used_at is None, found=link.used_at),
            Finding("sign_in_link.expired", now < link.expires_at, found=now, needed=link.expires_at),
            Finding("account.closed", link.is_account_open),
        )
    )


def may_link_identity(facts: IdentityFacts) -> Verdict:
    """Whether an identity can be tied to this account: one identity, one account, both ways."""
    return Verdict(
        (
            Finding("account.closed", facts.is_account_open),
            Finding("identity.already_linked", not facts.has_identity),
            Finding("identity.taken", not facts.is_taken),
        )
    )


def is_open(*, is_active: bool) -> Verdict:
    """Whether somebody can still sign in to this account."""
    return Verdict((Finding("account.closed", is_active),))


def plain_email(email: str) -> str:
    """An e-mail address as we keep and compare it."""
    return email.strip().lower()


def secret_of(purpose: str, row_id: UUID, *, key: str) -> str:
    """The secret of a link: it can be made again from the key of this installation, so it is stored nowhere."""
    digest = hmac.new(key.encode(), f"{purpose}:{row_id}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def fingerprint(secret: str) -> str:
    """What we keep of a secret, to know it again."""
    return hashlib.sha256(secret.encode()).hexdigest()
