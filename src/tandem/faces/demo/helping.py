"""Learners of the invented region who are helped on: referred to a NAFT or a coach, or in other hands."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.demo import personas
from tandem.faces.demo.stage import Stage
from tandem.journey.handover.actions import handovers
from tandem.journey.handover.actions.handovers import Receiver
from tandem.journey.handover.rules.handovers import Sheet
from tandem.journey.handover.terms.handovers import HandoverKind, HandoverWhy, ReturnReason
from tandem.journey.intake.actions import needs, referrals
from tandem.journey.intake.terms.needs import GivenBy, Scope
from tandem.journey.intake.terms.referrals import Agreeing, Proposer, ReferralKind
from tandem.journey.intake.terms.tracks import Phase
from tandem.law import norms
from tandem.registers.access.terms import Role
from tandem.registers.people.rules import is_minor

_AGO, _LATER_AGO = 3, 2
"""In working days: when somebody was proposed or offered, and when the last step was taken."""
_LATE, _LATER = 15 * 60, 16 * 60
"""In minutes of the day, after everything else that happened to these learners."""
_ACCEPTED, _RETURNED, _WAITS = "accepted", "returned", "waits"
_ENDS: Final = (_WAITS, _ACCEPTED, _RETURNED)
_REASONS: Final = {
    ReferralKind.NAFT: "Verzonnen: even een andere omgeving, met dagen op een boerderij.",
    ReferralKind.IBAL: "Verzonnen: elke week een gesprek met een vaste begeleider.",
}
_SHEET: Final = Sheet(
    HandoverWhy.OTHER,
    stands="Verzonnen: oefende op tijd komen, en kan met het gereedschap van de opleiding werken.",
    tried="Drie ondernemingen opgebeld, één keer op gesprek geweest.",
    agreed="De lerende belt zelf als de trein te laat is.",
    works="Korte opdrachten, en zeggen wat goed ging.",
)


def settle(stage: Stage, tracks: Sequence[Any], *, coach: Actor) -> str:
    """Refer two learners of a class, and offer three others to who leads the school; gives what it did."""
    waiting = [one for one in tracks if one.phase == Phase.INTAKE]
    for track, kind, done in zip(waiting, (ReferralKind.NAFT, ReferralKind.IBAL), (False, True), strict=False):
        _refer(stage, track, kind, coach=coach, is_agreed=done)
    searching = [one for one in tracks if one.phase == Phase.SEARCHING][-len(_ENDS) :]
    head = Actor(stage.cast.users[personas.PRINCIPAL], Role.PROVIDER_ADMIN, coach.organisation_id)
    for track, end in zip(searching, _ENDS, strict=False):
        _hand_over(stage, track, end, giver=coach, receiver=head)
    return f"{min(len(waiting), 2)} lerenden verwezen, {len(searching)} warm overgedragen."


def _refer(stage: Stage, track: Any, kind: ReferralKind, *, coach: Actor, is_agreed: bool) -> None:
    """Kept with an agreement on paper; agreed to by each who is asked, or still waiting for the family."""
    now, later = stage.days.working_ago(_AGO, minute=_LATE), stage.days.working_ago(_LATER_AGO, minute=_LATER)
    day, minor = day_of(now), _is_minor(track, now)
    given: dict[str, Any] = {"actor": coach, "track_id": track.pk}
    voice = GivenBy.GUARDIAN if minor else GivenBy.LEARNER
    needs.note_agreement(**given, scope=Scope.REFER, given_by=voice, signed_on=day, now=now)
    proposer = Proposer.CLB if kind is ReferralKind.NAFT else Proposer.PROVIDER
    row = referrals.propose(**given, kind=kind, proposer=proposer, proposed_on=day, reason=_REASONS[kind], now=now)
    referrals.agree(**given, referral_id=row.pk, who=Agreeing.PROVIDER, agreed_on=day, now=now)
    if is_agreed:
        referrals.agree(**given, referral_id=row.pk, who=Agreeing.LEARNER, agreed_on=day, now=later)
        referrals.start(**given, referral_id=row.pk, on=day_of(later), now=later)


def _hand_over(stage: Stage, track: Any, end: str, *, giver: Actor, receiver: Actor) -> None:
    """Offered to a colleague, who takes over, sends back, or did not answer yet."""
    now, later = stage.days.working_ago(_AGO, minute=_LATE), stage.days.working_ago(_LATER_AGO, minute=_LATER)
    to = Receiver(HandoverKind.COLLEAGUE, coach_id=receiver.user_id)
    row = handovers.offer(actor=giver, track_id=track.pk, to=to, sheet=_SHEET, now=now)
    if end == _ACCEPTED:
        handovers.accept(actor=receiver, handover_id=row.pk, now=later)
    elif end == _RETURNED:
        words = "Vanaf januari is er weer plaats."
        handovers.send_back(actor=receiver, handover_id=row.pk, reason=ReturnReason.FULL, words=words, now=later)


def _is_minor(track: Any, now: datetime) -> bool:
    day = day_of(now)
    return is_minor(track.person.birth_date, day=day, norms=norms.at(day))
