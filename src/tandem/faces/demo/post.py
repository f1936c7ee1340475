"""The mails and notices of the last days, written and sent by the same functions as the worker's."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from tandem.base import jobs
from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.demo import actions
from tandem.faces.outbox import actions as outbox
from tandem.faces.outbox import queries as notices
from tandem.journey.placement.actions import failed_runs, publishing, runs
from tandem.registers.organisations.actions import register

TOLD_DAYS: Final = 14
"""Of events of so many days people are still told."""

UNREAD_DAYS: Final = 4
"""What came in the last days nobody read yet."""

_HANDLERS: Final[Mapping[str, jobs.Handler]] = {
    "events.happened": outbox.happened,
    "outbox.send": outbox.send,
    failed_runs.JOB: runs.work_out,
    publishing.JOB: publishing.propose,
    register.SWEEP_JOB: register.sweep,
}
_NAME: Final = "proefstreek"
_SOON: Final = timedelta(minutes=1)


def deliver(*, end: datetime) -> int:
    """Forget what is old, tell of the rest, each soon after it happened; gives the number of jobs done."""
    actions.forget_old_work(before=end - timedelta(days=TOLD_DAYS))
    done, last = 0, end + 10 * _SOON
    while (job := jobs.claim(worker=_NAME, now=last)) is not None:
        if not jobs.run(job, handlers=_HANDLERS, clock=partial(_soon_after, job.run_at)):
            raise RuntimeError(f"{job.name} failed in the invented region")
        done += 1
    return done


def read(readers: Iterable[Actor], *, end: datetime) -> None:
    """Let people have read what came before the last days."""
    before = end - timedelta(days=UNREAD_DAYS)
    for reader in readers:
        old = [notice.pk for notice in notices.notices_of(reader, day=day_of(end)).filter(at__lt=before)]
        if old:
            outbox.mark_read(actor=reader, notice_ids=old, now=before)


def _soon_after(moment: datetime) -> datetime:
    return moment + _SOON
