"""Factories of training plans, their workplaces, lines, versions and comments."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tandem.journey.plans.models import (
    PlanComment,
    PlanLine,
    PlanModule,
    PlanTemplate,
    PlanVersion,
    PlanWorkplace,
    TrainingPlan,
)
from tandem.journey.plans.terms import Giver, ModuleState, PlanState, PlanVoice
from tests.factories.numbers import EARLIER, NOW, somebody

_somebody = factory.LazyFunction(somebody)


class TrainingPlanFactory(DjangoModelFactory):
    """A draft for a school year; each trait is a state further on."""

    class Meta:
        model = TrainingPlan

    class Params:
        shared = factory.Trait(state=PlanState.SHARED, shared_at=NOW, shared_by=_somebody)
        frozen = factory.Trait(state=PlanState.FROZEN, shared_at=NOW, frozen_at=NOW, frozen_by=_somebody)
        closed = factory.Trait(state=PlanState.CLOSED, shared_at=NOW, closed_at=NOW, closed_by=_somebody)

    track = factory.SubFactory("tests.factories.intake.TrackFactory", placed=True)
    begins = date(2026, 12, 1)
    ends = date(2027, 6, 30)
    started_at = EARLIER
    started_by = _somebody


class PlanWorkplaceFactory(DjangoModelFactory):
    class Meta:
        model = PlanWorkplace

    plan = factory.SubFactory(TrainingPlanFactory)
    number = 1
    recognition = factory.SubFactory(
        "tests.factories.recognition.RecognitionFactory", training=factory.SelfAttribute("..plan.track.training")
    )
    begins = date(2026, 12, 1)
    ends = date(2027, 6, 30)
    is_lead = True


class PlanLineFactory(DjangoModelFactory):
    """An activity that the school wrote itself."""

    class Meta:
        model = PlanLine

    plan = factory.SubFactory(TrainingPlanFactory)
    number = 1
    code = "E-01"
    text = "Klanten ontvangen"


class PlanModuleFactory(DjangoModelFactory):
    """VDAB is asked; each trait is another giver or an answer."""

    class Meta:
        model = PlanModule

    class Params:
        elsewhere = factory.Trait(
            giver=Giver.PROVIDER, provider=factory.SubFactory("tests.factories.organisations.ProviderFactory")
        )
        confirmed = factory.Trait(state=ModuleState.CONFIRMED, answered_at=NOW, answered_by=_somebody)
        refused = factory.Trait(state=ModuleState.REFUSED, answered_at=NOW, reason="De cursus is volzet.")

    plan = factory.SubFactory(TrainingPlanFactory, shared=True)
    number = 1
    name = "Heftruck"
    giver = Giver.VDAB
    begins = date(2027, 1, 4)
    ends = date(2027, 1, 29)
    asked_at = NOW
    asked_by = _somebody


class PlanTemplateFactory(DjangoModelFactory):
    class Meta:
        model = PlanTemplate

    provider = factory.SubFactory("tests.factories.organisations.ProviderFactory")
    training = factory.SubFactory("tests.factories.reference.TrainingFactory")
    name = "Eerste jaar"
    lines = factory.LazyFunction(
        lambda: [
            {"code": "E-01", "text": "Klanten ontvangen", "introduced": "school", "practised": "work", "elsewhere": ""}
        ]
    )
    saved_at = NOW
    saved_by = _somebody


class PlanVersionFactory(DjangoModelFactory):
    class Meta:
        model = PlanVersion

    plan = factory.SubFactory(TrainingPlanFactory, frozen=True)
    number = 1
    content = factory.LazyFunction(lambda: {"workplaces": [], "lines": []})
    digest = "0" * 64
    made_at = NOW
    made_by = _somebody


class PlanCommentFactory(DjangoModelFactory):
    class Meta:
        model = PlanComment

    plan = factory.SubFactory(TrainingPlanFactory, shared=True)
    voice = PlanVoice.COMPANY
    words = "Dit leren wij in het voorjaar."
    said_at = NOW
    said_by = _somebody
