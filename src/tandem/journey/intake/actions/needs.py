"""The shielded part of a file: agreeing, writing down, withdrawing, erasing, sealing anew. No event says what it is."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from tandem.base import events, secrecy
from tandem.base.actor import SYSTEM, Actor
from tandem.base.errors import NotFound
from tandem.base.periods import add_months, day_of
from tandem.journey.intake.models import NeedsAgreement, NeedsFile, Referral, Track
from tandem.journey.intake.policies import needs as policies
from tandem.journey.intake.queries import needs as doors
from tandem.journey.intake.queries import referrals as referral_doors
from tandem.journey.intake.queries import tracks
from tandem.journey.intake.rules import needs as rules
from tandem.journey.intake.rules.needs import NOTHING, Told
from tandem.journey.intake.terms.needs import GivenBy, NeedsHappened, Scope
from tandem.law import norms

MONTHS_AFTER_LEAVING: Final = 12
"""So long after a learner left it is still kept: our own choice, no rule of law."""
_OF_NEEDS: Final = (Scope.KEEP, Scope.SEARCH, Scope.COMPANY)
"""What somebody who no longer agrees to keep the needs takes back with it; a referral has an agreement of its own."""


@transaction.atomic
def agree(*, actor: Actor, track_id: UUID, scope: Scope, now: datetime) -> NeedsAgreement:
    """The learner or a parent agrees, on the platform."""
    track = doors.track_for(actor, track_id, day=day_of(now), lock=True)
    facts = tracks.facts_of(track, day=day_of(now))
    policies.may_agree(actor, facts).or_raise()
    is_learner = actor.user_id == facts.learner_user_id
    return _agree(track, GivenBy.LEARNER if is_learner else GivenBy.GUARDIAN, scope=scope, actor=actor, now=now)


@transaction.atomic
def note_agreement(
    *, actor: Actor, track_id: UUID, scope: Scope, given_by: GivenBy, signed_on: date, now: datetime
) -> NeedsAgreement:
    """The coach notes that the learner or a parent signed for it on paper."""
    track = doors.track_for(actor, track_id, day=day_of(now), lock=True)
    withdrawn_on = doors.last_withdrawn_on(track, scope)
    rules.may_note_paper(signed_on=signed_on, day=day_of(now), withdrawn_on=withdrawn_on).or_raise()
    return _agree(track, given_by, scope=scope, actor=actor, now=now, signed_on=signed_on)


@transaction.atomic
def withdraw(*, actor: Actor, track_id: UUID, scope: Scope, now: datetime) -> Track:
    """Take an agreement back. Who no longer agrees that it is kept, has it erased at once; so with a referral."""
    track = doors.track_for(actor, track_id, day=day_of(now), lock=True)
    agreed = NeedsAgreement.objects.valid().filter(track=track, scope=scope).first()
    if agreed is None:
        raise NotFound
    scopes = list(_OF_NEEDS) if scope is Scope.KEEP else [scope]
    taken = NeedsAgreement.objects.valid().filter(track=track, scope__in=scopes)
    taken.update(withdrawn_at=now, withdrawn_by=actor.user_id)
    data = {"scopes": sorted(scopes)}
    events.record(NeedsHappened.AGREEMENT_WITHDRAWN, actor=actor, subject=track, at=now, data=data)
    if scope is Scope.KEEP:
        _erase(track, NeedsFile, actor=actor, now=now)
    elif scope is Scope.REFER:
        _erase(track, Referral, actor=actor, now=now)
    return track


@transaction.atomic
def keep(*, actor: Actor, track_id: UUID, told: Told, now: datetime, seen: Told = NOTHING) -> NeedsFile:
    """Write down what a learner needs, under seal; `seen` is what stood there for who writes."""
    track = doors.track_for(actor, track_id, day=day_of(now), lock=True)
    agreed = NeedsAgreement.objects.valid().filter(track=track, scope=Scope.KEEP)
    plain, kept = told.tidy(), doors.kept_of(track)
    rules.may_keep(plain, seen=seen.tidy(), kept=kept, is_agreed=agreed.exists()).or_raise()
    values = {"sealed": doors.sealed(plain, track_id=track.pk), "kept_at": now, "kept_by": actor.user_id}
    row, _ = NeedsFile.objects.update_or_create(track=track, defaults=values)
    events.record(NeedsHappened.KEPT, actor=actor, subject=track, at=now)
    return row


@transaction.atomic
def erase(*, actor: Actor, track_id: UUID, now: datetime) -> Track:
    """Erase what was written down; the agreement stays, and so does a referral, which stands on a page of its own."""
    track = doors.track_for(actor, track_id, day=day_of(now), lock=True)
    if NeedsFile.objects.filter(track=track).delete()[0]:
        events.record(NeedsHappened.ERASED, actor=actor, subject=track, at=now)
    return track


def erase_old(*, now: datetime) -> int:
    """Erase what is kept of learners who left a year ago, and who agreed to it; gives of how many."""
    gone = add_months(day_of(now), -MONTHS_AFTER_LEAVING)
    something = Q(needs_file__isnull=False) | Q(needs_agreements__isnull=False) | Q(referrals__isnull=False)
    rows = Track.objects.filter(something, left_on__lte=gone).order_by("pk").distinct()
    return sum(_erase_old(pk, now=now) for pk in list(rows.values_list("pk", flat=True)))


def reseal(*, actor: Actor, now: datetime) -> int:
    """Seal with the newest key what an older one sealed; gives how many. Small transactions: the site stays open."""
    policies.may_reseal(actor).or_raise()
    newest = doors.ring().newest
    rows = NeedsFile.objects.order_by("pk").values_list("pk", "sealed")
    older = [pk for pk, box in rows if secrecy.key_of(box) != newest]
    referred = Referral.objects.order_by("pk").values_list("pk", "sealed")
    boxes = [pk for pk, box in referred if secrecy.key_of(box) != newest]
    both = [_reseal(pk, actor=actor, now=now) for pk in older]
    return sum(both) + sum(_reseal_referral(pk, actor=actor, now=now) for pk in boxes)


@transaction.atomic
def _erase_old(track_id: UUID, *, now: datetime) -> bool:
    track = Track.objects.select_for_update(of=("self",)).get(pk=track_id)
    _erase(track, NeedsFile, Referral, actor=SYSTEM, now=now)
    NeedsAgreement.objects.filter(track=track).delete()
    return True


@transaction.atomic
def _reseal(pk: UUID, *, actor: Actor, now: datetime) -> bool:
    row = NeedsFile.objects.select_for_update(of=("self",)).select_related("track").filter(pk=pk).first()
    if row is None:
        return False
    row.sealed = doors.sealed(doors.read(row), track_id=row.track_id)
    row.save(update_fields=["sealed"])
    data = {"key": secrecy.key_of(row.sealed)}
    events.record(NeedsHappened.RESEALED, actor=actor, subject=row.track, at=now, data=data)
    return True


@transaction.atomic
def _reseal_referral(pk: UUID, *, actor: Actor, now: datetime) -> bool:
    row = Referral.objects.select_for_update(of=("self",)).select_related("track").filter(pk=pk).first()
    if row is None:
        return False
    row.sealed = referral_doors.sealed(referral_doors.read(row), row)
    row.save(update_fields=["sealed"])
    data = {"key": secrecy.key_of(row.sealed)}
    events.record(NeedsHappened.RESEALED, actor=actor, subject=row.track, at=now, data=data)
    return True


def _agree(
    track: Track, given_by: GivenBy, *, scope: Scope, actor: Actor, now: datetime, signed_on: date | None = None
) -> NeedsAgreement:
    day = day_of(now)
    agreed = NeedsAgreement.objects.valid().filter(track=track, scope=scope)
    rules.may_agree(
        given_by,
        birth_date=track.person.birth_date,
        day=signed_on or day,
        is_agreed_already=agreed.exists(),
        norms=norms.at(day),
    ).or_raise()
    row = NeedsAgreement(
        track=track, scope=scope, voice=given_by, signed_on=signed_on, given_at=now, given_by=actor.user_id
    )
    row.save(force_insert=True)
    data = {"scope": scope, "voice": given_by, "on_paper": signed_on is not None}
    events.record(NeedsHappened.AGREED, actor=actor, subject=track, at=now, data=data)
    return row


def _erase(track: Track, *kept: type[NeedsFile] | type[Referral], actor: Actor, now: datetime) -> None:
    gone = [one._default_manager.filter(track=track).delete()[0] for one in kept]
    if any(gone):
        events.record(NeedsHappened.ERASED, actor=actor, subject=track, at=now)
