"""What a day brings to the search time: clocks follow tracks, milestones are told once, who has no mail is rung."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tandem.base import events
from tandem.base.models import Event
from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.actions import clock_day as actions
from tandem.journey.placement.actions import clock_extensions as extensions
from tandem.journey.placement.models import ClockCall, SearchClock
from tandem.journey.placement.queries import clock_people as people
from tandem.journey.placement.terms.clocks import (
    ClockHappened,
    ClockState,
    ExtensionReason,
    Milestone,
)
from tandem.registers.access.terms import Role
from tests.factories.accounts import UserFactory
from tests.factories.clocks import SearchClockFactory
from tests.factories.intake import TrackFactory
from tests.factories.organisations import ProviderFreeDayFactory
from tests.factories.people import GuardianshipFactory, PersonFactory
from tests.tandem.registers.house import last, refused, somebody

pytestmark = pytest.mark.django_db

FIRST = date(2026, 9, 1)


def night(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 3, 0, tzinfo=UTC)


def told():
    kinds = (ClockHappened.HALFWAY, ClockHappened.FEW_LEFT, ClockHappened.OVER)
    return [(one.code, one.at.date()) for one in Event.objects.filter(code__in=kinds).order_by("id")]


def test_a_night_gives_every_searching_learner_a_clock_and_stops_those_of_others(now):
    searching = TrackFactory(searching=True)
    TrackFactory()
    TrackFactory(placed=True)
    TrackFactory(left=True)
    late = SearchClockFactory(track__phase=Phase.RUN_UP)
    moved = SearchClockFactory(started_on=date(2026, 9, 8))

    done = actions.follow_tracks(now=now)

    assert done == 4
    assert SearchClock.objects.running().filter(track=searching).exists()
    late.refresh_from_db()
    moved.refresh_from_db()
    assert late.state == ClockState.STOPPED
    assert moved.started_on == FIRST
    before = events.count()
    assert actions.tick(now=now)["followed"] == 0
    assert [one.code for one in Event.objects.order_by("id")[before:] if "clock_started" in one.code] == []


def test_everybody_hears_halfway_with_few_days_left_and_at_the_end_once_each():
    SearchClockFactory()

    for ahead in range(45):
        for _ in range(2):
            actions.tick(now=night(FIRST + timedelta(days=ahead)))

    assert told() == [
        (ClockHappened.HALFWAY, date(2026, 9, 15)),
        (ClockHappened.FEW_LEFT, date(2026, 9, 22)),
        (ClockHappened.OVER, date(2026, 9, 30)),
    ]


def test_over_the_autumn_holiday_nobody_hears_anything():
    SearchClockFactory(track__starts_on=date(2026, 10, 12))

    for ahead in range(40):
        actions.tell(now=night(date(2026, 10, 12) + timedelta(days=ahead)))

    assert told() == [
        (ClockHappened.HALFWAY, date(2026, 10, 26)),
        (ClockHappened.FEW_LEFT, date(2026, 11, 9)),
        (ClockHappened.OVER, date(2026, 11, 18)),
    ]


def test_who_was_asleep_for_weeks_tells_only_what_counts_now():
    SearchClockFactory()

    actions.tell(now=night(date(2026, 10, 20)))
    actions.tell(now=night(date(2026, 10, 21)))

    assert [code for code, _ in told()] == [ClockHappened.OVER]


def test_a_free_day_that_is_added_later_takes_back_nothing_that_was_told():
    clock = SearchClockFactory()
    actions.tell(now=night(date(2026, 9, 22)))
    ProviderFreeDayFactory(provider=clock.track.provider, day=date(2026, 9, 28))

    for ahead in range(12):
        actions.tell(now=night(date(2026, 9, 22) + timedelta(days=ahead)))

    assert told() == [(ClockHappened.FEW_LEFT, date(2026, 9, 22)), (ClockHappened.OVER, date(2026, 10, 1))]


def test_after_more_days_the_last_ones_are_told_again():
    clock = SearchClockFactory()
    for ahead in range(27):
        actions.tell(now=night(FIRST + timedelta(days=ahead)))
    provider = clock.track.provider_id
    asked = extensions.ask(
        actor=somebody(Role.COACH, provider),
        clock_id=clock.pk,
        reason=ExtensionReason.COMPANY_THINKS,
        now=night(date(2026, 9, 28)),
    )
    extensions.grant(actor=somebody(Role.PROVIDER_ADMIN, provider), extension_id=asked.pk, now=night(date(2026, 9, 28)))

    for ahead in range(27, 70):
        actions.tell(now=night(FIRST + timedelta(days=ahead)))

    assert [one for one in told() if one[1] > date(2026, 9, 28)] == [
        (ClockHappened.FEW_LEFT, date(2026, 10, 20)),
        (ClockHappened.OVER, date(2026, 10, 28)),
    ]


@pytest.mark.parametrize("trait", ["stopped", "handled"])
def test_of_a_clock_that_does_not_run_nothing_is_told(trait, now):
    SearchClockFactory(**{trait: True})

    assert actions.tell(now=now) == 0


def test_a_learner_who_found_a_place_last_night_hears_nothing(now):
    clock = SearchClockFactory()
    Track.objects.filter(pk=clock.track_id).update(phase=Phase.PLACED)

    assert actions.tell(now=now) == 0


def test_a_milestone_names_nobody(now):
    clock = SearchClockFactory()

    actions.tell(now=now)

    happened = last(clock)
    assert happened.data == {"track": str(clock.track_id), "due_on": "2026-09-29", "left": -32, "total": 20}


# ------------------------------------------------------------------------------------------------------ whom to ring


@pytest.fixture
def family():
    """A learner of seventeen without mail, a father without mail, and a mother with."""
    child = PersonFactory(birth_date=date(2009, 4, 12), email="")
    father = GuardianshipFactory(child=child, guardian__email="").guardian
    mother = GuardianshipFactory(child=child).guardian
    return child, father, mother


def test_the_coach_rings_who_has_no_mail_about_each_milestone(family, now, day):
    child, father, _ = family
    clock = SearchClockFactory(track__person=child, told=Milestone.FEW_LEFT)
    coach = somebody(Role.COACH, clock.track.provider_id)
    assert [one.who.person for one in people.to_call([clock], day=day)] == [child, father]

    call = actions.note_call(actor=coach, clock_id=clock.pk, person_id=father.pk, now=now)

    assert (call.milestone, call.called_by) == (Milestone.FEW_LEFT, coach.user_id)
    assert last(clock).code == ClockHappened.CALLED
    assert [one.who.person for one in people.to_call([clock], day=day)] == [child]
    clock.told = Milestone.OVER
    assert [one.who.person for one in people.to_call([clock], day=day)] == [child, father]


def test_who_is_not_on_the_list_is_not_noted(family, now):
    child, father, mother = family
    clock = SearchClockFactory(track__person=child, told=Milestone.FEW_LEFT)
    coach = somebody(Role.COACH, clock.track.provider_id)

    with refused("clock.nobody_to_call"):
        actions.note_call(actor=coach, clock_id=clock.pk, person_id=mother.pk, now=now)
    actions.note_call(actor=coach, clock_id=clock.pk, person_id=father.pk, now=now)
    with refused("clock.nobody_to_call"):
        actions.note_call(actor=coach, clock_id=clock.pk, person_id=father.pk, now=now)

    assert ClockCall.objects.count() == 1


def test_a_learner_reads_mail_where_the_account_does(day):
    child = PersonFactory(birth_date=date(2009, 4, 12), email="", user=UserFactory(email="noor@voorbeeld.example"))
    clock = SearchClockFactory(track__person=child, told=Milestone.OVER)

    assert people.to_call([clock], day=day) == []


def test_of_an_adult_the_parents_hear_nothing(family, day):
    child, _, _ = family
    type(child).objects.filter(pk=child.pk).update(birth_date=date(2008, 1, 1))
    clock = SearchClockFactory(track__person=child, told=Milestone.OVER)

    assert [one.who.person for one in people.to_call([clock], day=day)] == [child]


def test_before_the_first_milestone_nobody_is_rung(family, day):
    clock = SearchClockFactory(track__person=family[0])

    assert people.to_call([clock], day=day) == []


def test_a_learner_does_not_note_calls(family, now):
    child, father, _ = family
    user = UserFactory()
    type(child).objects.filter(pk=child.pk).update(user=user)
    clock = SearchClockFactory(track__person=child, told=Milestone.OVER)

    with refused("clock.may_handle"):
        actions.note_call(
            actor=somebody(Role.LEARNER, user_id=user.pk), clock_id=clock.pk, person_id=father.pk, now=now
        )


def test_the_list_for_many_takes_a_fixed_number_of_queries(day, query_budget):
    clocks = [SearchClockFactory(told=Milestone.OVER, track__person__email="") for _ in range(5)]

    with query_budget(3):
        assert len(people.to_call(clocks, day=day)) == 5
