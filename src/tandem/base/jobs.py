"""Work for later: a row in the transaction that asks for it, taken by a worker under a lease, tried again on failure.

A worker that is killed leaves a lease that runs out; the next worker takes the job again. So every job must be safe to
run twice: it looks at the data, not at the fact that it was called.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from tandem.base.models import Job, JobState

LEASE = timedelta(minutes=5)
"""How long a worker may be silent before another takes over."""

MAX_ATTEMPTS = 8
"""After so many tries a job is set aside for a person to look at."""

AWAITED: Final = Q(is_awaited=True)
_AT_ONCE: Final = 500

Handler = Callable[..., object]


def later(name: str, *, at: datetime, key: str | None = None, is_awaited: bool = False, **arguments: Any) -> None:
    """Ask for work from moment `at` on, in the current transaction; a second request with the same key is the same.

    Work that is awaited goes before all other: somebody looks at a page until it is done.
    """
    job = Job(name=name, arguments=arguments, key=key, is_awaited=is_awaited, run_at=at, created_at=at)
    Job.objects.bulk_create([job], ignore_conflicts=True)


def later_each(name: str, *, at: datetime, asked: Mapping[str, Mapping[str, Any]]) -> None:
    """The same for many pieces of work of one name: the key of each, with its arguments."""
    rows = [Job(name=name, arguments=dict(told), key=key, run_at=at, created_at=at) for key, told in asked.items()]
    Job.objects.bulk_create(rows, ignore_conflicts=True, batch_size=_AT_ONCE)


def claim(*, worker: str, now: datetime) -> Job | None:
    """Take the oldest job that is due, or whose worker fell silent; None when there is none.

    What somebody waits for comes first, then what a worker left behind.
    """
    due = Q(state=JobState.QUEUED, run_at__lte=now)
    left_behind = Q(state=JobState.RUNNING, lease_until__lt=now)
    with transaction.atomic():
        skips = connection.features.has_select_for_update_skip_locked
        rows = Job.objects.select_for_update(skip_locked=skips).order_by("run_at", "id")
        # One after the other, and not in one question: each has an index that ends in its order.
        job = next(filter(None, (rows.filter(one).first() for one in (due & AWAITED, left_behind, due))), None)
        if job is None:
            return None
        job.state, job.worker, job.lease_until = JobState.RUNNING, worker, now + LEASE
        job.attempts += 1
        job.save(update_fields=["state", "worker", "lease_until", "attempts"])
        return job


def run(job: Job, *, handlers: Mapping[str, Handler], clock: Callable[[], datetime]) -> bool:
    """Run a claimed job; a failure is kept with its message and tried again later, each time a longer wait."""
    try:
        handlers[job.name](**job.arguments, now=clock())
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is kept on the row
        _failed(job, error=error, now=clock())
        return False
    finished = {"state": JobState.DONE, "lease_until": None, "finished_at": clock(), "last_error": ""}
    Job.objects.filter(pk=job.pk, worker=job.worker, attempts=job.attempts).update(**finished)
    return True


def again(*, job_id: Any, now: datetime) -> bool:
    """Put a job that was set aside back in the queue; False where it is not set aside."""
    fresh = {"state": JobState.QUEUED, "attempts": 0, "run_at": now, "finished_at": None, "lease_until": None}
    return bool(Job.objects.filter(pk=job_id, state=JobState.FAILED).update(**fresh))


def is_known(key: str) -> bool:
    """Whether this work was asked for already, be it that it was done; true for as long as done work is kept."""
    return Job.objects.filter(key=key).exists()


def set_aside(keys: Collection[str]) -> set[str]:
    """Those of these keys whose job failed so often that a person has to look at it."""
    rows = Job.objects.filter(key__in=keys, state=JobState.FAILED)
    return {key for key in rows.values_list("key", flat=True) if key is not None}


def backlog() -> dict[str, int]:
    """How many jobs stand in each state."""
    return {state: Job.objects.filter(state=state).count() for state in JobState.values}


def listed(*, state: str = "") -> QuerySet[Job]:
    """Jobs for who runs the platform, the newest first."""
    rows = Job.objects.filter(state=state) if state else Job.objects.all()
    return rows.order_by("-run_at", "-id")


def is_late(*, now: datetime) -> bool:
    """Whether work is due for so long that no worker can be running, or a job was set aside."""
    waiting = Q(state=JobState.QUEUED, run_at__lt=now - 2 * LEASE) | Q(state=JobState.FAILED)
    return Job.objects.filter(waiting).exists()


def sweep(*, before: datetime) -> int:
    """Delete jobs that were done before this moment; gives how many."""
    return Job.objects.filter(state=JobState.DONE, finished_at__lt=before).delete()[0]


def _failed(job: Job, *, error: Exception, now: datetime) -> None:
    gives_up = job.attempts >= MAX_ATTEMPTS
    wait = timedelta(seconds=min(5 * 4 ** (job.attempts - 1), 6 * 3600))
    Job.objects.filter(pk=job.pk, worker=job.worker, attempts=job.attempts).update(
        state=JobState.FAILED if gives_up else JobState.QUEUED,
        lease_until=None,
        run_at=job.run_at if gives_up else now + wait,
        finished_at=now if gives_up else None,
        last_error=f"{type(error).__name__}: {error}"[:2000],
    )
