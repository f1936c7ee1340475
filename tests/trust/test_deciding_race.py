"""Two clerks decide the same file at the same moment: one decision, every time. With the control that must fail."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection, connections, transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotPossible
from tandem.journey.recognition.actions import desk
from tandem.journey.recognition.models import Decision, Recognition, RecognitionRequest
from tandem.journey.recognition.terms import Move, Outcome, State
from tandem.journey.recognition.workflow import REQUEST
from tests.harness import bakery
from tests.harness.bakery import World
from tests.trust.conftest import Size, Tell

pytestmark = pytest.mark.django_db(transaction=True)

Clerk = Callable[[], object]


@pytest.fixture
def world(now: datetime, transactional_db: None) -> World:
    """A bakery whose requests really are committed."""
    return bakery.build(now)


def _files(world: World, count: int) -> list[RecognitionRequest]:
    """So many files that wait for a decision, all the same."""
    first = world.in_treatment()
    files = [first]
    for _ in range(count - 1):
        place = bakery.EstablishmentFactory(company=world.company, nis="44021", postal_code="9000")
        world.establishment = place
        files.append(world.in_treatment())
    return files


def _at_once(*clerks: Clerk) -> list[object]:
    """Every clerk in a thread of its own, starting together; what each got, or its refusal."""
    start = Barrier(len(clerks))

    def decide(clerk: Clerk) -> object:
        try:
            connection.ensure_connection()
            start.wait(timeout=20)
            return clerk()
        except NotPossible as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(clerks)) as pool:
        return list(pool.map(decide, clerks))


def test_two_clerks_at_once_take_one_decision(world: World, size: Size, tell: Tell) -> None:
    files = _files(world, size.races)
    outcomes = []
    for file in files:
        manager = world.manager(file)
        given = {"request_id": file.pk, "now": world.now}
        answers = _at_once(
            lambda manager=manager, given=given: desk.grant(actor=manager, **given),
            lambda manager=manager, given=given: desk.refuse(actor=manager, motive="Nee.", **given),
        )
        refusals = [answer for answer in answers if isinstance(answer, NotPossible)]
        assert len(refusals) == 1, answers
        decision = Decision.objects.get(request=file)
        outcomes.append(decision.outcome)
        state = RecognitionRequest.objects.get(pk=file.pk).state
        assert state == (State.GRANTED if decision.outcome == Outcome.GRANTED else State.REFUSED)
        assert Recognition.objects.filter(request=file).count() == (decision.outcome == Outcome.GRANTED)
        decided = [event.code for event in events.history(file) if event.code.endswith(("granted", "refused"))]
        assert len(decided) == 1
    tell(f"{len(files)} rounds, one decision each: {outcomes.count(Outcome.GRANTED)} granted, the others refused")
    assert list(events.verify()) == []


def test_without_the_lock_both_clerks_win(world: World, size: Size, tell: Tell) -> None:
    """The control: the same race, read and written apart, without a lock. If nobody wins twice, there is no race."""
    twice = 0
    for file in _files(world, size.races):
        manager = world.manager(file)
        between = Barrier(2)
        answers = _at_once(
            lambda file=file, manager=manager, between=between: _unlocked(file.pk, Move.GRANT, manager, between),
            lambda file=file, manager=manager, between=between: _unlocked(file.pk, Move.REFUSE, manager, between),
        )
        twice += not any(isinstance(answer, NotPossible) for answer in answers)
    tell(f"both won in {twice} of {size.races} rounds")
    assert twice > 0, "no round let both clerks win: the race of this suite would not be seen"


def _unlocked(request_id: UUID, move: Move, actor: Actor, between: Barrier) -> State:
    """A decision as somebody would write it who forgot the transaction and the lock."""
    assert transaction.get_autocommit()
    request = RecognitionRequest.objects.get(pk=request_id)
    target = REQUEST.after(request.state, move)
    between.wait(timeout=20)
    request.state = target
    request.decided_at, request.decided_by = request.taken_up_at, actor.user_id
    request.save(update_fields=["state", "decided_at", "decided_by"])
    return State(target)
