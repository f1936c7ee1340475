"""Every row of the intake that cannot be, refused by the database itself."""

from datetime import date

import pytest

from tests.factories.intake import (
    AdviceFactory,
    NeedsAgreementFactory,
    ReferralFactory,
    RunUpEvaluationFactory,
    RunUpFactory,
    ScreeningFactory,
    TrackFactory,
)
from tests.factories.numbers import NOW, somebody
from tests.tandem.registers.house import breaks, constraints_of, once, twice

pytestmark = pytest.mark.django_db


def _two_open_screenings():
    first = ScreeningFactory()
    ScreeningFactory(track=first.track, version=2)


BROKEN = {
    "referral_kind_known": once(ReferralFactory, kind="nowhere"),
    "referral_state_has_its_days": once(ReferralFactory, started=True, started_on=None),
    "referral_once": twice(ReferralFactory, "track"),
    "referral_dates_in_order": once(ReferralFactory, ended=True, ended_on=date(2026, 11, 8)),
    "referral_moved_paired": once(ReferralFactory, moved_by=somebody()),
    "run_up_ended_whole": once(RunUpFactory, ended=True, outcome=""),
    "run_up_one_running": twice(RunUpFactory, "track"),
    "run_up_dates_in_order": once(RunUpFactory, until=date(2026, 10, 19)),
    "run_up_hours_positive": once(RunUpFactory, week_hours=0),
    "run_up_steps_paired": once(RunUpFactory, planned_at=None),
    "run_up_evaluation_withdrawn_paired": once(RunUpEvaluationFactory, withdrawn_by=somebody()),
    "run_up_progress_known": once(RunUpEvaluationFactory, progress="sideways"),
    "advice_adviser_known": once(AdviceFactory, adviser="neighbour"),
    "advice_way_known": once(AdviceFactory, way="out"),
    "advice_answers_known": once(AdviceFactory, work_ready="perhaps"),
    "advice_withdrawn_paired": once(AdviceFactory, withdrawn_by=somebody()),
    "needs_agreement_scope_known": once(NeedsAgreementFactory, scope="everybody"),
    "needs_agreement_voice_known": once(NeedsAgreementFactory, voice="neighbour"),
    "needs_agreement_once": twice(NeedsAgreementFactory, "track"),
    "needs_agreement_withdrawn_paired": once(NeedsAgreementFactory, withdrawn_by=somebody()),
    "screening_version_once": twice(ScreeningFactory, "track", concluded=True),
    "screening_one_open": _two_open_screenings,
    "screening_state_known": once(ScreeningFactory, state="lost"),
    "screening_concluded_leads_somewhere": once(ScreeningFactory, concluded=True, path=""),
    "screening_concluded_paired": once(ScreeningFactory, concluded_by=somebody()),
    "screening_learner_paired": once(ScreeningFactory, learner_said_at=None),
    "screening_coach_paired": once(ScreeningFactory, coach_said_by=somebody()),
    "track_phase_known": once(TrackFactory, phase="lost"),
    "track_source_known": once(TrackFactory, source="rumour"),
    "track_one_running": twice(TrackFactory, "person", "training", "provider"),
    "track_left_has_reason": once(TrackFactory, left=True, left_reason=""),
    "track_dates_in_order": once(TrackFactory, ends_on=date(2026, 9, 1)),
    "track_position_whole": once(TrackFactory, lat=None),
    "track_postal_code_digits": once(TrackFactory, postal_code="0900"),
    "track_group_digits": once(TrackFactory, group_number="12a"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_a_row_that_cannot_be(name):
    assert breaks(constraints_of("intake")[name], BROKEN[name])


def test_every_constraint_of_the_room_is_broken_once():
    assert BROKEN.keys() == constraints_of("intake").keys()


@pytest.mark.parametrize("values", [{"left_on": date(2026, 10, 1)}, {"left_reason": "work"}], ids=["a day", "a reason"])
def test_who_is_there_has_not_left(values):
    assert breaks(constraints_of("intake")["track_left_has_reason"], once(TrackFactory, **values))


def test_who_left_can_be_enrolled_again():
    left = TrackFactory(left=True)

    assert TrackFactory(person=left.person, training=left.training, provider=left.provider).pk


def test_what_is_not_concluded_leads_nowhere_yet():
    assert breaks(
        constraints_of("intake")["screening_concluded_leads_somewhere"], once(ScreeningFactory, concluded_at=NOW)
    )


def test_an_agreement_that_was_withdrawn_can_be_given_again():
    before = NeedsAgreementFactory(withdrawn=True)

    assert NeedsAgreementFactory(track=before.track).pk


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("run_up_ended_whole", {"ended_on": date(2026, 11, 1)}),
        ("run_up_ended_whole", {"closing": "Klaar."}),
        ("run_up_dates_in_order", {"ended": True, "ended_on": date(2026, 10, 18)}),
        ("run_up_steps_paired", {"ended_by": somebody()}),
    ],
)
def test_a_run_up_that_goes_on_has_no_end_and_one_that_ended_has_it_whole(name, values):
    assert breaks(constraints_of("intake")[name], once(RunUpFactory, **values))
