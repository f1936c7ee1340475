"""The facts of an agreement with what the company itself said about its mentors, which stands above agreements."""

from dataclasses import replace
from datetime import date
from typing import Any

from tandem.base.actor import Actor
from tandem.journey.agreements import snapshot
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.rules.checks import AgreementFacts
from tandem.journey.agreements.rules.forms import AgreementForm
from tandem.journey.agreements.snapshot import AtHand
from tandem.journey.placement.queries import seats
from tandem.law.calendar import school_year_of
from tandem.law.errors import NoCalendar


def told_to(
    actor: Actor, one: Any, *, day: date, form: AgreementForm | None = None, hand: AtHand | None = None
) -> AgreementFacts:
    """What this actor may know, with how many learners each mentor guides at once by word of the company."""
    facts = snapshot.told_to(actor, one, day=day, form=form, hand=hand)
    # A company says at least one: who guides nobody else is never above it.
    named = [place for place in facts.workplaces if place.mentor and place.mentor_guides]
    if not named or facts.form.begins_on is None:
        return facts
    try:
        year = school_year_of(facts.form.begins_on).first_year
    except NoCalendar:
        return facts
    rows = hand.workplaces if hand else doors.workplaces_of([one.pk]).get(one.pk, [])
    at = {row.recognition.number: row.recognition.establishment_id for row in rows}
    said = seats.declared({place.mentor for place in named}, school_year=year)
    return replace(
        facts,
        workplaces=tuple(
            replace(place, mentor_declared=said.get((place.mentor, at.get(place.key)))) for place in facts.workplaces
        ),
    )
