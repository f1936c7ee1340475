"""Work for later: taken once, tried again, set aside, put back."""

from datetime import timedelta

import pytest
from django.db import transaction

from tandem.base import jobs
from tandem.base.models import Job, JobState
from tests.factories.base import JobFactory
from tests.tandem.registers.house import at_once, only_postgres

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _empty_queue(db):
    """What loading the shipped registers asked for is not looked at here."""
    Job.objects.all().delete()


class Diary:
    """A handler that notes what it was asked, and fails so many times first."""

    def __init__(self, *, fails=0):
        self.asked, self.fails = [], fails

    def __call__(self, **arguments):
        self.asked.append(arguments)
        if len(self.asked) <= self.fails:
            raise ConnectionError("the post is closed")


@pytest.fixture
def work(now, fixed_clock):
    """Does all that is due with one handler; gives how each job went."""

    def run(handler, *, worker="worker-1"):
        went = []
        while (job := jobs.claim(worker=worker, now=fixed_clock.now())) is not None:
            went.append(jobs.run(job, handlers={job.name: handler}, clock=fixed_clock.now))
        return went

    return run


def test_work_for_later_is_done_once_with_its_arguments(work, now):
    jobs.later("outbox.send", at=now, mail_id="17")
    diary = Diary()
    assert work(diary) == [True]
    assert work(diary) == []
    assert diary.asked == [{"mail_id": "17", "now": now}]
    job = Job.objects.get()
    assert (job.state, job.finished_at, job.lease_until, job.attempts) == (JobState.DONE, now, None, 1)


def test_work_waits_for_its_moment(work, now, fixed_clock):
    jobs.later("nightly", at=now + MINUTE)
    assert work(Diary()) == []
    fixed_clock.move(minutes=1)
    assert work(Diary()) == [True]


def test_asking_twice_with_one_key_is_asking_once(now):
    for _ in range(3):
        jobs.later("events.happened", at=now, key="event:1", event_id=1)
    jobs.later("events.happened", at=now, event_id=2)
    jobs.later("events.happened", at=now, event_id=2)
    assert Job.objects.count() == 3


def test_work_of_a_step_that_failed_is_never_done(now):
    with transaction.atomic():
        jobs.later("outbox.send", at=now, mail_id="17")
        transaction.set_rollback(True)
    assert not Job.objects.exists()


def test_the_oldest_work_comes_first(now):
    late, early = (JobFactory(run_at=now - n * MINUTE) for n in (1, 2))
    assert [jobs.claim(worker="w", now=now).pk for _ in range(2)] == [early.pk, late.pk]
    assert jobs.claim(worker="w", now=now) is None


def test_work_for_which_somebody_waits_goes_before_older_work(now):
    JobFactory(name="left behind", state=JobState.RUNNING, run_at=now, lease_until=now - MINUTE)
    jobs.later("outbox.send", at=now - 2 * MINUTE)
    jobs.later("placement.run", at=now - MINUTE, is_awaited=True)
    jobs.later("placement.propose", at=now + MINUTE, is_awaited=True)
    order = [jobs.claim(worker="worker-1", now=now).name for _ in range(3)]
    assert order == ["placement.run", "left behind", "outbox.send"]
    assert jobs.claim(worker="worker-1", now=now) is None


def test_work_in_hand_is_not_taken_by_another(now):
    JobFactory()
    assert jobs.claim(worker="one", now=now) is not None
    assert jobs.claim(worker="other", now=now + jobs.LEASE) is None


def test_the_work_of_a_worker_that_fell_silent_is_taken_over(work, now, fixed_clock):
    JobFactory()
    gone = jobs.claim(worker="gone", now=now)
    fixed_clock.set(now + jobs.LEASE + timedelta(seconds=1))
    taken = jobs.claim(worker="other", now=fixed_clock.now())
    assert (taken.pk, taken.worker, taken.attempts) == (gone.pk, "other", 2)


@pytest.mark.parametrize("went_well", [True, False])
def test_a_worker_that_wakes_up_late_changes_nothing_of_who_took_over(now, went_well):
    JobFactory(name="outbox.send")
    sleeper = jobs.claim(worker="sleeper", now=now)
    later = now + jobs.LEASE + MINUTE
    taken = jobs.claim(worker="other", now=later)
    jobs.run(sleeper, handlers={"outbox.send": Diary(fails=0 if went_well else 1)}, clock=lambda: later)
    row = Job.objects.get()
    assert (row.state, row.worker, row.lease_until) == (JobState.RUNNING, "other", taken.lease_until)


def test_work_that_fails_is_tried_again_after_a_longer_and_longer_wait(work, now, fixed_clock):
    JobFactory(name="outbox.send", run_at=now)
    diary, waits = Diary(fails=3), []
    for _ in range(3):
        assert work(diary) == [False]
        row = Job.objects.get()
        assert (row.state, row.last_error) == (JobState.QUEUED, "ConnectionError: the post is closed")
        waits.append((row.run_at - fixed_clock.now()).total_seconds())
        fixed_clock.set(row.run_at)
    assert waits == [5, 20, 80]
    assert work(diary) == [True]
    assert Job.objects.get().last_error == ""


@pytest.mark.slow
def test_work_that_keeps_failing_is_set_aside_for_a_person(work, now, fixed_clock):
    JobFactory(name="outbox.send", run_at=now)
    diary = Diary(fails=1000)
    for _ in range(jobs.MAX_ATTEMPTS):
        assert Job.objects.get().state == JobState.QUEUED
        assert work(diary) == [False]
        fixed_clock.set(max(Job.objects.get().run_at, fixed_clock.now()))
    row = Job.objects.get()
    assert (row.state, row.attempts, row.finished_at) == (JobState.FAILED, jobs.MAX_ATTEMPTS, fixed_clock.now())
    fixed_clock.move(days=30)
    assert work(diary) == []
    assert len(diary.asked) == jobs.MAX_ATTEMPTS


def test_no_wait_is_longer_than_six_hours(now):
    JobFactory(name="outbox.send", run_at=now, attempts=jobs.MAX_ATTEMPTS - 2)
    job = jobs.claim(worker="w", now=now)
    jobs.run(job, handlers={"outbox.send": Diary(fails=1)}, clock=lambda: now)
    assert Job.objects.get().run_at - now <= timedelta(hours=6)


def test_work_that_was_set_aside_can_be_put_back(work, now):
    job = JobFactory(failed=True, name="outbox.send")
    assert jobs.again(job_id=job.pk, now=now)
    assert work(Diary()) == [True]
    assert Job.objects.get().attempts == 1


@pytest.mark.parametrize("trait", [{}, {"running": True}, {"done": True}])
def test_only_work_that_was_set_aside_is_put_back(now, trait):
    job = JobFactory(**trait)
    before = Job.objects.values().get()
    assert not jobs.again(job_id=job.pk, now=now)
    assert Job.objects.values().get() == before


def test_a_name_that_nobody_knows_is_a_failure_that_can_be_read(now):
    JobFactory(name="old.name")
    job = jobs.claim(worker="w", now=now)
    assert not jobs.run(job, handlers={}, clock=lambda: now)
    assert Job.objects.get().last_error == "KeyError: 'old.name'"


def test_a_long_error_is_kept_short(now):
    JobFactory(name="x")
    job = jobs.claim(worker="w", now=now)

    def fail(**_arguments):
        raise ValueError("ß" * 10_000)

    jobs.run(job, handlers={"x": fail}, clock=lambda: now)
    assert len(Job.objects.get().last_error) == 2000


def test_the_backlog_counts_every_state(now):
    JobFactory()
    JobFactory(done=True)
    JobFactory(failed=True)
    assert jobs.backlog() == {"queued": 1, "running": 0, "done": 1, "failed": 1}
    assert [job.state for job in jobs.listed(state="failed")] == [JobState.FAILED]
    assert len(jobs.listed()) == 3


def test_work_is_late_when_it_waited_long_or_was_set_aside(now):
    assert not jobs.is_late(now=now)
    JobFactory(run_at=now)
    assert not jobs.is_late(now=now + 2 * jobs.LEASE)
    assert jobs.is_late(now=now + 2 * jobs.LEASE + MINUTE)
    Job.objects.all().delete()
    JobFactory(failed=True)
    assert jobs.is_late(now=now)


def test_only_finished_work_is_swept(now):
    for trait in ({}, {"running": True}, {"done": True}, {"failed": True}):
        JobFactory(**trait)
    assert jobs.sweep(before=now) == 0
    assert jobs.sweep(before=now + MINUTE) == 1
    assert set(Job.objects.values_list("state", flat=True)) == {"queued", "running", "failed"}


@only_postgres
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_workers_that_look_at_once_each_take_other_work(now):
    for _ in range(4):
        JobFactory()
    taken = at_once(*[lambda: jobs.claim(worker="w", now=now)] * 6)
    assert len({job.pk for job in taken if job}) == len([job for job in taken if job]) == 4
