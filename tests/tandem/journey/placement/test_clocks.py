"""The search time of a learner as the track moves: it begins, stands still, begins again, and is handled."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tandem.base import events
from tandem.base.actor import SYSTEM
from tandem.journey.intake.actions import phases, tracks
from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.tracks import Happened, LeftReason, Phase
from tandem.journey.placement.actions import clock_carrying, clock_day
from tandem.journey.placement.actions import clocks as actions
from tandem.journey.placement.models import SearchClock
from tandem.journey.placement.queries import clocks as doors
from tandem.journey.placement.rules import clocks as rules
from tandem.journey.placement.terms.clocks import (
    ClockHappened,
    ClockOutcome,
    ClockReason,
    ClockState,
    ExtensionState,
    Milestone,
    StopReason,
)
from tandem.journey.placement.workflow.clocks import CLOCK
from tandem.law import norms
from tandem.registers.access.terms import Role
from tandem.registers.organisations.terms import ProviderKind
from tests.factories.accounts import UserFactory
from tests.factories.clocks import ClockCallFactory, ClockExtensionFactory, SearchClockFactory
from tests.factories.intake import TrackFactory
from tests.factories.organisations import LocationFactory, ProviderFreeDayFactory
from tests.factories.people import GuardianshipFactory, PersonFactory
from tests.harness.visitors import capacity
from tests.tandem.registers.house import ROLES, last, opens, refused, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def coach():
    return UserFactory()


@pytest.fixture
def track(coach):
    return TrackFactory(searching=True, coach=coach)


@pytest.fixture
def guide(track, coach):
    return somebody(Role.COACH, track.provider_id, user_id=coach.pk)


def clock_of(track):
    return SearchClock.objects.get(track=track, state=ClockState.RUNNING)


def follow(track, now):
    actions.follow(track_id=track.pk, day=now.date(), now=now)


# ------------------------------------------------------------------------------------------------- following the track


def test_a_new_learner_gets_a_clock_from_the_start_of_the_lessons(track, now):
    follow(track, now)

    clock = clock_of(track)
    assert (clock.why, clock.started_on) == (ClockReason.FIRST_LESSONS, track.starts_on)
    started = last(clock)
    assert started.code == ClockHappened.STARTED
    assert started.data["due_on"] == "2026-09-29"
    assert started.data["law"] == norms.version()


def test_following_twice_changes_nothing(track, now):
    follow(track, now)
    before = events.count()

    follow(track, now)

    assert (SearchClock.objects.count(), events.count()) == (1, before)


@pytest.mark.parametrize("phase", [Phase.RUN_UP, Phase.PLACED])
def test_who_does_not_search_gets_no_clock(phase, now):
    follow(TrackFactory(phase=phase), now)

    assert not SearchClock.objects.exists()


def test_the_clock_follows_a_first_day_that_is_corrected(track, now):
    follow(track, now)
    Track.objects.filter(pk=track.pk).update(starts_on=date(2026, 10, 12))

    follow(track, now)

    clock = clock_of(track)
    assert clock.started_on == date(2026, 10, 12)
    assert last(clock).code == ClockHappened.CORRECTED
    assert (last(clock).data["before"], last(clock).data["due_on"]) == ("2026-09-01", "2026-11-17")


@pytest.mark.parametrize(
    ("starts_on", "told"),
    [
        (date(2026, 8, 31), Milestone.OVER),
        (date(2026, 10, 19), Milestone.FEW_LEFT),
        (date(2026, 10, 28), Milestone.HALFWAY),
        (date(2026, 11, 19), ""),
    ],
)
def test_what_a_later_first_day_takes_back_counts_as_not_told(track, now, starts_on, told):
    clock = SearchClockFactory(track=track, told=Milestone.OVER)
    for milestone in Milestone:
        ClockCallFactory(clock=clock, milestone=milestone)
    Track.objects.filter(pk=track.pk).update(starts_on=starts_on)

    follow(track, now)

    clock.refresh_from_db()
    assert clock.told == told
    rung = list(clock.calls.values_list("milestone", flat=True))
    assert sorted(rung) == sorted(rules.told_by_then(told))


def test_an_earlier_first_day_tells_what_is_new_by_then(track, now):
    clock = SearchClockFactory(track=track, started_on=date(2026, 10, 28), told=Milestone.HALFWAY)

    follow(track, now)
    assert clock_day.tell(now=now) == 1

    clock.refresh_from_db()
    assert clock.told == Milestone.OVER
    assert last(clock).code == ClockHappened.OVER


def test_a_corrected_first_day_does_not_move_a_later_clock(now):
    again = SearchClockFactory(why=ClockReason.PLACE_LOST, started_on=date(2026, 10, 14))

    follow(again.track, now)

    again.refresh_from_db()
    assert again.started_on == date(2026, 10, 14)


def test_what_happens_to_a_track_moves_its_clock(track, guide, now):
    follow(track, now)
    steps = [
        (lambda: phases.start_run_up(actor=guide, track_id=track.pk, now=now), ClockState.STOPPED),
        (lambda: phases.end_run_up(actor=guide, track_id=track.pk, now=now), ClockState.RUNNING),
        (lambda: phases.place(actor=guide, track_id=track.pk, now=now), ClockState.STOPPED),
    ]
    for step, state in steps:
        step()
        actions.happened(event_id=last(track).pk, now=now)
        newest = SearchClock.objects.filter(track=track).order_by("-started_on", "-created_at", "-id").first()
        assert newest.state == state

    reasons = list(SearchClock.objects.order_by("id").values_list("why", "stop_reason"))
    assert reasons == [("first_lessons", "run_up"), ("run_up_ended", "placed")]


def test_a_learner_who_left_searches_no_longer(track, guide, now):
    follow(track, now)
    left_on = date(2026, 11, 2)
    tracks.leave(actor=guide, track_id=track.pk, reason=LeftReason.FULL_TIME, left_on=left_on, now=now)

    actions.happened(event_id=last(track).pk, now=now)

    clock = SearchClock.objects.get()
    assert (clock.state, clock.stopped_on, clock.stop_reason) == (ClockState.STOPPED, left_on, StopReason.LEFT)


def test_other_events_move_no_clock(track, guide, now):
    tracks.assign_coach(
        actor=somebody(Role.PROVIDER_ADMIN, track.provider_id), track_id=track.pk, coach_id=None, now=now
    )
    assigned = last(track)
    assert assigned.code == Happened.COACH_ASSIGNED

    actions.happened(event_id=assigned.pk, now=now)
    actions.happened(event_id=0, now=now)

    assert not SearchClock.objects.exists()


# ------------------------------------------------------------------------------------------------- a place, and no more


def test_a_place_stops_the_clock_on_the_day_it_begins(track, now, day):
    follow(track, now)

    actions.stop(actor=SYSTEM, track_id=track.pk, on=day + timedelta(days=9), now=now)

    clock = SearchClock.objects.get()
    assert (clock.state, clock.stop_reason, clock.stopped_on) == ("stopped", StopReason.PLACED, date(2026, 11, 30))
    assert last(clock).code == ClockHappened.STOPPED
    assert actions.stop(actor=SYSTEM, track_id=track.pk, on=day, now=now) is None


def test_a_clock_that_stopped_stands_still(track, now):
    clock = SearchClockFactory(track=track, stopped=True, stopped_on=date(2026, 9, 15))

    count = doors.reading(clock, day=now.date()).count

    assert (count.used, count.left) == (10, 10)


def test_a_place_that_is_lost_gives_new_days(track, now, day):
    SearchClockFactory(track=track, stopped=True, stopped_on=date(2026, 9, 15))

    clock = actions.restart(actor=SYSTEM, track_id=track.pk, on=date(2026, 10, 14), now=now)

    assert (clock.why, clock.started_on) == (ClockReason.PLACE_LOST, date(2026, 10, 14))
    assert doors.reading(clock, day=day).count.due_on == date(2026, 11, 19)
    assert SearchClock.objects.count() == 2


def test_a_place_that_falls_away_before_it_began_was_none(track, now, day):
    SearchClockFactory(track=track, stopped=True, stopped_on=date(2026, 12, 1))

    clock = actions.restart(actor=SYSTEM, track_id=track.pk, on=day, now=now)

    assert (clock.state, clock.why, clock.stopped_on) == ("running", ClockReason.FIRST_LESSONS, None)
    assert last(clock).code == ClockHappened.RESUMED
    assert SearchClock.objects.count() == 1
    assert doors.reading(clock, day=day).count.used == 52


def test_a_clock_that_runs_is_not_begun_again(track, now, day):
    clock = SearchClockFactory(track=track)

    assert actions.restart(actor=SYSTEM, track_id=track.pk, on=day, now=now) == clock


def test_a_track_that_is_not_there_has_no_clock(now, day):
    assert not opens(actions.restart, actor=SYSTEM, track_id=uuid4(), on=day, now=now)
    assert not opens(actions.stop, actor=SYSTEM, track_id=uuid4(), on=day, now=now)


def test_a_stop_closes_the_question_that_waits(track, now, day):
    asked = ClockExtensionFactory(clock__track=track)

    actions.stop(actor=SYSTEM, track_id=track.pk, on=day, now=now)

    asked.refresh_from_db()
    assert (asked.state, asked.decided_at) == (ExtensionState.LAPSED, now)


# ------------------------------------------------------------------------------------------------------ when it is over


@pytest.mark.parametrize(
    ("outcome", "leads_to"),
    [
        (ClockOutcome.RUN_UP, (Phase.RUN_UP, "")),
        (ClockOutcome.OTHER_TRAINING, (Phase.LEFT, LeftReason.OTHER_TRAINING)),
        (ClockOutcome.FULL_TIME, (Phase.LEFT, LeftReason.FULL_TIME)),
        (ClockOutcome.NAFT, (Phase.LEFT, LeftReason.NAFT)),
        (ClockOutcome.VDAB, (Phase.LEFT, LeftReason.HANDED_OVER)),
    ],
)
def test_the_coach_says_what_follows_and_the_track_goes_that_way(track, guide, now, outcome, leads_to):
    clock = SearchClockFactory(track=track)

    actions.handle(actor=guide, clock_id=clock.pk, outcome=outcome, words=" Samen beslist. ", now=now)

    clock.refresh_from_db()
    track.refresh_from_db()
    assert (clock.state, clock.outcome, clock.words) == (ClockState.HANDLED, outcome, "Samen beslist.")
    assert (clock.handled_at, clock.handled_by, clock.law_version) == (now, guide.user_id, norms.version())
    assert (track.phase, track.left_reason) == leads_to
    handled = last(clock)
    assert handled.code == ClockHappened.HANDLED
    assert "Samen" not in str(handled.data)
    actions.happened(event_id=last(track).pk, now=now)
    assert SearchClock.objects.count() == 1


def test_vdab_follows_once_it_accepted_where_somebody_there_takes_learners_over(track, guide, now):
    clock = SearchClockFactory(track=track)
    capacity(Role.EMPLOYMENT_SERVICE)

    with refused("clock.vdab_accepts"):
        actions.handle(actor=guide, clock_id=clock.pk, outcome=ClockOutcome.VDAB, now=now)

    track.refresh_from_db()
    assert track.phase == Phase.SEARCHING
    assert clock_carrying.end_with_vdab(track_id=track.pk, now=now)
    track.refresh_from_db()
    assert track.left_reason == LeftReason.HANDED_OVER


def test_nobody_is_sent_away_before_the_days_are_over(track, guide, now):
    clock = SearchClockFactory(track=track, started_on=date(2026, 11, 16))

    with refused("clock.is_over"):
        actions.handle(actor=guide, clock_id=clock.pk, outcome=ClockOutcome.FULL_TIME, now=now)

    track.refresh_from_db()
    assert track.phase == Phase.SEARCHING


def test_nothing_happens_by_itself_when_the_days_are_over(track, now):
    SearchClockFactory(track=track)

    follow(track, now)

    track.refresh_from_db()
    assert (track.phase, clock_of(track).state) == (Phase.SEARCHING, ClockState.RUNNING)


def test_special_education_has_no_run_up_phase(track, guide, now):
    clock = SearchClockFactory(track=track)
    type(track.provider).objects.filter(pk=track.provider_id).update(kind=ProviderKind.BUSO)

    with refused("clock.run_up_ordinary"):
        actions.handle(actor=guide, clock_id=clock.pk, outcome=ClockOutcome.RUN_UP, now=now)


def test_after_a_handled_run_up_phase_new_days_begin(track, guide, now):
    clock = SearchClockFactory(track=track)
    actions.handle(actor=guide, clock_id=clock.pk, outcome=ClockOutcome.RUN_UP, now=now)
    phases.end_run_up(actor=guide, track_id=track.pk, now=now + timedelta(days=30))

    actions.happened(event_id=last(track).pk, now=now + timedelta(days=30))

    assert (clock_of(track).why, clock_of(track).started_on) == (ClockReason.RUN_UP_ENDED, date(2026, 12, 21))


@pytest.mark.parametrize("trait", ["stopped", "handled"])
def test_only_a_clock_that_runs_is_handled(track, guide, now, trait):
    clock = SearchClockFactory(track=track, **{trait: True})

    with refused("search_clock.handle.state"):
        actions.handle(actor=guide, clock_id=clock.pk, outcome=ClockOutcome.FULL_TIME, now=now)


def test_no_step_leads_out_of_a_handled_clock():
    assert CLOCK.moves_from(ClockState.HANDLED) == ()
    assert CLOCK.moves_from(ClockState.STOPPED) == ("resume",)


# --------------------------------------------------------------------------------------------------------------- doors


@pytest.mark.parametrize("role", ROLES)
def test_who_knows_a_clock(track, coach, role, day):
    clock = SearchClockFactory(track=track)
    own = somebody(role, track.provider_id, user_id=coach.pk)
    other = somebody(role, uuid4())
    sees = role in {Role.PROVIDER_ADMIN, Role.COACH, Role.SYSTEM}

    assert opens(doors.clock_for, own, clock.pk, day=day) is sees
    assert opens(doors.clock_for, other, clock.pk, day=day) is (role is Role.SYSTEM)


def test_a_learner_and_a_parent_see_their_own_clock_and_change_nothing(day, now):
    user, parent = UserFactory(), UserFactory()
    child = PersonFactory(user=user, birth_date=date(2009, 4, 12))
    GuardianshipFactory(child=child, guardian__user=parent)
    clock = SearchClockFactory(track__person=child)
    other = SearchClockFactory()
    for role, account in ((Role.LEARNER, user), (Role.GUARDIAN, parent)):
        actor = somebody(role, user_id=account.pk)
        assert doors.clock_for(actor, clock.pk, day=day) == clock
        assert not opens(doors.clock_for, actor, other.pk, day=day)
        assert doors.of_track(actor, clock.track_id, day=day) == [clock]
        with refused("clock.may_handle"):
            actions.handle(actor=actor, clock_id=clock.pk, outcome=ClockOutcome.FULL_TIME, now=now)


def test_a_clock_that_is_not_there_looks_like_one_that_is_not_yours(guide, day):
    elsewhere = SearchClockFactory()

    assert not opens(doors.clock_for, guide, elsewhere.pk, day=day)
    assert not opens(doors.clock_for, guide, uuid4(), day=day)
    assert not opens(doors.of_track, guide, elsewhere.track_id, day=day)


# --------------------------------------------------------------------------------------------------------------- counts


def test_a_free_day_of_the_own_location_moves_the_last_day(day):
    here = LocationFactory()
    clock = SearchClockFactory(track__provider=here.provider, track__location=here)
    elsewhere = SearchClockFactory(track__provider=here.provider)
    ProviderFreeDayFactory(provider=here.provider, location=here, day=date(2026, 9, 7))

    assert doors.reading(clock, day=day).count.due_on == date(2026, 9, 30)
    assert doors.reading(elsewhere, day=day).count.due_on == date(2026, 9, 29)


def test_many_clocks_are_read_with_one_query(day, query_budget):
    clocks = [SearchClockFactory() for _ in range(4)]

    with query_budget(1):
        assert len(doors.readings(clocks, day=day)) == 4
    assert doors.readings([], day=day) == []
