"""Which agreement it has to be: it follows from the training, the hours at work and the sector (R-AGR-01)."""

from dataclasses import dataclass
from typing import Any

from tandem.journey.agreements.terms import KindReason
from tandem.law.norms import Norms
from tandem.law.values import Value
from tandem.registers.reference.terms import AgreementType


@dataclass(frozen=True)
class KindFacts:
    """What decides: `hours_at_work` is the average a week on a real workplace, holidays left out."""

    hours_at_work: float
    is_adult_education: bool = False
    has_social_maribel: bool = False
    is_simulated_only: bool = False
    is_own_employee: bool = False


@dataclass(frozen=True)
class Kind:
    """The agreement with why it is that one, and the parameter that decided."""

    type: AgreementType
    why: KindReason
    ground: Value[Any]


def kind(facts: KindFacts, *, norms: Norms) -> Kind:
    """The one agreement that fits; nobody chooses it."""
    law = norms.agreement
    if facts.is_adult_education:
        return _adult(facts, norms=norms)
    if facts.is_simulated_only and law.simulated_only_is_sao.value:
        return Kind(AgreementType.SAO, KindReason.SIMULATED_ONLY, law.simulated_only_is_sao)
    if facts.has_social_maribel and facts.hours_at_work >= law.da_min_hours.value:
        return Kind(AgreementType.DA, KindReason.SOCIAL_MARIBEL, law.da_min_hours)
    if facts.hours_at_work >= law.oao_min_hours.value:
        return Kind(AgreementType.OAO, KindReason.ENOUGH_HOURS, law.oao_min_hours)
    return Kind(AgreementType.SAO, KindReason.TOO_FEW_HOURS, law.oao_min_hours)


def _adult(facts: KindFacts, *, norms: Norms) -> Kind:
    law = norms.adult
    if facts.is_own_employee:
        return Kind(AgreementType.ODOW, KindReason.OWN_EMPLOYEE, law.odow_hours_count)
    if facts.has_social_maribel and facts.hours_at_work >= norms.agreement.da_min_hours.value:
        return Kind(AgreementType.DA, KindReason.SOCIAL_MARIBEL, law.da_requires_social_maribel)
    if facts.hours_at_work >= law.odos_min_hours.value:
        return Kind(AgreementType.ODOS, KindReason.ENOUGH_HOURS, law.odos_min_hours)
    return Kind(AgreementType.ODO, KindReason.TOO_FEW_HOURS, law.odos_min_hours)
