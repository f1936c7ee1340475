"""Whether a learner can be referred to a NAFT or to intensive coaching, and who has to agree first."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final

from tandem.base.periods import add_months
from tandem.base.verdict import Finding, Verdict
from tandem.journey.intake.terms.referrals import Agreeing, Proposer, ReferralKind, ReferralState
from tandem.law.norms import Norms, effect_of
from tandem.registers.people.rules import is_minor

LONGEST_REASON: Final = 2000


def must_agree(kind: ReferralKind, *, birth_date: date | None, day: date, norms: Norms) -> frozenset[Agreeing]:
    """Who agrees before it starts: for a NAFT the CLB, the school, the learner and the parents of a minor (R-NAF-01).

    Of intensive coaching no source says who agrees; that learner and school do is our own choice.
    """
    always = {Agreeing.LEARNER, Agreeing.PROVIDER}
    if kind is ReferralKind.IBAL:
        return frozenset(always)
    parents = {Agreeing.GUARDIANS} if is_minor(birth_date, day=day, norms=norms) else set()
    return frozenset(always | {Agreeing.CLB} | parents)


def may_propose(
    kind: ReferralKind,
    proposer: Proposer,
    reason: str,
    *,
    proposed_on: date,
    day: date,
    is_agreed_to_keep: bool,
    is_open_already: bool,
    norms: Norms,
) -> Verdict:
    """Whether this can be proposed: a NAFT by who proposes it, on a day that was, with a reason that may be kept."""
    law = norms.run_up.naft_proposed_by
    fits = kind is not ReferralKind.NAFT or str(proposer) == law.value
    return Verdict(
        (
            Finding("referral.kept_with_agreement", is_agreed_to_keep),
            Finding("referral.once", not is_open_already, found=kind),
            Finding("referral.naft_proposed_by", fits, proposer, effect=effect_of(law), ground=law),
            Finding("referral.proposed_in_past", proposed_on <= day, proposed_on, day),
            Finding("referral.reason", bool(reason)),
            Finding("referral.reason_length", len(reason) <= LONGEST_REASON, len(reason), LONGEST_REASON),
        )
    )


def may_agree(who: Agreeing, *, agreed_on: date, day: date, is_agreed_already: bool, is_asked: bool) -> Verdict:
    """Whether this agreement can be noted: of somebody who is asked, once, on a day that was."""
    return Verdict(
        (
            Finding("referral.asked", is_asked, found=who),
            Finding("referral.agreed_once", not is_agreed_already, found=who),
            Finding("referral.agreed_in_past", agreed_on <= day, agreed_on, day),
        )
    )


def may_move(
    words: str, *, on: date, day: date, not_before: date | None = None, agreed_from: date | None = None
) -> Verdict:
    """Whether a step can be noted of that day: not before the last one, nor a start before everybody agreed."""
    return Verdict(
        (
            Finding("referral.step_in_past", on <= day, on, day),
            Finding("referral.step_in_order", not_before is None or on >= not_before, on, not_before),
            Finding("referral.start_after_agreed", agreed_from is None or on >= agreed_from, on, agreed_from),
            Finding("referral.reason_length", len(words) <= LONGEST_REASON, len(words), LONGEST_REASON),
        )
    )


def missing(asked: Collection[Agreeing], given: Collection[str]) -> list[Agreeing]:
    """Who still has to agree, in a fixed order."""
    return [one for one in Agreeing if one in asked and str(one) not in given]


def standing(state: ReferralState, left: Collection[Agreeing]) -> ReferralState:
    """Where it stands when so many still have to agree: a birthday takes the parents out, and may leave nobody."""
    return ReferralState.AGREED if state is ReferralState.PROPOSED and not left else state


def first_day(
    kind: ReferralKind, agreed: Mapping[str, date], *, proposed_on: date, birth_date: date | None, norms: Norms
) -> date:
    """The day from which everybody who was asked agreed: before that it cannot start."""
    days = [proposed_on, *agreed.values()]
    asks_parents = kind is ReferralKind.NAFT and str(Agreeing.GUARDIANS) not in agreed
    if asks_parents and birth_date is not None:
        days.append(add_months(birth_date, 12 * norms.agreement.guardian_signs_below_age.value))
    return max(days)
