"""Factories of bodies and the powers they hold."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tandem.registers.mandates.models import Body, CooperationAgreement, Mandate, RuleSetting
from tandem.registers.mandates.terms import BodyKind, Power
from tandem.registers.reference.terms import Certainty
from tests.factories.numbers import EARLIER, NOW, SINCE, somebody


class BodyFactory(DjangoModelFactory):
    """A sectoral partnership; `agency` and `flemish` are the two bodies without a sector."""

    class Meta:
        model = Body

    class Params:
        agency = factory.Trait(kind=BodyKind.AGENCY, sector=None)
        flemish = factory.Trait(kind=BodyKind.FLEMISH_PARTNERSHIP, sector=None)

    code = factory.Sequence(lambda n: f"EXAMPLE-{n}")
    kind = BodyKind.SECTORAL_PARTNERSHIP
    name = factory.Sequence(lambda n: f"Sectoraal partnerschap Voorbeeld {n}")
    sector = factory.SubFactory("tests.factories.reference.SectorFactory")
    email = factory.Sequence(lambda n: f"partnerschap{n}@voorbeeld.example")
    valid_from = SINCE


class CooperationAgreementFactory(DjangoModelFactory):
    class Meta:
        model = CooperationAgreement

    body = factory.SubFactory(BodyFactory)
    reference = factory.Sequence(lambda n: f"SO-VOORBEELD-{n}")
    signed_on = SINCE
    valid_from = SINCE
    certainty = Certainty.INVENTED


class MandateFactory(DjangoModelFactory):
    """The power to recognise in the sector of a partnership, under its agreement."""

    class Meta:
        model = Mandate

    class Params:
        ended = factory.Trait(valid_until=date(2026, 9, 1), ended_at=NOW, ended_by=factory.LazyFunction(somebody))

    power = Power.RECOGNISE
    holder = factory.SubFactory(BodyFactory)
    sector = factory.LazyAttribute(lambda row: row.holder.sector)
    agreement = factory.SubFactory(CooperationAgreementFactory, body=factory.SelfAttribute("..holder"))
    valid_from = SINCE
    certainty = Certainty.INVENTED
    given_at = EARLIER


class RuleSettingFactory(DjangoModelFactory):
    class Meta:
        model = RuleSetting

    body = factory.SubFactory(BodyFactory)
    key = "recognition.mentor.experience"
    effect = "warn"
    valid_from = SINCE
    set_at = EARLIER
    set_by = factory.LazyFunction(somebody)
