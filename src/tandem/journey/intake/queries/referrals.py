"""Doors to referrals: the circle of the shielded part. Opening one is noted by who opens it."""

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.base import secrecy
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.journey.intake.models import Referral
from tandem.journey.intake.policies import referrals as policies
from tandem.journey.intake.queries import needs, tracks
from tandem.journey.intake.rules import referrals as rules
from tandem.journey.intake.terms.referrals import Agreeing, ReferralKind, ReferralMove, ReferralState
from tandem.journey.intake.workflow import REFERRAL
from tandem.law import norms


@dataclass(frozen=True)
class Why:
    """What lies under the seal: why somebody is referred, and what is said at the end."""

    reason: str
    closing: str = ""


def referrals_of(actor: Actor, track_id: UUID, *, day: date) -> list[Referral]:
    """Every referral of this track, the newest first, for who may read its shielded part."""
    track = needs.track_for(actor, track_id, day=day)
    rows = list(Referral.objects.filter(track=track).order_by("-proposed_on", "-proposed_at", "-id"))
    for row in rows:
        row.track = track
    return rows


def referral_for(actor: Actor, track_id: UUID, referral_id: UUID, *, day: date) -> Referral:
    """One of these, locked with its track."""
    track = needs.track_for(actor, track_id, day=day, lock=True)
    row = Referral.objects.select_for_update().filter(track=track, pk=referral_id).first()
    if row is None:
        raise NotFound
    row.track = track
    return row


def is_open(referral_id: UUID) -> bool:
    """Whether this referral is there and not over: for a message that says no more than where to look."""
    return Referral.objects.open().filter(pk=referral_id).exists()


def asked(row: Referral, *, day: date) -> frozenset[Agreeing]:
    """Who has to agree before it starts; needs the learner at hand."""
    born = row.track.person.birth_date
    return rules.must_agree(ReferralKind(row.kind), birth_date=born, day=day, norms=norms.at(day))


def missing(row: Referral, *, day: date) -> list[Agreeing]:
    """Who still has to agree, of a referral that waits for that."""
    return rules.missing(asked(row, day=day), row.agreed) if row.state == ReferralState.PROPOSED else []


def standing(row: Referral, *, day: date) -> ReferralState:
    """Where it stands that day: who came of age meanwhile needs no parent any more."""
    return rules.standing(ReferralState(row.state), missing(row, day=day))


def agreed_from(row: Referral, *, day: date) -> date:
    """The day from which everybody who was asked agreed."""
    agreed = {who: date.fromisoformat(on) for who, on in row.agreed.items()}
    return rules.first_day(
        ReferralKind(row.kind),
        agreed,
        proposed_on=row.proposed_on,
        birth_date=row.track.person.birth_date,
        norms=norms.at(day),
    )


def moves(actor: Actor, row: Referral, *, day: date) -> list[ReferralMove]:
    """What this actor may do with it; the rules may still refuse one."""
    facts, state = tracks.facts_of(row.track, day=day), standing(row, day=day)
    may = {
        ReferralMove.AGREE: any(policies.may_agree(actor, facts, who).is_ok for who in missing(row, day=day)),
        ReferralMove.START: policies.may_refer(actor, facts).is_ok,
        ReferralMove.END: policies.may_refer(actor, facts).is_ok,
        ReferralMove.REFUSE: policies.may_refuse(actor, facts).is_ok,
    }
    return [move for move, allowed in may.items() if allowed and REFERRAL.allows(state, move)]


def read(row: Referral) -> Why:
    """What is under the seal. Whoever calls this came through the door, and notes the reading."""
    return Why(**json.loads(secrecy.unseal(needs.ring(), row.sealed, about=_about(row))))


def sealed(why: Why, row: Referral) -> str:
    """Why somebody is referred, as it is kept."""
    return secrecy.seal(needs.ring(), json.dumps(vars(why), ensure_ascii=False), about=_about(row))


def _about(row: Referral) -> str:
    return f"intake.referral/{row.pk}"
