"""Sending: once in effect, tried again when the post is down, nothing lost and nothing doubled."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail as post
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse

from tandem.base import jobs
from tandem.base.models import Job, JobState
from tandem.faces.outbox import actions as outbox
from tandem.faces.outbox.models import Mail
from tandem.faces.outbox.terms import LONGEST_SUBJECT
from tandem.faces.worker import loop
from tandem.faces.worker.handlers import HANDLERS
from tandem.faces.worker.loop import Worker
from tandem.journey.intake.actions import accounts as intake
from tandem.journey.recognition.actions import desk, dossiers, filing
from tandem.journey.recognition.terms import CompletionItem
from tandem.registers.access import actions as access
from tandem.registers.access.models import Invitation
from tandem.registers.access.terms import Role
from tandem.registers.accounts import actions as accounts
from tandem.registers.accounts.models import SignInLink
from tandem.registers.organisations.models import Establishment
from tests.factories.accounts import UserFactory
from tests.factories.base import JobFactory
from tests.factories.outbox import MailFactory
from tests.harness import school as harness
from tests.tandem.registers.house import somebody

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _one_connection(monkeypatch):
    """The worker keeps the connection of the test, and has not asked for the work of this night yet."""
    monkeypatch.setattr(loop, "close_old_connections", lambda: None)
    monkeypatch.setattr(loop, "_asked", {})


@pytest.fixture
def closed(monkeypatch):
    """Closes the post; `closed()` opens it again."""
    send = EmailBackend.send_messages

    def refuse(self, messages):
        raise ConnectionRefusedError("the post is closed")

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    return lambda: monkeypatch.setattr(EmailBackend, "send_messages", send)


def all_work():
    """Everything that is due."""
    return Worker().run(until_empty=True)


def test_the_whole_story_sends_each_message_once(world):
    request = world.submitted()
    manager = world.manager(request)
    desk.ask_completion(
        actor=manager, request_id=request.pk, items=[CompletionItem.OTHER], words="Wat bakt u?", now=world.now
    )
    all_work()
    workplace = f"{request.training.name}, {request.establishment.name}"
    assert sorted((one.to[0], one.subject) for one in post.outbox) == sorted(
        [
            ("noor@voorbeeld.example", "Wij kregen uw aanvraag ERK-2026-000001"),
            (request.competent_body.email, f"Kijk of aanvraag ERK-2026-000001 volledig is: {workplace}"),
            ("noor@voorbeeld.example", f"Vul uw aanvraag ERK-2026-000001 aan: {workplace}"),
        ]
    )
    all_work()
    assert len(post.outbox) == 3
    assert not Mail.objects.filter(sent_at__isnull=True).exists()


def test_one_form_with_two_workplaces_gives_one_receipt(world):
    dossier, first = world.draft()
    second = dossiers.add_request(
        actor=world.boss,
        dossier_id=dossier.pk,
        establishment_id=world.establishment.pk,
        training="CHO-CHOCOLATIER",
        now=world.now,
    )
    mentor = first.nominations.get().mentor_id
    dossiers.describe_workplace(
        actor=world.boss, request_id=second.pk, equipment=True, activities=(), mentors=[mentor], now=world.now
    )
    filing.submit(actor=world.boss, dossier_id=dossier.pk, now=world.now)
    first, second = world.again(first), world.again(second)
    all_work()
    (receipt,) = (one for one in post.outbox if one.to == ["noor@voorbeeld.example"])
    for request in (first, second):
        assert (
            f"– {request.training.name}, {request.establishment.name} ({request.competent_body.name})" in receipt.body
        )
    assert reverse("company:receipt", args=[dossier.pk]) in receipt.body
    to_bodies = [one.subject for one in post.outbox if one is not receipt]
    assert len(to_bodies) == len(set(to_bodies)) == 2


def test_a_long_name_makes_no_subject_that_does_not_fit(world):
    request = world.submitted()
    Establishment.objects.filter(pk=request.establishment_id).update(name="Bakkerij " * 20)
    all_work()
    subjects = [one.subject for one in post.outbox]
    assert len(subjects) == 2
    assert max(map(len, subjects)) == LONGEST_SUBJECT
    assert subjects[-1][-1] == "…" or subjects[0][-1] == "…"


def test_a_mail_reaches_a_person_and_can_be_answered(now):
    mail = MailFactory()
    outbox.send(mail_id=str(mail.pk), now=now)
    (sent,) = post.outbox
    assert sent.to == [mail.recipient]
    assert sent.reply_to == [settings.REPLY_TO_EMAIL]
    assert sent.extra_headers["Message-ID"] == f"<{mail.pk}@tandem>"
    assert [(part.content, part.mimetype) for part in sent.alternatives] == [(mail.html, "text/html")]
    assert sent.body == mail.text
    assert Mail.objects.get().sent_at == now


def test_a_mail_that_left_does_not_leave_again(now):
    mail = MailFactory()
    for _ in range(3):
        outbox.send(mail_id=str(mail.pk), now=now)
    assert len(post.outbox) == 1


def test_a_mail_waits_until_the_post_is_open_again(world, fixed_clock, closed):
    world.submitted()
    all_work()
    waiting = Job.objects.filter(name="outbox.send")
    assert {job.state for job in waiting} == {JobState.QUEUED}
    assert {job.last_error for job in waiting} == {"ConnectionRefusedError: the post is closed"}
    assert Mail.objects.filter(sent_at__isnull=True).count() == len(waiting) == 2
    assert post.outbox == []
    closed()
    fixed_clock.move(minutes=1)
    all_work()
    assert len(post.outbox) == 2
    assert not Mail.objects.filter(sent_at__isnull=True).exists()


def test_a_post_that_stays_closed_is_told_to_who_runs_the_platform(world, fixed_clock, closed):
    mail = MailFactory()
    jobs.later("outbox.send", at=world.now, mail_id=str(mail.pk))
    for _ in range(jobs.MAX_ATTEMPTS):
        all_work()
        fixed_clock.move(hours=7)
    assert Job.objects.get(name="outbox.send").state == JobState.FAILED
    assert jobs.is_late(now=fixed_clock.now())


def test_a_subject_is_one_line(now):
    mail = MailFactory(subject="Een\r\nBcc: iedereen@voorbeeld.example\tonderwerp")
    outbox.send(mail_id=str(mail.pk), now=now)
    assert post.outbox[0].subject == "Een Bcc: iedereen@voorbeeld.example onderwerp"
    assert post.outbox[0].message()["Bcc"] is None


def test_a_link_to_sign_in_is_mailed_to_who_asked(world):
    user = UserFactory(without_identity=True)
    accounts.make_sign_in_link(email=user.email, now=world.now)
    all_work()
    (sent,) = post.outbox
    assert (sent.to, sent.subject) == ([user.email], "Meld u aan bij Tandem")
    assert f"{settings.BASE_URL}/aanmelden/link/" in sent.body


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_personal_mail_speaks_the_language_of_the_person(world, language):
    user = UserFactory(without_identity=True, language=language)
    accounts.make_sign_in_link(email=user.email, now=world.now)
    all_work()
    assert f'<html lang="{language}">' in Mail.objects.get().html


def test_a_link_that_was_used_or_ran_out_is_no_longer_mailed(world, fixed_clock):
    user = UserFactory(without_identity=True)
    accounts.make_sign_in_link(email=user.email, now=world.now)
    SignInLink.objects.update(used_at=world.now)
    accounts.make_sign_in_link(email=user.email, now=world.now)
    fixed_clock.move(hours=1)
    all_work()
    assert post.outbox == []


def test_an_invitation_says_who_invites_for_what_and_is_not_mailed_when_withdrawn(world):
    admin = somebody(Role.COMPANY_ADMIN, world.company.pk, user_id=UserFactory(name="Noor Voorbeeld").pk)
    asked = {"actor": admin, "organisation_id": world.company.pk, "role": Role.COMPANY_HR, "now": world.now}
    access.invite(email="hr@voorbeeld.example", **asked)
    taken_back = access.invite(email="oud@voorbeeld.example", **asked)
    access.withdraw_invitation(actor=admin, invitation_id=taken_back.pk, now=world.now)
    all_work()
    (sent,) = post.outbox
    assert sent.to == ["hr@voorbeeld.example"]
    assert "Noor Voorbeeld" in sent.body
    assert world.company.name in sent.body


def test_a_learner_and_a_parent_are_invited_to_a_track_and_not_to_work_for_the_school(world):
    school = harness.build(world.now)
    track = school.learner()
    row = school.parent(track)
    given = {"actor": school.admin, "track_id": track.pk, "now": world.now}
    intake.invite_learner(**given)
    intake.invite_guardian(**given, guardianship_id=row.pk)
    all_work()

    by_address = {sent.to[0]: sent for sent in post.outbox if "/uitnodiging/" in sent.body}
    learner, parent = by_address[harness.NOOR.email], by_address[harness.PARENT.email]
    assert learner.subject == "Je bent uitgenodigd in Tandem"
    assert "nodigt je uit in Tandem, Noor Leerling" in " ".join(learner.body.split())
    assert "nodigt An Ouder uit in Tandem, als ouder of voogd" in " ".join(parent.body.split())
    assert "te werken als" not in learner.body + parent.body


def test_the_secret_of_a_link_is_kept_nowhere_but_in_the_mail(world):
    admin = somebody(Role.COMPANY_ADMIN, world.company.pk, user_id=UserFactory().pk)
    access.invite(
        actor=admin,
        email="hr@voorbeeld.example",
        role=Role.COMPANY_HR,
        organisation_id=world.company.pk,
        now=world.now,
    )
    all_work()
    secret = post.outbox[0].body.partition("/uitnodiging/")[2].partition("/")[0]
    assert len(secret) > 30
    assert secret not in str(list(Invitation.objects.values()))
    assert secret not in str(list(Job.objects.values()))


def test_the_post_of_a_month_ago_is_not_sent_twice_after_a_restart(world, fixed_clock):
    world.submitted()
    all_work()
    fixed_clock.move(days=31)
    Job.objects.filter(name="outbox.send").update(state=JobState.QUEUED, finished_at=None)
    all_work()
    assert len(post.outbox) == 2


def test_every_job_that_is_asked_for_can_be_done(now):
    JobFactory(name="nightly", run_at=now - timedelta(hours=1))
    all_work()
    assert Job.objects.get(name="nightly", key=None).state == JobState.DONE
    assert {"events.happened", "outbox.send", "nightly"} <= set(HANDLERS)
