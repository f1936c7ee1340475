"""Words of the recognition of workplaces."""

from enum import StrEnum


class State(StrEnum):
    """Where a request stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    INCOMPLETE = "incomplete"
    COMPLETE = "complete"
    IN_TREATMENT = "in_treatment"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Move(StrEnum):
    """What can be done with a request."""

    SUBMIT = "submit"
    ASK_COMPLETION = "ask_completion"
    RESUBMIT = "resubmit"
    DECLARE_COMPLETE = "declare_complete"
    TAKE_UP = "take_up"
    GRANT = "grant"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"


class RecognitionState(StrEnum):
    """Where a recognition stands."""

    VALID = "valid"
    EXPIRED = "expired"
    LIFTED = "lifted"
    """Taken away before its time, by the body that holds the power."""


class RecognitionMove(StrEnum):
    """What can be done with a recognition."""

    EXPIRE = "expire"
    LIFT = "lift"


class LiftGround(StrEnum):
    """The condition that is not met any more; the list of the law parameter `sanction.lifting_grounds`."""

    EQUIPMENT = "equipment"
    FINANCE = "finance"
    CONVICTIONS = "convictions"
    MENTOR = "mentor"
    DUTIES = "duties"
    REGION = "region"


class Extent(StrEnum):
    """For how much of a training a workplace is recognised, or asks to be."""

    WHOLE = "whole"
    LIMITED = "limited"


class PartState(StrEnum):
    """Where the part of one workplace stands that trains together with others."""

    ASKED = "asked"
    AGREED = "agreed"
    FILED = "filed"
    RECOGNISED = "recognised"
    ENDED = "ended"


class PartMove(StrEnum):
    """What can happen to such a part."""

    AGREE = "agree"
    FILE = "file"
    RECOGNISE = "recognise"
    END = "end"


class PartEnd(StrEnum):
    """Why a part ended."""

    DECLINED = "declined"
    LEFT = "left"
    TAKEN_OUT = "taken_out"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    LIFTED = "lifted"
    GONE = "gone"


class Together(StrEnum):
    """Where workplaces stand that train together: read from their parts, never kept."""

    COLLECTING = "collecting"
    AGREED = "agreed"
    FILED = "filed"
    WHOLE = "whole"
    BROKEN = "broken"
    OVER = "over"


class Who(StrEnum):
    """Who takes a step, or has the ball."""

    COMPANY = "company"
    COMPETENT_BODY = "competent_body"
    CLOCK = "clock"


class Outcome(StrEnum):
    """How a request was decided."""

    GRANTED = "granted"
    REFUSED = "refused"


class Condition(StrEnum):
    """What the company declares, yes or no (R-REC-05 to R-REC-09)."""

    EQUIPMENT = "equipment"
    FINANCE = "finance"
    CONVICTIONS = "convictions"
    DUTIES = "duties"


PER_DOSSIER = (Condition.FINANCE, Condition.CONVICTIONS, Condition.DUTIES)
"""Declared once for the whole company."""

PER_REQUEST = (Condition.EQUIPMENT,)
"""Declared for each training at each establishment: it depends on both."""


class MentorProof(StrEnum):
    """What shows that a mentor masters what the company has to teach (R-MEN-04)."""

    NONE = ""
    CERTIFICATE = "certificate"
    ACQUIRED_COMPETENCE = "acquired_competence"
    LISTED_DIPLOMA = "listed_diploma"


class MentorExemption(StrEnum):
    """Why a mentor need not follow the mentor training (R-MEN-11)."""

    NONE = ""
    PEDAGOGICAL_DIPLOMA = "pedagogical_diploma"
    SPORT_DEGREE = "sport_degree"
    RECOGNISED_EXPERIENCE = "recognised_experience"


class ExtractModel(StrEnum):
    """The model of an extract from the criminal record."""

    MINORS = "596.2"
    GENERAL = "596.1"


class ExtractOutcome(StrEnum):
    """What the person who saw the extract found."""

    IN_ORDER = "in_order"
    NOT_IN_ORDER = "not_in_order"


class CompletionItem(StrEnum):
    """What a competent body can ask to complete."""

    DECLARATIONS = "declarations"
    MENTORS = "mentors"
    EXTRACT = "extract"
    ACTIVITIES = "activities"
    ATTACHMENT = "attachment"
    CONTACT = "contact"
    OTHER = "other"


class FiledAs(StrEnum):
    """On whose initiative the form was filled in; on behalf needs a signed proxy."""

    COMPANY = "company"
    COACH = "coach"
    SECTOR = "sector"


class Happened(StrEnum):
    """What can happen to a dossier, a request, a mentor or a recognition."""

    DOSSIER_STARTED = "recognition.dossier_started"
    DOSSIER_CHANGED = "recognition.dossier_changed"
    DOSSIER_DISCARDED = "recognition.dossier_discarded"
    DOSSIER_SUBMITTED = "recognition.dossier_submitted"
    REQUEST_SUBMITTED = "recognition.request_submitted"
    REQUEST_ROUTED = "recognition.request_routed"
    COMPLETION_ASKED = "recognition.completion_asked"
    REQUEST_RESUBMITTED = "recognition.request_resubmitted"
    REQUEST_COMPLETE = "recognition.request_complete"
    REQUEST_TAKEN_UP = "recognition.request_taken_up"
    RECOGNITION_GRANTED = "recognition.granted"
    RECOGNITION_REFUSED = "recognition.refused"
    REQUEST_WITHDRAWN = "recognition.request_withdrawn"
    DECISION_OVERDUE = "recognition.decision_overdue"
    RECOGNITION_EXPIRED = "recognition.expired"
    LIFTING_DECIDED = "recognition.lifting_decided"
    RECOGNITION_LIFTED = "recognition.lifted"
    RECOGNITION_EXPIRES_SOON = "recognition.expires_soon"
    ESTABLISHMENT_GONE = "recognition.establishment_gone"
    ESTABLISHMENT_BACK = "recognition.establishment_back"
    ESTABLISHMENT_MOVED = "recognition.establishment_moved"
    MENTOR_NAMED = "recognition.mentor_named"
    MENTOR_CHANGED = "recognition.mentor_changed"
    MENTOR_TRAINED = "recognition.mentor_trained"
    MENTOR_DEACTIVATED = "recognition.mentor_deactivated"
    MENTOR_REACTIVATED = "recognition.mentor_reactivated"
    MENTOR_TRAINING_DUE = "recognition.mentor_training_due"
    EXTRACT_SEEN = "recognition.extract_seen"
    JOINT_STARTED = "recognition.joint_started"
    JOINT_ASKED = "recognition.joint_asked"
    JOINT_AGREED = "recognition.joint_agreed"
    JOINT_ALL_AGREED = "recognition.joint_all_agreed"
    JOINT_PART_FILED = "recognition.joint_part_filed"
    JOINT_PART_RECOGNISED = "recognition.joint_part_recognised"
    JOINT_PART_ENDED = "recognition.joint_part_ended"
    JOINT_NO_LONGER_WHOLE = "recognition.joint_no_longer_whole"
    JOINT_WHOLE = "recognition.joint_whole"
    ATTACHMENT_ADDED = "recognition.attachment_added"
    ATTACHMENT_REMOVED = "recognition.attachment_removed"
