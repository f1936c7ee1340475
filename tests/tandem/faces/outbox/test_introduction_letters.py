"""What is told about introductions: to whom, once, with the name only where it is known."""

from datetime import timedelta

import pytest
from django.urls import resolve

from tandem.base import events
from tandem.faces.outbox import actions as outbox
from tandem.faces.outbox.models import Mail, Notice
from tandem.journey.placement.actions import introduction_clock, introduction_ends, introductions
from tandem.journey.placement.terms.introductions import EndReason, RefusalReason
from tandem.registers.accounts.models import User
from tests.harness import meeting
from tests.harness.meeting import TALK, Meeting
from tests.tandem.registers.house import last

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

NOOR, SOFIE, COACH, BOSS = (f"{name}@voorbeeld.example" for name in ("noor", "sofie", "coach", "zaak"))


@pytest.fixture
def story(db, now) -> Meeting:
    made = meeting.build(now)
    made.track.person.email = NOOR
    made.track.person.save()
    parent = made.noor.guardianship.guardian
    parent.email = SOFIE
    parent.save()
    User.objects.filter(pk=made.noor.coach.user_id).update(email=COACH)
    made.employ(email=BOSS)
    return made


def told(story: Meeting, one) -> dict[str, Mail]:
    """The mails that the last event of this introduction brought, by who reads them; written twice is written once."""
    Mail.objects.all().delete()
    Notice.objects.all().delete()
    for _ in range(2):
        outbox.happened(event_id=last(one).pk, now=story.now)
    found = {mail.recipient: mail for mail in Mail.objects.all()}
    assert len(found) == Mail.objects.count()
    assert all(resolve(notice.path) for notice in Notice.objects.all())
    return found


def test_a_proposal_goes_to_the_company_without_a_name_and_to_the_family(story):
    mails = told(story, story.proposed())

    assert set(mails) == {NOOR, SOFIE, BOSS}
    assert "Noor" not in mails[BOSS].text + mails[BOSS].subject
    assert story.track.provider.name in mails[BOSS].text
    assert "Noor" in mails[SOFIE].subject


def test_who_applies_is_not_told_so(story):
    assert set(told(story, story.proposed(actor=story.noor.learner))) == {BOSS}


def test_a_talk_goes_to_the_family_and_moved_again(story):
    one = story.planned()

    mails = told(story, one)
    assert set(mails) == {NOOR, SOFIE}
    assert TALK.place in mails[NOOR].text
    introductions.plan(**story.given(one, story.boss), talk=TALK)
    assert "verplaatst" in told(story, one)[NOOR].subject


def test_a_promise_goes_to_the_family_and_a_yes_to_company_and_coach(story):
    one = story.promised()
    assert set(told(story, one)) == {NOOR, SOFIE}

    introductions.accept(**story.given(one, story.noor.learner))

    mails = told(story, one)
    assert set(mails) == {BOSS, COACH}
    assert "Noor" in mails[BOSS].subject


@pytest.mark.parametrize(("who", "readers"), [("boss", {NOOR, SOFIE}), ("learner", {BOSS})])
def test_a_no_goes_to_the_other_side_with_its_reason(story, who, readers):
    one = story.proposed()
    actor = story.boss if who == "boss" else story.noor.learner

    introduction_ends.refuse(**story.given(one, actor), reason=RefusalReason.NO_MATCH, words="Het klikte niet echt.")

    mails = told(story, one)
    assert set(mails) == readers
    for mail in mails.values():
        assert "Het klikte niet" in mail.text
        assert "Het klikte niet echt." in mail.text
    if BOSS in mails:
        assert "Noor" not in mails[BOSS].text


def test_a_reminder_goes_to_who_has_to_answer(story, now):
    one = story.proposed()
    introduction_clock.tick(now=now + timedelta(days=8))

    assert set(told(story, one)) == {BOSS}
    introduction_ends.withdraw(**story.given(one, story.noor.coach))
    assert set(told(story, one)) == {BOSS}
    other = story.promised()
    introduction_clock.tick(now=now + timedelta(days=8))
    assert set(told(story, other)) == {NOOR, SOFIE}


def test_what_is_forgotten_is_told_to_both_and_what_falls_away_to_all(story, now):
    one = story.proposed()
    introduction_clock.tick(now=now + timedelta(days=11))
    assert set(told(story, one)) == {NOOR, SOFIE, BOSS}

    one = story.placed()
    introduction_ends.fall_away(**story.given(one, story.noor.coach), reason=EndReason.STOPPED_EARLY)
    assert set(told(story, one)) == {NOOR, SOFIE, BOSS, COACH}


def test_interest_and_a_letter_bring_no_mail(story):
    one = story.proposed()
    introductions.show_interest(**story.given(one, story.noor.learner))

    assert told(story, one) == {}
    assert events.history(one)
