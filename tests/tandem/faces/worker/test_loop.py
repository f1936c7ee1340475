"""How the worker spends its time."""

import pytest
from django.db import connection

from tandem.base import jobs
from tandem.base.models import Job
from tandem.faces.worker import loop
from tandem.faces.worker.loop import LONGEST_TURN, Worker

pytestmark = pytest.mark.django_db


def test_between_two_jobs_on_sqlite_others_can_write(monkeypatch, now):
    Job.objects.all().delete()
    for number in range(3):
        jobs.later("look", at=now, number=number)
    worker, rests, done = Worker(), [], []

    def look(*, number, now):
        done.append(number)
        if len(done) == 3:
            worker.stop()

    monkeypatch.setattr(loop, "HANDLERS", {"look": look})
    monkeypatch.setattr(loop, "ask_nightly", lambda *, now: None)
    monkeypatch.setattr(worker._stop, "wait", rests.append)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr(loop, "close_old_connections", lambda: None)
    assert worker.run() == 3
    assert len(rests) == (3 if connection.vendor == "sqlite" else 0)
    assert all(0 < rest <= LONGEST_TURN for rest in rests)
