"""New time stamps in time: evidence outlives the certificate of the stamp over it, as long as it is kept.

The evidence holds the sealed text, byte for byte, so one stamp over the evidence stands for both. The text itself keeps
the hash that everybody knows.
"""

import logging
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q

from tandem.base import events, jobs
from tandem.base.actor import SYSTEM
from tandem.base.models import row_with
from tandem.faces.documents.sealing import kit
from tandem.faces.documents.sealing.checking import MOST_BYTES_SEALED_HERE, check, stamped_until
from tandem.faces.documents.sealing.signing import stamp
from tandem.faces.exchange.models import SealedPaper, SigningPackage
from tandem.faces.exchange.signing.actions.handling import believed, keep
from tandem.faces.exchange.signing.queries import path_of
from tandem.faces.exchange.terms import SigningHappened

_LOG: Final = logging.getLogger("tandem.signing")

RENEW: Final = "signing.renew"
DROP: Final = "signing.drop"
BEFORE: Final = timedelta(days=365)
"""So long before the certificate of the last stamp runs out a new stamp is put: time enough to buy other stamps."""


def look_after(*, now: datetime) -> int:
    """Look at evidence whose stamp runs out, once a month each; gives how much there is."""
    rows = SealedPaper.objects.exclude(evidence="")
    due = rows.filter(Q(stamped_until__isnull=True) | Q(stamped_until__lt=now + BEFORE)).order_by("pk")
    told = {f"{RENEW}:{key}:{now:%Y%m}": {"sealed_id": str(key)} for key in due.values_list("pk", flat=True)}
    jobs.later_each(RENEW, at=now, asked=told)
    return len(told)


def renew(*, sealed_id: str, now: datetime) -> None:
    """Put a new stamp over this evidence where the last one runs out; running twice does nothing twice."""
    row = row_with(SealedPaper.objects.exclude(evidence=""), UUID(sealed_id))
    if row is None:
        return
    with default_storage.open(path_of(row.evidence), "rb") as file:
        held = file.read()
    same, until = SealedPaper.objects.filter(pk=row.pk, evidence=row.evidence), stamped_until(held)
    if until is None or until >= now + BEFORE or not kit.is_on():
        same.update(stamped_until=until)
        return
    made = stamp(held, kit=kit.of_platform(now=now), now=now)
    check(made, believed=believed(now=now), now=now, most=MOST_BYTES_SEALED_HERE).verdict.or_raise()
    later = stamped_until(made)
    if later is None or later <= until:
        _LOG.error("the time stamps of this platform run out on %s: ask the service for newer ones", until.date())
        same.update(stamped_until=until)
        return
    with transaction.atomic():
        digest, before = keep(made), row.evidence
        is_first = same.update(evidence=digest, stamped_until=later) > 0
        if is_first:
            data = {"subject": row.subject_id, "paper": row.paper, "before": before, "evidence": digest}
            events.record(SigningHappened.RENEWED, actor=SYSTEM, subject=row, at=now, data=data)
        gone = before if is_first else digest
        jobs.later(DROP, key=f"{DROP}:{gone}", at=now, digest=gone)


def drop(*, digest: str, now: datetime) -> None:  # noqa: ARG001 - every job is told when it runs
    """Take away the file under this hash that nothing holds any more: what replaced it begins with it."""
    is_sealed = SealedPaper.objects.filter(Q(sealed=digest) | Q(evidence=digest)).exists()
    if not is_sealed and not SigningPackage.objects.filter(Q(paper=digest) | Q(signed=digest)).exists():
        default_storage.delete(path_of(digest))
