import pytest

from tandem.base.models import EventDetail
from tests.factories.base import EventDetailFactory, EventFactory, JobFactory
from tests.factories.numbers import NOW, somebody
from tests.tandem.registers.house import breaks, constraints_of, once

pytestmark = pytest.mark.django_db


def _second_on_the_same_place():
    """A row as only somebody who goes round the application can write it."""
    event = EventFactory()
    event.pk, event._state.adding = None, True
    event.save(force_insert=True)


BROKEN = {
    "event_one_per_place_in_stream": _second_on_the_same_place,
    "event_detail_erased_or_there": once(EventDetailFactory, erased_at=NOW),
    "job_state_known": once(JobFactory, state="lost"),
    "job_running_has_lease": once(JobFactory, running=True, lease_until=None),
    "job_finished_has_moment": once(JobFactory, done=True, finished_at=None),
}


MAY_SPEAK_FIRST = {"job_state_known": "job_finished_has_moment"}
"""A state that does not exist is neither finished nor not: one of the two constraints speaks first."""


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_a_row_that_cannot_be(name):
    known = constraints_of("base")
    assert any(breaks(known[one], BROKEN[name]) for one in {name, MAY_SPEAK_FIRST.get(name, name)})


def test_every_constraint_of_the_ground_floor_is_broken_once():
    assert BROKEN.keys() == constraints_of("base").keys()


@pytest.mark.parametrize(
    "values",
    [{"body": None}, {"erased_by": somebody()}, {"erased_at": NOW, "erased_by": somebody()}],
    ids=["empty without erasure", "erased by somebody at no moment", "erased and still there"],
)
def test_a_detail_is_there_or_erased_by_somebody(values):
    assert breaks(constraints_of("base")["event_detail_erased_or_there"], once(EventDetailFactory, **values))


@pytest.mark.parametrize("state", ["queued", "running"])
def test_work_that_is_not_finished_has_no_end(state):
    lease = NOW if state == "running" else None
    build = once(JobFactory, state=state, lease_until=lease, finished_at=NOW)
    assert breaks(constraints_of("base")["job_finished_has_moment"], build)


@pytest.mark.parametrize("erased_by", [None, somebody()], ids=["by the platform", "by a person"])
def test_a_detail_can_be_erased(erased_by):
    assert EventDetailFactory(erased=True, erased_by=erased_by).body is None
    assert EventDetail.objects.filter(erased_at=NOW).exists()
