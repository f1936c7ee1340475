"""Agreements, their workplaces, who signs, what was remarked, and their life after signing."""

from tandem.journey.agreements.models.agreement import Agreement, AgreementWorkplace
from tandem.journey.agreements.models.amendment import Acceptance, Amendment
from tandem.journey.agreements.models.ending import Ending
from tandem.journey.agreements.models.signing import Remark, Signature
from tandem.journey.agreements.models.success import PassedYear
from tandem.journey.agreements.models.suspension import Suspension
from tandem.journey.agreements.models.takeover import Takeover

__all__ = [
    "Acceptance",
    "Agreement",
    "AgreementWorkplace",
    "Amendment",
    "Ending",
    "PassedYear",
    "Remark",
    "Signature",
    "Suspension",
    "Takeover",
]
