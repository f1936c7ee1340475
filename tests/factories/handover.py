"""Factories of enquiries of people without a school, and of warm handovers."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tandem.journey.handover.models import Enquiry, EnquiryTurn, WarmHandover
from tandem.journey.handover.terms.enquiries import (
    AgeGroup,
    EnquiryOutcome,
    EnquiryState,
    Situation,
    TakerKind,
    TurnEnd,
)
from tandem.journey.handover.terms.handovers import (
    Agreed,
    HandoverKind,
    HandoverState,
    HandoverWhy,
    ReturnReason,
)
from tests.factories.numbers import NOW, somebody

_somebody = factory.LazyFunction(somebody)


class EnquiryFactory(DjangoModelFactory):
    """Somebody left school and lives in Ghent; the link was not opened yet. Each trait is a state further on."""

    class Meta:
        model = Enquiry

    class Params:
        waiting = factory.Trait(state=EnquiryState.WAITING, confirmed_at=NOW)
        taken = factory.Trait(state=EnquiryState.TAKEN, confirmed_at=NOW)
        closed = factory.Trait(
            state=EnquiryState.CLOSED, confirmed_at=NOW, ended_on=NOW.date(), outcome=EnquiryOutcome.WORK
        )
        withdrawn = factory.Trait(
            state=EnquiryState.WITHDRAWN, name="", email="", nis="", municipality="", ended_on=NOW.date()
        )

    name = "Yasmina Zonderschool"
    email = factory.Sequence(lambda n: f"yasmina{n}@voorbeeld.example")
    age = AgeGroup.YOUNG_ADULT
    situation = Situation.LEFT_EARLY
    nis = "44021"
    municipality = "Gent"
    secret_hash = factory.Sequence(lambda n: f"{n:064d}")
    left_at = NOW
    left_on = date(2026, 11, 21)


class EnquiryTurnFactory(DjangoModelFactory):
    """The turn of a provider."""

    class Meta:
        model = EnquiryTurn

    class Params:
        taken = factory.Trait(enquiry=factory.SubFactory(EnquiryFactory, taken=True), taken_at=NOW, taken_by=_somebody)
        over = factory.Trait(end=TurnEnd.LATE, ended_on=date(2026, 11, 28))
        of_vdab = factory.Trait(taker=TakerKind.VDAB, provider=None)

    enquiry = factory.SubFactory(EnquiryFactory, waiting=True)
    taker = TakerKind.PROVIDER
    provider = factory.SubFactory("tests.factories.organisations.ProviderFactory")
    since = date(2026, 11, 21)
    answers_until = date(2026, 11, 28)


class WarmHandoverFactory(DjangoModelFactory):
    """A learner who goes to VDAB; nobody agreed yet. Each trait is a state further on."""

    class Meta:
        model = WarmHandover

    class Params:
        offered = factory.Trait(
            state=HandoverState.OFFERED,
            agreed_as=Agreed.PAPER,
            agreed_on=NOW.date(),
            agreed_at=NOW,
            agreed_by=_somebody,
            answers_until=date(2026, 11, 28),
        )
        returned = factory.Trait(
            state=HandoverState.RETURNED,
            agreed_as=Agreed.PAPER,
            agreed_on=NOW.date(),
            agreed_at=NOW,
            agreed_by=_somebody,
            answers_until=date(2026, 11, 28),
            ended_at=NOW,
            ended_by=_somebody,
            reason=ReturnReason.FULL,
        )

    track = factory.SubFactory("tests.factories.intake.TrackFactory", searching=True)
    kind = HandoverKind.VDAB
    why = HandoverWhy.TRACK_ENDS
    stands = "Kan zelfstandig werken."
    given_at = NOW
    given_by = _somebody
