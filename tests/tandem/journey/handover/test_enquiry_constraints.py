"""Every enquiry that cannot be, refused by the database itself."""

from datetime import date

import pytest

from tests.factories.handover import EnquiryFactory, EnquiryTurnFactory
from tests.tandem.registers.house import breaks, constraints_of, once, twice

pytestmark = pytest.mark.django_db

BROKEN = {
    "enquiry_state_known": once(EnquiryFactory, state="lost"),
    "enquiry_age_known": once(EnquiryFactory, age="too_young"),
    "enquiry_situation_known": once(EnquiryFactory, situation="bored"),
    "enquiry_closed_has_outcome": once(EnquiryFactory, closed=True, outcome=""),
    "enquiry_ended_has_day": once(EnquiryFactory, closed=True, ended_on=None),
    "enquiry_withdrawn_is_empty": once(EnquiryFactory, withdrawn=True, name="Yas"),
    "enquiry_waiting_is_confirmed": once(EnquiryFactory, waiting=True, confirmed_at=None),
    "enquiry_number_a_day": once(EnquiryFactory, number=4),
    "enquiry_numbered_once": twice(EnquiryFactory, email="yas@voorbeeld.example"),
    "enquiry_turn_taker_known": once(EnquiryTurnFactory, taker="CLB"),
    "enquiry_turn_end_known": once(EnquiryTurnFactory, over=True, ended_on=None),
    "enquiry_turn_reason_known": once(EnquiryTurnFactory, reason="full"),
    "enquiry_turn_taken_paired": once(EnquiryTurnFactory, taken=True, taken_by=None),
    "enquiry_turn_days_in_order": once(EnquiryTurnFactory, answers_until=date(2026, 11, 1)),
    "enquiry_turn_one_open": twice(EnquiryTurnFactory, "enquiry"),
}


def test_the_database_refuses_an_enquiry_that_cannot_be():
    known = constraints_of("handover")
    for name, broken in BROKEN.items():
        assert breaks(known[name], broken), name
