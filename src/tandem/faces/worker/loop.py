"""The worker: takes jobs one by one until told to stop, and asks for the nightly work once a day."""

import logging
import os
import signal
import socket
import threading
import time
from datetime import datetime

from django.db import close_old_connections, connection, transaction

from tandem.base import clock, jobs
from tandem.base.periods import BRUSSELS
from tandem.faces.worker.handlers import HANDLERS

log = logging.getLogger(__name__)

IDLE_SECONDS = 1.0
"""How long the worker rests when there is nothing to do."""

LONGEST_TURN = 0.25
"""In seconds. On SQLite one writes at a time and nobody stands in line: after each job the worker leaves the others as
long as it took itself, up to this, or a long queue of work would keep visitors waiting for seconds."""


class Worker:
    """One worker process; SIGTERM lets the job at hand finish."""

    def __init__(self) -> None:
        self.name = f"{socket.gethostname()}:{os.getpid()}"[:80]
        self._stop = threading.Event()

    def stop(self, *_args: object) -> None:
        """Finish the job at hand and leave."""
        self._stop.set()

    def run(self, *, until_empty: bool = False) -> int:
        """Work until stopped, or until nothing is due; gives how many jobs were done."""
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGTERM, self.stop)
            signal.signal(signal.SIGINT, self.stop)
        done = 0
        while not self._stop.is_set():
            close_old_connections()
            ask_nightly(now=clock.now())
            job = jobs.claim(worker=self.name, now=clock.now())
            if job is not None:
                began = time.monotonic()
                succeeded = jobs.run(job, handlers=HANDLERS, clock=clock.now)
                done += succeeded
                if not succeeded:
                    log.warning("job %s (%s) failed, attempt %s", job.pk, job.name, job.attempts)
                if not until_empty and connection.vendor == "sqlite":
                    self._stop.wait(min(time.monotonic() - began, LONGEST_TURN))
                continue
            if until_empty:
                break
            self._stop.wait(IDLE_SECONDS)
        return done


def ask_nightly(*, now: datetime) -> None:
    """Ask for the nightly work of this day, once; the key keeps a second worker from asking again."""
    day = now.astimezone(BRUSSELS).date()
    key = f"nightly:{day.isoformat()}"
    if _asked.get("key") == key:
        return
    with transaction.atomic():
        jobs.later("nightly", key=key, at=now)
    _asked["key"] = key


_asked: dict[str, str] = {}
