"""Public pages are made once for everybody: kept until something public happens, so that they are never out of date.

Every change in Tandem writes an event in its own transaction. A public page for a visitor without a session depends on
its address, the language, the theme, the day and what has happened; the number of the last event tells the last one.
What happens between a company and itself (a form that saves itself, a mentor, somebody who signs in) shows on no public
page and does not count: those are most of the events of a working day. Two transactions can end in another order than
their events are numbered, so a page is kept only once the last event has been the last for some seconds: longer than
any transaction lasts.
"""

import hashlib
import time
from collections.abc import Callable
from typing import Final

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import translation

from tandem.base import clock, events
from tandem.faces.web.middleware import LANGUAGE_COOKIE, THEME_COOKIE
from tandem.journey.placement.terms.alerts import AlertHappened
from tandem.journey.placement.terms.clocks import ClockHappened
from tandem.journey.placement.terms.feeds import FeedHappened
from tandem.journey.placement.terms.profiles import ProfileHappened
from tandem.journey.placement.terms.signals import SignalHappened
from tandem.journey.placement.terms.wishes import WishHappened
from tandem.journey.readiness.terms import Happened as ReadinessHappened
from tandem.journey.recognition.terms import Happened
from tandem.registers.access.terms import Happened as AccessHappened
from tandem.registers.accounts.terms import Happened as AccountHappened

AREAS = frozenset({"site", "workplaces", "law", "glossary", "mandates", "scan", "coverage", "trainings"})
"""Areas whose pages are the same for everybody without a session."""

ANSWERED: Final = frozenset({"scan", "coverage", "trainings"})
"""Areas where what somebody answered stands in the address: they promise that nothing is kept, so only the page without
answers is."""

PRIVATE: Final = frozenset(
    {
        *AccountHappened,
        *AccessHappened,
        *ReadinessHappened,
        *WishHappened,
        *FeedHappened,
        *AlertHappened,
        *SignalHappened,
        *ClockHappened,
        *ProfileHappened,
        Happened.DOSSIER_STARTED,
        Happened.DOSSIER_CHANGED,
        Happened.DOSSIER_DISCARDED,
        Happened.MENTOR_NAMED,
        Happened.MENTOR_CHANGED,
        Happened.MENTOR_TRAINED,
        Happened.MENTOR_DEACTIVATED,
        Happened.MENTOR_REACTIVATED,
        Happened.MENTOR_TRAINING_DUE,
        Happened.EXTRACT_SEEN,
        Happened.ATTACHMENT_ADDED,
        Happened.ATTACHMENT_REMOVED,
    }
)
"""What changes no public page."""

LONGEST_ADDRESS = 500
MOST_BYTES = 600_000
SECONDS = 3600
SETTLE_SECONDS = 5.0


class SharedPageMiddleware:
    """Answers a visitor without a session from memory when nothing happened since the page was made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The kept page, or a fresh one that is then kept."""
        if not _is_shared(request):
            return self.get_response(request)
        last = events.last(besides=PRIVATE)
        key = _key(request, last=last)
        kept: HttpResponse | None = cache.get(key)
        if kept is not None:
            return kept
        response = self.get_response(request)
        if _may_be_kept(response) and _has_settled(last):
            cache.set(key, response, SECONDS)
        return response


def _is_shared(request: HttpRequest) -> bool:
    if request.method not in {"GET", "HEAD"} or not set(request.COOKIES) <= {LANGUAGE_COOKIE, THEME_COOKIE}:
        return False
    if len(request.get_full_path()) > LONGEST_ADDRESS:
        return False
    try:
        area = resolve(request.path_info).app_name
    except Resolver404:
        return False
    return area in AREAS and not (area in ANSWERED and request.GET)


def _has_settled(last: int) -> bool:
    """Whether this has been the last event for so long that no earlier one can still come in."""
    if _seen.get("last") != last:
        _seen["last"], _seen["since"] = last, time.monotonic()
    return time.monotonic() - _seen["since"] >= SETTLE_SECONDS


_seen: dict[str, float] = {}


def _key(request: HttpRequest, *, last: int) -> str:
    parts = (
        request.method,
        request.get_host(),
        request.get_full_path(),
        translation.get_language(),
        request.COOKIES.get(THEME_COOKIE, ""),
        request.headers.get("HX-Request", ""),
        clock.today().isoformat(),
        last,
    )
    return "page:" + hashlib.sha256(repr(parts).encode()).hexdigest()


def _may_be_kept(response: HttpResponse) -> bool:
    is_plain = response.status_code == 200 and not response.streaming and not response.cookies  # noqa: PLR2004 - a page
    return is_plain and len(response.content) <= MOST_BYTES
