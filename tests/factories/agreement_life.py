"""Factories of what happens to a signed agreement: its end, when it lies still, what is proposed to change."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tandem.journey.agreements.models import Acceptance, Amendment, Ending, PassedYear, Suspension
from tandem.journey.agreements.terms import (
    EndReason,
    Party,
    SignatureKind,
    SignatureState,
    Signer,
    SuspensionCause,
)
from tests.factories.agreements import PAPER, AgreementFactory
from tests.factories.numbers import NOW, somebody

_somebody = factory.LazyFunction(somebody)


class EndingFactory(DjangoModelFactory):
    """The company said that it ends in March."""

    class Meta:
        model = Ending

    agreement = factory.SubFactory(AgreementFactory, signed=True)
    reason = EndReason.MUTUAL
    side = Party.COMPANY
    noticed_on = date(2027, 3, 1)
    last_day = date(2027, 3, 8)
    told_at = NOW
    told_by = _somebody


class SuspensionFactory(DjangoModelFactory):
    """The learner is ill for some days."""

    class Meta:
        model = Suspension

    agreement = factory.SubFactory(AgreementFactory, signed=True)
    cause = SuspensionCause.ILLNESS_OR_ACCIDENT
    begins_on = date(2027, 2, 1)
    ends_on = date(2027, 2, 5)
    noted_at = NOW
    noted_by = _somebody


class PassedYearFactory(DjangoModelFactory):
    """The class council decided in June."""

    class Meta:
        model = PassedYear

    agreement = factory.SubFactory(AgreementFactory, signed=True)
    passed_on = date(2027, 6, 28)
    counts_from = date(2027, 9, 1)
    noted_at = NOW
    noted_by = _somebody


class AmendmentFactory(DjangoModelFactory):
    """The company proposes another last day."""

    class Meta:
        model = Amendment

    agreement = factory.SubFactory(AgreementFactory, signed=True)
    side = Party.COMPANY
    from_on = date(2027, 2, 1)
    changes = factory.LazyFunction(lambda: {"ends_on": "2027-05-28"})
    before = factory.LazyFunction(lambda: {"ends_on": "2027-06-30"})
    number = 1
    paper = PAPER
    proposed_at = NOW
    proposed_by = _somebody


class AcceptanceFactory(DjangoModelFactory):
    """The yes of the school to a change, asked."""

    class Meta:
        model = Acceptance

    class Params:
        given = factory.Trait(
            state=SignatureState.SIGNED, set_at=NOW, set_by=_somebody, kind=SignatureKind.CONSENT, paper=PAPER
        )

    amendment = factory.SubFactory(AmendmentFactory)
    signer = Signer.PROVIDER
    turn = 3
    state = SignatureState.ASKED
    asked_at = NOW
    name = "Voorbeeld Begeleider"
    secret_hash = factory.Sequence(lambda n: f"{n:064x}")
