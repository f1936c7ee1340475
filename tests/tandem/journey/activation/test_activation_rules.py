"""Whom one may ask, until when an answer counts, how likely a yes is and who may do what. Pure."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from uuid import UUID

import pytest

from tandem.base.actor import Actor
from tandem.base.errors import NotPossible
from tandem.journey.activation import policies, rules
from tandem.journey.activation.rules import AskFacts, SleepFacts
from tandem.journey.activation.terms import LikelyReason, QuestionMove, QuestionState
from tandem.journey.activation.workflow import AVAILABILITY
from tandem.law import norms
from tandem.registers.access.terms import Role

DAY = date(2026, 11, 21)
LAW = norms.at(DAY)
SCALE = rules.scale_on(DAY, norms=LAW)
HELD = LAW.activation
FINE = AskFacts(is_sleeping=True, has_address=True)
NOTHING = SleepFacts(recognised_on=date(2020, 1, 1))
OWN, OTHER = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({}, set()),
        ({"is_sleeping": False}, {"activation.sleeping"}),
        ({"has_address": False}, {"activation.address"}),
        ({"asked_on": DAY}, {"activation.asked_lately"}),
        ({"asked_on": DAY - timedelta(days=HELD.again_days.value - 1)}, {"activation.asked_lately"}),
        ({"asked_on": DAY - timedelta(days=HELD.again_days.value)}, set()),
        ({"paused_until": DAY + timedelta(days=1)}, {"activation.not_paused"}),
        ({"paused_until": DAY}, set()),
    ],
)
def test_who_cannot_be_asked_is_refused_with_the_reason(change, codes):
    assert rules.may_ask(replace(FINE, **change), day=DAY, norms=LAW).codes() == codes


def test_the_days_are_those_of_the_law():
    last = rules.answers_until(DAY, norms=LAW)
    assert last == DAY + timedelta(days=HELD.link_days.value)
    assert rules.may_answer(answers_until=last, day=last).is_ok
    assert rules.may_answer(answers_until=last, day=last + timedelta(days=1)).codes() == {"activation.in_time"}
    assert rules.paused_until(DAY, norms=LAW) == DAY + timedelta(days=HELD.pause_days.value)
    assert rules.reminded_from(DAY, norms=LAW) == DAY - timedelta(days=HELD.reminder_days.value)
    assert rules.sleeps_since(DAY, norms=LAW) == DAY - timedelta(days=HELD.settling_days.value)
    assert HELD.reminder_days.value < HELD.link_days.value < HELD.again_days.value, "one reminder, within the question"


@pytest.mark.parametrize(
    ("change", "code", "number"),
    [
        ({"trained_until": date(2024, 6, 30)}, LikelyReason.TRAINED_BEFORE, 2),
        ({"looking": 10}, LikelyReason.LOOKING, 10),
        ({"recognised_on": date(2026, 1, 5)}, LikelyReason.RECENT, 24),
        ({"has_mentor": True}, LikelyReason.MENTOR, 0),
        ({"is_shortage": True}, LikelyReason.SHORTAGE, 0),
        ({"has_answered": True}, LikelyReason.ANSWERED_BEFORE, 0),
    ],
)
def test_each_reason_counts_by_itself_and_no_points_come_without_one(change, code, number):
    assert rules.likelihood(NOTHING, scale=SCALE).reasons == ()
    told = rules.likelihood(replace(NOTHING, **change), scale=SCALE)
    (reason,) = told.reasons
    assert (reason.code, reason.number) == (code, number)
    assert told.points == reason.points > 0


def test_everything_together_is_the_most_there_can_be_and_long_ago_counts_no_more():
    every = SleepFacts(date(2026, 1, 5), date(2026, 6, 30), 10, is_shortage=True, has_mentor=True, has_answered=True)
    told = rules.likelihood(every, scale=SCALE)
    assert told.points == told.most
    assert {one.code for one in told.reasons} == set(LikelyReason)
    assert [one.points for one in told.reasons] == sorted((one.points for one in told.reasons), reverse=True)
    long_ago = replace(NOTHING, trained_until=date(2021, 11, 21))
    assert not rules.likelihood(long_ago, scale=SCALE).points


def test_who_sees_the_list_who_asks_and_who_answers():
    for role in Role:
        own, none = Actor(UUID(int=9), role, OWN), Actor(UUID(int=9), role)
        everywhere = role in {Role.FLEMISH_PARTNERSHIP, Role.AGENCY_STAFF}
        listed = everywhere or role in {Role.PARTNERSHIP_MANAGER, Role.PARTNERSHIP_STAFF}
        asks = everywhere or role is Role.PARTNERSHIP_MANAGER
        answers = role in {Role.COMPANY_ADMIN, Role.COMPANY_HR}
        assert policies.takes_part(own) is listed, role
        assert not policies.takes_part(none)
        assert policies.sees_every_body(own) is everywhere
        assert policies.may_campaign(own) is asks
        assert policies.may_ask(own, OWN).is_ok is asks
        assert policies.may_ask(own, OTHER).is_ok is everywhere
        assert policies.may_answer(own, OWN).is_ok is answers
        assert not policies.may_answer(own, OTHER).is_ok


def test_a_step_that_the_state_does_not_allow_is_refused():
    allowed = {(step.move, origin) for step in AVAILABILITY.steps for origin in step.origins}
    for move, state in product(QuestionMove, QuestionState):
        if (move, state) in allowed:
            assert AVAILABILITY.after(state, move) in QuestionState
        else:
            with pytest.raises(NotPossible, match=rf"availability_question\.{move}\.state"):
                AVAILABILITY.after(state, move)
