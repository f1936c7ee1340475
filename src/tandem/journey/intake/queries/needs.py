"""Doors to the shielded part of a file. Opening one is noted by who opens it; a search only hears met or not met."""

import json
from collections.abc import Collection
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.conf import settings

from tandem.base import secrecy
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.base.secrecy import Ring
from tandem.base.verdict import Finding
from tandem.journey.intake.models import NeedsAgreement, NeedsFile, Track
from tandem.journey.intake.models.tracks import TrackQuerySet
from tandem.journey.intake.policies import needs as policies
from tandem.journey.intake.queries import tracks
from tandem.journey.intake.rules import needs as rules
from tandem.journey.intake.rules.needs import NOTHING, Told, are_met
from tandem.journey.intake.terms.needs import Need, NeedsHappened, Scope
from tandem.journey.intake.terms.referrals import ReferralHappened
from tandem.journey.intake.terms.tracks import LeftReason
from tandem.law import norms
from tandem.registers.access.terms import Role


def track_for(actor: Actor, track_id: UUID, *, day: date, lock: bool = False) -> Track:
    """The track, for who may read its shielded part; for anybody else there is no such part."""
    track = tracks.track_for(actor, track_id, day=day, lock=lock)
    if not policies.may_read(actor, tracks.facts_of(track, day=day)).is_ok:
        raise NotFound
    return track


def needs_file_for(actor: Actor, track_id: UUID, *, day: date) -> NeedsFile | None:
    """The sealed needs of a learner, or None where nothing was written down; `read` opens the seal."""
    track = track_for(actor, track_id, day=day)
    return NeedsFile.objects.filter(track=track).first()


def agreements_for(actor: Actor, track_id: UUID, *, day: date) -> dict[Scope, NeedsAgreement]:
    """What was agreed to and not withdrawn."""
    track = track_for(actor, track_id, day=day)
    return {Scope(one.scope): one for one in NeedsAgreement.objects.valid().filter(track=track)}


def may_read(actor: Actor, track: Track, *, day: date) -> bool:
    """Whether this actor may read the shielded part of this track that day."""
    return policies.may_read(actor, tracks.facts_for(actor, track, day=day)).is_ok


def readable(actor: Actor, *, day: date) -> TrackQuerySet:
    """Every track of which this actor may read the shielded part that day."""
    rows = tracks.tracks_for(actor, day=day)
    if actor.has_role(Role.COACH):
        return rows.filter(coach=actor.user_id)
    return rows if actor.has_role(Role.LEARNER, Role.GUARDIAN) else rows.none()


def hidden_from(actor: Actor, track: Track, *, day: date) -> tuple[NeedsHappened | ReferralHappened, ...]:
    """What this actor does not see in the history of a track: that there is a shielded part says something already."""
    return () if may_read(actor, track, day=day) else (*NeedsHappened, *ReferralHappened)


def left_for(actor: Actor, track: Track, *, day: date) -> LeftReason:
    """Why a learner left, as this actor may read it: that it was for a NAFT is for the circle of the shielded part."""
    reason = LeftReason(track.left_reason)
    hides = reason is LeftReason.NAFT and not may_read(actor, track, day=day)
    return LeftReason.OTHER if hides else reason


def age_to_agree(track: Track, *, day: date) -> Finding:
    """Whether the learner is old enough to agree alone that day, with its ground: for the page that asks it."""
    return rules.age_to_agree(birth_date=track.person.birth_date, day=day, norms=norms.at(day))


def last_withdrawn_on(track: Track, scope: Scope) -> date | None:
    """The last day on which somebody took this agreement back, or the one without which it is nothing."""
    scopes = {scope} if scope is Scope.REFER else {scope, Scope.KEEP}
    taken = NeedsAgreement.objects.filter(track=track, scope__in=scopes, withdrawn_at__isnull=False)
    last = taken.order_by("-withdrawn_at", "-id").values_list("withdrawn_at", flat=True).first()
    return None if last is None else day_of(last)


def kept_of(track: Track) -> Told:
    """What stands in the shielded part of a track that came through the door of this part."""
    row = NeedsFile.objects.filter(track=track).first()
    return NOTHING if row is None else read(row)


def read(row: NeedsFile) -> Told:
    """What is under the seal. Whoever calls this came through the door, and notes the reading."""
    told = json.loads(secrecy.unseal(ring(), row.sealed, about=_about(row.track_id)))
    return Told(frozenset(Need(one) for one in told["needs"]), told["words"])


def sealed(told: Told, *, track_id: UUID) -> str:
    """What a learner needs, as it is kept."""
    plain = json.dumps({"needs": sorted(told.needs), "words": told.words}, ensure_ascii=False)
    return secrecy.seal(ring(), plain, about=_about(track_id))


def for_search(track_ids: Collection[UUID]) -> dict[UUID, frozenset[Need]]:
    """What these learners need, of those who agreed that a search uses it.

    Only for a search that tells no more than met or not met, and tells that to nobody but who may read it; never for a
    page, a list or a letter.
    """
    return _agreed_to(Scope.SEARCH, track_ids)


def meets(track_id: UUID, offered: Collection[str]) -> bool:
    """Whether a workplace offers what this learner needs, for a search."""
    return are_met(for_search([track_id]).get(track_id, frozenset()), offered)


def shared_with_company(track_id: UUID) -> frozenset[Need]:
    """What a company may hear that a learner needs: nothing, unless the learner or a parent agreed to that."""
    return _agreed_to(Scope.COMPANY, [track_id]).get(track_id, frozenset())


def _agreed_to(scope: Scope, track_ids: Collection[UUID]) -> dict[UUID, frozenset[Need]]:
    agreed = NeedsAgreement.objects.valid().filter(scope=scope, track__in=track_ids).values("track")
    rows = NeedsFile.objects.filter(track__in=agreed).order_by("track_id")
    return {row.track_id: needs for row in rows if (needs := read(row).needs)}


def ring() -> Ring:
    """The keys of this installation."""
    return _ring(settings.NEEDS_KEYS)


@lru_cache(maxsize=4)
def _ring(written: str) -> Ring:
    return secrecy.ring_of(written)


def _about(track_id: UUID) -> str:
    return f"intake.needsfile/{track_id}"
