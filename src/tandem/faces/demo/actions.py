"""What the invented region writes on the ground floor: old work set aside, and everything gone before it is rebuilt."""

from datetime import datetime
from typing import Final

from django.core.management import call_command
from django.db import transaction

from tandem.base.models import Job, JobState

_TELLING: Final = "events.happened"


@transaction.atomic
def forget_old_work(*, before: datetime) -> int:
    """Take away the asks to tell of events from before this moment, as the nightly sweep does with work long done.

    Nobody is told: the mails of five years would flood every mailbox.
    """
    old = Job.objects.filter(name=_TELLING, state=JobState.QUEUED, run_at__lt=before)
    return old.delete()[0]


def empty_every_table() -> None:
    """Take away every row of every table. Only the region calls this, after it made sure that nothing is real."""
    call_command("flush", verbosity=0, interactive=False)
