"""The days of a learner by the week that was signed: what a calendar needs to show days instead of periods."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.base.actor import Actor
from tandem.journey.agreements.queries import life
from tandem.journey.agreements.queries.agreements import agreements_for, workplaces_of
from tandem.journey.agreements.rules.days import DayThere, days_of
from tandem.journey.agreements.terms import AgreementState, HoursAt

_HELD = (AgreementState.SIGNED, AgreementState.ENDED)


@dataclass(frozen=True)
class TrackDay:
    """A day of a learner, and at which recognitions; none for a day at school."""

    there: DayThere
    recognitions: tuple[str, ...] = ()


def days_of_track(actor: Actor, track_id: UUID, *, day: date) -> list[TrackDay]:
    """Every day in the signed agreements of this learner that this actor may know, in order.

    Where an agreement has more workplaces on one day, nobody said at which of them the learner is: all are named.
    """
    rows = agreements_for(actor, day=day).filter(track=track_id, state__in=_HELD).order_by("begins_on", "number")
    agreements = list(rows)
    places = workplaces_of([one.pk for one in agreements], with_past=True)
    found: dict[tuple[date, HoursAt], TrackDay] = {}
    for one in agreements:
        stopped = life.stopped_days(one)
        for there in days_of(one.form(), until=one.closed_on, stopped=stopped):
            numbers = tuple(
                place.recognition.number
                for place in places.get(one.pk, [])
                if (place.begins_on or there.day) <= there.day <= (place.ends_on or there.day)
            )
            key = (there.day, there.where)
            is_work = there.where is HoursAt.WORK
            found[key] = TrackDay(there, numbers if is_work else ())
    return [found[key] for key in sorted(found)]
