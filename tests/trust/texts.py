"""Every column that holds words of somebody else: what a user fills in, and what a register or a file brings."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django.apps import apps
from django.db import models

from tandem.journey.intake.models import Screening
from tandem.journey.placement.models import Introduction
from tests.factories.access import ReadNoteFactory
from tests.factories.agreement_life import AcceptanceFactory, AmendmentFactory, EndingFactory
from tests.factories.clocks import ClockExtensionFactory, SearchClockFactory
from tests.factories.demand import UnmetDemandFactory
from tests.factories.exchange import AgreementFileFactory, EnrolmentFileFactory, UploadFactory
from tests.factories.intake import RunUpEvaluationFactory, RunUpFactory, ScreeningFactory
from tests.factories.introductions import IntroductionFactory
from tests.factories.organisations import (
    AanloopProgrammeFactory,
    LocationFactory,
    NetworkFactory,
    ProviderBatchFactory,
    ProviderFreeDayFactory,
)
from tests.factories.outbox import MailFactory, NoticeFactory
from tests.factories.placement import OpeningContactFactory, OpeningWishFactory, VetoFactory
from tests.factories.plans import PlanModuleFactory
from tests.factories.register import (
    RegisterAddressFactory,
    RegisterCodeFactory,
    RegisterContactFactory,
    RegisterDenominationFactory,
    RegisterEstablishmentFactory,
    RegisterRejectionFactory,
)
from tests.factories.rounds import RoundFactory, RoundMemberFactory, RoundPairFactory, RunLineFactory
from tests.factories.travel import TimetableFactory
from tests.harness import finding, matching
from tests.tandem.faces.api import outside
from tests.trust.scene import Scene

TEXTS: Final = (
    "accounts.User.name",
    "people.Person.given_name",
    "people.Person.family_name",
    "people.Person.email",
    "people.Person.phone",
    "organisations.Company.name",
    "organisations.Company.contact_email",
    "organisations.Company.contact_phone",
    "organisations.Establishment.name",
    "organisations.Establishment.street",
    "organisations.Establishment.house_number",
    "organisations.Establishment.box",
    "organisations.Establishment.municipality",
    "organisations.Establishment.phone",
    "organisations.Establishment.website",
    "organisations.RegisterDoubt.explanation",
    "organisations.RegisterDoubt.answer",
    "organisations.Network.name",
    "organisations.Provider.name",
    "organisations.Provider.email",
    "organisations.Provider.phone",
    "organisations.Provider.website",
    "organisations.ProviderBatch.source",
    "organisations.Location.name",
    "organisations.Location.street",
    "organisations.Location.house_number",
    "organisations.Location.municipality",
    "organisations.RegisterDenomination.name",
    "organisations.RegisterAddress.country",
    "organisations.RegisterAddress.municipality",
    "organisations.RegisterAddress.street",
    "organisations.RegisterAddress.house_number",
    "organisations.RegisterAddress.box",
    "organisations.RegisterAddress.extra",
    "organisations.RegisterContact.value",
    "organisations.RegisterCode.description",
    "organisations.RegisterRejection.found",
    "organisations.RegisterRejection.row",
    "mandates.Body.name",
    "mandates.Body.email",
    "mandates.CooperationAgreement.reference",
    "mandates.CooperationAgreement.note",
    "mandates.Mandate.note",
    "access.Invitation.email",
    "access.Invitation.name",
    "access.ApiToken.name",
    "recognition.Dossier.contact_name",
    "recognition.Dossier.contact_email",
    "recognition.Dossier.contact_phone",
    "recognition.Dossier.remarks",
    "recognition.Attachment.file_name",
    "recognition.Mentor.training_organiser",
    "recognition.CompletionQuestion.words",
    "recognition.Decision.motive",
    "recognition.Lifting.guidance",
    "recognition.Lifting.motive",
    "placement.LearnerProfile.likes",
    "placement.LearnerProfile.can",
    "placement.LearnerProfile.experience",
    "placement.LearnerProfile.languages",
    "placement.LearnerProfile.hobbies",
    "placement.LearnerProfile.availability",
    "handover.Enquiry.name",
    "handover.Enquiry.email",
    "handover.Enquiry.municipality",
    "handover.Enquiry.words",
    "handover.WarmHandover.stands",
    "handover.WarmHandover.tried",
    "handover.WarmHandover.agreed",
    "handover.WarmHandover.works",
    "handover.WarmHandover.words",
    "agreements.Agreement.holiday_works",
    "agreements.Agreement.holiday_recovered",
    "agreements.Agreement.holiday_paid",
    "agreements.Agreement.holiday_words",
    "agreements.Agreement.other_words",
    "agreements.Agreement.late_reason",
    "agreements.Agreement.accident_insurer",
    "agreements.Agreement.accident_policy",
    "agreements.Agreement.liability_insurer",
    "agreements.Agreement.liability_policy",
    "agreements.Agreement.closed_words",
    "agreements.Remark.words",
    "agreements.Signature.name",
    "agreements.Signature.email",
    "agreements.Signature.words",
    "agreements.Acceptance.name",
    "agreements.Acceptance.email",
    "agreements.Acceptance.words",
    "agreements.Ending.words",
    "agreements.Amendment.words",
    "agreements.Amendment.closed_words",
    "plans.TrainingPlan.support_plan",
    "plans.PlanLine.text",
    "plans.PlanLine.guide",
    "plans.PlanLine.elsewhere",
    "plans.PlanLine.exempt_words",
    "plans.PlanComment.words",
    "plans.PlanTemplate.name",
    "plans.PlanModule.name",
    "plans.PlanModule.reason",
    "outbox.Mail.recipient",
    "outbox.Mail.subject",
    "outbox.Notice.title",
    "exchange.Upload.name",
    "intake.Advice.motive",
    "intake.RunUp.partner",
    "intake.RunUp.goals",
    "intake.RunUp.closing",
    "intake.RunUpEvaluation.words",
    "exchange.EnrolmentFile.name",
    "exchange.AgreementFile.name",
    "agreements.Takeover.old_number",
    "agreements.Takeover.mentor_name",
    "intake.Track.street",
    "intake.Track.municipality",
    "organisations.AanloopProgramme.name",
    "organisations.ProviderFreeDay.words",
    "placement.ClockExtension.words",
    "placement.ClockExtension.answer",
    "placement.SearchClock.words",
    "placement.MatchingRound.title",
    "placement.RoundPair.words",
    "placement.Opening.words",
    "placement.OpeningContact.name",
    "placement.OpeningContact.email",
    "placement.OpeningWish.why",
    "placement.Veto.reason",
    "placement.Introduction.letter",
    "placement.Introduction.talk_place",
    "placement.Introduction.talk_words",
    "placement.Introduction.words",
    "travel.Timetable.publisher",
    "travel.Timetable.source",
    "travel.Timetable.version",
    "reference.ActivityList.name",
    "reference.ActivityList.source",
    "reference.ActivityList.note",
    "reference.Activity.text_nl",
    "base.Job.last_error",
)

NOT_SHOWN: Final = (
    "agreements.Agreement.closed_words",
    "agreements.Signature.words",
    "agreements.Signature.email",
    "agreements.Acceptance.words",
    "agreements.Acceptance.email",
    "agreements.Amendment.closed_words",
    # Kept as the register brings it; a page shows what the platform made of it.
    "organisations.RegisterAddress.box",
    "organisations.RegisterAddress.country",
    "organisations.RegisterAddress.extra",
    "organisations.RegisterCode.description",
    "organisations.RegisterContact.value",
    "organisations.RegisterRejection.found",
    "organisations.RegisterRejection.row",
    # Kept, and read by programs and mails alone, or on pages that the story does not reach.
    "placement.Introduction.words",
    "access.Invitation.name",
    "organisations.AanloopProgramme.name",
    "organisations.Company.contact_phone",
    "organisations.Establishment.box",
    "organisations.Establishment.phone",
    "organisations.Location.house_number",
    "organisations.Location.street",
    "organisations.Network.name",
    "organisations.Provider.email",
    "organisations.Provider.website",
    "organisations.RegisterDoubt.answer",
    "placement.ClockExtension.answer",
    "recognition.CompletionQuestion.words",
    "recognition.Decision.motive",
    "recognition.Mentor.training_organiser",
    "reference.ActivityList.note",
)
"""Columns that stand on no page that is visited here. A column that comes on or goes from a page changes this list."""

WHERE_SAID: Final = (
    "agreements.Agreement.closed_words",
    "agreements.Signature.words",
    "agreements.Acceptance.words",
    "agreements.Amendment.closed_words",
    "placement.Introduction.talk_place",
    "placement.Introduction.talk_words",
    "placement.Introduction.words",
    "intake.RunUp.closing",
    "plans.PlanLine.text",
    "plans.PlanLine.exempt_words",
)
"""Columns that stay empty where nothing was said: a talk that is not planned has no place."""

NO_TWO_ALIKE: Final = ("handover.Enquiry.email", "mandates.CooperationAgreement.reference")
OURS: Final = (
    "geo.",
    "reference.Sector",
    "reference.JointCommittee",
    "reference.Qualification",
    "reference.Training",
    "reference.Shortage",
    "base.Event",
    "_en",
    "_hash",
    "hash",
    "digest",
    "fingerprint",
    "checksum",
    ".code",
    ".key",
)
"""Tables of ours that no file changes, translations, and what programs make of a text: nobody writes these."""

SHORT: Final = 80
NOT_WORDS: Final = (
    *("accounts.User.password", "accounts.User.issuer", "accounts.User.subject", "accounts.User.email"),
    *("base.Job.name", "base.Job.worker", "access.ReadNote.subject_kind", "access.ReadNote.page"),
    *(
        "organisations.RegisterExtract.file",
        "recognition.Recognition.search_name",
        "organisations.RegisterDenomination.search_name",
    ),
    *(
        "agreements.Agreement.hours",
        "outbox.Mail.text",
        "outbox.Mail.html",
        "outbox.Notice.subject_kind",
        "outbox.Notice.path",
        "api.IdempotencyKey.body",
        "intake.NeedsFile.sealed",
        "intake.Referral.sealed",
        "exchange.EnrolmentFile.sealed",
        "exchange.AgreementFile.sealed",
        "exchange.SigningPackage.key",
        "exchange.SigningPackage.title",
        "exchange.SigningPackage.reference",
        "exchange.SigningPackage.last_error",
    ),
)
"""Keys and addresses that are compared, not shown; what lies sealed; mails are looked at where they are written."""


def free_texts() -> set[str]:
    """Every column that could hold words, as the models have it."""
    found = set()
    for model in apps.get_models():
        if not model.__module__.startswith("tandem."):
            continue
        for one in model._meta.get_fields():
            is_text = isinstance(one, (models.CharField, models.TextField)) and not one.choices
            if is_text and (one.max_length is None or one.max_length >= SHORT):
                found.add(f"{model._meta.label}.{one.name}")
    return {name for name in found if not name.startswith(OURS) and not name.endswith(OURS) and name not in NOT_WORDS}


def write(words: Sequence[str]) -> dict[str, str]:
    """Put the n-th word in every row of the n-th column, as far as it fits; gives what stands where."""
    stands = {}
    for name, word in zip(TEXTS, words, strict=True):
        label, _, column = name.rpartition(".")
        model: Any = apps.get_model(label)
        length = model._meta.get_field(column).max_length or 500
        stands[name] = word[:length]
        if name in NO_TWO_ALIKE:
            for number, row in enumerate(model.objects.order_by("pk")):
                model.objects.filter(pk=row.pk).update(**{column: f"{word}{number}"[-length:]})
        else:
            rows = model.objects.exclude(**{column: ""}) if name in WHERE_SAID else model.objects.all()
            rows.update(**{column: word[:length]})
    return stands


def rows_for_all(scene: Scene) -> None:
    """A row in every table that the story leaves empty, about the people and places of the story."""
    world, entity = scene.world, int(scene.registered.number)
    place = RegisterEstablishmentFactory(enterprise=entity)
    for one in (entity, place.number):
        RegisterDenominationFactory(entity=one)
        RegisterAddressFactory(entity=one, kind="REGO" if one == entity else "BAET")
        RegisterContactFactory(entity=one)
    RegisterCodeFactory()
    RegisterRejectionFactory(row="0;1;2")
    LocationFactory(provider=scene.provider)
    NetworkFactory()
    ProviderBatchFactory(source="aanbieders.csv")
    UploadFactory(name="aanbieders.csv")
    MailFactory()
    UnmetDemandFactory(training=scene.submitted.training, count=9)
    _rows_of_the_learner(scene)
    for organisation in (world.company.pk, world.body().pk):
        NoticeFactory(organisation_id=organisation, subject_id=scene.submitted.pk)
    assert scene.lifted.lifting
    assert not [name for name in TEXTS if not apps.get_model(name.rpartition(".")[0]).objects.exists()]


def _rows_of_the_learner(scene: Scene) -> None:
    """What stands around the learner of the story: search time, a round, openings, free days, a timetable."""
    track = scene.noor.track
    ProviderFreeDayFactory(provider=track.provider, day=date(2026, 9, 15))
    ReadNoteFactory(subject_kind="intake.track", subject_id=str(track.pk), user_id=track.coach_id)
    AanloopProgrammeFactory()
    TimetableFactory()
    ClockExtensionFactory(clock=SearchClockFactory(track=track, handled=True))
    opening = scene.noor.opening()
    OpeningWishFactory(opening=scene.opening)
    OpeningContactFactory(opening=opening)
    VetoFactory(track=track)
    RunUpEvaluationFactory(run_up=RunUpFactory(track=track, ended=True))
    EnrolmentFileFactory(provider_id=track.provider_id)
    AgreementFileFactory(provider_id=track.provider_id)
    outside.agreement(scene)
    finding.findable(scene.fitting.opening, provider=track.provider, coach=track.coach)
    assert scene.handover_offered.pk
    assert scene.agreement.pk
    assert scene.agreement_signed.pk
    EndingFactory(agreement=scene.agreement_running, words="Wij sluiten.")
    row = AmendmentFactory(agreement=scene.agreement_running, words="De winkel sluit in juni.")
    AcceptanceFactory(amendment=row)
    assert scene.plan.pk
    assert scene.plan_template.pk
    type(scene.plan_module).objects.update(state="refused", answered_at=scene.world.now, reason="De cursus is volzet.")
    PlanModuleFactory(elsewhere=True, provider=track.provider, refused=True)
    one = RoundFactory(provider=track.provider)
    RoundMemberFactory(round=one, provider=track.provider, joined=True)
    RoundPairFactory(round=one, track=track, opening=opening)
    RunLineFactory(run__round=one, run__done=True, track=track)
    Screening.objects.filter(track=track).delete()
    ScreeningFactory(track=track, concluded=True, learner_said=matching.SAID)
    matching.build(scene.world.now, training=track.training.code).bakery(lat=track.lat, lon=track.lon)
    Introduction.objects.filter(pk=scene.talk_planned.pk).update(talk_words="Breng stevige schoenen mee.")
    IntroductionFactory(track=track, refused=True, words="Nu even niet.")
    Introduction.objects.filter(
        pk=scene.promised_seat.pk
    ).delete()  # who was promised a seat is proposed no more places
