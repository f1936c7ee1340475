"""From knowing how ready one is to a request for recognition: what was chosen stands in a fresh form."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.journey.readiness.queries.work import work_on
from tandem.journey.readiness.rules import preparing as rules
from tandem.journey.readiness.terms import Happened
from tandem.journey.recognition.actions import dossiers
from tandem.journey.recognition.models import Dossier, RecognitionRequest


@transaction.atomic
def prepare(
    *,
    actor: Actor,
    company_id: UUID,
    establishments: Collection[UUID],
    trainings: Collection[str],
    activities: Collection[str] = (),
    now: datetime,
) -> Dossier:
    """Open a form in which each of these trainings is asked at each of these establishments: all of it, or nothing.

    Of these activities those that stand in the list of a training are ticked there, and those that are the same. The
    declarations stay open: a company makes them itself, after reading what they say.
    """
    places, asked = set(establishments), set(trainings)
    rules.may_prepare(establishments=len(places), trainings=len(asked)).or_raise()
    dossier = dossiers.start(actor=actor, company_id=company_id, now=now)
    requests = dossiers.add_requests(
        actor=actor, dossier_id=dossier.pk, establishments=places, trainings=asked, now=now
    )
    for request, codes in _ticked(requests, activities, now=now):
        dossiers.describe_workplace(
            actor=actor, request_id=request.pk, equipment=None, activities=codes, mentors=(), now=now
        )
    data = {"establishments": len(places), "trainings": sorted(asked)}
    events.record(Happened.REQUEST_PREPARED, actor=actor, subject=dossier, at=now, data=data)
    dossier.refresh_from_db()
    return dossier


def _ticked(
    requests: Sequence[RecognitionRequest], activities: Collection[str], *, now: datetime
) -> Iterator[tuple[RecognitionRequest, tuple[str, ...]]]:
    """The requests in whose list some of these activities stand, and which."""
    work = work_on(day_of(now))
    worked = work.keys_of(activities)
    for request in requests:
        listed = work.lists.get(request.training_id)
        codes = tuple(one.code for one in listed.activities if one.key in worked) if listed else ()
        if codes:
            yield request, codes
