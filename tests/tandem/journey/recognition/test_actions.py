"""From draft to recognition, every step: who may, when, what it writes and what it refuses."""

from datetime import date, timedelta

import pytest

from tandem.base import events
from tandem.base.errors import NotFound, NotPossible
from tandem.journey.recognition import snapshot
from tandem.journey.recognition.actions import clock, desk, dossiers, filing, mentors, routing
from tandem.journey.recognition.models import CompletionQuestion, Dossier, Recognition, RecognitionRequest
from tandem.journey.recognition.terms import (
    CompletionItem,
    Condition,
    ExtractModel,
    ExtractOutcome,
    Happened,
    Move,
    RecognitionState,
    State,
)
from tandem.journey.recognition.workflow import REQUEST
from tandem.registers.access.terms import Role
from tandem.registers.mandates.terms import RoutingReason
from tests.factories.organisations import CompanyFactory
from tests.harness.bakery import World

pytestmark = pytest.mark.django_db


def codes_of(subject: object) -> list[str]:
    return [event.code for event in events.history(subject)]


def test_a_bakery_gets_its_recognition(world: World) -> None:
    dossier, request = world.draft()
    filing.submit(actor=world.boss, dossier_id=dossier.pk, now=world.now)
    request = world.again(request)
    assert request.state == State.SUBMITTED
    assert request.competent_body == world.body("FOOD")
    assert request.routing_reason == RoutingReason.ONE_HOLDER
    assert request.mandate is not None
    assert Dossier.objects.get(pk=dossier.pk).number == "ERK-2026-000001"

    manager = world.manager(request)
    desk.declare_complete(actor=manager, request_id=request.pk, now=world.now)
    assert world.again(request).due_on == date(2026, 12, 5)
    desk.take_up(actor=manager, request_id=request.pk, now=world.now)
    recognition = desk.grant(actor=manager, request_id=request.pk, now=world.now + timedelta(days=3))

    request = world.again(request)
    assert request.state == State.GRANTED
    assert (recognition.valid_from, recognition.valid_until) == (date(2026, 11, 24), date(2031, 11, 24))
    assert recognition.state == RecognitionState.VALID
    assert request.decision.mandate == request.mandate
    assert request.decision.findings == []
    assert codes_of(request) == [
        Happened.REQUEST_SUBMITTED,
        Happened.REQUEST_COMPLETE,
        Happened.REQUEST_TAKEN_UP,
        Happened.RECOGNITION_GRANTED,
    ]
    assert list(events.verify()) == []


def test_an_incomplete_file_is_asked_for_completed_and_comes_back(world: World) -> None:
    request = world.submitted()
    manager = world.manager(request)
    desk.ask_completion(
        actor=manager,
        request_id=request.pk,
        items=[CompletionItem.ACTIVITIES],
        words="Vink aan welke gebakken u maakt.",
        now=world.now,
    )
    request = world.again(request)
    assert request.state == State.INCOMPLETE
    assert request.due_on is None
    dossiers.describe_workplace(
        actor=world.boss,
        request_id=request.pk,
        equipment=True,
        activities=world.list_codes[:3],
        mentors=[n.mentor_id for n in request.nominations.all()],
        now=world.now,
    )
    filing.resubmit(actor=world.boss, request_id=request.pk, now=world.now)
    assert world.again(request).state == State.SUBMITTED
    question = CompletionQuestion.objects.get(request=request)
    assert (question.answered_at, question.answered_by) == (world.now, world.boss.user_id)
    words = [event.detail.body for event in events.history(request) if event.code == Happened.COMPLETION_ASKED]
    assert words == [{"words": "Vink aan welke gebakken u maakt."}]


def test_a_refusal_names_every_unmet_condition_with_its_rule(world: World) -> None:
    young = world.mentor(birth=date(2004, 1, 1), years=2, with_extract=False)
    request = world.in_treatment(mentor=young)
    manager = world.manager(request)
    with pytest.raises(NotPossible) as refusal:
        desk.grant(actor=manager, request_id=request.pk, now=world.now)
    assert {"mentor.age", "mentor.experience", "mentor.extract_model"} <= refusal.value.verdict.codes()
    desk.refuse(actor=manager, request_id=request.pk, motive="De mentor voldoet niet.", now=world.now)
    request = world.again(request)
    assert request.state == State.REFUSED
    by_code = {finding["code"]: finding for finding in request.decision.findings}
    assert by_code["mentor.age"]["rule"] == "R-MEN-01"
    assert (by_code["mentor.age"]["found"], by_code["mentor.age"]["needed"]) == (22, 25)
    assert not Recognition.objects.filter(request=request).exists()


def test_a_refusal_needs_a_motive(world: World) -> None:
    request = world.in_treatment()
    with pytest.raises(NotPossible) as refusal:
        desk.refuse(actor=world.manager(request), request_id=request.pk, motive="  ", now=world.now)
    assert refusal.value.verdict.codes() == {"decision.refusal_has_motive"}
    assert world.again(request).state == State.IN_TREATMENT


def test_a_decision_replays_to_the_same_verdict(world: World) -> None:
    young = world.mentor(birth=date(2004, 1, 1), years=2)
    request = world.in_treatment(mentor=young)
    desk.refuse(actor=world.manager(request), request_id=request.pk, motive="Te jong.", now=world.now)
    decision = world.again(request).decision
    replayed = snapshot.replay(decision)
    assert snapshot.frozen_findings(replayed.unmet) == decision.findings
    assert snapshot.stored_verdict(decision).codes() == replayed.codes()


@pytest.mark.parametrize("state", [s for s in State if s not in REQUEST.finals])
def test_a_company_can_withdraw_before_the_decision(world: World, state: State) -> None:
    request = _bring_to(world, state)
    filing.withdraw(actor=world.boss, request_id=request.pk, now=world.now)
    assert world.again(request).state == State.WITHDRAWN


_ILLEGAL = [(state, move) for state in State for move in Move if not REQUEST.allows(state, move)]


@pytest.mark.parametrize(("state", "move"), _ILLEGAL)
def test_a_step_that_the_table_does_not_know_changes_nothing(world: World, state: State, move: Move) -> None:
    request = _bring_to(world, state)
    before = events.history(request)
    with pytest.raises((NotPossible, NotFound)):
        _take(world, request, move)
    assert world.again(request).state == state
    assert len(events.history(request)) == len(before)


def test_a_file_is_decided_once(world: World) -> None:
    request = world.in_treatment()
    manager = world.manager(request)
    desk.grant(actor=manager, request_id=request.pk, now=world.now)
    with pytest.raises(NotPossible):
        desk.refuse(actor=manager, request_id=request.pk, motive="Toch niet.", now=world.now)
    assert Recognition.objects.filter(request=request).count() == 1


@pytest.mark.parametrize("role", list(Role))
def test_only_who_decides_for_the_competent_body_can_treat_a_file(world: World, role: Role) -> None:
    request = world.submitted()
    elsewhere = world.actor(role, CompanyFactory().pk)
    with pytest.raises((NotFound, NotPossible)):
        desk.declare_complete(actor=elsewhere, request_id=request.pk, now=world.now)
    assert world.again(request).state == State.SUBMITTED


@pytest.mark.parametrize("role", [Role.PARTNERSHIP_STAFF, Role.PARTNERSHIP_VOTER])
def test_staff_and_voters_see_a_file_but_do_not_decide(world: World, role: Role) -> None:
    request = world.in_treatment()
    colleague = world.actor(role, request.competent_body_id)
    with pytest.raises(NotPossible):
        desk.grant(actor=colleague, request_id=request.pk, now=world.now)


def test_a_draft_is_for_the_company_alone(world: World) -> None:
    dossier, _request = world.draft()
    other = world.actor(Role.COMPANY_ADMIN, CompanyFactory().pk)
    agency = world.actor(Role.AGENCY_STAFF)
    for stranger in (other, agency):
        with pytest.raises(NotFound):
            dossiers.discard(actor=stranger, dossier_id=dossier.pk, now=world.now)


def test_an_empty_form_cannot_be_handed_in_and_says_all_that_is_missing(world: World) -> None:
    dossier = dossiers.start(actor=world.boss, company_id=world.company.pk, now=world.now)
    with pytest.raises(NotPossible) as refusal:
        filing.submit(actor=world.boss, dossier_id=dossier.pk, now=world.now)
    assert refusal.value.verdict.codes() >= {"form.contact", "form.requests", "form.declarations"}


def test_a_second_open_request_for_the_same_training_is_refused(world: World) -> None:
    world.submitted()
    dossier, request = world.draft()
    with pytest.raises(NotPossible) as refusal:
        filing.submit(actor=world.boss, dossier_id=dossier.pk, now=world.now)
    assert refusal.value.verdict.codes() == {"form.no_other_open_request"}
    assert world.again(request).state == State.DRAFT


def test_a_form_that_was_handed_in_can_no_longer_be_changed(world: World) -> None:
    request = world.submitted()
    with pytest.raises(NotPossible) as refusal:
        dossiers.declare(
            actor=world.boss, dossier_id=request.dossier_id, answers={Condition.FINANCE: False}, now=world.now
        )
    assert refusal.value.verdict.codes() == {"form.open_to_change"}


def test_a_discarded_form_leaves_its_history(world: World) -> None:
    dossier, request = world.draft()
    dossiers.discard(actor=world.boss, dossier_id=dossier.pk, now=world.now)
    assert not Dossier.objects.filter(pk=dossier.pk).exists()
    assert not RecognitionRequest.objects.filter(pk=request.pk).exists()
    assert list(events.verify()) == []


def test_a_late_file_is_noted_once_and_stays_on_the_desk(world: World) -> None:
    request = world.in_treatment()
    on_time = world.now + timedelta(days=14)
    assert clock.note_overdue(now=on_time) == 0
    late = world.now + timedelta(days=15)
    assert clock.note_overdue(now=late) == 1
    assert clock.note_overdue(now=late + timedelta(days=1)) == 0
    assert world.again(request).state == State.IN_TREATMENT
    assert codes_of(request)[-1] == Happened.DECISION_OVERDUE


def test_a_recognition_warns_before_it_ends_and_then_ends(world: World) -> None:
    request = world.in_treatment()
    recognition = desk.grant(actor=world.manager(request), request_id=request.pk, now=world.now)
    years = timedelta(days=5 * 365)
    assert clock.warn_of_expiry(now=world.now) == 0
    assert clock.warn_of_expiry(now=world.now + years - timedelta(days=100)) == 1
    assert clock.expire(now=world.now + years) == 0
    assert clock.expire(now=world.now + years + timedelta(days=2)) == 1
    recognition.refresh_from_db()
    assert (recognition.state, recognition.ended_on) == (RecognitionState.EXPIRED, date(2031, 11, 21))


def test_a_company_is_reminded_once_of_a_mentor_training(world: World) -> None:
    request = world.in_treatment()
    desk.grant(actor=world.manager(request), request_id=request.pk, now=world.now)
    assert clock.remind_of_training(now=world.now + timedelta(days=200)) == 0
    assert clock.remind_of_training(now=world.now + timedelta(days=320)) == 1
    assert clock.remind_of_training(now=world.now + timedelta(days=321)) == 0


def test_an_extract_from_tomorrow_is_not_believed(world: World) -> None:
    mentor = world.mentor(with_extract=False)
    with pytest.raises(NotPossible) as refusal:
        mentors.note_extract(
            actor=world.boss,
            mentor_id=mentor.pk,
            model=ExtractModel.MINORS,
            issued_on=date(2026, 11, 22),
            outcome=ExtractOutcome.IN_ORDER,
            now=world.now,
        )
    assert refusal.value.verdict.codes() == {"extract.issued_in_past"}


def test_files_stay_where_they_are_when_no_power_moved(world: World) -> None:
    request = world.submitted()
    assert routing.reroute_open(actor=world.actor(Role.AGENCY_STAFF), now=world.now) == 0
    assert codes_of(request) == [Happened.REQUEST_SUBMITTED]


def _bring_to(world: World, state: State) -> RecognitionRequest:
    if state is State.DRAFT:
        return world.draft()[1]
    if state in {State.SUBMITTED, State.INCOMPLETE, State.COMPLETE, State.WITHDRAWN}:
        request = world.submitted()
        moves = {State.INCOMPLETE: Move.ASK_COMPLETION, State.COMPLETE: Move.DECLARE_COMPLETE}
        moves[State.WITHDRAWN] = Move.WITHDRAW
    else:
        request = world.in_treatment()
        moves = {State.GRANTED: Move.GRANT, State.REFUSED: Move.REFUSE}
    if state in moves:
        _take(world, request, moves[state])
    return world.again(request)


def _take(world: World, request: RecognitionRequest, move: Move) -> None:
    request = world.again(request)
    if move is Move.SUBMIT:
        filing.submit(actor=world.boss, dossier_id=request.dossier_id, now=world.now)
    elif move is Move.RESUBMIT:
        filing.resubmit(actor=world.boss, request_id=request.pk, now=world.now)
    elif move is Move.WITHDRAW:
        filing.withdraw(actor=world.boss, request_id=request.pk, now=world.now)
    else:
        _treat(world, request, move)


def _treat(world: World, request: RecognitionRequest, move: Move) -> None:
    manager = world.manager(request) if request.competent_body else world.actor(Role.AGENCY_STAFF)
    given = {"actor": manager, "request_id": request.pk, "now": world.now}
    if move is Move.ASK_COMPLETION:
        desk.ask_completion(**given, items=[CompletionItem.OTHER], words="Wat ontbreekt er?")
    elif move is Move.DECLARE_COMPLETE:
        desk.declare_complete(**given)
    elif move is Move.TAKE_UP:
        desk.take_up(**given)
    elif move is Move.GRANT:
        desk.grant(**given)
    else:
        desk.refuse(**given, motive="Daarom.")


@pytest.mark.parametrize(
    ("trained_on", "organiser", "code"),
    [
        (date(2026, 12, 31), "Voorbeeldfonds", "mentor.training_in_past"),
        (date(1985, 3, 1), "Voorbeeldfonds", "mentor.training_in_life"),
        (date(2026, 1, 5), " ", "mentor.training_organiser"),
    ],
)
def test_a_mentor_training_that_cannot_be_is_not_noted(
    world: World, trained_on: date, organiser: str, code: str
) -> None:
    mentor = world.mentor(birth=date(1985, 3, 1))
    with pytest.raises(NotPossible) as refusal:
        mentors.note_training(
            actor=world.boss, mentor_id=mentor.pk, trained_on=trained_on, organiser=organiser, now=world.now
        )
    assert refusal.value.verdict.codes() == {code}
