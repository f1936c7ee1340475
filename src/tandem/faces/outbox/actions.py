"""From event to message: written once per event and audience, sent by the worker, tried again when the post is down."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template import Context, Engine
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext

from tandem.base import events, jobs
from tandem.base.actor import Actor
from tandem.base.models import Event
from tandem.faces.outbox import queries
from tandem.faces.outbox.letters import Letter, letters_on
from tandem.faces.outbox.models import Mail, Notice
from tandem.faces.outbox.personal import PersonalMail, personal_mail
from tandem.faces.outbox.recipients import context_of, recipient_of
from tandem.faces.outbox.terms import LONGEST_SUBJECT, Audience


def happened(*, event_id: int, now: datetime) -> None:
    """Write the messages that this event asks for. Running twice writes nothing twice."""
    event = events.get(event_id)
    if event is None:
        return
    personal = personal_mail(event, now=now)
    if personal is not None:
        _write(event, personal, now=now)
        return
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
    """Hand one mail to the post; a mail that was sent is not sent again."""
    with transaction.atomic():
        mail = Mail.objects.select_for_update().get(pk=UUID(mail_id))
        if mail.sent_at is not None:
            return
        message = EmailMultiAlternatives(
            subject=_one_line(mail.subject),
            body=mail.text,
            to=[mail.recipient],
            reply_to=[settings.REPLY_TO_EMAIL],
            headers={"Message-ID": f"<{mail.pk}@tandem>"},
        )
        message.attach_alternative(mail.html, "text/html")
        message.send()
        mail.sent_at = now
        mail.save(update_fields=["sent_at"])


@transaction.atomic
def mark_read(*, actor: Actor, notice_ids: list[UUID] | None, now: datetime) -> int:
    """Note that the organisation read these notices, or all of them."""
    rows = queries.notices_of(actor).filter(read_at__isnull=True)
    if notice_ids is not None:
        rows = rows.filter(pk__in=notice_ids)
    return rows.order_by().update(read_at=now, read_by=actor.user_id)


def _subject(letter: Letter, context: dict[str, object]) -> str:
    """The subject, cut where a name would make it longer than the column."""
    words = gettext(letter.subject) % {"number": context["number"], "workplace": context["workplace"]}
    return Truncator(words).chars(LONGEST_SUBJECT)


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
    if Mail.objects.filter(event_id=event.pk, recipient=mail.to).exists():
        return
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
