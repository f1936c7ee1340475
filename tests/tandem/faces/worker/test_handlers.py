"""What the worker does by itself with the search time of learners."""

from datetime import date

import pytest

from tandem.base import clock, jobs
from tandem.base.models import Job
from tandem.faces.worker.handlers import HANDLERS, NIGHT
from tandem.journey.intake.actions import phases, tracks
from tandem.journey.intake.rules.tracks import TrackForm
from tandem.journey.placement.models import SearchClock
from tandem.journey.placement.terms.clocks import ClockState, Milestone
from tandem.registers.access.terms import Role
from tandem.registers.people.rules import PersonForm
from tests.factories.clocks import SearchClockFactory
from tests.factories.organisations import ProgrammeFactory
from tests.tandem.registers.house import somebody

pytestmark = pytest.mark.django_db


def works() -> None:
    """Everything that waits is done."""
    while job := jobs.claim(worker="test", now=clock.now()):
        assert jobs.run(job, handlers=HANDLERS, clock=clock.now), job.last_error


def test_who_is_enrolled_has_a_clock_and_who_is_placed_no_longer(now):
    programme = ProgrammeFactory()
    school = programme.location.provider
    admin = somebody(Role.PROVIDER_ADMIN, school.pk)
    track = tracks.enrol(
        actor=admin,
        provider_id=school.pk,
        person=PersonForm("Noor", "Voorbeeld", date(2009, 4, 12), "noor@voorbeeld.example"),
        form=TrackForm(training=programme.training.code, starts_on=date(2026, 11, 16)),
        now=now,
    )

    works()
    running = SearchClock.objects.get()
    assert (running.track, running.state) == (track, ClockState.RUNNING)

    phases.place(actor=admin, track_id=track.pk, now=now)
    works()
    running.refresh_from_db()
    assert (running.state, running.stopped_on) == (ClockState.STOPPED, now.date())


@pytest.mark.slow
def test_a_night_tells_what_the_day_brings(now):
    held = SearchClockFactory()

    HANDLERS["nightly"](now=now, part="search time")

    held.refresh_from_db()
    assert held.told == Milestone.OVER
    assert Job.objects.filter(name="events.happened").exists()


def test_the_night_goes_part_by_part_and_one_that_fails_stops_no_other(now, monkeypatch):
    Job.objects.all().delete()
    done = []
    for name in NIGHT:
        monkeypatch.setitem(NIGHT, name, lambda *, now, name=name: done.append(name))
    monkeypatch.setitem(NIGHT, "handover", lambda *, now: 1 / 0)
    jobs.later("nightly", at=now)
    while job := jobs.claim(worker="test", now=now):
        jobs.run(job, handlers=HANDLERS, clock=lambda: now)
    assert done == [name for name in NIGHT if name != "handover"]
    assert Job.objects.get(name="nightly", state="queued").arguments == {"part": "handover"}
