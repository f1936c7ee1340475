"""Doors to tracks. Not allowed looks the same as not there."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.base.verdict import Verdict
from tandem.journey.intake.models import Track
from tandem.journey.intake.models.tracks import TrackQuerySet
from tandem.journey.intake.policies import tracks as policies
from tandem.journey.intake.rules import tracks as rules
from tandem.journey.intake.rules.screening import LearnerFacts, may_run_up
from tandem.journey.intake.rules.tracks import EnrolmentFacts
from tandem.law import norms
from tandem.registers.access.terms import Role
from tandem.registers.organisations.queries import providers
from tandem.registers.people import queries as people
from tandem.registers.people.models import Guardianship

_NOBODY = Q(pk__in=())


def tracks_for(actor: Actor, *, day: date) -> TrackQuerySet:
    """Every track this actor may know that day: of the own provider, of who one guides, one's own, of one's child."""
    return Track.objects.filter(_seen_by(actor, day=day))


def track_for(actor: Actor, track_id: UUID, *, day: date, lock: bool = False) -> Track:
    """The track with its learner, training, provider, place and coach, for who may know it."""
    rows = Track.objects.named()
    track = row_with(rows.select_for_update(of=("self",)) if lock else rows, track_id)
    if track is None or not policies.may_see(actor, facts_for(actor, track, day=day)):
        raise NotFound
    return track


def track_to_guide(actor: Actor, track_id: UUID, *, day: date) -> Track:
    """The track, locked, for who guides the learner; who only may see it is told why not."""
    track = track_for(actor, track_id, day=day, lock=True)
    policies.may_guide(actor, track.facts()).or_raise()
    return track


def guardian_of(actor: Actor, track_id: UUID, guardianship_id: UUID, *, day: date) -> Guardianship:
    """Who acts for the learner of this track that day by this guardianship, for who guides the learner."""
    track = track_to_guide(actor, track_id, day=day)
    found = people.guardians_of(actor, track.person_id, day=day).filter(pk=guardianship_id).first()
    if found is None:
        raise NotFound
    return found


def facts_of(track: Track, *, day: date) -> policies.TrackFacts:
    """What a policy asks about a track that day, with the accounts that act for the learner."""
    acting = people.accounts_acting_for([track.person_id], day=day).get(track.person_id, [])
    return track.facts(guardians=acting)


def facts_for(actor: Actor, track: Track, *, day: date) -> policies.TrackFacts:
    """The same for a question about this actor: who acts for the learner matters for guardians alone."""
    return facts_of(track, day=day) if actor.has_role(Role.GUARDIAN) else track.facts()


def learner_facts(track: Track) -> LearnerFacts:
    """What else counts of a learner when a way is chosen; for who has the track with all that belongs to it."""
    return LearnerFacts(track.person.birth_date, track.is_in_special_education(), track.is_job_seeker)


def run_up(track: Track, *, day: date) -> Verdict:
    """Whether the run-up phase is open to this learner that day (R-RUN-01): for its page."""
    return may_run_up(learner_facts(track), day=day, norms=norms.at(day))


def standing(track: Track) -> Verdict:
    """What stands in the way of this track as it was told, or may be a slip: for its page."""
    facts = EnrolmentFacts(
        birth_date=track.person.birth_date,
        is_offered=providers.offers(track.provider_id, track.training_id, track.starts_on),
        is_enrolled_already=False,
        is_place_known=bool(track.nis) or not track.postal_code,
    )
    return rules.may_enrol(track.form(), facts, norms=norms.at(track.starts_on))


def running_of(person_ids: Collection[UUID], *, provider_id: UUID) -> TrackQuerySet:
    """The running tracks of these people at a provider, for who enrols one there."""
    return Track.objects.running().filter(person__in=person_ids, provider=provider_id)


def _seen_by(actor: Actor, *, day: date) -> Q:
    if actor.has_role(Role.SYSTEM):
        return Q()
    if actor.user_id is None:
        return _NOBODY
    if actor.has_role(Role.PROVIDER_ADMIN):
        return Q(provider=actor.organisation_id, provider__isnull=False)
    if actor.has_role(Role.COACH):
        return Q(provider=actor.organisation_id) & (Q(coach=actor.user_id) | Q(coach__isnull=True))
    if actor.has_role(Role.LEARNER):
        return Q(person__user=actor.user_id)
    if actor.has_role(Role.GUARDIAN):
        children = people.acting_guardians(actor.user_id, day=day).values("child")
        return Q(person__in=children)
    return _NOBODY
