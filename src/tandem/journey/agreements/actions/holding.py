"""Taking hold of an agreement, everywhere in one order: the tracks of the learner, recognitions, the agreement."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.journey.agreements.models import Agreement
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.intake.models import Track
from tandem.journey.recognition.models import Recognition


def held(actor: Actor, agreement_id: UUID, *, now: datetime) -> Agreement:
    """The agreement through its door, held until the end of the step."""
    doors.agreement_for(actor, agreement_id, day=day_of(now))
    return locked(agreement_id)


def locked(agreement_id: UUID) -> Agreement:
    """The same for the platform itself, which has no door."""
    person = Agreement.objects.filter(pk=agreement_id).values_list("track__person", flat=True).first()
    if person is None:
        raise NotFound
    hold_learner(person)
    hold_recognitions([agreement_id])
    return Agreement.objects.named().select_for_update(of=("self",)).get(pk=agreement_id)


def hold_learner(person_id: UUID) -> None:
    """Nobody else signs or moves anything for this learner meanwhile."""
    hold_learners([person_id])


def hold_learners(people: Collection[UUID]) -> None:
    """The same for several at once."""
    list(Track.objects.select_for_update().filter(person__in=people).order_by("pk").values_list("pk"))


def hold_recognitions(agreement_ids: Collection[UUID]) -> None:
    """Nobody lifts or ends a recognition of these agreements meanwhile; who calls this holds their learners."""
    known = Agreement.objects.filter(pk__in=agreement_ids).values("workplaces__recognition")
    list(Recognition.objects.select_for_update().filter(pk__in=known).order_by("pk").values_list("pk"))
