"""What every door of the API has around it: the language, the size of the message, and refusals in one form."""

from collections.abc import Callable
from functools import partial, wraps
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils import translation
from django.utils.cache import patch_vary_headers

from tandem.faces.api.problems import Kind, Refused, answer
from tandem.faces.exchange.reading import MOST_BYTES as MOST_OF_A_FILE
from tandem.registers.travel.rules.editions import MOST_BYTES as MOST_OF_A_TIMETABLE

MOST_BYTES: Final = 8 * 1024 * 1024
"""A message longer than this is not even read: one document with its form around it."""
LONGER: Final = {
    "handInProviders": MOST_OF_A_FILE + 64 * 1024,
    "handInTimetable": MOST_OF_A_TIMETABLE + 64 * 1024,
}
"""The doors that take more, by operation: a file of providers with its form around it."""

_LANGUAGE_COOKIE: Final = "language"

View = Callable[..., HttpResponse]


def framed(pattern: URLPattern) -> URLPattern:
    """The same door, in its frame."""
    pattern.callback = _frame(pattern.callback, most=LONGER.get(pattern.name or "", MOST_BYTES))
    return pattern


def nothing_here(request: HttpRequest, rest: str = "") -> HttpResponse:  # noqa: ARG001 - what the address holds more
    """An address under the API where there is no door."""
    return answer(request, Refused(Kind.RESOURCE_NOT_FOUND))


def language_of(request: HttpRequest) -> str:
    """The language of the answer: the one chosen on the site, else what `Accept-Language` prefers, else Dutch."""
    if _LANGUAGE_COOKIE in request.COOKIES:
        return translation.get_language() or "nl"
    return translation.get_language_from_request(request)


def _frame(view: View, *, most: int) -> View:
    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with translation.override(language_of(request)):
            response = _answered(partial(view, request, *args, **kwargs), request, most=most)
            response["Content-Language"] = translation.get_language() or "nl"
        patch_vary_headers(response, ("Accept-Language", "Authorization", "Cookie"))
        response["X-Content-Type-Options"] = "nosniff"
        return response

    return inner


def _answered(act: Callable[[], HttpResponse], request: HttpRequest, *, most: int) -> HttpResponse:
    if _length(request) > most:
        return answer(request, Refused(Kind.PAYLOAD_TOO_LARGE))
    response = act()
    if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        return answer(request, Refused(Kind.METHOD_NOT_ALLOWED, headers={"Allow": response["Allow"]}))
    return response


def _length(request: HttpRequest) -> int:
    text = request.META.get("CONTENT_LENGTH") or "0"
    return int(text) if text.isdecimal() and len(text) < 20 else 0  # noqa: PLR2004 - no number is longer
