"""The website in a process that kills itself at a chosen beat of `grant`: `python -m tests.trust.dying_site`.

It reads a line `PORT BEAT` for each website to start, and says `ready PID` when that one listens: each is a fork of
this process, so that all of the product is read in once. `PORT BEAT apart` makes every beat a transaction of its own:
the control, in which a kill must leave half a decision behind. Beats: see BEATS; `never` dies of nothing.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

BEATS = ("door", "rule", "step", "decision", "recognition", "event", "commit")
"""After which beat the process dies: each but the last lies inside the transaction."""


def main() -> None:
    """Start a website for every line, until there are no more."""
    import django

    django.setup()
    from django.urls import get_resolver

    from tandem.base import clock
    from tandem.config.wsgi import application

    moment = datetime.fromisoformat(os.environ["NOW"])
    clock.now = lambda: moment
    list(get_resolver().url_patterns)  # reads in every page
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        port, beat, *apart = line.split()
        if os.fork() == 0:
            _serve(application, int(port), beat, apart=bool(apart))


def _serve(application: Any, port: int, beat: str, *, apart: bool) -> None:
    """Serve until killed."""
    _arm(beat, apart=apart)
    with make_server("127.0.0.1", port, _dies_after_commit(application, beat), handler_class=_Quiet) as server:
        print(f"ready {os.getpid()}", flush=True)
        server.serve_forever()


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing."""


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _arm(beat: str, *, apart: bool) -> None:
    from django.db import transaction

    from tandem.journey.recognition.actions import desk
    from tandem.journey.recognition.models import Decision

    def wrapped(call: Callable[..., Any], name: str) -> Callable[..., Any]:
        def run(*args: object, **kwargs: object) -> object:
            if apart:
                with transaction.atomic():
                    answer = call(*args, **kwargs)
            else:
                answer = call(*args, **kwargs)
            if name == beat:
                _die()
            return answer

        return run

    desk.files.request_to_treat = wrapped(desk.files.request_to_treat, "door")
    desk.snapshot.assess = wrapped(desk.snapshot.assess, "rule")
    desk._decide = wrapped(desk._decide, "decision")
    desk._recognise = wrapped(desk._recognise, "recognition")
    desk.events.record = wrapped(desk.events.record, "event")
    if beat == "step":
        Decision.save = lambda *_args, **_kwargs: _die()  # type: ignore[method-assign,assignment]
    if apart:
        desk.grant = desk.grant.__wrapped__  # type: ignore[attr-defined]


def _dies_after_commit(application: Any, beat: str) -> Callable[..., Iterable[bytes]]:
    def serve(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        answer: Iterable[bytes] = application(environ, start_response)
        if beat == "commit" and environ["REQUEST_METHOD"] == "POST":
            _die()
        return answer

    return serve


if __name__ == "__main__":
    main()
