"""What a learner, or a parent, reads of a referral, and agrees to."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.web.learner.pages.frame import Whose, crumbs, here, whose
from tandem.faces.web.learners.pages.referrals import Card, cards
from tandem.journey.intake.queries import referrals as queries
from tandem.journey.intake.terms.referrals import Agreeing, ReferralMove
from tandem.registers.access.terms import Role


@dataclass(frozen=True)
class ReferralsPage(Whose):
    """The referrals of one learner."""

    cards: tuple[Card, ...] = ()
    waits_for_you: frozenset[UUID] = frozenset()
    refusable: frozenset[UUID] = frozenset()
    track_id: Any = None
    back_url: str = ""


def voice_of(actor: Actor) -> Agreeing:
    """For whom somebody of the family agrees."""
    return Agreeing.GUARDIANS if actor.has_role(Role.GUARDIAN) else Agreeing.LEARNER


def referrals(actor: Actor, track: Any, *, day: date) -> ReferralsPage:
    """Every referral, and which of them wait for who reads this."""
    rows, own = queries.referrals_of(actor, track.pk, day=day), voice_of(actor)
    refusable = [one.pk for one in rows if ReferralMove.REFUSE in queries.moves(actor, one, day=day)]
    return ReferralsPage(
        title=gettext("Verwijzing"),
        breadcrumb=crumbs(track, here(gettext("Verwijzing"))),
        cards=cards(actor, track, day=day),
        waits_for_you=frozenset(one.pk for one in rows if own in queries.missing(one, day=day)),
        refusable=frozenset(refusable),
        track_id=track.pk,
        back_url=reverse("learner:needs", args=[track.pk]),
        **whose(actor, track),
    )
