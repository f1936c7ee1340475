"""Many openings at once, as an invented region has them: the same rows and history as opened one by one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.events import Entry
from tandem.base.periods import day_of
from tandem.journey.placement.actions import openings
from tandem.journey.placement.models import Guidance, Opening, OpeningContact, OpeningMentor, OpeningWish
from tandem.journey.placement.policies import openings as policies
from tandem.journey.placement.rules import openings as rules
from tandem.journey.placement.rules.opening_forms import OpeningForm
from tandem.journey.placement.snapshot import openings as snapshot
from tandem.journey.placement.terms.openings import OpeningHappened, OpeningMove
from tandem.journey.placement.workflow.openings import OPENING
from tandem.journey.recognition.models import Recognition
from tandem.law import norms

_AT_ONCE: Final = 500


@dataclass(frozen=True)
class PastOpening:
    """A place that somebody opened, and perhaps paused since."""

    recognition_id: UUID
    form: OpeningForm
    opened_by: Actor
    opened_at: datetime
    paused_at: datetime | None = None


@transaction.atomic
def open_many(told: Sequence[PastOpening]) -> int:
    """Open these places in the order given; what may not be opened is left out. Gives how many were."""
    rows = Recognition.objects.select_related("body__sector").filter(pk__in={one.recognition_id for one in told})
    recognitions = {row.pk: row for row in rows}
    known = snapshot.around(recognitions.values())
    learners = dict(known.learners)
    made: list[tuple[Opening, PastOpening]] = []
    for past in told:
        recognition = recognitions[past.recognition_id]
        policies.may_keep_openings(past.opened_by, recognition.company_id).or_raise()
        here = replace(known, learners=learners)
        facts = snapshot.facts_of(recognition, past.form, known=here, day=day_of(past.opened_at))
        if rules.may_open(facts, norms=norms.at(facts.day, sector=facts.sector or None)).is_ok:
            opening = openings.made(recognition, past.form, actor=past.opened_by, now=past.opened_at)
            made.append((opening, past))
            for mentor, count in past.form.mentors.items():
                learners[mentor, opening.establishment_id, opening.school_year] = count
    _store(made, learners={key: count for key, count in learners.items() if known.learners.get(key) != count})
    events.record_past([*_opened(made), *_paused(made)])
    return len(made)


def _store(made: Sequence[tuple[Opening, PastOpening]], *, learners: dict[tuple[UUID, UUID, int], int]) -> None:
    for opening, past in made:
        if past.paused_at is not None:
            opening.state = OPENING.after(opening.state, OpeningMove.PAUSE)
            opening.paused_at, opening.paused_by = past.paused_at, past.opened_by.user_id
            opening.version += 1
    Opening.objects.bulk_create([opening for opening, _ in made], batch_size=_AT_ONCE)
    wishes = [wish for opening, past in made for wish in openings.wishes_of(opening, past.form)]
    OpeningWish.objects.bulk_create(wishes, batch_size=_AT_ONCE)
    contacts = [
        OpeningContact(opening=opening, name=one.name, email=one.email, phone=one.phone)
        for opening, past in made
        for one in (past.form.contact,)
    ]
    OpeningContact.objects.bulk_create(contacts, batch_size=_AT_ONCE)
    named = [OpeningMentor(opening=opening, mentor_id=pk) for opening, past in made for pk in sorted(past.form.mentors)]
    OpeningMentor.objects.bulk_create(named, batch_size=_AT_ONCE)
    guided = [
        Guidance(mentor_id=mentor, establishment_id=place, school_year=year, learners=count)
        for (mentor, place, year), count in learners.items()
    ]
    Guidance.objects.bulk_create(
        guided,
        batch_size=_AT_ONCE,
        update_conflicts=True,
        unique_fields=["establishment", "school_year", "mentor"],
        update_fields=["learners"],
    )


def _opened(made: Sequence[tuple[Opening, PastOpening]]) -> list[Entry]:
    return [
        Entry(
            OpeningHappened.OPENED,
            past.opened_by,
            opening,
            past.opened_at,
            openings.opened_data(opening, past.form),
        )
        for opening, past in made
    ]


def _paused(made: Sequence[tuple[Opening, PastOpening]]) -> list[Entry]:
    return [
        Entry(OpeningHappened.PAUSED, past.opened_by, opening, past.paused_at)
        for opening, past in made
        if past.paused_at is not None
    ]
