"""Doors to what learners choose. Whoever may not know the track finds nothing."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import tracks
from tandem.journey.placement.models import Introduction, Opening, SavedOpening, Seat, Veto
from tandem.journey.placement.policies import wishes as policies
from tandem.journey.placement.rules import wishes as rules
from tandem.journey.placement.terms.openings import OpeningState
from tandem.journey.placement.terms.wishes import Standing
from tandem.journey.placement.workflow.introductions import MET
from tandem.journey.recognition.models import Recognition
from tandem.registers.organisations.models import Establishment

_AT_ONCE: Final = 10_000
"""So many keys fit in one question to either database."""


@dataclass(frozen=True)
class KeptPlace:
    """A place that a learner kept, and what became of it."""

    opening: Opening
    rank: int | None
    saved_at: datetime
    standing: Standing
    is_own_training: bool
    is_vetoed: bool
    introduction_id: UUID | None = None
    """The introduction that runs, or led to this place."""


@dataclass(frozen=True)
class RefusedPlace:
    """An establishment where a learner does not want to go; the reason only for who may read it."""

    establishment: Establishment
    reason: str = ""
    vetoed_at: datetime | None = None
    may_say: bool = True
    """Whether this reader may read the reason, and write another."""


@dataclass(frozen=True)
class Choice:
    """How one of one's own tracks stands towards the places of one recognised workplace."""

    track: Track
    saved: frozenset[UUID]
    ranks: Mapping[UUID, int]
    is_vetoed: bool
    introduced: Mapping[UUID, UUID] = field(default_factory=dict)
    """The openings that the learner gets to know now or is placed at, each with its introduction."""


def kept_places(actor: Actor, track_id: UUID, *, day: date) -> list[KeptPlace]:
    """What the learner of this track kept: the ranked places in their order, then the others, the newest first."""
    return kept_in(tracks.track_for(actor, track_id, day=day), day=day)


def kept_in(track: Track, *, day: date) -> list[KeptPlace]:
    """The same in a track that was found through its own door."""
    rows = list(_saved_in(track))
    named = [row.opening_id for row in rows]
    public = set(Opening.objects.public_on(day).filter(pk__in=named).values_list("pk", flat=True))
    vetoed = set(Veto.objects.filter(track=track).values_list("establishment_id", flat=True))
    return [
        KeptPlace(
            opening=row.opening,
            rank=row.rank,
            saved_at=row.saved_at,
            standing=standing_of(row.opening, is_public=row.opening_id in public, is_seated=row.is_seated),
            is_own_training=row.opening.training_id == track.training_id,
            is_vetoed=row.opening.establishment_id in vetoed,
            introduction_id=row.introduction_id,
        )
        for row in rows
    ]


def _saved_in(track: Track) -> QuerySet[Any]:
    """The places kept in a track, each with the introduction that runs there, and whether the learner has a seat."""
    known = Introduction.objects.filter(track=OuterRef("track"), opening=OuterRef("opening"), state__in=MET)
    seated = Seat.objects.filter(introduction__track=OuterRef("track"), opening=OuterRef("opening"))
    rows = SavedOpening.objects.annotate(introduction_id=Subquery(known.values("pk")[:1]), is_seated=Exists(seated))
    places = ("opening__establishment", "opening__company", "opening__training", "opening__recognition")
    return rows.filter(track=track).in_order().select_related(*places)


def standing_of(opening: Opening, *, is_public: bool, is_seated: bool) -> Standing:
    """What became of an opening, for a learner who has a seat there or has none."""
    has_seat = is_seated or opening.seats_left > 0
    state = OpeningState(opening.state)
    return rules.standing(rules.OpeningStand(state, opening.close_reason, is_public=is_public, has_seat=has_seat))


def refused_places(actor: Actor, track_id: UUID, *, day: date) -> list[RefusedPlace]:
    """Where the learner of this track does not want to go, the newest first."""
    return refused_in(actor, tracks.track_for(actor, track_id, day=day), day=day)


def refused_in(actor: Actor, track: Track, *, day: date) -> list[RefusedPlace]:
    """The same in a track that was found through its own door."""
    facts = tracks.facts_of(track, day=day)
    rows = Veto.objects.filter(track=track).select_related("establishment__company").order_by("-vetoed_at", "-id")
    found = []
    for row in rows:
        may_read = policies.may_read_reason(actor, facts, written_by=row.vetoed_by)
        reason = row.reason if may_read else ""
        found.append(RefusedPlace(row.establishment, reason=reason, vetoed_at=row.vetoed_at, may_say=may_read))
    return found


def place_to_refuse(actor: Actor, track: Track, establishment_id: UUID, *, day: date) -> RefusedPlace:
    """An establishment as the learner of this track may refuse it: with what was said of it, or nothing yet."""
    known = next((one for one in refused_in(actor, track, day=day) if one.establishment.pk == establishment_id), None)
    return known or RefusedPlace(known_place(establishment_id, day=day))


def known_place(establishment_id: UUID, *, day: date) -> Establishment:
    """An establishment that everybody can find, because a workplace there is recognised."""
    is_known = Recognition.objects.public_on(day).filter(establishment=establishment_id).exists()
    place = row_with(Establishment.objects.select_related("company"), establishment_id) if is_known else None
    if place is None:
        raise NotFound
    return place


def choices_at(actor: Actor, openings: Collection[UUID], establishment_id: UUID, *, day: date) -> list[Choice]:
    """Which of these openings stand in each running track that this actor may know, and whether the place is refused.

    For the public page of a place, where a learner or a parent chooses.
    """
    own = list(tracks.tracks_for(actor, day=day).running().named().order_by("person__given_name", "-starts_on", "id"))
    kept = SavedOpening.objects.filter(track__in=own, opening__in=openings)
    ranks: defaultdict[UUID, dict[UUID, int]] = defaultdict(dict)
    for track_id, opening_id, rank in kept.values_list("track_id", "opening_id", "rank"):
        ranks[track_id][opening_id] = rank or 0
    vetoed = set(Veto.objects.filter(track__in=own, establishment=establishment_id).values_list("track_id", flat=True))
    met = Introduction.objects.filter(track__in=own, opening__in=openings, state__in=MET)
    introduced: defaultdict[UUID, dict[UUID, UUID]] = defaultdict(dict)
    for track_id, opening_id, key in met.values_list("track_id", "opening_id", "pk"):
        introduced[track_id][opening_id] = key
    return [
        Choice(
            track=track,
            saved=frozenset(ranks[track.pk]),
            ranks={opening: rank for opening, rank in ranks[track.pk].items() if rank},
            is_vetoed=track.pk in vetoed,
            introduced=introduced[track.pk],
        )
        for track in own
    ]


def ranked_openings(track_ids: Collection[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    """For each of these tracks the openings it ranks, the first choice first, also those that are gone since.

    For the matching round, which came through the doors of the tracks; a track that ranks nothing is left out.
    """
    found: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for some in _batches(track_ids):
        rows = SavedOpening.objects.ranked().filter(track__in=some).order_by("track_id", "rank")
        for track_id, opening_id in rows.values_list("track_id", "opening_id"):
            found[track_id].append(opening_id)
    return {track_id: tuple(openings) for track_id, openings in found.items()}


def refused_establishments(track_ids: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """For each of these tracks where the learner does not want to go; a track that refuses nothing is left out."""
    found: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for some in _batches(track_ids):
        for track_id, place in Veto.objects.filter(track__in=some).values_list("track_id", "establishment_id"):
            found[track_id].add(place)
    return {track_id: frozenset(places) for track_id, places in found.items()}


def _batches(track_ids: Collection[UUID]) -> Iterator[tuple[UUID, ...]]:
    named = tuple(track_ids)
    yield from (named[start : start + _AT_ONCE] for start in range(0, len(named), _AT_ONCE))
