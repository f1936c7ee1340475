"""Refusals as pages: gentle, complete, with a way on; never a traceback."""

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.documents.reasons import reasons_of
from tandem.faces.web import sessions
from tandem.faces.web.middleware import NUL, Request
from tandem.registers.access import actions as access

PRIVATE_AREAS = frozenset(
    {
        *("agreements", "clock", "company", "desk", "enquiries", "handovers", "introductions"),
        *("joint", "learner", "learners"),
        *("agreement_life", "demand", "plans", "proposals", "provider", "rounds", "sleeping", "system", "takeovers"),
    }
)
"""Areas where a visitor without an account is asked to sign in."""

PRIVATE_DOORS = frozenset({"scan:prepare", "agenda:feed", "agenda:make", "agenda:revoke"})
"""The same, of a door in an area that is open to everybody."""

API = "/api/"
"""Below this address programs ask, and are answered in their own way."""

_A_SENTENCE, _MOST_WRITTEN = 20, 4000


class RefusalMiddleware:
    """Turns a refusal of a door or an action into the page that explains it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; an address that only takes a form says so on a page instead of with nothing."""
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content and _is_a_page(request):
            page = render(request, "errors/405.html", status=response.status_code)
            page["Allow"] = response["Allow"]
            return page
        return response

    def process_view(
        self, request: HttpRequest, _view: Any, _arguments: Sequence[Any], named: Mapping[str, Any]
    ) -> HttpResponse | None:
        """No address of ours holds a NUL, and PostgreSQL refuses to look for one."""
        holds_nul = any(NUL in part for part in named.values() if isinstance(part, str))
        if not holds_nul or request.path.startswith(API):
            return None
        return render(request, "errors/404.html", status=404)

    def process_exception(self, request: Request, exception: Exception) -> HttpResponse | None:
        """The page for a refusal; any other exception goes on to the error page."""
        if isinstance(exception, NotPossible):
            return render(request, "errors/refused.html", {"reasons": reasons_of(exception.verdict)}, status=409)
        if not isinstance(exception, NotFound):
            return None
        if request.actor.user_id is None and _is_private(request):
            return _ask_to_sign_in(request)
        if request.actor.user_id is not None:
            _note_refused(request)
        return render(request, "errors/404.html", status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """A form that came from elsewhere, or waited too long; only a form of ours gets back what was written in it."""
    is_ours = request.headers.get("Origin", "") == f"{request.scheme}://{request.get_host()}"
    page = {"written": _written_in(request) if is_ours else []}
    return _not_kept(render(request, "errors/csrf.html", page, status=403))


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


def _is_private(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and (match.app_name in PRIVATE_AREAS or match.view_name in PRIVATE_DOORS)


def _is_a_page(request: HttpRequest) -> bool:
    """Whether a person looks at the answer; a program of ours that asks for a part does not."""
    return request.method == "GET" and not request.path.startswith(API) and "HX-Request" not in request.headers


def _ask_to_sign_in(request: Request) -> HttpResponse:
    """The sign-in page that leads back here; who sent a form after the session ended first hears what became of it."""
    written = _written_in(request)
    if request.method not in {"GET", "HEAD"} and (written or sessions.was_signed_in(request)):
        page = {"sign_in": _sign_in_for(_page_of(request, "Referer")), "written": written}
        return _not_kept(render(request, "errors/signed_out.html", page, status=403))
    if request.headers.get("HX-Request"):
        # Without this the sign-in page would appear inside the list that asked.
        return HttpResponse(headers={"HX-Redirect": _sign_in_for(_page_of(request, "HX-Current-URL"))})
    return redirect(_sign_in_for(request.get_full_path() if request.method == "GET" else ""))


def _sign_in_for(target: str) -> str:
    address = reverse("account:sign_in")
    return f"{address}?{urlencode({'next': target})}" if target else address


def _page_of(request: Request, header: str) -> str:
    """The page somebody comes from, as far as it is one of ours."""
    page = request.headers.get(header, "")
    if not url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}):
        return ""
    parts = urlsplit(page)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _not_kept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store, private"
    return response


def _written_in(request: HttpRequest) -> list[str]:
    """The sentences somebody wrote in a form that came too late; choices and short answers are quickly given again."""
    texts = (text.strip() for values in request.POST.lists() for text in values[1])
    return [text[:_MOST_WRITTEN] for text in texts if len(text) >= _A_SENTENCE and " " in text]


def _note_refused(request: Request) -> None:
    match = request.resolver_match
    subject = str(next(iter(match.kwargs.values()), "")) if match else ""
    page = match.view_name if match else ""
    access.note_refused(
        actor=request.actor, subject_kind="page", subject_id=subject[:40], page=page[:80], now=clock.now()
    )
