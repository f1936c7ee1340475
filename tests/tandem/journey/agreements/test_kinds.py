"""Which agreement it has to be, with why (R-AGR-01)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.journey.agreements.rules.kinds import KindFacts, kind
from tandem.journey.agreements.terms import KindReason
from tandem.law import norms
from tandem.registers.reference.terms import AgreementType

LAW = norms.at(date(2026, 11, 21))


@pytest.mark.parametrize(
    ("facts", "type_", "why"),
    [
        (KindFacts(24), AgreementType.OAO, KindReason.ENOUGH_HOURS),
        (KindFacts(20), AgreementType.OAO, KindReason.ENOUGH_HOURS),
        (KindFacts(19.99), AgreementType.SAO, KindReason.TOO_FEW_HOURS),
        (KindFacts(30, is_simulated_only=True), AgreementType.SAO, KindReason.SIMULATED_ONLY),
        (KindFacts(24, has_social_maribel=True), AgreementType.DA, KindReason.SOCIAL_MARIBEL),
        (KindFacts(12, has_social_maribel=True), AgreementType.SAO, KindReason.TOO_FEW_HOURS),
        (KindFacts(12, is_adult_education=True), AgreementType.ODO, KindReason.TOO_FEW_HOURS),
        (KindFacts(20, is_adult_education=True), AgreementType.ODOS, KindReason.ENOUGH_HOURS),
        (KindFacts(5, is_adult_education=True, is_own_employee=True), AgreementType.ODOW, KindReason.OWN_EMPLOYEE),
        (KindFacts(24, is_adult_education=True, has_social_maribel=True), AgreementType.DA, KindReason.SOCIAL_MARIBEL),
    ],
)
def test_the_kind_follows_from_the_facts(facts: KindFacts, type_: AgreementType, why: KindReason) -> None:
    found = kind(facts, norms=LAW)
    assert (found.type, found.why) == (type_, why)
    assert found.ground.rule.startswith("R-")


@given(hours=st.floats(0, 40), flags=st.tuples(st.booleans(), st.booleans(), st.booleans(), st.booleans()))
def test_there_is_always_one_and_it_belongs_to_who_learns(hours: float, flags: tuple[bool, ...]) -> None:
    facts = KindFacts(hours, *flags)
    found = kind(facts, norms=LAW)
    known = LAW.adult.types.value if facts.is_adult_education else LAW.agreement.types.value
    assert found.type in {*known, AgreementType.DA}
