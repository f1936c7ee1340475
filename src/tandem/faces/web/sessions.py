"""The session of who signed in: when it starts, when it gets a new key, when it is over."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest

from tandem.registers.accounts import rules

ENTERED, SEEN = "entered_at", "seen_at"
"""What a session remembers of its own time."""

_BACKEND = "django.contrib.auth.backends.ModelBackend"
_SEEN_EVERY = timedelta(minutes=1)
"""How exactly we know when somebody was last here; more exact costs a write on every page."""


def enter(request: HttpRequest, user: Any, *, now: datetime) -> None:
    """Start the session of somebody who just proved who they are: a new key, and its time starts to run."""
    login(request, user, backend=_BACKEND)
    renew(request)
    request.session[ENTERED] = request.session[SEEN] = now.timestamp()


def renew(request: HttpRequest) -> None:
    """Give the session a new key where what it may do changes; the old key opens nothing any more."""
    request.session.cycle_key()


def has_ended(request: HttpRequest, *, now: datetime) -> bool:
    """Whether the session rested or lasted too long; one that goes on is noted as seen."""
    session = rules.SessionFacts(_moment(request, ENTERED, now=now), _moment(request, SEEN, now=now))
    limits = rules.SessionLimits(
        idle=timedelta(seconds=settings.SESSION_IDLE_SECONDS),
        longest=timedelta(seconds=settings.SESSION_LONGEST_SECONDS),
    )
    if rules.has_ended(session, limits=limits, now=now):
        return True
    if now - session.seen_at > _SEEN_EVERY:
        request.session[SEEN] = now.timestamp()
    return False


def was_signed_in(request: HttpRequest) -> bool:
    """Whether this browser still carries the key of a session, living or ended."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def _moment(request: HttpRequest, name: str, *, now: datetime) -> datetime:
    """A moment the session remembers; a session that does not know it begins now."""
    return datetime.fromtimestamp(request.session.setdefault(name, now.timestamp()), tz=UTC)
