"""When a draft lies idle, when a signature is due, and what may be done in between. The numbers are Tandem's own."""

from datetime import date, timedelta
from typing import Final

from tandem.base.verdict import Finding, Verdict
from tandem.journey.agreements.terms import Party, Signer

IDLE_DAYS: Final = 90
"""A draft that nobody touched for so long lapses."""
WARNED_DAYS: Final = 14
"""So long before that, those who work on it hear of it."""
SIGN_DAYS: Final = 14
"""So long everybody has to sign, and not longer than to the day before it begins where that comes first."""
REMIND_DAYS: Final = 4
"""Who was asked hears it again after so many days."""

_ORDER: Final = (Signer.LEARNER, Signer.GUARDIAN, Signer.COMPANY, Signer.PROVIDER)


def signers(*, is_minor: bool) -> tuple[Signer, ...]:
    """Who signs, in turn: for a minor a parent too (R-AGR-02)."""
    return tuple(one for one in _ORDER if is_minor or one is not Signer.GUARDIAN)


def sign_until(day: date, *, begins_on: date) -> date:
    """The last day to sign: before it begins (R-AGR-03); what begins within days, or began, gets a week."""
    usual, before = day + timedelta(days=SIGN_DAYS), begins_on - timedelta(days=1)
    return min(usual, before) if before > day else day + timedelta(days=SIGN_DAYS // 2)


def lapses_on(touched_on: date) -> date:
    """The day on which a draft that nobody touches lapses."""
    return touched_on + timedelta(days=IDLE_DAYS)


def may_hand_over(to: Party, *, has_ball: Party) -> Verdict:
    """Whether another party can go on with it."""
    parties = {Party.PROVIDER, Party.COMPANY, Party.LEARNER}
    return Verdict(
        (
            Finding("agreement.hand_to_party", to in parties, to),
            Finding("agreement.hand_to_another", to is not has_ball, to),
        )
    )


def may_change(*, found: int, needed: int) -> Verdict:
    """Whether nobody else changed it since it was read."""
    return Verdict((Finding("agreement.version", found == needed, found, needed),))


def same_plan(*, found: str, needed: str) -> Verdict:
    """Whether the training plan in the text is the one that is frozen with it (R-AGR-05)."""
    return Verdict((Finding("agreement.plan_in_text", found == needed, found[:12], needed[:12]),))


def may_sign_now(*, day: date, begins_on: date, late_reason: str, paper: str, shown: str) -> Verdict:
    """Whether this text can be signed on this day: nothing is signed after it began without a reason in it."""
    return Verdict(
        (
            Finding("signature.same_text", paper == shown),
            Finding("signature.in_time", day <= begins_on or bool(late_reason), day, begins_on),
        )
    )


def may_give_up(words: str) -> Verdict:
    """Whether the others are told why."""
    return Verdict((Finding("agreement.why_told", bool(words.strip())),))


def may_remind(*, told_on: date | None, day: date) -> Verdict:
    """Whether somebody can be asked again: not twice on one day."""
    return Verdict((Finding("signature.not_told_today", told_on is None or told_on < day, told_on),))


def may_be_replaced(signer: Signer, *, name: str, email: str) -> Verdict:
    """Whether somebody else can sign here: for the company and the parent, reached by mail; a learner signs alone."""
    return Verdict(
        (
            Finding("signature.replaceable", signer in {Signer.GUARDIAN, Signer.COMPANY, Signer.PROVIDER}, signer),
            Finding("signature.name_told", bool(name.strip())),
            Finding("signature.email_told", "@" in email),
        )
    )
