"""Keeping a seat for one learner, and letting it go. Who calls this holds the company and the opening."""

from datetime import datetime
from itertools import count
from uuid import UUID

from django.db import IntegrityError
from django.db.models import Case, F, When

from tandem.base.verdict import refusal
from tandem.journey.placement.models import Introduction, Opening, Seat
from tandem.journey.placement.queries import seats
from tandem.journey.placement.rules import seats as rules
from tandem.journey.placement.rules.seats import Guided, SeatFacts


def keep(introduction: Introduction, opening: Opening, *, now: datetime) -> Seat:
    """Keep a seat of this opening, or refuse with the limit that was reached."""
    guided = seats.guided_there(opening.establishment_id, school_year=opening.school_year)
    facts = SeatFacts(places=opening.places, taken=opening.taken, opening=opening.pk, guided=guided)
    rules.may_seat(facts).or_raise()
    numbers, guided_numbers = seats.taken_numbers(opening)
    seat = Seat(
        introduction=introduction,
        opening=opening,
        establishment_id=opening.establishment_id,
        school_year=opening.school_year,
        number=_first_free(numbers),
        guided_number=_first_free(guided_numbers),
    )
    seat.save(force_insert=True)
    Opening.objects.filter(pk=opening.pk).update(taken=F("taken") + 1)
    _tell(guided.with_one_more(opening.pk), now=now)
    return seat


def free(introduction: Introduction, *, now: datetime) -> None:
    """Let the seat go, where there is one; where it was the last one taken, the opening is free since now."""
    seat = Seat.objects.filter(introduction=introduction).first()
    if seat is not None:
        since = Case(When(taken__gte=F("places"), then=now), default=F("free_since"))
        Opening.objects.filter(pk=seat.opening_id).update(taken=F("taken") - 1, free_since=since)
        seat.delete()
        tell_guides(seat.establishment_id, school_year=seat.school_year, now=now)


def tell_guides(establishment_id: UUID, *, school_year: int, now: datetime) -> int:
    """Keep with each opening there whether its mentors can guide one learner more; gives for how many that changed."""
    return _tell(seats.guided_there(establishment_id, school_year=school_year), now=now)


def taken_or_raise(clash: IntegrityError) -> None:
    """Say in words that somebody else took the seat, where the database says so in its own."""
    told = str(clash)
    named = ("seat_once_per_opening", "seat_once_per_guidance", "opening_not_overbooked", "placement_seat.")
    if any(name in told for name in named):
        refusal("seat.place_left").or_raise()


def _tell(guided: Guided, *, now: datetime) -> int:
    """Where the mentors can guide nobody more, nothing is free; where they can again, it is free since now."""
    changed = 0
    for opening, had in Opening.objects.filter(pk__in=list(guided.named)).order_by("pk").values_list("pk", "has_guide"):
        has = rules.can_guide(guided.with_one_more(opening))
        if has != had:
            since = {"free_since": now} if has else {}
            changed += Opening.objects.filter(pk=opening).update(has_guide=has, **since)
    return changed


def _first_free(numbers: set[int]) -> int:
    return next(number for number in count(1) if number not in numbers)
