"""What every request passes: a trace id, a language, and the actor it is made by."""

import uuid
from collections.abc import Callable, Sequence

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import add_never_cache_headers, patch_vary_headers
from django.utils.translation import gettext

from tandem.base import clock
from tandem.base.actor import PUBLIC, Actor
from tandem.faces.web import sessions
from tandem.registers.access import queries as access

Next = Callable[[HttpRequest], HttpResponse]

LANGUAGE_COOKIE = "language"
THEME_COOKIE = "theme"
NUL = "\0"
"""Stands in nothing that a browser sends; PostgreSQL refuses to look for it."""
_NOBODY = access.Entrance(PUBLIC, ())


class Request(HttpRequest):
    """A request of which we know the actor, and every capacity in which this person could act."""

    actor: Actor
    held: Sequence[access.Held]


class TraceMiddleware:
    """Gives every answer an id under which its log lines can be found."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, without cookies that no answer of ours can have set."""
        for name in [name for name, value in request.COOKIES.items() if NUL in value]:
            del request.COOKIES[name]
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
    """Says who acts in which capacity; ends a session that rested or lasted too long."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        entrance = self._entrance(request)
        request.actor, request.held = entrance.actor, entrance.held  # type: ignore[attr-defined]
        response = self.get_response(request)
        if request.actor.user_id is not None:  # type: ignore[attr-defined]
            add_never_cache_headers(response)
            response["Cache-Control"] = "no-store, private"
        return response

    def _entrance(self, request: HttpRequest) -> access.Entrance:
        user = request.user
        if not user.is_authenticated:
            return _NOBODY
        if sessions.has_ended(request, now=clock.now()) or not user.is_active:
            logout(request)
            messages.info(request, gettext("Wij meldden u af: u was lang weg of lang aangemeld. Zo kijkt niemand mee."))
            return _NOBODY
        capacity = request.session.get("capacity", "")
        return access.entrance(user.pk, uuid.UUID(capacity) if capacity else None, clock.today())
