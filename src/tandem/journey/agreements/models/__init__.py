"""Agreements, their workplaces, who signs, and what was remarked."""

from tandem.journey.agreements.models.agreement import Agreement, AgreementWorkplace
from tandem.journey.agreements.models.signing import Remark, Signature

__all__ = ["Agreement", "AgreementWorkplace", "Remark", "Signature"]
