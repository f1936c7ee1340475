"""Words of a referral: to what, who proposed it, who agreed, where it stands."""

from enum import StrEnum


class ReferralKind(StrEnum):
    """To what a learner is referred."""

    NAFT = "naft"
    IBAL = "ibal"


class Proposer(StrEnum):
    """Who proposed it."""

    CLB = "clb"
    PROVIDER = "provider"
    VDAB = "vdab"
    FAMILY = "family"


class Agreeing(StrEnum):
    """Who agrees with it."""

    CLB = "clb"
    PROVIDER = "provider"
    GUARDIANS = "guardians"
    LEARNER = "learner"


class ReferralState(StrEnum):
    """Where a referral stands."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    STARTED = "started"
    ENDED = "ended"
    REFUSED = "refused"


class ReferralMove(StrEnum):
    """What can be done with a referral."""

    AGREE = "agree"
    START = "start"
    END = "end"
    REFUSE = "refuse"


class ReferralHappened(StrEnum):
    """What can happen to a referral; never why."""

    PROPOSED = "intake.referral_proposed"
    AGREED_TO = "intake.referral_agreed_to"
    STARTED = "intake.referral_started"
    ENDED = "intake.referral_ended"
    REFUSED = "intake.referral_refused"
