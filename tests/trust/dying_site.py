"""The website in a process that kills itself at a chosen beat of `grant`: `python -m tests.trust.dying_site PORT BEAT`.

Beats: see BEATS. With APART=1 in the environment every beat is a transaction of its own: the control, in which a kill
must leave half a decision behind.
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


def main(port: int, beat: str) -> None:
    """Serve until killed."""
    import django

    django.setup()
    from tandem.base import clock
    from tandem.config.wsgi import application

    moment = datetime.fromisoformat(os.environ["NOW"])
    clock.now = lambda: moment
    _arm(beat, apart=os.environ.get("APART") == "1")
    with make_server("127.0.0.1", port, _dies_after_commit(application, beat), handler_class=_Quiet) as server:
        print("ready", flush=True)
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
    main(int(sys.argv[1]), sys.argv[2])
