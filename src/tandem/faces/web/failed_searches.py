"""Searches that found nothing are counted beside what visitors do: in memory first, then together by the week.

A page that is kept for everybody counts each time it is sent. What is counted is which training was looked for around
which municipality: no address of a visitor, no session, no words, no moment. A process that stops loses what it
had not written yet, a minute of it at most: the counts are a lower bound.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection
from django.http import HttpRequest, HttpResponse

from tandem.base import clock
from tandem.journey.demand import actions
from tandem.journey.demand.rules import FailedSearch

MOST_HELD: Final = 10_000
"""So many different searches are held at once; more than this in a minute is no region that searches."""
_ROBOTS: Final = ("bot", "crawl", "spider", "slurp", "preview", "monitor")
"""What robots that say so call themselves."""

_held: Counter[FailedSearch] = Counter()
_taking, _writing = threading.Lock(), threading.Lock()
_written = {"at": time.monotonic()}


class FailedSearchMiddleware:
    """Counts a page that found nothing, once it is made or taken from memory."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, after it was counted."""
        response = self.get_response(request)
        failed: FailedSearch | None = getattr(response, "failed_search", None)
        if failed is not None and request.method == "GET" and not is_robot(request.headers.get("User-Agent", "")):
            hold(failed)
        return response


def is_robot(name: str) -> bool:
    """Whether a visitor says to be a robot, or says nothing at all."""
    return not name or any(word in name.lower() for word in _ROBOTS)


def hold(failed: FailedSearch) -> None:
    """Count one search in memory, and have what is held written where that is due."""
    with _taking:
        if failed in _held or len(_held) < MOST_HELD:
            _held[failed] += 1
    every = settings.FAILED_SEARCHES_WRITTEN_EVERY
    if every and time.monotonic() - _written["at"] > every and _writing.acquire(blocking=False):
        _written["at"] = time.monotonic()
        threading.Thread(target=_beside, daemon=True).start()


def write() -> int:
    """Write what is held, and hold it no longer; gives how many searches. What cannot be written is held again."""
    with _taking:
        taken = dict(_held)
        _held.clear()
    try:
        return actions.note_searches(failed=taken, now=clock.now()) if taken else 0
    except DatabaseError:
        with _taking:
            for failed, count in taken.items():
                _held[failed] += count
        raise


def _beside() -> None:
    try:
        close_old_connections()
        write()
    finally:
        connection.close()
        _writing.release()
