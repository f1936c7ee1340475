"""The tables of the intake."""

from tandem.journey.intake.models.advice import Advice
from tandem.journey.intake.models.needs import NeedsAgreement, NeedsFile
from tandem.journey.intake.models.referrals import Referral
from tandem.journey.intake.models.run_ups import RunUp, RunUpEvaluation
from tandem.journey.intake.models.screening import Screening
from tandem.journey.intake.models.tracks import Track

__all__ = ["Advice", "NeedsAgreement", "NeedsFile", "Referral", "RunUp", "RunUpEvaluation", "Screening", "Track"]
