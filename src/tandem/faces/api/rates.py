"""How often one client may ask in a minute: generous, so that one script does not starve the others.

Each process counts for itself, so the whole site allows the limit times the number of processes.
"""

from collections import Counter
from threading import Lock
from typing import Final

from django.conf import settings
from django.http import HttpRequest

from tandem.base import clock
from tandem.faces.api.problems import Kind, Refused

_MINUTE: Final = 60


class Counts:
    """How often each client asked in the minute that runs."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._minute = 0
        self._asked: Counter[str] = Counter()

    def add(self, client: str, *, minute: int) -> int:
        """Count one more; gives how many there were in this minute."""
        with self._lock:
            if minute != self._minute:
                self._minute = minute
                self._asked.clear()
            self._asked[client] += 1
            return self._asked[client]


_counts = Counts()


def count(request: HttpRequest) -> None:
    """Count this request of its person, or of its address where nobody signed in; refused when there are too many."""
    most = settings.API_REQUESTS_PER_MINUTE
    if not most:
        return
    now = int(clock.now().timestamp())
    if _counts.add(_client(request), minute=now // _MINUTE) > most:
        raise Refused(Kind.TOO_MANY_REQUESTS, headers={"Retry-After": str(_MINUTE - now % _MINUTE)})


def _client(request: HttpRequest) -> str:
    user = request.actor.user_id  # type: ignore[attr-defined]
    return f"user {user}" if user else f"address {request.META.get('REMOTE_ADDR', '')}"
