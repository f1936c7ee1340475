"""What is told about the search time: to the learner, the parents, the coach and who decides; each once, and kindly."""

import re
from datetime import date

import pytest
from django.conf import settings
from django.urls import resolve

from tandem.faces.outbox import actions as outbox
from tandem.faces.outbox.clocks import CODES
from tandem.faces.outbox.models import Mail, Notice
from tandem.journey.placement.actions import clock_day, clock_extensions, clocks
from tandem.journey.placement.models import SearchClock
from tandem.journey.placement.terms.clocks import (
    ClockHappened,
    ClockOutcome,
    ExtensionReason,
    Milestone,
)
from tandem.registers.access.terms import Role
from tandem.registers.accounts.models import User
from tests.factories.access import CapacityFactory
from tests.factories.clocks import SearchClockFactory
from tests.factories.people import GuardianshipFactory, PersonFactory
from tests.harness import learner
from tests.tandem.registers.house import last, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MOST_WORDS = 120
PASSED = {
    ClockHappened.HALFWAY: Milestone.HALFWAY,
    ClockHappened.FEW_LEFT: Milestone.FEW_LEFT,
    ClockHappened.OVER: Milestone.OVER,
}
STARTS = {
    Milestone.HALFWAY: date(2026, 10, 28),
    Milestone.FEW_LEFT: date(2026, 10, 19),
    Milestone.OVER: date(2026, 9, 1),
}


@pytest.fixture
def noor(db, now):
    """Noor with her mother Sofie, both with an account, her coach, and who manages the school."""
    made = learner.build(now)
    track = made.track
    track.person.email = "noor@voorbeeld.example"
    track.person.save()
    parent = made.guardianship.guardian
    parent.email = "sofie@voorbeeld.example"
    parent.save()
    User.objects.filter(pk=made.coach.user_id).update(email="coach@voorbeeld.example", name="Karin Begeleidt")
    User.objects.filter(
        pk=CapacityFactory(role=Role.PROVIDER_ADMIN, company=None, provider=track.provider).user_id
    ).update(email="directie@voorbeeld.example")
    return made


def reach(noor, milestone, now):
    """Noor's clock passes this milestone; the event that says so."""
    clock = SearchClockFactory(track=noor.track, started_on=STARTS[milestone])
    clock_day.tell(now=now)
    return clock, last(clock)


def tell(event, now):
    outbox.happened(event_id=event.pk, now=now)
    mails = {mail.recipient: mail for mail in Mail.objects.filter(event_id=event.pk)}
    notices = {(one.user_id, one.role): one for one in Notice.objects.filter(event_id=event.pk)}
    return mails, notices


@pytest.mark.parametrize("milestone", Milestone)
def test_learner_and_parent_read_a_mail_and_a_line_and_the_coach_hears_it_too(noor, now, milestone):
    _clock, event = reach(noor, milestone, now)

    mails, notices = tell(event, now)

    family = {"noor@voorbeeld.example", "sofie@voorbeeld.example"}
    assert set(mails) == family | ({"coach@voorbeeld.example"} if milestone is Milestone.OVER else set())
    assert set(notices) == {
        (noor.learner.user_id, Role.LEARNER),
        (noor.parent.user_id, Role.GUARDIAN),
        (noor.coach.user_id, Role.COACH),
    }


@pytest.mark.parametrize("milestone", Milestone)
def test_nobody_hears_the_same_twice(noor, now, milestone):
    _clock, event = reach(noor, milestone, now)
    before = [len(found) for found in tell(event, now)]

    assert [len(found) for found in tell(event, now)] == before


def happen(noor, code, now):
    """The event of this code, as it comes about; whoever decides is not the coach."""
    if code in PASSED:
        return reach(noor, PASSED[code], now)[1]
    clock = SearchClockFactory(track=noor.track)
    if code is ClockHappened.HANDLED:
        clocks.handle(actor=noor.coach, clock_id=clock.pk, outcome=ClockOutcome.RUN_UP, now=now)
        return last(clock)
    reason = ExtensionReason.TALKS_PLANNED
    asked = clock_extensions.ask(actor=noor.coach, clock_id=clock.pk, reason=reason, now=now)
    decided = {"actor": somebody(Role.PROVIDER_ADMIN, noor.track.provider_id), "extension_id": asked.pk, "now": now}
    if code is ClockHappened.EXTENSION_GRANTED:
        clock_extensions.grant(**decided)
    if code is ClockHappened.EXTENSION_REFUSED:
        clock_extensions.refuse(**decided, words="Er zijn plaatsen genoeg.")
    return last(clock)


@pytest.mark.parametrize("code", CODES)
def test_a_mail_is_short_kind_and_has_one_button(noor, now, code):
    event = happen(noor, code, now)
    assert event.code == code
    mails, notices = tell(event, now)

    assert mails
    for mail in mails.values():
        assert len(mail.text.split()) < MOST_WORDS
        (url,) = re.findall(r"https?://\S+", mail.text)
        assert re.findall(r'href="([^"]+)"', mail.html) == [url]
        assert url.startswith(settings.BASE_URL)
        assert resolve(url.removeprefix(settings.BASE_URL)).url_name
        assert settings.REPLY_TO_EMAIL in mail.text
    told = [text for mail in mails.values() for text in (mail.text, mail.subject)]
    for text in [*told, *(one.title for one in notices.values())]:
        assert "!" not in text
        assert not re.search(r"%\(|\{\{|\{%|None|  | ,|\( ?\)", text), text


def test_the_words_name_the_days_and_who_helps(noor, now):
    _clock, event = reach(noor, Milestone.HALFWAY, now)
    mails, _ = tell(event, now)

    assert mails["noor@voorbeeld.example"].subject == "Je zoektijd is halfweg. Nog 9 opleidingsdagen"
    assert "de laatste dag is donderdag 3 december 2026" in mails["noor@voorbeeld.example"].text
    assert "Karin Begeleidt zoekt mee" in mails["noor@voorbeeld.example"].text
    assert "De zoektijd van Noor is halfweg" in mails["sofie@voorbeeld.example"].subject


def test_at_the_end_nobody_is_sent_away(noor, now):
    _clock, event = reach(noor, Milestone.OVER, now)
    mails, _ = tell(event, now)

    assert "Je wordt niet zomaar uitgeschreven" in mails["noor@voorbeeld.example"].text
    assert "Er gebeurt niets vanzelf" in mails["coach@voorbeeld.example"].text


def test_somebody_who_reads_english_reads_english(noor, now):
    User.objects.filter(pk=noor.parent.user_id).update(language="en")
    _clock, event = reach(noor, Milestone.HALFWAY, now)
    mails, _ = tell(event, now)

    assert mails["sofie@voorbeeld.example"].subject == "The search time of Noor is halfway. 9 training days left"
    assert "Je zoektijd" in mails["noor@voorbeeld.example"].subject


def test_two_parents_with_one_address_read_one_mail(noor, now):
    GuardianshipFactory(child=noor.track.person, guardian__email="sofie@voorbeeld.example")
    _clock, event = reach(noor, Milestone.HALFWAY, now)

    assert len(tell(event, now)[0]) == 2


def test_who_has_no_address_is_left_for_the_coach_to_ring(noor, now, day):
    silent = PersonFactory(birth_date=date(2009, 4, 12), email="")
    clock = SearchClockFactory(track__person=silent, track__provider=noor.track.provider)
    clock_day.tell(now=now)

    mails, _ = tell(last(clock), now)

    assert "" not in mails
    assert set(mails) == {"directie@voorbeeld.example"}


def test_a_learner_whom_nobody_guides_is_told_of_to_who_manages_the_school(noor, now):
    clock = SearchClockFactory(track__provider=noor.track.provider)
    clock_day.tell(now=now)

    mails, notices = tell(last(clock), now)

    assert "directie@voorbeeld.example" in mails
    assert {role for _, role in notices} == {Role.PROVIDER_ADMIN}


@pytest.fixture
def asked(noor, now):
    clock = SearchClockFactory(track=noor.track, started_on=date(2026, 10, 26))
    reason = ExtensionReason.TALKS_PLANNED
    return clock_extensions.ask(actor=noor.coach, clock_id=clock.pk, reason=reason, words="Geheim gesprek.", now=now)


def test_who_decides_hears_of_a_question(noor, asked, now):
    event = last(asked.clock)
    assert event.code == ClockHappened.EXTENSION_ASKED

    mails, _ = tell(event, now)

    assert set(mails) == {"directie@voorbeeld.example"}
    assert f"/zoektijd/verlenging/{asked.pk}/beslissen/" in mails["directie@voorbeeld.example"].text
    assert "Geheim" not in mails["directie@voorbeeld.example"].text


def test_more_days_are_told_to_everybody(noor, asked, now):
    admin = somebody(Role.PROVIDER_ADMIN, noor.track.provider_id)
    clock_extensions.grant(actor=admin, extension_id=asked.pk, now=now)

    mails, _ = tell(last(asked.clock), now)

    assert set(mails) == {"noor@voorbeeld.example", "sofie@voorbeeld.example", "coach@voorbeeld.example"}
    assert mails["noor@voorbeeld.example"].subject == "Je krijgt 20 dagen extra om te zoeken"
    assert "dinsdag 12 januari 2027" in mails["noor@voorbeeld.example"].text


def test_a_refusal_is_told_to_the_coach_alone(noor, asked, now):
    admin = somebody(Role.PROVIDER_ADMIN, noor.track.provider_id)
    clock_extensions.refuse(actor=admin, extension_id=asked.pk, words="Nee.", now=now)

    assert set(tell(last(asked.clock), now)[0]) == {"coach@voorbeeld.example"}


def test_the_mail_to_who_decides_promises_what_is_sent(noor, asked, now):
    mails, _ = tell(last(asked.clock), now)
    text = " ".join(mails["directie@voorbeeld.example"].text.split())

    assert "Wie dit vroeg en wie begeleidt, horen uw beslissing." in text
    assert "Geeft u meer dagen, dan horen de lerende en de ouders van een minderjarige het ook." in text


@pytest.mark.parametrize("decide", ["grant", "refuse"])
def test_who_asked_for_a_learner_whom_nobody_guides_hears_the_decision(noor, now, decide):
    noor.track.coach = None
    noor.track.save()
    mails, notices = decision(noor, noor.coach, decide, now)

    assert {"directie@voorbeeld.example", "coach@voorbeeld.example"} <= set(mails)
    assert (noor.coach.user_id, Role.COACH) in notices


def test_who_asked_and_guides_the_learner_no_more_hears_nothing(noor, now):
    clock = SearchClockFactory(track=noor.track)
    other = CapacityFactory(coach=True, provider=noor.track.provider)
    reason = ExtensionReason.TALKS_PLANNED
    asked = clock_extensions.ask(actor=noor.coach, clock_id=clock.pk, reason=reason, now=now)
    noor.track.coach = other.user
    noor.track.save()
    admin = somebody(Role.PROVIDER_ADMIN, noor.track.provider_id)
    clock_extensions.refuse(actor=admin, extension_id=asked.pk, words="Nee.", now=now)

    mails, _ = tell(last(clock), now)

    assert set(mails) == {other.user.email}


def test_a_manager_who_asked_hears_it_once_beside_the_coach(noor, now):
    held = CapacityFactory(role=Role.PROVIDER_ADMIN, company=None, provider=noor.track.provider)
    asker = somebody(Role.PROVIDER_ADMIN, noor.track.provider_id, user_id=held.user_id)

    mails, _ = decision(noor, asker, "refuse", now)

    assert set(mails) == {"coach@voorbeeld.example", held.user.email}


def decision(noor, asker, decide, now):
    """What is told when this person asked and somebody else decided."""
    clock = SearchClockFactory(track=noor.track)
    reason = ExtensionReason.TALKS_PLANNED
    asked = clock_extensions.ask(actor=asker, clock_id=clock.pk, reason=reason, now=now)
    admin = somebody(Role.PROVIDER_ADMIN, noor.track.provider_id)
    getattr(clock_extensions, decide)(actor=admin, extension_id=asked.pk, words="Zo is het.", now=now)
    return tell(last(clock), now)


def test_what_follows_is_told_to_learner_and_parent(noor, now):
    clock = SearchClockFactory(track=noor.track)
    clocks.handle(actor=noor.coach, clock_id=clock.pk, outcome=ClockOutcome.RUN_UP, words="Geheim.", now=now)

    mails, _ = tell(last(clock), now)

    assert set(mails) == {"noor@voorbeeld.example", "sofie@voorbeeld.example"}
    assert "Aanloopfase" in mails["noor@voorbeeld.example"].text
    assert "Geheim" not in mails["noor@voorbeeld.example"].text


def test_of_a_clock_that_is_gone_nothing_is_told(noor, now):
    clock, event = reach(noor, Milestone.OVER, now)
    SearchClock.objects.filter(pk=clock.pk).delete()

    assert tell(event, now) == ({}, {})


def test_other_events_of_a_clock_are_told_to_nobody(noor, now):
    clocks.follow(track_id=noor.track.pk, day=now.date(), now=now)

    assert tell(last(SearchClock.objects.get()), now) == ({}, {})
