"""Doors to what learners tell of themselves: from the inside, and what a company that looks for somebody sees."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import screening, tracks
from tandem.journey.placement.models import LearnerProfile, Opening, Veto
from tandem.journey.placement.policies import profiles as policies
from tandem.journey.placement.queries.places import middles
from tandem.journey.placement.rules import profiles as rules
from tandem.journey.placement.rules.market import Point
from tandem.journey.placement.rules.profiles import ProfileForm
from tandem.journey.placement.terms.profiles import DistanceBand
from tandem.registers.geo.rules import distance_km
from tandem.registers.reference.models import Training

_Point = tuple[float | None, float | None]

MOST_FOUND: Final = 200
"""So many learners one company sees, the nearest; more are not read by anybody."""


@dataclass(frozen=True)
class Told:
    """A profile from the inside; one that was never written holds what the screening says."""

    form: ProfileForm
    is_written: bool
    is_findable: bool
    version: int
    may_tell: bool
    row: LearnerProfile | None = None


@dataclass(frozen=True)
class Seen:
    """What a company sees of a learner: nothing by which it could know or reach somebody."""

    id: UUID
    training: Training
    form: ProfileForm
    band: DistanceBand


def profile_for(actor: Actor, track_id: UUID, *, day: date) -> Told:
    """The profile of a track, for the learner, who acts for the learner and who guides the learner."""
    return told_in(actor, tracks.track_for(actor, track_id, day=day), day=day)


def told_in(actor: Actor, track: Track, *, day: date) -> Told:
    """The same in a track that was found through its own door."""
    may_tell = policies.may_tell(actor, tracks.facts_of(track, day=day)).is_ok
    row = LearnerProfile.objects.filter(track=track).first()
    if row is None:
        return Told(_from_screening(track), is_written=False, is_findable=False, version=0, may_tell=may_tell)
    return Told(
        row.form(), is_written=True, is_findable=row.is_findable, version=row.version, may_tell=may_tell, row=row
    )


def found_by(actor: Actor, *, day: date) -> list[Seen]:
    """The learners who want to be found, for the trainings in which this company has a place that stands open.

    The nearest first, in steps that do not say who of two lives nearer; who said not here is not among them, and
    neither is who lives too far away.
    """
    if not policies.may_look(actor):
        raise NotFound
    return sorted(_found(actor, None, day=day), key=lambda one: (list(DistanceBand).index(one.band), str(one.id)))


def found_one(actor: Actor, profile_id: UUID, *, day: date) -> LearnerProfile:
    """One of these learners, for a company that can find this learner today."""
    row = row_with(LearnerProfile.objects.findable(), profile_id) if policies.may_look(actor) else None
    if row is None or not any(_found(actor, profile_id, day=day)):
        raise NotFound
    return row


def seen_of(actor: Actor, profile_id: UUID, *, day: date) -> Seen:
    """What a company sees of one of these learners."""
    found = next(_found(actor, profile_id, day=day), None) if policies.may_look(actor) else None
    if found is None:
        raise NotFound
    return found


def as_seen(track: Track, told: Told) -> Seen:
    """What a company near home would see of a learner whose profile was found through its own door."""
    band = DistanceBand.UNKNOWN if track.lat is None else DistanceBand.NEAR
    return Seen(told.row.pk if told.row else track.pk, track.training, told.form, band)


def _found(actor: Actor, profile_id: UUID | None, *, day: date) -> Iterator[Seen]:
    """Who lives nearest to a place of this company for the own training, in no order that means something.

    Distances are those from the middle of the municipality: a company with a place in every street learns no street.
    """
    openings = Opening.objects.public_on(day).with_seat().filter(company=actor.organisation_id)
    rows = openings.values_list("training_id", "establishment_id", "lat", "lon")
    places = [(training, place, (lat, lon)) for training, place, lat, lon in rows]
    wanted = LearnerProfile.objects.findable().filter(track__training__in={training for training, *_ in places})
    if profile_id is not None:
        wanted = wanted.filter(pk=profile_id)
    vetoes = Veto.objects.filter(track__profile__in=wanted, establishment__in={place for _, place, *_ in places})
    refused = set(vetoes.values_list("track", "establishment"))
    near: dict[UUID, float | None] = {}
    found = {row.pk: row.track for row in wanted.select_related("track").only("track")}
    homes = middles(found.values())
    for key, track in found.items():
        fits = [(place, spot) for training, place, spot in places if training == track.training_id]
        here = [spot for place, spot in fits if (track.pk, place) not in refused]
        km = _nearest_km(homes[track.pk], here)
        if here and (km is None or km <= rules.FARTHEST_KM):
            near[key] = km
    first = sorted(near, key=lambda key: (near[key] is None, near[key] or 0.0, key))[:MOST_FOUND]
    for row in LearnerProfile.objects.filter(pk__in=first).select_related("track__training"):
        yield Seen(row.pk, row.track.training, row.form(), rules.distance_band(near[row.pk]))


def _nearest_km(home: Point | None, places: Sequence[_Point]) -> float | None:
    """How far the nearest of these places lies from there; None where one of the two is not known."""
    if home is None:
        return None
    known = ((there, over) for there, over in places if there is not None and over is not None)
    far = [distance_km(home.lat, home.lon, there, over) for there, over in known]
    return min(far, default=None)


def _from_screening(track: Track) -> ProfileForm:
    """How the learner travels and from when, as the screening says, to begin with."""
    told = screening.profiles_of([track.pk]).get(track.pk)
    if told is None:
        return ProfileForm()
    return ProfileForm(available_from=told.available_from, travel_modes=tuple(sorted(told.travel_modes)))
