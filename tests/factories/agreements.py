"""Factories of agreements, their workplaces, signatures and remarks."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tandem.journey.agreements.models import Agreement, AgreementWorkplace, Remark, Signature, Takeover
from tandem.journey.agreements.terms import (
    AgreementState,
    KindReason,
    Party,
    SignatureKind,
    SignatureState,
    SignedWhere,
    Signer,
)
from tandem.registers.reference.terms import AgreementType
from tests.factories.numbers import EARLIER, NOW, somebody

_somebody = factory.LazyFunction(somebody)
_LESSONS, _WORK = "school 8:30-12:00 13:00-16:00", "8:00-12:00 13:00-17:00"
WEEK = f"{_LESSONS}; {_LESSONS}; {_WORK}; {_WORK}; 8:00-12:00 13:00-16:30"
PAPER = "a" * 64
_PRESENTED = {
    "kind": AgreementType.OAO,
    "kind_reason": KindReason.ENOUGH_HOURS,
    "presented_at": NOW,
    "presented_by": _somebody,
    "sign_until": date(2026, 12, 4),
    "paper": PAPER,
    "model": 3,
    "law": "b" * 64,
}


class AgreementFactory(DjangoModelFactory):
    """A coach is making an agreement that begins in January; each trait is a state further on."""

    class Meta:
        model = Agreement

    class Params:
        signing = factory.Trait(state=AgreementState.SIGNING, **_PRESENTED)
        signed = factory.Trait(state=AgreementState.SIGNED, registered_at=NOW, registered_by=_somebody, **_PRESENTED)
        outside = factory.Trait(
            state=AgreementState.SIGNED,
            origin=SignedWhere.OUTSIDE,
            kind=AgreementType.OAO,
            kind_reason=KindReason.AS_SIGNED,
            signed_on=date(2026, 9, 4),
            law="b" * 64,
            registered_at=NOW,
            registered_by=_somebody,
        )
        withdrawn = factory.Trait(
            state=AgreementState.WITHDRAWN,
            closed_on=date(2026, 11, 20),
            closed_at=NOW,
            closed_by=_somebody,
            closed_side=Party.COMPANY,
            closed_reason="given_up",
        )

    number = factory.Sequence(lambda n: f"OVK-2020-{n:06d}")
    track = factory.SubFactory("tests.factories.intake.TrackFactory", searching=True)
    company = factory.SubFactory("tests.factories.organisations.CompanyFactory")
    begun_side = Party.PROVIDER
    ball = Party.PROVIDER
    ball_since = EARLIER
    begun_at = EARLIER
    begun_by = _somebody
    touched_at = EARLIER
    begins_on = date(2027, 1, 4)
    ends_on = date(2027, 6, 30)
    hours = WEEK


class AgreementWorkplaceFactory(DjangoModelFactory):
    """The workplace of the company with which the agreement is made."""

    class Meta:
        model = AgreementWorkplace

    agreement = factory.SubFactory(
        AgreementFactory,
        company=factory.SelfAttribute("..recognition.company"),
    )
    recognition = factory.SubFactory("tests.factories.recognition.RecognitionFactory")
    is_lead = True


class SignatureFactory(DjangoModelFactory):
    """The learner's signature, not asked yet."""

    class Meta:
        model = Signature

    class Params:
        asked = factory.Trait(state=SignatureState.ASKED, asked_at=NOW)
        signed = factory.Trait(
            state=SignatureState.SIGNED,
            asked_at=NOW,
            set_at=NOW,
            set_by=_somebody,
            kind=SignatureKind.CONSENT,
            paper=PAPER,
        )

    agreement = factory.SubFactory(AgreementFactory, signing=True)
    signer = Signer.LEARNER
    turn = 1
    name = "Voorbeeld Lerende"
    secret_hash = factory.Sequence(lambda n: f"{n:064x}")


class RemarkFactory(DjangoModelFactory):
    """The company says something about the hours."""

    class Meta:
        model = Remark

    agreement = factory.SubFactory(AgreementFactory)
    field = "hours"
    words = "Op vrijdag sluiten wij om 16 uur."
    party = Party.COMPANY
    written_at = EARLIER
    written_by = _somebody


class TakeoverFactory(DjangoModelFactory):
    """An agreement that was signed on paper, as the school told it."""

    class Meta:
        model = Takeover

    agreement = factory.SubFactory(AgreementFactory, outside=True)
    establishment = factory.SubFactory(
        "tests.factories.organisations.EstablishmentFactory", company=factory.SelfAttribute("..agreement.company")
    )
    old_number = factory.Sequence(lambda n: f"2026/{n}")
    version = 1
    taken_at = NOW
    taken_by = _somebody
