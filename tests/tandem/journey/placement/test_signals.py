"""Early signals: what asks the attention of a coach, worked out from what stands there; told to coaches once a week."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from tandem.base import events
from tandem.faces.documents import signals as words
from tandem.faces.outbox import actions as outbox
from tandem.faces.outbox.models import Mail, Notice
from tandem.journey.placement.actions import signal_day
from tandem.journey.placement.queries import clock_signals, clocks
from tandem.journey.placement.rules import clocks as counting
from tandem.journey.placement.rules import signals as rules
from tandem.journey.placement.rules.clocks import ClockFacts
from tandem.journey.placement.rules.signals import Search, Told
from tandem.journey.placement.terms.clocks import ClockReason
from tandem.journey.placement.terms.introductions import EndReason, IntroductionState, Origin, Side
from tandem.journey.placement.terms.signals import Signal, SignalHappened
from tandem.law import norms
from tandem.registers.accounts.models import User
from tests.factories.clocks import SearchClockFactory
from tests.factories.introductions import IntroductionFactory
from tests.factories.placement import LearnerProfileFactory, SavedOpeningFactory, VetoFactory
from tests.harness import learner

DAY = date(2026, 11, 21)
CALM = Search(is_kept=True, has_profile=True, is_findable=True)


def count(*, day=DAY, since=date(2026, 11, 12)):
    """A clock on a Saturday in November: six training days used."""
    return counting.count(ClockFacts(ClockReason.FIRST_LESSONS, since), day=day, norms=norms.at(since))


@pytest.mark.parametrize(
    ("search", "told"),
    [
        (CALM, ()),
        (replace(CALM, is_kept=False), (Told(Signal.NOTHING_YET, 6),)),
        (replace(CALM, is_kept=False, running=1), ()),
        (replace(CALM, has_place_near=False), (Told(Signal.NO_PLACE_NEAR, 30),)),
        (replace(CALM, refused=1), ()),
        (replace(CALM, refused=2), (Told(Signal.ONLY_REFUSALS, 2),)),
        (replace(CALM, refused=2, running=1), ()),
        (replace(CALM, company_since=DAY - timedelta(days=4)), ()),
        (replace(CALM, company_since=DAY - timedelta(days=5)), (Told(Signal.COMPANY_SILENT, 5),)),
        (replace(CALM, family_since=DAY - timedelta(days=9)), (Told(Signal.FAMILY_SILENT, 9),)),
        (replace(CALM, is_minor=True, has_parent=False), (Told(Signal.NO_PARENT),)),
        (replace(CALM, has_profile=False, is_findable=False), (Told(Signal.NO_PROFILE),)),
        (replace(CALM, is_findable=False), (Told(Signal.NOT_FINDABLE),)),
        (
            replace(CALM, is_kept=False, has_place_near=False, is_findable=False),
            (Told(Signal.NO_PLACE_NEAR, 30), Told(Signal.NOTHING_YET, 6), Told(Signal.NOT_FINDABLE)),
        ),
    ],
)
def test_what_asks_attention_is_told_with_its_number_and_the_weightiest_first(search, told):
    assert rules.signals(search, count(), norms=norms.at(DAY)) == told


def test_before_the_first_day_and_after_the_last_there_is_no_early_signal():
    worst = Search(has_place_near=False, has_profile=False)

    assert rules.signals(worst, count(since=date(2026, 11, 30)), norms=norms.at(DAY)) == ()
    assert rules.signals(worst, count(since=date(2026, 9, 1)), norms=norms.at(DAY)) == ()
    few = count(day=date(2026, 11, 13))
    assert [one.signal for one in rules.signals(worst, few, norms=norms.at(DAY))] == [Signal.NO_PLACE_NEAR]


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2026, 12, 14), None),  # four training days remain before the Christmas holidays
        (date(2026, 12, 15), 3),
        (date(2026, 12, 17), 1),
        (date(2026, 12, 18), 0),
        (date(2026, 12, 20), 0),
    ],
)
def test_a_long_holiday_before_the_last_day_is_told_in_time(day, before):
    found = rules.break_ahead(count(day=day, since=date(2026, 12, 1)), norms=norms.at(day))

    assert (found.days_before if found else None) == before
    if found:
        assert found.until == date(2027, 1, 3)


def test_a_holiday_after_the_last_day_says_nothing():
    ends = count(day=date(2026, 12, 18), since=date(2026, 11, 20))

    assert ends.due_on == date(2026, 12, 18)
    assert rules.break_ahead(ends, norms=norms.at(DAY)) is None


def test_every_signal_has_words_and_something_to_do():
    for one in Signal:
        for language in ("nl", "en"):
            with translation.override(language):
                said = words.sign(Told(one, 2))
                assert said.title
                assert said.todo
                assert "%" not in said.title


@pytest.mark.slow
@pytest.mark.django_db
def test_a_search_is_read_from_what_stands_in_the_tables(now, day, query_budget):
    made = learner.build(now)
    track = made.track
    track.lat, track.lon = 51.05, 3.72
    track.save()
    clock = SearchClockFactory(track=track, started_on=date(2026, 11, 12))

    def told():
        reading = clocks.reading(clock, day=day)
        return {one.signal: one.number for one in clock_signals.signals_of([reading], day=day)[clock.pk]}

    first = told()
    assert first[Signal.NO_PLACE_NEAR] == 30
    assert first[Signal.NOTHING_YET] == 6
    assert Signal.NO_PARENT not in first

    near = made.opening()
    type(near).objects.filter(pk=near.pk).update(lat=51.06, lon=3.73)
    far = made.opening()
    type(far).objects.filter(pk=far.pk).update(lat=51.0, lon=5.4)
    assert Signal.NO_PLACE_NEAR not in told()
    veto = VetoFactory(track=track, establishment=near.establishment)
    assert told()[Signal.NO_PLACE_NEAR] == 30
    veto.delete()

    saved = SavedOpeningFactory(track=track, opening=near)
    assert Signal.NOTHING_YET not in told()
    saved.delete()
    profile = LearnerProfileFactory(track=track)
    assert Signal.NO_PROFILE not in told()
    assert Signal.NOT_FINDABLE in told()
    type(profile).objects.update(is_findable=True, findable_at=now)
    assert Signal.NOT_FINDABLE not in told()

    waits = IntroductionFactory(track=track, opening=near, proposed_at=now - timedelta(days=6))
    assert told()[Signal.COMPANY_SILENT] == 6
    rows = type(waits).objects.filter(pk=waits.pk)
    rows.update(origin=Origin.INVITED)
    assert told()[Signal.FAMILY_SILENT] == 6
    rows.update(interested_at=now)
    assert Signal.FAMILY_SILENT not in told()
    ended = {"ended_at": now, "ended_side": Side.COMPANY, "reason": EndReason.NO_ANSWER}
    rows.update(state=IntroductionState.LAPSED, **ended)
    assert Signal.ONLY_REFUSALS not in told()
    other = IntroductionFactory(track=track, opening=far)
    type(other).objects.filter(pk=other.pk).update(state=IntroductionState.REFUSED, **ended)
    assert told()[Signal.ONLY_REFUSALS] == 2
    made.guardianship.delete()
    assert Signal.NO_PARENT in told()
    with query_budget(5):
        clock_signals.signals_of(clocks.readings([clock], day=day), day=day)


@pytest.mark.slow
@pytest.mark.django_db
def test_a_coach_gets_one_mail_a_week_without_any_name(now):
    made = learner.build(now)
    SearchClockFactory(track=made.track, started_on=date(2026, 11, 12))
    User.objects.filter(pk=made.coach.user_id).update(email="coach@voorbeeld.example")
    monday = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)

    assert signal_day.tick(now=now) == 0  # a Saturday
    assert signal_day.tick(now=monday) == 1
    assert signal_day.tick(now=monday + timedelta(hours=1)) == 0
    assert signal_day.tick(now=monday + timedelta(days=1)) == 0
    (event,) = [one for one in events.history(made.track.provider) if one.code == SignalHappened.TOLD]
    assert event.data["learners"] == 1
    assert event.data["signals"][Signal.NOTHING_YET] == 1

    for _ in range(2):
        outbox.happened(event_id=event.pk, now=monday)
    mail = Mail.objects.get(event_id=event.pk)
    assert mail.recipient == "coach@voorbeeld.example"
    assert "Nog niets in gang: 1" in mail.text
    assert made.track.person.given_name not in mail.text + mail.subject
    assert made.track.person.family_name not in mail.text + mail.html
    assert Notice.objects.get(event_id=event.pk).user_id == made.coach.user_id
    assert signal_day.tick(now=monday + timedelta(days=7)) == 1
