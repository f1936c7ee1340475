"""Factories of dossiers, requests, mentors and recognitions. What belongs to one company stays with it."""

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from tandem.journey.recognition.models import (
    Attachment,
    CompletionQuestion,
    Decision,
    Declaration,
    Dossier,
    ExtractCheck,
    JointPart,
    JointTraining,
    Lifting,
    Mentor,
    MentorPosting,
    Nomination,
    OfferedActivity,
    Recognition,
    RecognitionRequest,
)
from tandem.journey.recognition.models.recognition import repeated
from tandem.journey.recognition.terms import (
    Condition,
    ExtractModel,
    ExtractOutcome,
    LiftGround,
    MentorProof,
    Outcome,
    PartEnd,
    PartState,
    RecognitionState,
    State,
)
from tandem.registers.geo.rules import cell_of, spot_of
from tandem.registers.mandates.terms import RoutingReason
from tests.factories.numbers import EARLIER, NOW, somebody

_somebody = factory.LazyFunction(somebody)
_COMPANY = "tests.factories.organisations.CompanyFactory"
_ESTABLISHMENT = "tests.factories.organisations.EstablishmentFactory"
_TRAINING = "tests.factories.reference.TrainingFactory"
_BODY = "tests.factories.mandates.BodyFactory"


class DossierFactory(DjangoModelFactory):
    """A draft; `submitted` has its number."""

    class Meta:
        model = Dossier

    class Params:
        submitted = factory.Trait(
            number=factory.Sequence(lambda n: f"E-2026-{n:06d}"), submitted_at=EARLIER, submitted_by=_somebody
        )

    company = factory.SubFactory(_COMPANY)
    contact_name = "Noor Voorbeeld"
    contact_email = "noor@voorbeeld.example"
    contact_phone = "09 000 00 00"
    started_at = EARLIER
    started_by = _somebody
    changed_at = EARLIER


_SUBMITTED = {
    "dossier": factory.SubFactory(
        DossierFactory, submitted=True, company=factory.SelfAttribute("..establishment.company")
    ),
    "submitted_at": EARLIER,
    "submitted_by": _somebody,
    "competent_body": factory.SubFactory(_BODY),
    "routing_reason": RoutingReason.ONE_HOLDER,
}
_COMPLETE = {
    **_SUBMITTED,
    "completed_at": EARLIER + timedelta(days=2),
    "completed_by": _somebody,
    "due_on": date(2026, 12, 1),
}
_TAKEN_UP = {**_COMPLETE, "taken_up_at": EARLIER + timedelta(days=3), "taken_up_by": _somebody}
_DECIDED = {**_TAKEN_UP, "decided_at": NOW, "decided_by": _somebody}


class RecognitionRequestFactory(DjangoModelFactory):
    """A draft; each trait is a state further on."""

    class Meta:
        model = RecognitionRequest

    class Params:
        submitted = factory.Trait(state=State.SUBMITTED, **_SUBMITTED)
        incomplete = factory.Trait(state=State.INCOMPLETE, **_SUBMITTED)
        complete = factory.Trait(state=State.COMPLETE, **_COMPLETE)
        in_treatment = factory.Trait(state=State.IN_TREATMENT, **_TAKEN_UP)
        granted = factory.Trait(state=State.GRANTED, **_DECIDED)
        refused = factory.Trait(state=State.REFUSED, **_DECIDED)
        withdrawn = factory.Trait(state=State.WITHDRAWN, withdrawn_at=NOW, withdrawn_by=_somebody, **_SUBMITTED)

    establishment = factory.SubFactory(_ESTABLISHMENT)
    dossier = factory.SubFactory(DossierFactory, company=factory.SelfAttribute("..establishment.company"))
    training = factory.SubFactory(_TRAINING)


class DeclarationFactory(DjangoModelFactory):
    class Meta:
        model = Declaration

    class Params:
        per_request = factory.Trait(
            request=factory.SubFactory(RecognitionRequestFactory),
            dossier=factory.SelfAttribute("request.dossier"),
            condition=Condition.EQUIPMENT,
        )

    dossier = factory.SubFactory(DossierFactory)
    condition = Condition.FINANCE
    is_met = True
    given_at = EARLIER
    given_by = _somebody


class AttachmentFactory(DjangoModelFactory):
    class Meta:
        model = Attachment

    dossier = factory.SubFactory(DossierFactory)
    condition = Condition.EQUIPMENT
    file_name = "werkplek.pdf"
    media_type = "application/pdf"
    size = 1200
    sha256 = factory.Sequence(lambda n: f"{n:064x}")
    added_at = EARLIER
    added_by = _somebody


class MentorFactory(DjangoModelFactory):
    """A mentor with experience, a certificate and the mentor training; `untrained` still has to follow it."""

    class Meta:
        model = Mentor

    class Params:
        untrained = factory.Trait(trained_on=None, training_organiser="")
        deactivated = factory.Trait(deactivated_at=NOW, deactivated_by=_somebody)

    company = factory.SubFactory(_COMPANY)
    person = factory.SubFactory("tests.factories.people.PersonFactory", kept_by=factory.SelfAttribute("..company.pk"))
    experience_years = 8
    proof = MentorProof.CERTIFICATE
    trained_on = date(2025, 10, 6)
    training_organiser = "Voorbeeldfonds"
    named_at = EARLIER


class MentorPostingFactory(DjangoModelFactory):
    class Meta:
        model = MentorPosting

    mentor = factory.SubFactory(MentorFactory)
    establishment = factory.SubFactory(_ESTABLISHMENT, company=factory.SelfAttribute("..mentor.company"))


class ExtractCheckFactory(DjangoModelFactory):
    class Meta:
        model = ExtractCheck

    class Params:
        not_in_order = factory.Trait(outcome=ExtractOutcome.NOT_IN_ORDER)

    mentor = factory.SubFactory(MentorFactory)
    model = ExtractModel.MINORS
    issued_on = date(2026, 10, 1)
    outcome = ExtractOutcome.IN_ORDER
    valid_until = date(2027, 10, 1)
    seen_at = EARLIER
    seen_by = _somebody


class OfferedActivityFactory(DjangoModelFactory):
    class Meta:
        model = OfferedActivity

    request = factory.SubFactory(RecognitionRequestFactory)
    activity = factory.SubFactory("tests.factories.reference.ActivityFactory")


class NominationFactory(DjangoModelFactory):
    class Meta:
        model = Nomination

    request = factory.SubFactory(RecognitionRequestFactory)
    mentor = factory.SubFactory(MentorFactory, company=factory.SelfAttribute("..request.dossier.company"))


class CompletionQuestionFactory(DjangoModelFactory):
    class Meta:
        model = CompletionQuestion

    class Params:
        answered = factory.Trait(answered_at=NOW, answered_by=_somebody)

    request = factory.SubFactory(RecognitionRequestFactory, incomplete=True)
    items = factory.LazyFunction(list)
    words = "Wij missen de naam van een mentor."
    asked_at = EARLIER + timedelta(days=1)
    asked_by = _somebody


class DecisionFactory(DjangoModelFactory):
    class Meta:
        model = Decision

    class Params:
        refused = factory.Trait(
            request=factory.SubFactory(RecognitionRequestFactory, refused=True),
            outcome=Outcome.REFUSED,
            motive="De mentor heeft te weinig ervaring.",
        )

    request = factory.SubFactory(RecognitionRequestFactory, granted=True)
    outcome = Outcome.GRANTED
    taken_at = NOW
    taken_by = _somebody
    body = factory.SelfAttribute("request.competent_body")
    law_version = "0" * 64
    facts = factory.LazyFunction(dict)
    findings = factory.LazyFunction(list)


class RecognitionFactory(DjangoModelFactory):
    """A recognition of five years, valid on the day of the tests."""

    class Meta:
        model = Recognition

    class Params:
        expired = factory.Trait(
            state=RecognitionState.EXPIRED,
            valid_from=date(2021, 9, 1),
            valid_until=date(2026, 9, 1),
            ended_on=date(2026, 9, 1),
        )
        lifted = factory.Trait(
            state=RecognitionState.LIFTED, lifting_decided_on=date(2026, 11, 20), ended_on=date(2026, 11, 21)
        )
        gone = factory.Trait(gone_since=date(2026, 9, 1))

    request = factory.SubFactory(RecognitionRequestFactory, granted=True)
    number = factory.Sequence(lambda n: f"R-2026-{n:06d}")
    establishment = factory.SelfAttribute("request.establishment")
    company = factory.SelfAttribute("establishment.company")
    training = factory.SelfAttribute("request.training")
    body = factory.SelfAttribute("request.competent_body")
    valid_from = date(2026, 10, 20)
    valid_until = date(2031, 10, 20)
    granted_at = NOW
    search_name = factory.LazyAttribute(lambda row: repeated(row.establishment)["search_name"])
    nis = factory.SelfAttribute("establishment.nis")
    lat = factory.SelfAttribute("establishment.lat")
    lon = factory.SelfAttribute("establishment.lon")
    cell = factory.LazyAttribute(lambda row: None if row.lat is None else cell_of(row.lat, row.lon))
    spot = factory.LazyAttribute(lambda row: None if row.lat is None else spot_of(row.lat, row.lon))


class LiftingFactory(DjangoModelFactory):
    """The decision to lift a recognition from the day of the tests on."""

    class Meta:
        model = Lifting

    recognition = factory.SubFactory(RecognitionFactory, lifted=True)
    grounds = factory.LazyFunction(lambda: [str(LiftGround.MENTOR)])
    guidance = "In oktober zochten wij samen een andere mentor."
    motive = "Er is geen mentor meer."
    lifts_on = date(2026, 11, 21)
    would_end_on = date(2031, 10, 20)
    decided_at = NOW
    decided_by = _somebody
    body = factory.SelfAttribute("recognition.body")
    law_version = "0" * 64
    findings = factory.LazyFunction(list)


class JointTrainingFactory(DjangoModelFactory):
    """A training that workplaces teach together; its parts are made apart."""

    class Meta:
        model = JointTraining

    number = factory.Sequence(lambda n: f"S-2026-{n:06d}")
    training = factory.SubFactory(_TRAINING)
    company = factory.SubFactory(_COMPANY)
    listed_on = date(2026, 11, 1)
    started_at = EARLIER
    started_by = _somebody


class JointPartFactory(DjangoModelFactory):
    """Somebody who was asked to take part; each trait is a state further on."""

    class Meta:
        model = JointPart

    class Params:
        agreed = factory.Trait(state=PartState.AGREED, answered_at=NOW, answered_by=_somebody)
        ended = factory.Trait(state=PartState.ENDED, ended_on=date(2026, 11, 20), end_reason=PartEnd.DECLINED)

    joint = factory.SubFactory(JointTrainingFactory)
    establishment = factory.SubFactory(_ESTABLISHMENT)
    company = factory.SelfAttribute("establishment.company")
    asked_at = EARLIER
    asked_by = _somebody
