"""A timetable is read before it is used, and only who keeps the platform may do either."""

import hashlib
from datetime import date

import pytest
from django.core.files.storage import default_storage

from tandem.base.actor import PUBLIC, SYSTEM, Actor
from tandem.base.errors import NotFound, NotPossible
from tandem.base.models import Event, Job
from tandem.registers.access.terms import Role
from tandem.registers.travel import actions
from tandem.registers.travel.policies import may_keep_timetables
from tandem.registers.travel.queries.timetables import path_of
from tandem.registers.travel.rules.editions import TimetableFacts
from tandem.registers.travel.terms import TimetableState
from tests.conftest import NOW
from tests.factories.travel import TimetableFactory

pytestmark = pytest.mark.django_db

FACTS = TimetableFacts("Verzonnen", "7", date(2026, 9, 1), date(2027, 9, 1), 3, 1, 9, 0, [], 0, {})
ADMIN = Actor(None, Role.PLATFORM_ADMIN)


def received(**more):
    values = {"operator": "delijn", "source": "dienst.zip", "file_digest": "a" * 64, "size": 9, "now": NOW} | more
    return actions.receive(actor=ADMIN, **values)


def happened():
    return [code for code in Event.objects.order_by("id").values_list("code", flat=True) if code.startswith("travel.")]


def test_a_timetable_is_received_checked_used_and_withdrawn():
    row = received()
    assert Job.objects.get(name=actions.READ_JOB).arguments == {"timetable_id": str(row.pk)}
    row = actions.check(actor=SYSTEM, timetable_id=row.pk, facts=FACTS, content=b"arrays", now=NOW)
    assert (row.state, row.publisher, row.valid_until) == (TimetableState.CHECKED, "Verzonnen", date(2027, 9, 1))
    with default_storage.open(path_of(hashlib.sha256(b"arrays").hexdigest())) as kept:
        assert kept.read() == b"arrays"
    assert actions.use(actor=ADMIN, timetable_id=row.pk, now=NOW).state == TimetableState.IN_USE
    assert actions.withdraw(actor=ADMIN, timetable_id=row.pk, now=NOW).state == TimetableState.WITHDRAWN
    assert happened() == [f"travel.timetable_{step}" for step in ("received", "checked", "used", "withdrawn")]


def test_a_file_that_cannot_be_is_refused_with_its_problems():
    row = received()
    actions.refuse(actor=SYSTEM, timetable_id=row.pk, problems=[{"code": "zip.bomb"}], problem_count=4, now=NOW)
    row.refresh_from_db()
    assert (row.state, row.problem_count, row.problems) == (TimetableState.REFUSED, 4, [{"code": "zip.bomb"}])
    assert happened() == ["travel.timetable_received", "travel.timetable_refused"]


def test_the_same_file_of_the_same_operator_comes_once():
    received()
    with pytest.raises(NotPossible) as refused:
        received()
    assert refused.value.verdict.codes() == {"travel.file_once"}
    received(operator="nmbs")


STEPS = {
    "check": lambda row: actions.check(actor=SYSTEM, timetable_id=row.pk, facts=FACTS, content=b"x", now=NOW),
    "refuse": lambda row: actions.refuse(actor=SYSTEM, timetable_id=row.pk, problems=[], problem_count=0, now=NOW),
    "use": lambda row: actions.use(actor=ADMIN, timetable_id=row.pk, now=NOW),
    "withdraw": lambda row: actions.withdraw(actor=ADMIN, timetable_id=row.pk, now=NOW),
}
POSSIBLE = {
    TimetableState.RECEIVED: {"check", "refuse", "withdraw"},
    TimetableState.CHECKED: {"use", "withdraw"},
    TimetableState.IN_USE: {"withdraw"},
    TimetableState.REFUSED: set(),
    TimetableState.WITHDRAWN: set(),
}


@pytest.mark.parametrize("state", TimetableState)
@pytest.mark.parametrize("step", STEPS)
def test_no_step_is_taken_from_a_state_that_does_not_allow_it(state, step):
    decided = NOW if state in {TimetableState.IN_USE, TimetableState.WITHDRAWN} else None
    row = TimetableFactory(state=state, decided_at=decided)
    if step in POSSIBLE[state]:
        STEPS[step](row)
    else:
        with pytest.raises(NotPossible) as refused:
            STEPS[step](row)
        assert refused.value.verdict.codes() == {f"timetable.{step}.state"}


@pytest.mark.parametrize("role", Role)
def test_only_the_platform_and_its_administrators_keep_timetables(role):
    keeps = role in {Role.SYSTEM, Role.PLATFORM_ADMIN}
    assert may_keep_timetables(Actor(None, role)).is_ok is keeps


def test_who_does_not_keep_them_does_not_know_of_them():
    row = TimetableFactory()
    for act in (actions.use, actions.withdraw):
        with pytest.raises(NotFound):
            act(actor=PUBLIC, timetable_id=row.pk, now=NOW)
    with pytest.raises(NotPossible):
        actions.receive(actor=PUBLIC, operator="delijn", source="x", file_digest="b" * 64, size=1, now=NOW)
