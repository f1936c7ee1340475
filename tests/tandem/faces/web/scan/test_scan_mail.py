"""The result as PDF and by mail: one address, one mail, and nothing is kept of it."""

import html
from datetime import timedelta
from io import BytesIO

import pytest
from django.core import mail as post
from pypdf import PdfReader

from tandem.base import clock, events, jobs
from tandem.base.models import Job, JobState
from tandem.faces.outbox import actions as outbox
from tandem.faces.outbox.models import Mail, MailedResult
from tandem.faces.outbox.terms import MOST_RESULTS_A_DAY, MOST_RESULTS_AN_HOUR
from tandem.faces.worker.handlers import HANDLERS
from tandem.journey.readiness.queries import scans
from tandem.journey.readiness.terms import Scan
from tests.factories.outbox import MailedResultFactory

pytestmark = pytest.mark.django_db
LETTERS = "bcaaaaaaaaab"
TOLD = f"?v=1&a={LETTERS}"
MAIL, PDF, RESULT = (f"/klaar-voor-duaal/{page}{TOLD}" for page in ("mail/", "resultaat.pdf", "resultaat/"))
TO = "noor@voorbeeld.example"


@pytest.fixture(autouse=True)
def _no_other_work(db):
    Job.objects.all().delete()


def words(response, *, status=200):
    assert response.status_code == status
    return html.unescape(" ".join(response.content.decode().split()))


def worked():
    """Everything that waits is done."""
    while job := jobs.claim(worker="test", now=clock.now()):
        assert jobs.run(job, handlers=HANDLERS, clock=clock.now)


def text_of(content):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


@pytest.mark.slow
def test_the_pdf_says_what_the_page_says(client):
    page = words(client.get(RESULT))
    assert f'href="{PDF}"' in page
    answer = client.get(PDF)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith('inline; filename="hoe-klaar-ben-ik-voor-duaal-2026-11-21')
    told = text_of(answer.content)
    for said in ("U bent nog niet klaar voor duaal leren", "Een deel ervan", "Wat u kunt doen:", "De mentor"):
        assert said in page
        assert said in told
    assert "Lees de voorwaarden" in told
    root = PdfReader(BytesIO(answer.content)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl"


@pytest.mark.slow
def test_the_pdf_in_english(client):
    client.cookies["language"] = "en"
    answer = client.get(PDF)
    assert "You are not yet ready for dual learning" in text_of(answer.content)
    assert PdfReader(BytesIO(answer.content)).trailer["/Root"]["/Lang"] == "en"


def test_what_misses_answers_goes_on_where_it_stopped(client):
    for page in ("resultaat.pdf", "mail/"):
        answer = client.get(f"/klaar-voor-duaal/{page}?v=1&a=ab")
        assert answer["Location"] == "/klaar-voor-duaal/vraag/?v=1&a=ab"


@pytest.mark.slow
def test_who_asks_gets_one_mail_with_the_pdf_and_the_link_and_we_forget_it(client):
    before = events.last()
    assert f'href="{MAIL}"' in words(client.get(RESULT))
    assert "Uitschrijven hoeft dus niet." in words(client.get(MAIL))
    page = words(client.post(MAIL, {"email": f" {TO.upper()} "}))
    assert "De mail is onderweg" in page
    worked()
    (sent,) = post.outbox
    assert sent.to == [TO]
    assert sent.subject == "U bent nog niet klaar voor duaal leren"
    assert f"http://localhost:8000{RESULT}" in sent.body
    assert "– De werkplek: Nog niet klaar" in sent.body
    assert "Wij bewaren uw adres en uw antwoorden niet" in sent.body
    assert len(sent.body.split()) < 120
    ((name, content, kind),) = sent.attachments
    assert (name, kind) == ("hoe-klaar-ben-ik-voor-duaal-2026-11-21.pdf", "application/pdf")
    assert "Een deel ervan" in text_of(content)
    assert not Mail.objects.exists()
    assert events.last() == before
    kept = [str(row) for row in (*MailedResult.objects.values(), *Job.objects.values())]
    assert not any(told in row for row in kept for told in (TO, "noor", LETTERS))


@pytest.mark.slow
def test_the_mail_is_in_the_language_of_the_page(client):
    client.cookies["language"] = "en"
    client.post(MAIL, {"email": TO})
    worked()
    assert post.outbox[0].subject == "You are not yet ready for dual learning"
    assert "You are not yet ready for dual learning" in text_of(post.outbox[0].attachments[0][1])


@pytest.mark.parametrize(
    ("email", "said"), [("", "Vul een e-mailadres in"), ("noor@", "Dit is geen e-mailadres."), (None, "Vul een")]
)
def test_no_address_is_told_in_place(client, email, said):
    page = words(client.post(MAIL, {} if email is None else {"email": email}), status=422)
    assert said in page
    assert not Mail.objects.exists()


def test_one_address_gets_a_few_a_day_and_the_next_day_again(client, fixed_clock):
    for _ in range(MOST_RESULTS_A_DAY):
        client.post(MAIL, {"email": TO})
    page = words(client.post(MAIL, {"email": f"{TO.title()}"}), status=422)
    assert "Dit adres kreeg vandaag al genoeg mails" in page
    assert "Download de pdf of bewaar de link." in page
    assert Mail.objects.count() == MOST_RESULTS_A_DAY
    assert client.post(MAIL, {"email": "anders@voorbeeld.example"}).status_code == 200
    fixed_clock.move(days=1)
    assert client.post(MAIL, {"email": TO}).status_code == 200


def test_a_flood_of_addresses_is_stopped(client, now):
    for _ in range(MOST_RESULTS_AN_HOUR):
        MailedResultFactory(day=now.date(), at=now - timedelta(minutes=59))
    assert "Er vragen nu te veel mensen een mail" in words(client.post(MAIL, {"email": TO}), status=422)
    MailedResult.objects.update(at=now - timedelta(minutes=61))
    assert client.post(MAIL, {"email": TO}).status_code == 200


def test_a_second_click_at_the_same_moment_sends_nothing_more(now, monkeypatch):
    outbox.mail_result(to=TO, scan=Scan.COMPANY, letters=LETTERS, now=now)
    monkeypatch.setattr(type(MailedResult.objects.all()), "count", lambda _: 0)
    outbox.mail_result(to=TO, scan=Scan.COMPANY, letters=LETTERS, now=now)
    monkeypatch.undo()
    assert (Mail.objects.count(), MailedResult.objects.count()) == (1, 1)


def test_the_night_forgets_what_could_not_be_sent_and_the_counts_of_the_day(now):
    outbox.mail_result(to=TO, scan=Scan.COMPANY, letters=LETTERS, now=now)
    assert outbox.sweep(now=now + timedelta(hours=2)) == 0
    assert outbox.sweep(now=now + timedelta(days=1, hours=1)) == 2
    assert not Mail.objects.exists()
    job = Job.objects.get(name="outbox.send")
    outbox.send(**job.arguments, now=now)
    assert not post.outbox


@pytest.mark.slow
def test_a_mail_on_older_questions_leaves_without_a_pdf(now, monkeypatch):
    outbox.mail_result(to=TO, scan=Scan.COMPANY, letters=LETTERS, now=now)
    mail = Mail.objects.get()
    mail.enclosed["version"] = scans.question_set(Scan.COMPANY).version - 1
    mail.save()
    outbox.send(mail_id=str(mail.pk), now=now)
    assert not post.outbox[0].attachments


def test_a_mail_that_the_post_refuses_is_kept_until_it_leaves(client, monkeypatch):
    client.post(MAIL, {"email": TO})
    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", _refuse)
    job = jobs.claim(worker="test", now=clock.now())
    assert not jobs.run(job, handlers=HANDLERS, clock=clock.now)
    assert Job.objects.get().state == JobState.QUEUED
    assert TO not in Job.objects.get().last_error
    assert Mail.objects.get().recipient == TO


def _refuse(_message):
    raise ConnectionRefusedError("the post is closed")
