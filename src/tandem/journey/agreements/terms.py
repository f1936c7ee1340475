"""The fixed words of agreements."""

from enum import StrEnum


class HoursAt(StrEnum):
    """Where a learner spends hours of the week."""

    WORK = "work"
    LESSONS = "lessons"


class KindReason(StrEnum):
    """Why an agreement is of its kind."""

    ENOUGH_HOURS = "enough_hours"
    TOO_FEW_HOURS = "too_few_hours"
    SIMULATED_ONLY = "simulated_only"
    SOCIAL_MARIBEL = "social_maribel"
    OWN_EMPLOYEE = "own_employee"


class AgreementState(StrEnum):
    """Where an agreement stands. Whether it began, or lies still, is told by its days."""

    DRAFT = "draft"
    SIGNING = "signing"
    """Its text stands; somebody still has to sign."""
    SIGNED = "signed"
    """Signed by all, and registered with that."""
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    """Given up before all had signed."""
    LAPSED = "lapsed"
    """Nobody worked on it any more."""


class AgreementMove(StrEnum):
    """What can be done with an agreement."""

    PRESENT = "present"
    TAKE_BACK = "take_back"
    REFUSE = "refuse"
    COMPLETE = "complete"
    WITHDRAW = "withdraw"
    LAPSE = "lapse"
    END = "end"


class Party(StrEnum):
    """The three parties, and the clock; who takes a step, or has the ball."""

    PROVIDER = "provider"
    COMPANY = "company"
    LEARNER = "learner"
    """The learner, and who acts for a minor."""
    ALL = "all"
    CLOCK = "clock"


class Signer(StrEnum):
    """Who signs, in the order in which they are asked."""

    LEARNER = "learner"
    GUARDIAN = "guardian"
    COMPANY = "company"
    PROVIDER = "provider"


class SignatureState(StrEnum):
    """Where one signature stands."""

    WAITING = "waiting"
    """Others go first."""
    ASKED = "asked"
    SIGNED = "signed"
    REFUSED = "refused"


class SignatureMove(StrEnum):
    """What can happen to one signature."""

    ASK = "ask"
    SIGN = "sign"
    REFUSE = "refuse"


class SignatureKind(StrEnum):
    """How somebody signed."""

    SERVICE = "service"
    """By the signing service: an electronic signature in the document."""
    CONSENT = "consent"
    """Read and agreed to on the screen, signed in."""
    SCAN = "scan"
    """On paper; the provider keeps a scan."""


class AgreementHappened(StrEnum):
    """What can happen to an agreement."""

    BEGUN = "agreements.begun"
    CHANGED = "agreements.changed"
    WORKPLACES_CHANGED = "agreements.workplaces_changed"
    HANDED_OVER = "agreements.handed_over"
    REMARKED = "agreements.remarked"
    REMARK_SETTLED = "agreements.remark_settled"
    PRESENTED = "agreements.presented"
    SIGNATURE_ASKED = "agreements.signature_asked"
    SIGNATURE_REMINDED = "agreements.signature_reminded"
    SIGNATURE_SET = "agreements.signature_set"
    SIGNER_REPLACED = "agreements.signer_replaced"
    REFUSED = "agreements.refused"
    TAKEN_BACK = "agreements.taken_back"
    COMPLETED = "agreements.completed"
    WITHDRAWN = "agreements.withdrawn"
    LAPSED = "agreements.lapsed"
    ENDED = "agreements.ended"
