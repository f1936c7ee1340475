"""Writing what a learner tells of oneself, and choosing whether companies find it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.base.verdict import refusal
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import tracks
from tandem.journey.intake.workflow import RUNNING
from tandem.journey.placement.models import LearnerProfile
from tandem.journey.placement.policies import profiles as policies
from tandem.journey.placement.rules import profiles as rules
from tandem.journey.placement.rules.profiles import LONGEST, Names, ProfileForm
from tandem.journey.placement.terms.profiles import ProfileHappened


@transaction.atomic
def tell(*, actor: Actor, track_id: UUID, form: ProfileForm, now: datetime) -> LearnerProfile:
    """Write the profile. The words stand in the profile alone: no history keeps what was taken out."""
    track = _to_tell(actor, track_id, now=now)
    if track.phase not in RUNNING:
        refusal("wish.track_running").or_raise()
    told = form.tidy()
    names = Names(track.person.given_name, track.person.family_name)
    rules.can_be(told, names=names, day=day_of(now)).or_raise()
    row = LearnerProfile.objects.filter(track=track).first()
    is_new = row is None
    profile = row or LearnerProfile(track=track)
    changed = profile.form().differences(told)
    if not changed and not is_new:
        return profile
    if profile.is_findable:
        rules.may_be_found(told, is_running=True).or_raise()
    for name in (*LONGEST, "available_from"):
        setattr(profile, name, getattr(told, name))
    profile.travel_modes = [str(mode) for mode in told.travel_modes]
    profile.changed_at, profile.changed_by = now, actor.user_id
    profile.version = 1 if is_new else profile.version + 1
    profile.save()
    data = {"profile": profile.pk, "fields": changed}
    events.record(ProfileHappened.CHANGED, actor=actor, subject=track, at=now, data=data)
    return profile


@transaction.atomic
def be_found(*, actor: Actor, track_id: UUID, now: datetime) -> LearnerProfile:
    """Let companies with an open place for this training find the learner, without a name."""
    track = _to_tell(actor, track_id, now=now)
    profile = LearnerProfile.objects.filter(track=track).first()
    form = profile.form() if profile else ProfileForm()
    rules.may_be_found(form, is_running=track.phase in RUNNING).or_raise()
    if profile is None:
        raise AssertionError("a profile that says something was written")
    return _choose(profile, track, is_findable=True, actor=actor, now=now)


@transaction.atomic
def hide(*, actor: Actor, track_id: UUID, now: datetime) -> LearnerProfile | None:
    """No longer let companies find the learner: from this moment none does."""
    track = _to_tell(actor, track_id, now=now)
    profile = LearnerProfile.objects.filter(track=track).first()
    return None if profile is None else _choose(profile, track, is_findable=False, actor=actor, now=now)


def _to_tell(actor: Actor, track_id: UUID, *, now: datetime) -> Track:
    """The track, locked, for who tells in it."""
    day = day_of(now)
    track = tracks.track_for(actor, track_id, day=day, lock=True)
    policies.may_tell(actor, tracks.facts_of(track, day=day)).or_raise()
    return track


def _choose(profile: LearnerProfile, track: Track, *, is_findable: bool, actor: Actor, now: datetime) -> LearnerProfile:
    if profile.is_findable == is_findable:
        return profile
    profile.is_findable = is_findable
    profile.findable_at, profile.findable_by = now, actor.user_id
    profile.version += 1
    profile.save(update_fields=["is_findable", "findable_at", "findable_by", "version"])
    code = ProfileHappened.FINDABLE if is_findable else ProfileHappened.HIDDEN
    events.record(code, actor=actor, subject=track, at=now, data={"profile": profile.pk})
    return profile
