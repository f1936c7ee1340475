"""Who asks: a program with a key of one person, or somebody who is signed in on the site."""

from typing import Final

from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer
from ninja.utils import check_csrf

from tandem.base import clock
from tandem.base.actor import PUBLIC, Actor
from tandem.faces.api.problems import InputFault, Issue, Kind, Refused
from tandem.registers.access import actions as access
from tandem.registers.access import queries, rules

CHALLENGE: Final = {"WWW-Authenticate": 'Bearer realm="tandem"'}


class Request(HttpRequest):
    """A request of which we know the actor."""

    actor: Actor


class BearerToken(HttpBearer):
    """A key bound to one capacity of one person."""

    openapi_description = "A personal access key, bound to one capacity. It expires and can be revoked."

    def authenticate(self, request: HttpRequest, token: str) -> Actor:
        """The actor of this key; a key that opens nothing is refused, also beside a session."""
        now = clock.now()
        key = queries.token_by_secret(token)
        if key is None or key.revoked_at is not None:
            raise Refused(Kind.INVALID_ACCESS_TOKEN, headers=CHALLENGE)
        if not rules.is_open(key.facts(), now=now):
            raise Refused(Kind.EXPIRED_ACCESS_TOKEN, headers=CHALLENGE)
        actor = queries.actor_of(key.capacity.user_id, key.capacity_id, clock.today())
        if actor.capacity_id is None:
            raise Refused(Kind.INVALID_ACCESS_TOKEN, headers=CHALLENGE)
        access.note_use(key, day=clock.today())
        request.actor = actor  # type: ignore[attr-defined]
        request.by_key = True  # type: ignore[attr-defined]
        return actor


class SessionCookie(APIKeyCookie):
    """The session of the site; what changes something also needs its CSRF token."""

    openapi_description = "The session of the site. A call that changes something also sends X-CSRFToken."
    param_name = "__Host-session"

    def __call__(self, request: HttpRequest) -> Actor | None:
        """The actor of the session, or None where nobody signed in."""
        actor: Actor = getattr(request, "actor", PUBLIC)
        if actor.user_id is None:
            return None
        if check_csrf(request) is not None:
            issue = Issue(type=InputFault.INVALID, where="header", name="X-CSRFToken")
            raise Refused(Kind.MISSING_PERMISSION, issues=[issue])
        return actor

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:  # noqa: ARG002 - ninja's signature
        """The actor of the session."""
        return self(request)


def came_with_key(request: HttpRequest) -> bool:
    """Whether a program asks, and not somebody on the site."""
    return getattr(request, "by_key", False)


ANYBODY_KNOWN: Final = (BearerToken(), SessionCookie())
"""Whoever can say who they are."""
