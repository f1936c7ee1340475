"""Refusals as pages: gentle, complete, with a way on; never a traceback."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.documents.reasons import reasons_of
from tandem.faces.web.middleware import Request
from tandem.registers.access import actions as access

PRIVATE_AREAS = frozenset({"company", "desk", "system"})
"""Areas where a visitor without an account is asked to sign in."""


class RefusalMiddleware:
    """Turns a refusal of a door or an action into the page that explains it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: Request, exception: Exception) -> HttpResponse | None:
        """The page for a refusal; any other exception goes on to the error page."""
        if isinstance(exception, NotPossible):
            return render(request, "errors/refused.html", {"reasons": reasons_of(exception.verdict)}, status=409)
        if not isinstance(exception, NotFound):
            return None
        area = request.resolver_match.app_name if request.resolver_match else ""
        if request.actor.user_id is None and area in PRIVATE_AREAS:
            return redirect(_sign_in_for(request))
        if request.actor.user_id is not None:
            _note_refused(request)
        return render(request, "errors/404.html", status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """A form that came from elsewhere, or waited too long."""
    return render(request, "errors/csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """A request that cannot be read."""
    return render(request, "errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """A request that is not allowed."""
    return render(request, "errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """No such page."""
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke on our side."""
    return render(request, "errors/500.html", status=500)


def _sign_in_for(request: Request) -> str:
    """The sign-in page that leads back here; a form that was posted is not posted again."""
    target = reverse("account:sign_in")
    return f"{target}?{urlencode({'next': request.get_full_path()})}" if request.method == "GET" else target


def _note_refused(request: Request) -> None:
    match = request.resolver_match
    subject = str(next(iter(match.kwargs.values()), "")) if match else ""
    page = match.view_name if match else ""
    access.note_refused(
        actor=request.actor, subject_kind="page", subject_id=subject[:40], page=page[:80], now=clock.now()
    )
