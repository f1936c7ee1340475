"""What was kept as long as it has to be is erased: rows, files, and the words in its history (R-PRV-05, ADR 7).

What happened stays, without words: who took which step, on which day, and the hashes of what was signed. The chain
still verifies. Each agreement goes in a transaction of its own; its files go after, in a job that is safe to run twice.
"""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Final
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction

from tandem.base import events, jobs
from tandem.base.actor import SYSTEM
from tandem.base.periods import day_of
from tandem.journey.agreements.actions.holding import hold_learner, locked
from tandem.journey.agreements.models import Acceptance, Agreement, Amendment, Signature, Takeover
from tandem.journey.agreements.queries.papers import path_of
from tandem.journey.agreements.rules import keeping
from tandem.journey.agreements.terms import AgreementHappened
from tandem.journey.agreements.workflow import LIVE
from tandem.journey.plans.actions import erasing
from tandem.journey.plans.models import TrainingPlan
from tandem.law import norms

SHRED: Final = "agreements.shred"
"""The job that takes away files of which nobody keeps a row any more."""
_NAMED: Final = (
    (Agreement, "paper"),
    (Signature, "proof"),
    (Takeover, "scan"),
    (Amendment, "paper"),
    (Acceptance, "proof"),
)
"""Where the hash of a file in our own store stands."""


def tick(*, now: datetime) -> dict[str, int]:
    """Erase every agreement of which the time has passed, and every plan that belongs to none; gives how many."""
    day = day_of(now)
    ended_by = keeping.ended_by(day, norms=norms.at(day))
    old = Agreement.objects.exclude(state__in=LIVE).filter(closed_on__lte=ended_by).order_by("pk")
    gone = sum(erase(key, now=now) for key in list(old.values_list("pk", flat=True)))
    alone = TrainingPlan.objects.filter(ends__lte=ended_by, versions__agreements__isnull=True).order_by("pk").distinct()
    over = [key for key, ends in alone.values_list("pk", "ends") if keeping.kept_until(ends, norms=norms.at(day)) < day]
    plans = sum(_erase_plan(key, now=now) for key in over)
    return {"agreements_erased": gone, "plans_erased": plans}


@transaction.atomic
def erase(agreement_id: UUID, *, now: datetime) -> bool:
    """Erase one agreement, with its plan where no other goes with it; whether its time had passed."""
    day = day_of(now)
    if not Agreement.objects.filter(pk=agreement_id).exists():
        return False
    agreement = locked(agreement_id)
    ended_on = agreement.closed_on
    if agreement.state in LIVE or ended_on is None or day <= keeping.kept_until(ended_on, norms=norms.at(day)):
        return False
    plan = agreement.plan.plan_id if agreement.plan else None
    changes = sorted(agreement.amendments.values_list("pk", flat=True))
    files = sorted(set(_files_of(agreement)))
    data = {"ended_on": ended_on, "amendments": changes}
    events.record(AgreementHappened.ERASED, actor=SYSTEM, subject=agreement, at=now, data=data)
    events.erase_details(subject=agreement, actor=SYSTEM, at=now)
    agreement.delete()
    if plan is not None:
        _erase_plan(plan, now=now)
    if files:
        jobs.later(SHRED, key=f"{SHRED}:{agreement_id}", at=now, digests=files)
    return True


def shred(*, digests: Collection[str], now: datetime) -> None:  # noqa: ARG001 - jobs are told when they run
    """Take away these files, except what somebody still keeps."""
    for digest in digests:
        kept = any(table._default_manager.filter(**{field: digest}).exists() for table, field in _NAMED)
        if not kept:
            default_storage.delete(path_of(digest))


def _erase_plan(plan_id: UUID, *, now: datetime) -> bool:
    """Erase a plan that goes with no agreement any more; nobody presents one with it meanwhile."""
    with transaction.atomic():
        person = TrainingPlan.objects.filter(pk=plan_id).values_list("track__person", flat=True).first()
        if person is None:
            return False
        hold_learner(person)
        if Agreement.objects.filter(plan__plan=plan_id).exists():
            return False
        return erasing.erase(plan_id, now=now)


def _files_of(agreement: Agreement) -> Iterator[str]:
    """The hashes of every document of this agreement and of its changes in our own store."""
    yield from filter(None, [agreement.paper, *agreement.signatures.values_list("proof", flat=True)])
    yield from filter(None, Takeover.objects.filter(agreement=agreement).values_list("scan", flat=True))
    yield from filter(None, agreement.amendments.values_list("paper", flat=True))
    yield from filter(None, Acceptance.objects.filter(amendment__agreement=agreement).values_list("proof", flat=True))
