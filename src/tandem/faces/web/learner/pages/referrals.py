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
from tandem.journey.intake.terms.referrals import Agreeing, ReferralState
from tandem.registers.access.terms import Role


@dataclass(frozen=True)
class ReferralsPage(Whose):
    """The referrals of one learner."""

    cards: tuple[Card, ...] = ()
    waits_for_you: frozenset[UUID] = frozenset()
    track_id: Any = None
    back_url: str = ""


def voice_of(actor: Actor) -> Agreeing:
    """For whom somebody of the family agrees."""
    return Agreeing.GUARDIANS if actor.has_role(Role.GUARDIAN) else Agreeing.LEARNER


def referrals(actor: Actor, track: Any, *, day: date) -> ReferralsPage:
    """Every referral, and which of them wait for who reads this."""
    own = voice_of(actor)
    waiting = [
        one.pk
        for one in queries.referrals_of(actor, track.pk, day=day)
        if one.state == ReferralState.PROPOSED and own in queries.asked(track, one, day=day) and own not in one.agreed
    ]
    return ReferralsPage(
        title=gettext("Verwijzing"),
        breadcrumb=crumbs(track, here(gettext("Verwijzing"))),
        cards=cards(actor, track, day=day),
        waits_for_you=frozenset(waiting),
        track_id=track.pk,
        back_url=reverse("learner:needs", args=[track.pk]),
        **whose(actor, track),
    )
