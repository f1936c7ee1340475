"""What is told about introductions: to whom, once, with the name only where it is known."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail as post
from django.urls import resolve

from tandem.base import events
from tandem.base.actor import Actor
from tandem.faces.outbox import actions as outbox
from tandem.faces.outbox import queries
from tandem.faces.outbox.models import Mail, Notice
from tandem.journey.intake.actions import phases, tracks
from tandem.journey.intake.terms.tracks import LeftReason
from tandem.journey.placement.actions import (
    introduction_clock,
    introduction_ends,
    introduction_moves,
    introductions,
    wishes,
)
from tandem.journey.placement.terms.introductions import EndReason, RefusalReason
from tandem.registers.access.models import Capacity
from tandem.registers.access.terms import Role
from tandem.registers.accounts.models import User
from tests.factories.organisations import CompanyFactory, EstablishmentFactory
from tests.harness import meeting
from tests.harness.meeting import TALK, Meeting
from tests.harness.workplace import mentor_at, recognised
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


# Who answers at a company reads it in the application too


def test_who_answers_at_a_company_has_a_notice_and_nobody_else_there(story):
    told(story, story.proposed())
    held = Capacity.objects.get(user__email=BOSS)
    manager = Actor(held.user_id, Role.COMPANY_ADMIN, held.company_id)

    (notice,) = queries.notices_of(manager, day=story.day)
    assert "Noor" not in notice.title
    assert queries.unread_count(manager, day=story.day) == 1
    for other in (
        replace(manager, role=Role.MENTOR),
        replace(manager, organisation_id=CompanyFactory().pk),
        Actor(story.boss.user_id, Role.COMPANY_ADMIN, held.company_id),
    ):
        assert not queries.notices_of(other, day=story.day).exists()


# Words of their own


def elsewhere(story: Meeting):
    """Another establishment of the company that looks for the same."""
    there = EstablishmentFactory(company=story.place.company, name="Bakkerij Voorbeeld Deinze")
    held = recognised(there, training=story.track.training)
    held.request.training = story.track.training
    held.request.save()
    return story.place.opened(recognition=held, mentors={mentor_at(there).pk: 1})


def test_a_move_within_the_company_is_no_proposal_of_the_school(story):
    one, there = story.planned(), elsewhere(story)
    new = introduction_moves.transfer(**story.given(one, story.boss), opening_id=there.pk)

    mails = told(story, new)

    assert set(mails) == {NOOR, SOFIE}
    assert "stelt" not in mails[NOOR].subject
    assert "Bakkerij Voorbeeld Deinze" in mails[NOOR].subject
    assert "Bakkerij Voorbeeld Gent" in mails[NOOR].text
    assert TALK.place in mails[NOOR].text
    assert "METHOD:REQUEST" in mails[NOOR].enclosed["calendar"]
    assert f"UID:{one.pk}@tandem" in mails[NOOR].enclosed["calendar"]
    assert "SEQUENCE:1" in mails[NOOR].enclosed["calendar"]
    assert Notice.objects.get(user_id=story.noor.coach.user_id).title.startswith("Noor gaat verder bij")
    assert set(told(story, one)) == set()
    introductions.promise(**story.given(new, story.boss))
    back = introduction_moves.transfer(**story.given(new, story.boss), opening_id=story.opening.pk)
    assert "houdt hier een plaats voor je vrij" in told(story, back)[NOOR].text


@pytest.mark.parametrize(
    ("reason", "learner", "company"),
    [(LeftReason.CERTIFIED, "Proficiat", "rondde de opleiding af"), (LeftReason.PERSONAL, "stopt", "weer vrij")],
)
def test_who_leaves_hears_of_no_place_that_fell_away(story, reason, learner, company):
    one = story.placed()
    tracks.leave(actor=story.noor.coach, track_id=story.track.pk, reason=reason, left_on=story.day, now=story.now)
    introduction_clock.happened(event_id=events.history(story.track)[-1].pk, now=story.now)

    mails = told(story, one)

    assert set(mails) == {NOOR, SOFIE, BOSS}
    assert learner in mails[NOOR].subject
    assert company in mails[BOSS].subject
    for mail in mails.values():
        assert "viel weg" not in mail.subject + mail.text
        assert "zoekt opnieuw" not in mail.text
        assert "gezondheid" not in mail.text


def test_a_company_hears_that_a_learner_goes_not_on_and_not_why(story):
    one = story.promised()
    phases.start_run_up(actor=story.noor.coach, track_id=story.track.pk, now=story.now)
    introduction_clock.happened(event_id=events.history(story.track)[-1].pk, now=story.now)

    mails = told(story, one)

    assert set(mails) == {NOOR, SOFIE, BOSS}
    assert mails[BOSS].subject.startswith("Een kennismaking stopt")
    assert "reden" not in mails[BOSS].text
    assert "aanloop" not in mails[BOSS].text.lower()
    assert "zoekt nu geen werkplek" in mails[SOFIE].text


def test_a_veto_reaches_the_company_without_its_reason(story):
    one = story.proposed()
    veto = {"track_id": story.track.pk, "establishment_id": story.opening.establishment_id, "now": story.now}
    wishes.veto(actor=story.noor.learner, reason="Mijn oom werkt daar.", **veto)

    mails = told(story, one)

    assert set(mails) == {BOSS}
    assert "oom" not in mails[BOSS].text
    assert "Noor" not in mails[BOSS].subject + mails[BOSS].text


# The calendar


def sent(story: Meeting, one) -> dict[str, str]:
    """The calendar files that the last event brought, by who got them; none is kept once it left."""
    post.outbox.clear()
    for mail in told(story, one).values():
        outbox.send(mail_id=str(mail.pk), now=story.now)
    assert not Mail.objects.exclude(enclosed={}).exists()
    found = {}
    for message in post.outbox:
        for name, content, kind in message.attachments:
            assert (name, kind.partition(";")[0]) == ("gesprek.ics", "text/calendar")
            assert f"METHOD:{kind.removeprefix('text/calendar; method=')}" in content
            kinds = [part.get_content_type() for part in message.message().walk()]
            assert kinds[-1] == "text/calendar"
            found[message.to[0]] = content.replace("\r\n ", "")
    return found


def test_a_talk_comes_into_the_calendar_moves_there_and_goes_out_again(story):
    one = story.planned()

    first = sent(story, one)
    assert set(first) == {NOOR, SOFIE}
    for told_there in ("METHOD:REQUEST", "SEQUENCE:0", f"mailto:{NOOR}"):
        assert told_there in first[NOOR]
    assert SOFIE not in first[NOOR]
    introductions.plan(**story.given(one, story.boss), talk=replace(TALK, starts=TALK.starts + timedelta(days=1)))
    again = sent(story, one)[NOOR]
    assert "SEQUENCE:1" in again
    assert "DTSTART:20261204T130000Z" in again
    introduction_ends.withdraw(**story.given(one, story.noor.learner))
    off = sent(story, one)
    assert set(off) == {NOOR, SOFIE, BOSS}
    for file in off.values():
        for told_there in ("METHOD:CANCEL", "SEQUENCE:2", f"UID:{one.pk}@tandem"):
            assert told_there in file


def test_who_plans_a_talk_has_it_in_the_calendar_too_and_no_notice_of_the_own_step(story):
    held = Capacity.objects.get(user__email=BOSS)
    story.employ(email="hr@voorbeeld.example")
    manager = Actor(held.user_id, Role.COMPANY_ADMIN, held.company_id)
    one = introductions.plan(**story.given(story.proposed(), manager), talk=TALK)

    files = sent(story, one)

    assert set(files) == {NOOR, SOFIE, BOSS}
    assert "SUMMARY:Kennismaking: Noor" in files[BOSS]
    assert not queries.notices_of(manager, day=story.day).exists()


def test_a_talk_that_is_over_is_called_off_no_more(story):
    one = story.planned()
    introduction_ends.refuse(**story.given(one, story.boss), reason=RefusalReason.NO_MATCH)
    later = replace(story, now=TALK.starts + timedelta(hours=1))

    assert sent(story, one).keys() == {NOOR, SOFIE}
    assert sent(later, one) == {}
