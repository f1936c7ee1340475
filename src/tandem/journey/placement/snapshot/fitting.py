"""Which learners fit an opening, by the engine: for its company without who they are, for their school by name."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

import numpy as np

from matchmaker.topk import Finder
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import tracks
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.models import Introduction, LearnerProfile, Opening, PassedOver
from tandem.journey.placement.policies import fitting as policies
from tandem.journey.placement.queries import places
from tandem.journey.placement.queries.profiles import Seen
from tandem.journey.placement.queries.weights import balance
from tandem.journey.placement.rules import coarse
from tandem.journey.placement.rules import market as rules
from tandem.journey.placement.rules.market import Point, Seeker
from tandem.journey.placement.rules.profiles import distance_band
from tandem.journey.placement.rules.schedule import Schedule
from tandem.journey.placement.snapshot import engine, facts
from tandem.journey.placement.snapshot.ways import MODES
from tandem.journey.placement.terms.introductions import IntroductionState
from tandem.registers.geo.rules import distance_km

MOST: Final = 50
"""So many learners are told of for one opening, the best first."""
_OVER: Final = (IntroductionState.LAPSED, IntroductionState.WITHDRAWN, IntroductionState.MOVED)
"""After these an introduction says nothing against a new one."""


@dataclass(frozen=True)
class Fit:
    """A learner whom no rule keeps from an opening."""

    track_id: UUID
    minutes: int
    mode: str
    """How the learner gets there quickest."""
    schedule: Schedule | None = None
    """The timetables that say how long public transport takes."""


@dataclass(frozen=True)
class Guided:
    """A learner of one's own school who fits an opening."""

    track: Track
    minutes: int
    mode: str
    days_left: int | None
    schedule: Schedule | None = None
    """The timetables that say how long public transport takes."""


def for_company(actor: Actor, opening: Opening, *, day: date) -> list[Seen]:
    """The learners who want to be found and fit this opening of the own company, without who they are.

    Everything is worked out from stand-ins (`rules/coarse.py`), so that no other wish, day or place tells more of
    somebody than the municipality and the age bracket.
    """
    if not policies.may_find(actor, opening.company_id).is_ok:
        raise NotFound
    profiles = {one.track_id: one for one in _findable(opening)}
    known = [one.track for one in profiles.values()]
    homes = places.middles(known)
    year = opening.school_year
    seekers = [
        coarse.stand_in(one, centre=homes[one.track_id], school_year=year, day=day)
        for one in facts.seekers_of(known, day=day, is_plain=True)
    ]
    found = best_for(opening, seekers, day=day, k=MOST)
    return [_seen(profiles[one.track_id], opening, homes[one.track_id]) for one in found]


def found_there(actor: Actor, opening: Opening, profile_id: UUID, *, day: date) -> LearnerProfile:
    """The profile of a learner whom the company finds for this opening today."""
    if not any(one.id == profile_id for one in for_company(actor, opening, day=day)):
        raise NotFound
    return LearnerProfile.objects.select_related("track__person").get(pk=profile_id)


def passed_over(actor: Actor, opening: Opening) -> list[PassedOver]:
    """Whom the company does not ask for this opening, the last first."""
    if not policies.may_find(actor, opening.company_id).is_ok:
        raise NotFound
    return list(PassedOver.objects.filter(opening=opening).order_by("-passed_at", "pk"))


def for_guide(actor: Actor, opening: Opening, *, day: date) -> list[Guided]:
    """The learners this actor guides who search and fit this opening; what somebody needs does not count here."""
    if not policies.may_match(actor):
        raise NotFound
    rows = tracks.tracks_for(actor, day=day).filter(
        phase=Phase.SEARCHING, training=opening.training_id, school_year=opening.school_year
    )
    known = {one.pk: one for one in rows.exclude(pk__in=_known_at(opening)).select_related("person", "training")}
    seekers = {one.track_id: one for one in facts.seekers_of(known.values(), day=day)}
    return [
        Guided(known[one.track_id], one.minutes, one.mode, seekers[one.track_id].days_left, one.schedule)
        for one in best_for(opening, list(seekers.values()), day=day, k=MOST)
    ]


def best_for(opening: Opening, seekers: Sequence[Seeker], *, day: date, k: int) -> tuple[Fit, ...]:
    """The learners who may come to this opening, those whom the place ranks highest first; none where it is full."""
    rows = facts.openings_in(Opening.objects.public_on(day).filter(pk=opening.pk, ends_on__gt=day))
    year = opening.school_year
    known = rules.market(
        day=day,
        seekers=tuple(seekers),
        sites=facts.sites_of(rows, school_year=year),
        offers=facts.offers_of(rows, school_year=year),
        schedule=facts.schedule_for(seekers, day=day),
    )
    if not known.offers or not known.seekers:
        return ()
    ready = engine.arranged(known, balance())
    learners = Finder(ready.search).best_learners(0, k).index
    minutes, mode = ready.ways.quickest(ready.search, learners, np.zeros(len(learners), np.int64))
    return tuple(
        Fit(known.seekers[learner].track_id, int(minutes[at]), MODES[int(mode[at])].value, known.schedule)
        for at, learner in enumerate(learners.tolist())
    )


def _findable(opening: Opening) -> Collection[LearnerProfile]:
    """Who wants to be found for this training and year, whom the company neither knows nor passed over here."""
    rows = LearnerProfile.objects.findable().filter(
        track__training=opening.training_id, track__school_year=opening.school_year
    )
    passed = PassedOver.objects.filter(opening=opening).values("track")
    return (
        rows.exclude(track__in=_known_at(opening))
        .exclude(track__in=passed)
        .select_related("track__person", "track__training")
    )


def _known_at(opening: Opening) -> Collection[UUID]:
    met = Introduction.objects.filter(opening=opening).exclude(state__in=_OVER)
    return set(met.values_list("track_id", flat=True))


def _seen(profile: LearnerProfile, opening: Opening, home: Point | None) -> Seen:
    km = None
    if home is not None and opening.lat is not None and opening.lon is not None:
        km = distance_km(home.lat, home.lon, opening.lat, opening.lon)
    return Seen(profile.pk, profile.track.training, profile.form(), distance_band(km))
