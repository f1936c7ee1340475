"""From knowing how ready one is to a request for recognition: what was chosen stands in a fresh form."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.journey.readiness.rules import preparing as rules
from tandem.journey.readiness.terms import Happened
from tandem.journey.recognition.actions import dossiers
from tandem.journey.recognition.models import Dossier


@transaction.atomic
def prepare(
    *, actor: Actor, company_id: UUID, establishments: Collection[UUID], trainings: Collection[str], now: datetime
) -> Dossier:
    """Open a form in which each of these trainings is asked at each of these establishments: all of it, or nothing.

    The declarations stay open: a company makes them itself, after reading what they say.
    """
    places, asked = set(establishments), set(trainings)
    rules.may_prepare(establishments=len(places), trainings=len(asked)).or_raise()
    dossier = dossiers.start(actor=actor, company_id=company_id, now=now)
    dossiers.add_requests(actor=actor, dossier_id=dossier.pk, establishments=places, trainings=asked, now=now)
    data = {"establishments": len(places), "trainings": sorted(asked)}
    events.record(Happened.REQUEST_PREPARED, actor=actor, subject=dossier, at=now, data=data)
    dossier.refresh_from_db()
    return dossier
