"""Every message on its event: whom it reaches, how long it is, and its one button."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import resolve

from tandem.base import events
from tandem.base.actor import SYSTEM
from tandem.faces.outbox import actions as outbox
from tandem.faces.outbox.letters import LETTERS, letters_on
from tandem.faces.outbox.models import Mail, Notice
from tandem.faces.outbox.terms import Audience
from tandem.journey.activation.terms import ActivationHappened
from tandem.journey.placement.terms.openings import OpeningHappened
from tandem.journey.recognition.actions import desk
from tandem.journey.recognition.terms import Happened
from tests.factories.activation import AvailabilityQuestionFactory
from tests.factories.placement import OpeningFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MOST_WORDS = 120
HAPPENED = {str(code): code for code in (*Happened, *OpeningHappened, *ActivationHappened)}
WORDS = "Wij missen de naam van de mentor."
ON_A_RECOGNITION = {
    Happened.RECOGNITION_EXPIRED,
    Happened.RECOGNITION_EXPIRES_SOON,
    Happened.ESTABLISHMENT_GONE,
}


class Links(HTMLParser):
    """The links of a page."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.found.append(dict(attrs)["href"])


@pytest.fixture
def story(world):
    """A request of the bakery that was granted, with what each event is about."""
    request = world.in_treatment()
    recognition = desk.grant(actor=world.manager(request), request_id=request.pk, now=world.now)
    request = world.again(request)
    mentor = request.nominations.get().mentor
    opening = OpeningFactory(recognition=recognition)
    question = AvailabilityQuestionFactory(recognition=recognition, paused=True)

    def subject_of(code):
        if code in set(ActivationHappened):
            return question
        if code in set(OpeningHappened):
            return opening
        if code is Happened.MENTOR_TRAINING_DUE:
            return mentor
        return recognition if code in ON_A_RECOGNITION else request

    return world, request, subject_of


def happen(story, code):
    """The mails and notices on one event."""
    world, _request, subject_of = story
    with transaction.atomic():
        event = events.record(
            code,
            actor=SYSTEM,
            subject=subject_of(code),
            at=world.now,
            data={"due_on": date(2026, 12, 5)},
            detail={"words": WORDS},
        )
    outbox.happened(event_id=event.pk, now=world.now)
    return event, list(Mail.objects.filter(event_id=event.pk)), list(Notice.objects.filter(event_id=event.pk))


@pytest.mark.parametrize("code", sorted(LETTERS))
def test_an_event_reaches_each_audience_once(story, code):
    world, request, _ = story
    event, mails, notices = happen(story, HAPPENED[code])
    addresses = {Audience.COMPANY: "noor@voorbeeld.example", Audience.BODY: request.competent_body.email}
    if code in {Happened.MENTOR_TRAINING_DUE, *OpeningHappened}:
        addresses[Audience.COMPANY] = world.company.contact_email
    wanted = {letter.audience: addresses[letter.audience] for letter in letters_on(code)}
    assert {mail.audience: mail.recipient for mail in mails} == {a: to for a, to in wanted.items() if to}
    homes = {Audience.COMPANY: world.company.pk, Audience.BODY: request.competent_body_id}
    assert {notice.organisation_id for notice in notices} == {homes[audience] for audience in wanted}
    outbox.happened(event_id=event.pk, now=world.now)
    assert Mail.objects.filter(event_id=event.pk).count() == len(mails)
    assert Notice.objects.filter(event_id=event.pk).count() == len(notices)


@pytest.mark.parametrize("code", sorted(LETTERS))
def test_a_mail_is_short_and_has_one_button(story, code):
    _event, mails, _notices = happen(story, HAPPENED[code])
    assert mails
    for mail in mails:
        assert len(mail.text.split()) < MOST_WORDS
        assert len(re.findall(r"https?://\S+", mail.text)) == 1
        links = Links()
        links.feed(mail.html)
        (url,) = links.found
        assert url in mail.text
        assert url.startswith(settings.BASE_URL)
        assert resolve(url.removeprefix(settings.BASE_URL)).url_name
        assert settings.REPLY_TO_EMAIL in mail.text


@pytest.mark.parametrize("code", sorted(LETTERS))
def test_a_mail_is_calm_and_leaves_no_gap(story, code):
    _event, mails, notices = happen(story, HAPPENED[code])
    for text in [*(mail.text for mail in mails), *(mail.subject for mail in mails), *(one.title for one in notices)]:
        assert "!" not in text
        assert not re.search(r"%\(|\{\{|\{%|None|  | ,|\( ?\)", text), text
    assert {len(mail.subject.splitlines()) for mail in mails} <= {1}


def test_the_question_of_the_body_stands_in_the_mail_word_for_word(story):
    _event, (mail,), _notices = happen(story, Happened.COMPLETION_ASKED)
    assert WORDS in mail.text
    assert WORDS in mail.html


def test_a_question_that_was_erased_meanwhile_is_not_mailed(story):
    world, request, _ = story
    with transaction.atomic():
        event = events.record(
            Happened.COMPLETION_ASKED, actor=SYSTEM, subject=request, at=world.now, detail={"words": WORDS}
        )
    events.erase_details(subject=request, actor=SYSTEM, at=world.now)
    outbox.happened(event_id=event.pk, now=world.now)
    assert WORDS not in Mail.objects.get(event_id=event.pk).text


def test_an_ampersand_in_a_name_stays_one_in_the_plain_mail(story):
    _world, request, _ = story
    request.dossier.company.name = "Brood & Zoon"
    request.dossier.company.save()
    _event, mails, _notices = happen(story, Happened.REQUEST_WITHDRAWN)
    assert "Brood & Zoon" in mails[0].text
    assert "Brood &amp; Zoon" in mails[0].html


def test_a_body_without_an_address_gets_a_notice_only(story):
    _world, request, _ = story
    request.competent_body.email = ""
    request.competent_body.save()
    _event, mails, notices = happen(story, Happened.REQUEST_WITHDRAWN)
    assert mails == []
    assert [notice.organisation_id for notice in notices] == [request.competent_body_id]


@pytest.mark.parametrize("code", sorted(set(HAPPENED) - set(LETTERS)))
def test_most_events_ask_no_message(story, code):
    _event, mails, notices = happen(story, HAPPENED[code])
    assert (mails, notices) == ([], [])


def test_an_event_whose_subject_is_gone_asks_no_message(world):
    dossier, request = world.draft()
    with transaction.atomic():
        event = events.record(Happened.REQUEST_WITHDRAWN, actor=SYSTEM, subject=request, at=world.now)
    dossier.delete()
    outbox.happened(event_id=event.pk, now=world.now)
    assert not Mail.objects.exists()


def test_an_event_that_nobody_knows_asks_no_message(world):
    outbox.happened(event_id=10**9, now=world.now)
    assert not Mail.objects.exists()
