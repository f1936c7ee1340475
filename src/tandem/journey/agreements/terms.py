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
    AS_SIGNED = "as_signed"
    """It was signed outside Tandem as this one."""


class SignedWhere(StrEnum):
    """Where an agreement was signed."""

    TANDEM = "tandem"
    OUTSIDE = "outside"
    """On paper or in another tool; taken over afterwards."""


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
    TAKE_OVER = "take_over"
    """It was signed outside Tandem."""
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


class HolidayWhy(StrEnum):
    """Why somebody works in a school holiday."""

    NONE = "none"
    LEARNING_OPPORTUNITY = "learning_opportunity"
    SEASONAL = "seasonal"
    """A whole sector, with the approval of the government."""
    SECTOR = "sector"
    """A sector that leaves fewer weeks free."""
    SPECIALISATION = "specialisation"
    """A seventh year, or dual Se-n-Se."""


class AgreementHappened(StrEnum):
    """What can happen to an agreement."""

    BEGUN = "agreements.begun"
    CHANGED = "agreements.changed"
    WORKPLACES_CHANGED = "agreements.workplaces_changed"
    PLACE_ASKED = "agreements.place_asked"
    """Another company than the one that leads is asked whether the learner can work there."""
    PLACE_AGREED = "agreements.place_agreed"
    PLACE_DECLINED = "agreements.place_declined"
    PLACE_DROPPED = "agreements.place_dropped"
    """It is not asked any more."""
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
    TAKEN_OVER = "agreements.taken_over"
    TAKEOVER_CORRECTED = "agreements.takeover_corrected"
    TAKEOVER_SCANNED = "agreements.takeover_scanned"
    FILE_TAKEN_OVER = "agreements.file_taken_over"
    SEALED = "agreements.sealed"
    WITHDRAWN = "agreements.withdrawn"
    LAPSED = "agreements.lapsed"
    DRAFT_WARNED = "agreements.draft_warned"
    ENDED = "agreements.ended"
    END_ANNOUNCED = "agreements.end_announced"
    END_CALLED_OFF = "agreements.end_called_off"
    SUSPENDED = "agreements.suspended"
    RESUMED = "agreements.resumed"
    SUSPENSION_STRUCK = "agreements.suspension_struck"
    SUSPENDED_LONG = "agreements.suspended_long"
    COACH_CALLED = "agreements.coach_called"
    AMENDMENT_PROPOSED = "agreements.amendment_proposed"
    AMENDMENT_REMINDED = "agreements.amendment_reminded"
    AMENDMENT_SIGNER_REPLACED = "agreements.amendment_signer_replaced"
    AMENDMENT_AGREED = "agreements.amendment_agreed"
    AMENDMENT_REFUSED = "agreements.amendment_refused"
    AMENDMENT_WITHDRAWN = "agreements.amendment_withdrawn"
    AMENDMENT_LAPSED = "agreements.amendment_lapsed"
    AMENDED = "agreements.amended"
    YEAR_PASSED = "agreements.year_passed"
    YEAR_PASSED_STRUCK = "agreements.year_passed_struck"
    ERASED = "agreements.erased"
    """Kept as long as it has to be; nothing of it is left but what happened, without words."""


class TakeoverFate(StrEnum):
    """What happens with one row of a file of running agreements."""

    NEW = "new"
    CHANGES = "changes"
    ENDS = "ends"
    STUCK = "stuck"
    SAME = "same"


class EndReason(StrEnum):
    """Why a signed agreement ends; the list of the law parameter `ending.reasons`."""

    TERM_REACHED = "term_reached"
    PASSED = "passed"
    PROBATION_COMPANY = "probation_company"
    PROBATION_LEARNER = "probation_learner"
    MUTUAL = "mutual"
    URGENT_CAUSE_COMPANY = "urgent_cause_company"
    URGENT_CAUSE_LEARNER = "urgent_cause_learner"
    LEARNER_LEFT_TRAINING = "learner_left_training"
    EXPELLED = "expelled"
    RECOGNITION_LIFTED = "recognition_lifted"
    """The platform ends it then; a recognition that ran out ends nothing by itself."""
    COMPANY_EXCLUDED = "company_excluded"
    NO_VALID_MENTOR = "no_valid_mentor"
    BANKRUPTCY_OR_CLOSURE = "bankruptcy_or_closure"
    FORCE_MAJEURE = "force_majeure"
    LONG_SUSPENSION = "long_suspension"
    DEATH = "death"
    OTHER = "other"


class SuspensionCause(StrEnum):
    """Why an agreement lies still: the law parameters `suspension.causes` and `suspension.unpaid_causes` together."""

    ILLNESS_OR_ACCIDENT = "illness_or_accident"
    WORK_ACCIDENT = "work_accident"
    HOLIDAY = "holiday"
    PUBLIC_HOLIDAY = "public_holiday"
    SHORT_LEAVE = "short_leave"
    COMPELLING_REASON = "compelling_reason"
    GUARANTEED_DAILY_PAY = "guaranteed_daily_pay"
    TEMPORARY_UNEMPLOYMENT = "temporary_unemployment"
    DISCIPLINARY_MEASURE = "disciplinary_measure"
    OPTIONAL_MATERNITY_LEAVE = "optional_maternity_leave_with_lessons"
    PROPHYLACTIC_LEAVE = "prophylactic_leave"
    PARTIAL_INCAPACITY = "partial_incapacity_with_lessons"


class CoachCalled(StrEnum):
    """Why the coach has to look at an agreement that nothing ends by itself."""

    NO_MENTOR = "no_mentor"
    PLACE_GONE = "place_gone"
    RECOGNITION_OVER = "recognition_over"
    WORKPLACE_OVER = "workplace_over"
    """A workplace that does not lead is not recognised any more: the agreement has to change."""
    AMENDMENT_STUCK = "amendment_stuck"


class BackReason(StrEnum):
    """Why the platform took back a text that was being signed."""

    SIGN_UNTIL_PASSED = "sign_until_passed"
    RECOGNITION_ENDED = "recognition_ended"


class AmendmentState(StrEnum):
    """Where a proposed change of a signed agreement stands."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    """Everybody said yes; it holds from its day on."""
    APPLIED = "applied"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    """The agreement ended first, or it cannot be right any more."""


class AmendmentMove(StrEnum):
    """What can be done with a proposed change."""

    AGREE = "agree"
    APPLY = "apply"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    LAPSE = "lapse"
