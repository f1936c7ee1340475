"""Twelve learners and one last place, all at the same moment: one gets it, every time. With the control that fails."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection, connections, transaction

from tandem.base import events
from tandem.base.errors import NotPossible
from tandem.journey.placement.actions import introduction_ends, introductions, openings
from tandem.journey.placement.models import Introduction, Opening, Seat
from tandem.journey.placement.queries import openings as doors
from tandem.journey.placement.snapshot.openings import form_of
from tandem.journey.placement.terms.introductions import IntroductionState, RefusalReason
from tests.harness import meeting
from tests.harness.meeting import Meeting
from tests.trust.conftest import Size, Tell

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 12

Click = Callable[[], object]


@pytest.fixture
def story(now: datetime, transactional_db: None) -> Meeting:
    """A bakery with one last place, whose rows really are committed."""
    return meeting.build(now)


def _waiting(story: Meeting) -> list[Introduction]:
    """Twelve learners who wait for the one place."""
    return [story.proposed(track=story.another_learner()) for _ in range(AT_ONCE)]


def _at_once(clicks: list[Click]) -> list[object]:
    """Every click in a thread of its own, starting together; what each got, or its refusal."""
    start = Barrier(len(clicks))

    def click(act: Click) -> object:
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            return act()
        except NotPossible as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(clicks)) as pool:
        return list(pool.map(click, clicks))


def _promise(story: Meeting, one: Introduction) -> Click:
    return lambda: introductions.promise(**story.given(one, story.boss))


def test_the_last_place_is_promised_to_one_of_twelve(story: Meeting, size: Size, tell: Tell) -> None:
    rounds = max(1, size.races // 5) if size.races < 200 else size.races
    for _ in range(rounds):
        waiting = _waiting(story)
        answers = _at_once([_promise(story, one) for one in waiting])
        refusals = [answer for answer in answers if isinstance(answer, NotPossible)]
        assert len(refusals) == AT_ONCE - 1, answers
        assert {code for one in refusals for code in one.verdict.codes()} <= {"seat.place_left", "seat.mentor_left"}
        story.opening.refresh_from_db()
        assert story.opening.taken == Seat.objects.filter(opening=story.opening).count() == 1
        (winner,) = Introduction.objects.filter(state=IntroductionState.PROMISED)
        introductions.accept(**story.given(winner, story.noor.coach))
        assert not Introduction.objects.running().exists()
        Seat.objects.all().delete()
        Introduction.objects.all().delete()
        Opening.objects.update(taken=0, has_guide=True)
    tell(f"{rounds} rounds of {AT_ONCE} at once, one seat each")
    assert list(events.verify()) == []


def test_seats_given_back_at_once_leave_the_opening_free_since_then(story: Meeting, tell: Tell) -> None:
    form = form_of(story.opening)
    more = replace(form, places=AT_ONCE, mentors=dict.fromkeys(form.mentors, AT_ONCE))
    openings.change(actor=story.boss, opening_id=story.opening.pk, form=more, now=story.now)
    held = [introductions.promise(**story.given(one, story.boss)) for one in _waiting(story)]
    story.opening.refresh_from_db()
    assert story.opening.taken == AT_ONCE
    assert story.opening.free_since < story.now

    def give_back(one: Introduction) -> Click:
        return lambda: introduction_ends.refuse(**story.given(one, story.boss), reason=RefusalReason.NO_MATCH)

    answers = _at_once([give_back(one) for one in held])

    assert not any(isinstance(answer, NotPossible) for answer in answers), answers
    story.opening.refresh_from_db()
    assert (story.opening.taken, story.opening.free_since) == (0, story.now)
    tell(f"{AT_ONCE} seats given back at once")


def test_who_changes_the_opening_and_who_promises_wait_for_one_another(story: Meeting, tell: Tell) -> None:
    """A program reads the opening to see whether it changed, and then changes it: in the order of a promise."""
    form = form_of(story.opening)

    def change() -> object:
        with transaction.atomic():
            doors.opening_for(story.boss, story.opening.pk, lock=True)
            return openings.change(actor=story.boss, opening_id=story.opening.pk, form=form, now=story.now)

    waiting = _waiting(story)
    clicks = [click for one in waiting[: AT_ONCE // 2] for click in (_promise(story, one), change)]
    answers = _at_once(clicks)

    refused = [answer for answer in answers if isinstance(answer, NotPossible)]
    assert len(refused) == AT_ONCE // 2 - 1, answers
    story.opening.refresh_from_db()
    assert (story.opening.taken, story.opening.version) == (1, 1 + AT_ONCE // 2)
    tell(f"{AT_ONCE // 2} changes beside as many promises")


def test_one_learner_who_says_yes_twelve_times_is_placed_once(story: Meeting, tell: Tell) -> None:
    one = story.promised()

    answers = _at_once([lambda: introductions.accept(**story.given(one, story.noor.learner))] * AT_ONCE)

    assert sum(isinstance(answer, NotPossible) for answer in answers) == AT_ONCE - 1
    codes = [event.code for event in events.history(one)]
    assert codes.count("placement.introduction_accepted") == 1
    tell(f"{AT_ONCE} times yes, placed once")


def test_without_lock_and_number_the_place_is_promised_twice(story: Meeting, tell: Tell) -> None:
    """The control: seats counted and kept apart, without a lock, a number or a transaction. It must over-book."""
    waiting = _waiting(story)
    counted = Barrier(AT_ONCE)

    answers = _at_once([_unlocked(one.pk, counted) for one in waiting])

    promised = Introduction.objects.filter(state=IntroductionState.PROMISED).count()
    tell(f"{promised} of {AT_ONCE} were promised the one place")
    assert promised > story.opening.places, answers


def _unlocked(introduction_id: UUID, counted: Barrier) -> Click:
    """A promise as somebody would write it who forgot the lock, the seat with its number, and the transaction."""

    def promise() -> object:
        assert transaction.get_autocommit()
        one = Introduction.objects.select_related("opening").get(pk=introduction_id)
        rows = Introduction.objects.filter(opening=one.opening_id, state=IntroductionState.PROMISED)
        is_free = rows.count() < one.opening.places
        counted.wait(timeout=30)
        if is_free:
            rows.model.objects.filter(pk=introduction_id).update(
                state=IntroductionState.PROMISED, promised_at=one.proposed_at, promised_by=one.proposed_by
            )
        return is_free

    return promise
