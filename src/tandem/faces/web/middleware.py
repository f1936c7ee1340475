"""What every request passes: a trace id, a language, and the actor it is made by."""

import uuid
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import add_never_cache_headers, patch_vary_headers

from tandem.base import clock
from tandem.base.actor import PUBLIC, Actor
from tandem.registers.access import queries as access

Next = Callable[[HttpRequest], HttpResponse]

LANGUAGE_COOKIE = "language"
THEME_COOKIE = "theme"


class Request(HttpRequest):
    """A request of which we know the actor."""

    actor: Actor


class TraceMiddleware:
    """Gives every answer an id under which its log lines can be found."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        trace = str(uuid.uuid4())
        request.trace_id = trace  # type: ignore[attr-defined]
        response = self.get_response(request)
        response["BelGov-Trace-Id"] = trace
        return response


class LanguageMiddleware:
    """Shows Dutch, or English when the visitor chose it; Dutch is never guessed away."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        asked = request.COOKIES.get(LANGUAGE_COOKIE, "")
        known = {code for code, _ in settings.LANGUAGES}
        with translation.override(asked if asked in known else settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        patch_vary_headers(response, ("Cookie",))
        return response


class ActorMiddleware:
    """Says who acts in which capacity; ends a session that was idle too long or lost its right."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        request.actor = self._actor(request)  # type: ignore[attr-defined]
        response = self.get_response(request)
        if request.actor.user_id is not None:  # type: ignore[attr-defined]
            add_never_cache_headers(response)
            response["Cache-Control"] = "no-store, private"
        return response

    def _actor(self, request: HttpRequest) -> Actor:
        user = request.user
        if not user.is_authenticated:
            return PUBLIC
        now = clock.now()
        seen = request.session.get("seen_at", now.timestamp())
        idle = now.timestamp() - seen > timedelta(seconds=settings.SESSION_IDLE_SECONDS).total_seconds()
        if idle or not user.is_active:
            logout(request)
            return PUBLIC
        if now.timestamp() - seen > 60 or "seen_at" not in request.session:  # noqa: PLR2004 - once a minute is enough
            request.session["seen_at"] = now.timestamp()
        capacity = request.session.get("capacity", "")
        return access.actor_of(user.pk, uuid.UUID(capacity) if capacity else None, clock.today())
