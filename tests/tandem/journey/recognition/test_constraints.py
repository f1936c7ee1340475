"""Every row of the recognition that cannot be, refused by the database itself."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tandem.journey.recognition.models import RecognitionRequest
from tandem.journey.recognition.terms import (
    Condition,
    Extent,
    MentorExemption,
    MentorProof,
    PartState,
    RecognitionState,
    State,
)
from tandem.registers.mandates.terms import RoutingReason
from tests.factories.numbers import EARLIER, NOW, somebody
from tests.factories.recognition import (
    AttachmentFactory,
    CompletionQuestionFactory,
    DecisionFactory,
    DeclarationFactory,
    DossierFactory,
    ExtractCheckFactory,
    JointPartFactory,
    LiftingFactory,
    MentorFactory,
    MentorPostingFactory,
    NominationFactory,
    OfferedActivityFactory,
    RecognitionFactory,
    RecognitionRequestFactory,
)
from tests.tandem.registers.house import breaks, constraints_of, once, twice

pytestmark = pytest.mark.django_db

request = RecognitionRequestFactory


def _two_open_requests():
    """Two requests in two forms, for the same training at the same establishment."""
    first = request(submitted=True)
    request(submitted=True, establishment=first.establishment, training=first.training)


def _twice_in_one_form():
    first = request()
    request(dossier=first.dossier, establishment=first.establishment, training=first.training)


def _two_recognitions_from_the_same_day():
    first = RecognitionFactory()
    again = request(granted=True, establishment=first.establishment, training=first.training)
    RecognitionFactory(request=again)


BROKEN = {
    "joint_part_state_known": once(JointPartFactory, agreed=True, state="lost"),
    "joint_part_once": twice(JointPartFactory, "joint", "establishment", "company"),
    "joint_part_one_lead": twice(JointPartFactory, "joint", is_lead=True),
    "joint_part_ended_has_reason": once(JointPartFactory, ended=True, end_reason=""),
    "joint_part_who_needs_when": once(JointPartFactory, answered_by=somebody()),
    "joint_part_agreed_has_moment": once(JointPartFactory, state=PartState.AGREED),
    "joint_part_filed_has_request": once(JointPartFactory, state=PartState.FILED, answered_at=NOW),
    "dossier_filed_as_known": once(DossierFactory, filed_as="neighbour"),
    "dossier_submitted_has_number": once(DossierFactory, submitted=True, number=None),
    "declaration_condition_known": once(DeclarationFactory, condition="weather"),
    "declaration_once_per_dossier": twice(DeclarationFactory, "dossier", "condition"),
    "declaration_once_per_request": twice(DeclarationFactory, "request", "dossier", "condition", per_request=True),
    "attachment_media_type_known": once(AttachmentFactory, media_type="text/html"),
    "attachment_condition_known": once(AttachmentFactory, condition="weather"),
    "attachment_once": twice(AttachmentFactory, "dossier", "condition", "sha256"),
    "mentor_once_per_company": twice(MentorFactory, "company", "person"),
    "mentor_proof_known": once(MentorFactory, proof="a_good_feeling"),
    "mentor_exemption_known": once(MentorFactory, exemption="too_busy"),
    "mentor_experience_plausible": once(MentorFactory, experience_years=71),
    "mentor_deactivated_paired": once(MentorFactory, deactivated_at=NOW),
    "mentor_posting_once": twice(MentorPostingFactory, "mentor", "establishment"),
    "extract_check_model_known": once(ExtractCheckFactory, model="596.3"),
    "extract_check_outcome_known": once(ExtractCheckFactory, outcome="perhaps"),
    "extract_check_dates_in_order": once(ExtractCheckFactory, valid_until=date(2026, 10, 1)),
    "recognition_state_known": once(RecognitionFactory, state="lost", ended_on=date(2026, 12, 1)),
    "recognition_limit_counted": once(RecognitionFactory, extent=Extent.LIMITED, taught=None),
    "request_extent_known": once(request, extent="half"),
    "recognition_once": _two_recognitions_from_the_same_day,
    "recognition_dates_in_order": once(RecognitionFactory, valid_until=date(2026, 10, 20)),
    "recognition_lifted_was_decided": once(RecognitionFactory, lifted=True, lifting_decided_on=None),
    "lifting_has_motive": once(LiftingFactory, motive=""),
    "recognition_ended_has_day": once(RecognitionFactory, ended_on=date(2026, 12, 1)),
    "request_state_known": once(request, state="lost"),
    "request_one_open_per_training": _two_open_requests,
    "request_once_per_dossier": _twice_in_one_form,
    "request_submitted_is_routed": once(request, submitted=True, competent_body=None),
    "request_complete_has_term": once(request, complete=True, due_on=None),
    "request_decided_has_moment": once(request, granted=True, decided_at=None, decided_by=None),
    "request_withdrawn_has_moment": once(request, withdrawn=True, withdrawn_at=None, withdrawn_by=None),
    "request_who_needs_when": once(request, complete=True, taken_up_by=somebody()),
    "request_complete_after_submitted": once(request, complete=True, completed_at=EARLIER - timedelta(seconds=1)),
    "request_routing_reason_known": once(request, submitted=True, routing_reason="coin"),
    "offered_activity_once": twice(OfferedActivityFactory, "request", "activity"),
    "nomination_once": twice(NominationFactory, "request", "mentor"),
    "completion_question_one_open": twice(CompletionQuestionFactory, "request"),
    "completion_question_answered_paired": once(CompletionQuestionFactory, answered_at=NOW),
    "decision_outcome_known": once(DecisionFactory, outcome="postponed"),
    "decision_refusal_has_motive": once(DecisionFactory, refused=True, motive=""),
}

ALSO_BREAKS = {"request_state_known": "request_submitted_is_routed"}
"""A state that does not exist is not a state before the submission either: one of the two speaks first."""


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_a_row_that_cannot_be(name):
    known = constraints_of("recognition")
    assert any(breaks(known[one], BROKEN[name]) for one in {name, ALSO_BREAKS.get(name, name)})


def test_every_constraint_of_the_room_is_broken_once():
    assert BROKEN.keys() == constraints_of("recognition").keys()


_PAIRS = ("submitted", "completed", "taken_up", "decided", "withdrawn")
_LATEST = {"submitted": "draft", "completed": "submitted", "taken_up": "complete", "decided": "in_treatment"}


@pytest.mark.parametrize("step", _PAIRS)
def test_who_took_a_step_stands_beside_when(step):
    trait = _LATEST.get(step, "draft")
    values = {f"{step}_by": somebody()} | ({} if trait == "draft" else {trait: True})
    assert breaks(constraints_of("recognition")["request_who_needs_when"], once(request, **values))


@pytest.mark.parametrize("state", [State.GRANTED, State.REFUSED])
def test_no_file_is_decided_that_was_never_complete(state):
    build = once(request, state=state, decided_at=NOW, decided_by=somebody())
    with pytest.raises(IntegrityError), transaction.atomic():
        build()


@pytest.mark.parametrize("state", [State.SUBMITTED, State.INCOMPLETE, State.DRAFT])
def test_a_term_runs_for_a_complete_file_only(state):
    trait = {} if state is State.DRAFT else {str(state): True}
    build = once(request, due_on=date(2026, 12, 5), **trait)
    assert breaks(constraints_of("recognition")["request_complete_has_term"], build)


@pytest.mark.parametrize("state", [state for state in State if state not in {State.GRANTED, State.REFUSED}])
def test_only_a_decision_has_the_moment_of_a_decision(state):
    trait = {} if state is State.DRAFT else {str(state): True}
    build = once(request, decided_at=NOW, decided_by=somebody(), **trait)
    assert breaks(constraints_of("recognition")["request_decided_has_moment"], build)


@pytest.mark.parametrize("state", State)
def test_a_request_can_stand_in_every_state(state):
    trait = {} if state is State.DRAFT else {str(state): True}
    assert request(**trait).state == state


def test_a_draft_can_be_withdrawn_without_ever_reaching_a_body():
    assert request(state=State.WITHDRAWN, withdrawn_at=NOW, withdrawn_by=somebody()).competent_body is None


@pytest.mark.parametrize("state", [State.GRANTED, State.REFUSED, State.WITHDRAWN])
def test_after_a_request_ended_another_can_be_opened(state):
    first = request(**{str(state): True})
    assert request(submitted=True, establishment=first.establishment, training=first.training).pk


def test_two_drafts_for_the_same_training_may_stand_side_by_side():
    first = request()
    assert request(establishment=first.establishment, training=first.training).pk


def test_an_ended_recognition_makes_room_for_one_from_the_same_day():
    first = RecognitionFactory(state=RecognitionState.EXPIRED, ended_on=date(2026, 11, 1))
    again = request(granted=True, establishment=first.establishment, training=first.training)
    assert RecognitionFactory(request=again).pk


def test_a_question_can_be_asked_again_after_it_was_answered():
    first = CompletionQuestionFactory(answered=True)
    assert CompletionQuestionFactory(request=first.request).pk


def test_a_condition_can_be_declared_for_the_dossier_and_for_a_request_in_it():
    first = DeclarationFactory(per_request=True)
    assert DeclarationFactory(dossier=first.dossier, condition=first.condition).pk


@pytest.mark.parametrize(
    ("factory", "field", "values"),
    [
        (MentorFactory, "proof", MentorProof),
        (MentorFactory, "exemption", MentorExemption),
        (DeclarationFactory, "condition", Condition),
        (AttachmentFactory, "condition", Condition),
    ],
)
def test_every_word_of_the_field_can_be_stored(factory, field, values):
    assert {getattr(factory(**{field: value}), field) for value in values} == set(values)


@pytest.mark.parametrize("reason", RoutingReason)
def test_every_reason_of_routing_can_be_stored(reason):
    assert request(submitted=True, routing_reason=reason).routing_reason == reason


def test_throwing_a_draft_away_takes_all_that_belongs_to_it():
    nomination = NominationFactory()
    OfferedActivityFactory(request=nomination.request)
    DeclarationFactory(dossier=nomination.request.dossier)
    AttachmentFactory(dossier=nomination.request.dossier)
    nomination.request.dossier.delete()
    assert not RecognitionRequest.objects.filter(pk=nomination.request_id).exists()
