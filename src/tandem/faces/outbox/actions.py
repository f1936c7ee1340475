"""From event to message: written once per event and audience, sent by the worker, tried again when the post is down."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError, transaction
from django.template import Context, Engine
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.text import Truncator
from django.utils.translation import gettext

from tandem.base import events, jobs
from tandem.base.actor import Actor
from tandem.base.models import Event, row_with
from tandem.base.periods import day_of
from tandem.base.verdict import Finding, Verdict
from tandem.faces.documents.readiness import report
from tandem.faces.outbox import enclosures, queries
from tandem.faces.outbox.letters import Letter, letters_on
from tandem.faces.outbox.models import Mail, MailedResult, Notice
from tandem.faces.outbox.people import letters_to_people
from tandem.faces.outbox.person_letter import PersonLetter
from tandem.faces.outbox.personal import PersonalMail, personal_mail
from tandem.faces.outbox.recipients import context_of, recipient_of
from tandem.faces.outbox.terms import (
    LONGEST_SUBJECT,
    MOST_RESULTS_A_DAY,
    MOST_RESULTS_AN_HOUR,
    RESULT_MAILED,
    Audience,
)
from tandem.journey.activation.terms import ActivationHappened
from tandem.journey.readiness.queries import scans
from tandem.journey.readiness.terms import Scan
from tandem.registers.accounts.rules import plain_email

KEPT: Final = timedelta(days=365)
"""So long are mails and notices kept."""

UNSENT_FOR: Final[Mapping[str, timedelta]] = {
    RESULT_MAILED: timedelta(days=1),
    ActivationHappened.ASKED: timedelta(days=30),
    ActivationHappened.REMINDED: timedelta(days=30),
}
"""So long a mail that is forgotten once it was sent waits for the post: as long as its link can be used."""

OTHERS_UNSENT_FOR: Final = timedelta(days=7)


def happened(*, event_id: int, now: datetime) -> None:
    """Write the messages that this event asks for. Running twice writes nothing twice."""
    event = events.get(event_id)
    if event is None:
        return
    personal = personal_mail(event, now=now)
    if personal is not None:
        _write(event, personal, now=now)
        return
    for to_one in letters_to_people(event, now=now):
        _tell_one(event, to_one, now=now)
    letters = letters_on(event.code)
    if not letters:
        return
    context = context_of(event)
    if context is None:
        return
    with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
        for letter in letters:
            recipient = recipient_of(context, letter.audience)
            if recipient is None:
                continue
            _notice(event, letter=letter, organisation_id=recipient.organisation_id, context=context)
            if recipient.email:
                _mail(event, letter=letter, to=recipient.email, context=context, now=now)


def send(*, mail_id: str, now: datetime) -> None:
    """Hand one mail to the post, once; one that belongs to nobody's file is forgotten then."""
    with transaction.atomic():
        mail = row_with(Mail.objects.select_for_update(), UUID(mail_id))
        if mail is None or mail.sent_at is not None:
            return
        message = EmailMultiAlternatives(
            subject=_one_line(mail.subject),
            body=mail.text,
            to=[mail.recipient],
            reply_to=[settings.REPLY_TO_EMAIL],
            headers={"Message-ID": f"<{mail.pk}@tandem>"},
        )
        message.attach_alternative(mail.html, "text/html")
        for file in enclosures.files(mail.enclosed, day=day_of(now)):
            message.attach(*file)
        message.send()
        if mail.is_forgotten_once_sent:
            mail.delete()
            return
        mail.sent_at, mail.enclosed = now, {}
        mail.save(update_fields=["sent_at", "enclosed"])


def mail_result(*, to: str, scan: Scan, letters: str, now: datetime) -> None:
    """Send the result of a scan to one address, once. The address is kept until the mail is sent, and no longer.

    A second click at the same moment finds the first one's place taken, and sends nothing more.
    """
    try:
        _mail_result(to=plain_email(to), scan=scan, letters=letters, now=now)
    except IntegrityError as clash:
        if "mailed_result" not in str(clash) and "fingerprint" not in str(clash):
            raise


@transaction.atomic
def _mail_result(*, to: str, scan: Scan, letters: str, now: datetime) -> None:
    day = day_of(now)
    fingerprint = _fingerprint(to, day=day)
    today = MailedResult.objects.filter(fingerprint=fingerprint, day=day).count()
    this_hour = MailedResult.objects.filter(at__gt=now - timedelta(hours=1)).count()
    Verdict(
        (
            Finding("result_mail.today", today < MOST_RESULTS_A_DAY, found=today, needed=MOST_RESULTS_A_DAY),
            Finding("result_mail.this_hour", this_hour < MOST_RESULTS_AN_HOUR),
        )
    ).or_raise()
    told = report(scans.question_set(scan), letters, day=day)
    words: dict[str, object] = {"told": told, "subject": told.title}
    words |= {"button": gettext("Bekijk het resultaat"), "url": told.url}
    row = Mail(
        audience=Audience.PERSON,
        code=RESULT_MAILED,
        recipient=to,
        subject=told.title,
        **_bodies("result", words),
        enclosed={"scan": scan, "version": scans.question_set(scan).version, "letters": letters, "in": told.language},
        is_forgotten_once_sent=True,
        created_at=now,
    )
    row.save(force_insert=True)
    MailedResult(fingerprint=fingerprint, day=day, number=today, at=now).save(force_insert=True)
    jobs.later("outbox.send", key=f"mail:{row.pk}", at=now, mail_id=str(row.pk))


def sweep(*, now: datetime) -> int:
    """Forget what may no longer be kept; gives how many rows.

    That are the mails that could not be sent as long as what they say can be used, how many results went out, and the
    mails and notices of more than a year ago.
    """
    waits = Mail.objects.filter(is_forgotten_once_sent=True, sent_at__isnull=True)
    kept = [(waits.filter(code=code), days) for code, days in UNSENT_FOR.items()]
    kept.append((waits.exclude(code__in=UNSENT_FOR), OTHERS_UNSENT_FOR))
    unsent = sum(rows.filter(created_at__lt=now - days).delete()[0] for rows, days in kept)
    counted = MailedResult.objects.filter(day__lt=day_of(now)).delete()[0]
    before = now - KEPT
    told = Mail.objects.filter(created_at__lt=before).delete()[0] + Notice.objects.filter(at__lt=before).delete()[0]
    return unsent + counted + told


@transaction.atomic
def mark_read(*, actor: Actor, notice_ids: list[UUID] | None, now: datetime) -> int:
    """Note that the organisation read these notices, or all of them."""
    rows = queries.notices_of(actor, day=day_of(now)).filter(read_at__isnull=True)
    if notice_ids is not None:
        rows = rows.filter(pk__in=notice_ids)
    return rows.order_by().update(read_at=now, read_by=actor.user_id)


def _subject(letter: Letter, context: dict[str, object]) -> str:
    """The subject, cut where a name would make it longer than the column."""
    words = gettext(letter.subject) % {"number": context["number"], "workplace": context["workplace"]}
    return Truncator(words).chars(LONGEST_SUBJECT)


def _fingerprint(address: str, *, day: date) -> str:
    """Enough to count the mails of one day to an address; no list of addresses can be made out of it."""
    return salted_hmac("outbox.mailed_result", f"{day.isoformat()} {address}", algorithm="sha256").hexdigest()


def _one_line(subject: str) -> str:
    """A subject as the head of a mail holds it: on one line, and no word in it that a reader of mail would decode."""
    return " ".join(subject.split()).replace("=?", "= ?")


def _notice(event: Event, *, letter: Letter, organisation_id: UUID, context: dict[str, object]) -> None:
    notice = Notice(
        event_id=event.pk,
        organisation_id=organisation_id,
        code=event.code,
        title=_subject(letter, context),
        subject_kind=event.subject_kind,
        subject_id=event.subject_id,
        data=event.data,
        at=event.at,
    )
    Notice.objects.bulk_create([notice], ignore_conflicts=True)


def _mail(event: Event, *, letter: Letter, to: str, context: dict[str, object], now: datetime) -> None:
    if Mail.objects.filter(event_id=event.pk, audience=letter.audience, recipient=to).exists():
        return
    arguments = [event.subject_id] if letter.is_about_one else []
    subject = _subject(letter, context)
    words = {
        **context,
        "subject": subject,
        "button": gettext(letter.button),
        "url": settings.BASE_URL + reverse(letter.url_name, args=arguments),
    }
    mail = Mail(
        event_id=event.pk,
        audience=letter.audience,
        code=event.code,
        recipient=to,
        subject=subject,
        **_bodies(letter.template, words),
        created_at=now,
    )
    mail.save(force_insert=True)
    jobs.later("outbox.send", key=f"mail:{mail.pk}", at=now, mail_id=str(mail.pk))


@transaction.atomic
def _write(event: Event, mail: PersonalMail, *, now: datetime) -> None:
    key = f"mail:event:{event.pk}"
    if jobs.is_known(key) or Mail.objects.filter(event_id=event.pk, recipient=mail.to).exists():
        return  # of a mail that was forgotten once it was sent, only its job is left
    with translation.override(mail.language):
        subject = gettext(mail.subject)
        words = {**mail.words, "button": gettext(mail.button), "url": settings.BASE_URL + mail.path, "subject": subject}
        row = Mail(
            event_id=event.pk,
            audience=Audience.PERSON,
            code=event.code,
            recipient=mail.to,
            subject=subject,
            **_bodies(mail.template, words),
            is_forgotten_once_sent=mail.is_forgotten,
            created_at=now,
        )
    row.save(force_insert=True)
    jobs.later("outbox.send", key=key, at=now, mail_id=str(row.pk))


@transaction.atomic
def _tell_one(event: Event, letter: PersonLetter, *, now: datetime) -> None:
    """A line in the application for who has an account, and a mail for who has an address; each once."""
    if letter.user_id is not None:
        notice = Notice(
            event_id=event.pk,
            user_id=letter.user_id,
            role=letter.role,
            path=letter.path,
            track_id=letter.track_id,
            within_id=letter.organisation_id,
            code=event.code,
            title=Truncator(letter.subject).chars(LONGEST_SUBJECT),
            subject_kind=event.subject_kind,
            subject_id=event.subject_id,
            data=event.data,
            at=event.at,
        )
        Notice.objects.bulk_create([notice], ignore_conflicts=True)
    if not letter.email or Mail.objects.filter(event_id=event.pk, recipient=letter.email).exists():
        return
    with translation.override(letter.language):
        words = {**letter.words, "button": letter.button, "url": settings.BASE_URL + letter.path}
        row = Mail(
            event_id=event.pk,
            audience=Audience.PERSON,
            code=event.code,
            recipient=letter.email,
            subject=Truncator(letter.subject).chars(LONGEST_SUBJECT),
            **_bodies(letter.template, {**words, "subject": letter.subject}),
            enclosed=dict(letter.enclosed),
            created_at=now,
        )
    row.save(force_insert=True)
    jobs.later("outbox.send", key=f"mail:{row.pk}", at=now, mail_id=str(row.pk))


def _bodies(template: str, words: dict[str, object]) -> dict[str, str]:
    whole = {
        **words,
        "template": f"outbox/_{template}.txt",
        "reply_to": settings.REPLY_TO_EMAIL,
        "language": translation.get_language(),
    }
    # The plain mail is no web page: an ampersand in a company's name stays one.
    text = Engine.get_default().get_template("outbox/mail.txt").render(Context(whole, autoescape=False))
    return {"text": text.strip(), "html": render_to_string("outbox/mail.html", whole)}
