"""Factories of tracks and screenings. A learner stands in the files of the provider that enrolled them."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tandem.journey.intake.models import (
    Advice,
    NeedsAgreement,
    NeedsFile,
    Referral,
    RunUp,
    RunUpEvaluation,
    Screening,
    Track,
)
from tandem.journey.intake.terms.advice import AdvisedWay, Adviser
from tandem.journey.intake.terms.needs import GivenBy, Scope
from tandem.journey.intake.terms.referrals import Proposer, ReferralKind, ReferralState
from tandem.journey.intake.terms.run_ups import Progress, RunUpOutcome, RunUpState
from tandem.journey.intake.terms.screening import Path, ScreeningState
from tandem.journey.intake.terms.tracks import LeftReason, Phase, Source
from tandem.registers.organisations.terms import PositionSource
from tests.factories.numbers import EARLIER, NOW, somebody

DEINZE = {"postal_code": "9800", "municipality": "Deinze", "nis": "44083", "lat": 50.98, "lon": 3.53}


class TrackFactory(DjangoModelFactory):
    """A learner of seventeen in the intake; the traits are later phases."""

    class Meta:
        model = Track

    class Params:
        run_up = factory.Trait(phase=Phase.RUN_UP)
        searching = factory.Trait(phase=Phase.SEARCHING)
        placed = factory.Trait(phase=Phase.PLACED)
        left = factory.Trait(phase=Phase.LEFT, left_on=date(2026, 11, 2), left_reason=LeftReason.FULL_TIME)
        guided = factory.Trait(coach=factory.SubFactory("tests.factories.accounts.UserFactory"))
        homeless = factory.Trait(postal_code="", municipality="", nis="", lat=None, lon=None, position_source="")

    number = factory.Sequence(lambda n: f"TRJ-2020-{n:06d}")
    provider = factory.SubFactory("tests.factories.organisations.ProviderFactory")
    person = factory.SubFactory(
        "tests.factories.people.PersonFactory",
        birth_date=date(2009, 4, 12),
        kept_by=factory.SelfAttribute("..provider.pk"),
    )
    training = factory.SubFactory("tests.factories.reference.TrainingFactory")
    school_year = 2026
    starts_on = date(2026, 9, 1)
    street = "Dorpsstraat"
    house_number = "12"
    postal_code = DEINZE["postal_code"]
    municipality = DEINZE["municipality"]
    nis = DEINZE["nis"]
    lat = DEINZE["lat"]
    lon = DEINZE["lon"]
    position_source = PositionSource.POSTAL_CODE
    source = Source.FORM
    enrolled_at = EARLIER
    enrolled_by = factory.LazyFunction(somebody)


class ScreeningFactory(DjangoModelFactory):
    """A screening of which the learner began; `concluded` leads to dual learning."""

    class Meta:
        model = Screening

    class Params:
        concluded = factory.Trait(
            state=ScreeningState.CONCLUDED,
            coach_said={"work_willing": "yes", "work_ready": "yes"},
            coach_said_at=EARLIER,
            coach_said_by=factory.LazyFunction(somebody),
            path=Path.DUAL,
            law_version="test",
            concluded_at=NOW,
            concluded_by=factory.LazyFunction(somebody),
        )

    track = factory.SubFactory(TrackFactory)
    version = 1
    opened_at = EARLIER
    opened_by = factory.LazyFunction(somebody)
    learner_said = factory.LazyFunction(lambda: {"work_willing": "yes", "travel_modes": ["bike"]})
    learner_said_at = EARLIER
    learner_said_by = factory.LazyFunction(somebody)


class NeedsFileFactory(DjangoModelFactory):
    class Meta:
        model = NeedsFile

    track = factory.SubFactory(TrackFactory)
    sealed = "v1.local.x.x.x"
    kept_at = EARLIER
    kept_by = factory.LazyFunction(somebody)


class NeedsAgreementFactory(DjangoModelFactory):
    """A learner agrees that it is kept."""

    class Meta:
        model = NeedsAgreement

    class Params:
        withdrawn = factory.Trait(withdrawn_at=NOW, withdrawn_by=factory.LazyFunction(somebody))

    track = factory.SubFactory(TrackFactory)
    scope = Scope.KEEP
    voice = GivenBy.LEARNER
    given_at = EARLIER
    given_by = factory.LazyFunction(somebody)


class AdviceFactory(DjangoModelFactory):
    """A class council that advises dual learning."""

    class Meta:
        model = Advice

    class Params:
        withdrawn = factory.Trait(withdrawn_at=NOW, withdrawn_by=factory.LazyFunction(somebody))
        of_vdab = factory.Trait(adviser=Adviser.VDAB, work_willing="unknown", work_ready="unknown")

    track = factory.SubFactory(TrackFactory)
    adviser = Adviser.CLASS_COUNCIL
    way = AdvisedWay.DUAL
    given_on = date(2026, 6, 25)
    work_willing = "yes"
    work_ready = "yes"
    motive = "Werkt graag met de handen."
    noted_at = EARLIER
    noted_by = factory.LazyFunction(somebody)


class RunUpFactory(DjangoModelFactory):
    """A run-up of a month, planned until the holidays; `ended` led to dual learning."""

    class Meta:
        model = RunUp

    class Params:
        ended = factory.Trait(
            state=RunUpState.ENDED,
            outcome=RunUpOutcome.TO_DUAL,
            closing="Klaar om te beginnen.",
            ended_on=date(2026, 11, 20),
            ended_at=NOW,
            ended_by=factory.LazyFunction(somebody),
        )

    track = factory.SubFactory(TrackFactory, run_up=True)
    started_on = date(2026, 10, 19)
    started_at = EARLIER
    started_by = factory.LazyFunction(somebody)
    partner = "Aanloop vzw"
    contents = factory.LazyFunction(lambda: ["work"])
    goals = "Op tijd komen."
    week_hours = 28
    until = date(2026, 12, 18)
    planned_at = EARLIER
    planned_by = factory.LazyFunction(somebody)


class RunUpEvaluationFactory(DjangoModelFactory):
    """A learner who grows."""

    class Meta:
        model = RunUpEvaluation

    run_up = factory.SubFactory(RunUpFactory)
    held_on = date(2026, 11, 10)
    progress = Progress.GROWING
    words = "Komt bijna altijd op tijd."
    noted_at = NOW
    noted_by = factory.LazyFunction(somebody)


class ReferralFactory(DjangoModelFactory):
    """A NAFT that the CLB proposed."""

    class Meta:
        model = Referral

    class Params:
        started = factory.Trait(state=ReferralState.STARTED, started_on=date(2026, 11, 9))
        ended = factory.Trait(
            state=ReferralState.ENDED, started_on=date(2026, 11, 9), ended_on=date(2026, 11, 20), moved_at=NOW
        )

    track = factory.SubFactory(TrackFactory)
    kind = ReferralKind.NAFT
    proposer = Proposer.CLB
    proposed_on = date(2026, 11, 2)
    proposed_at = EARLIER
    proposed_by = factory.LazyFunction(somebody)
    sealed = "v1.local.x.x.x"
