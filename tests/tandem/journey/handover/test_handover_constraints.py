"""Every warm handover that cannot be, refused by the database itself."""

import pytest

from tests.factories.handover import WarmHandoverFactory
from tests.factories.numbers import NOW
from tests.tandem.registers.house import breaks, constraints_of, once, twice

pytestmark = pytest.mark.django_db

BROKEN = {
    "handover_one_open": twice(WarmHandoverFactory, "track"),
    "handover_state_known": once(WarmHandoverFactory, state="lost", ended_at=NOW),
    "handover_kind_has_receiver": once(WarmHandoverFactory, kind="provider"),
    "handover_why_known": once(WarmHandoverFactory, why="bored"),
    "handover_agreed_paired": once(WarmHandoverFactory, agreed_as="learner"),
    "handover_ended_paired": once(WarmHandoverFactory, state="withdrawn"),
    "handover_returned_has_reason": once(WarmHandoverFactory, returned=True, reason=""),
    "handover_offered_has_day": once(WarmHandoverFactory, offered=True, answers_until=None),
}


def test_the_database_refuses_a_handover_that_cannot_be():
    known = constraints_of("handover")
    for name, broken in BROKEN.items():
        assert breaks(known[name], broken), name
