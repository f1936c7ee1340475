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
from tandem.base.secrecy import Ring
from tandem.journey.intake.models import NeedsAgreement, NeedsFile, Track
from tandem.journey.intake.policies import needs as policies
from tandem.journey.intake.queries import tracks
from tandem.journey.intake.rules.needs import Told, are_met
from tandem.journey.intake.terms.needs import Need, Scope


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


def read(row: NeedsFile) -> Told:
    """What is under the seal. Whoever calls this came through the door, and notes the reading."""
    told = json.loads(secrecy.unseal(ring(), row.sealed, about=_about(row.track_id)))
    return Told(frozenset(Need(one) for one in told["needs"]), told["words"])


def sealed(told: Told, *, track_id: UUID) -> str:
    """What a learner needs, as it is kept."""
    plain = json.dumps({"needs": sorted(told.needs), "words": told.words}, ensure_ascii=False)
    return secrecy.seal(ring(), plain, about=_about(track_id))


def needs_of(track_ids: Collection[UUID]) -> dict[UUID, frozenset[Need]]:
    """What these learners need, for a search that tells no more than met or not met; no page, list or letter."""
    rows = NeedsFile.objects.filter(track__in=track_ids).order_by("track_id")
    return {row.track_id: read(row).needs for row in rows}


def meets(track_id: UUID, offered: Collection[str]) -> bool:
    """Whether a workplace offers what this learner needs."""
    return are_met(needs_of([track_id]).get(track_id, frozenset()), offered)


def shared_with_company(track_id: UUID) -> frozenset[Need]:
    """What a company may hear that a learner needs: nothing, unless the learner or a parent agreed to that."""
    agreed = NeedsAgreement.objects.valid().filter(track=track_id, scope=Scope.COMPANY)
    return needs_of([track_id]).get(track_id, frozenset()) if agreed.exists() else frozenset()


def ring() -> Ring:
    """The keys of this installation."""
    return _ring(settings.NEEDS_KEYS)


@lru_cache(maxsize=4)
def _ring(written: str) -> Ring:
    return secrecy.ring_of(written)


def _about(track_id: UUID) -> str:
    return f"intake.needsfile/{track_id}"
