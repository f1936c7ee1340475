"""Doors to referrals: the circle of the shielded part. Opening one is noted by who opens it."""

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.base import secrecy
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.journey.intake.models import Referral, Track
from tandem.journey.intake.queries import needs
from tandem.journey.intake.rules import referrals as rules
from tandem.journey.intake.terms.referrals import Agreeing, ReferralKind
from tandem.law import norms


@dataclass(frozen=True)
class Why:
    """What lies under the seal: why somebody is referred, and what is said at the end."""

    reason: str
    closing: str = ""


def referrals_of(actor: Actor, track_id: UUID, *, day: date) -> list[Referral]:
    """Every referral of this track, the newest first, for who may read its shielded part."""
    track = needs.track_for(actor, track_id, day=day)
    return list(Referral.objects.filter(track=track).order_by("-proposed_on", "-proposed_at", "-id"))


def referral_for(actor: Actor, track_id: UUID, referral_id: UUID, *, day: date) -> Referral:
    """One of these, locked with its track."""
    track = needs.track_for(actor, track_id, day=day, lock=True)
    row = Referral.objects.select_for_update().filter(track=track, pk=referral_id).first()
    if row is None:
        raise NotFound
    row.track = track
    return row


def asked(track: Track, row: Referral, *, day: date) -> frozenset[Agreeing]:
    """Who has to agree before it starts."""
    return rules.must_agree(ReferralKind(row.kind), birth_date=track.person.birth_date, day=day, norms=norms.at(day))


def read(row: Referral) -> Why:
    """What is under the seal. Whoever calls this came through the door, and notes the reading."""
    return Why(**json.loads(secrecy.unseal(needs.ring(), row.sealed, about=_about(row))))


def sealed(why: Why, row: Referral) -> str:
    """Why somebody is referred, as it is kept."""
    return secrecy.seal(needs.ring(), json.dumps(vars(why), ensure_ascii=False), about=_about(row))


def _about(row: Referral) -> str:
    return f"intake.referral/{row.pk}"
