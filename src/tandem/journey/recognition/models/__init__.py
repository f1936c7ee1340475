"""The tables of the recognition of workplaces."""

from tandem.journey.recognition.models.dossier import Attachment, Declaration, Dossier
from tandem.journey.recognition.models.joint import JointPart, JointTraining
from tandem.journey.recognition.models.lifting import Lifting
from tandem.journey.recognition.models.mentor import ExtractCheck, Mentor, MentorPosting
from tandem.journey.recognition.models.recognition import Recognition
from tandem.journey.recognition.models.request import (
    CompletionQuestion,
    Decision,
    Nomination,
    OfferedActivity,
    RecognitionRequest,
)

__all__ = [
    "Attachment",
    "CompletionQuestion",
    "Decision",
    "Declaration",
    "Dossier",
    "ExtractCheck",
    "JointPart",
    "JointTraining",
    "Lifting",
    "Mentor",
    "MentorPosting",
    "Nomination",
    "OfferedActivity",
    "Recognition",
    "RecognitionRequest",
]
