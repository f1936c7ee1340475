"""Factories of mails and notices."""

import factory
from factory.django import DjangoModelFactory

from tandem.faces.outbox.models import Mail, MailedResult, Notice
from tandem.faces.outbox.terms import Audience
from tandem.registers.access.terms import Role
from tests.factories.numbers import EARLIER, NOW, somebody


class MailFactory(DjangoModelFactory):
    class Meta:
        model = Mail

    class Params:
        sent = factory.Trait(sent_at=NOW)

    event_id = factory.Sequence(lambda n: n + 1)
    audience = Audience.COMPANY
    code = "recognition.granted"
    recipient = factory.Sequence(lambda n: f"bedrijf{n}@voorbeeld.example")
    subject = "Uw werkplek is erkend"
    text = "Uw werkplek is erkend."
    html = "<p>Uw werkplek is erkend.</p>"
    created_at = EARLIER


class MailedResultFactory(DjangoModelFactory):
    class Meta:
        model = MailedResult

    fingerprint = factory.Sequence(lambda n: f"{n:064x}")
    day = EARLIER.date()
    number = 0
    at = EARLIER


class NoticeFactory(DjangoModelFactory):
    class Meta:
        model = Notice

    class Params:
        read = factory.Trait(read_at=NOW, read_by=factory.LazyFunction(somebody))
        personal = factory.Trait(
            organisation_id=None,
            user_id=factory.LazyFunction(somebody),
            track_id=factory.LazyFunction(somebody),
            role=Role.LEARNER,
            path="/mijn-traject/",
        )

    event_id = factory.Sequence(lambda n: n + 1)
    organisation_id = factory.LazyFunction(somebody)
    code = "recognition.granted"
    title = "Uw werkplek is erkend"
    subject_kind = "recognition.recognitionrequest"
    subject_id = factory.LazyFunction(somebody)
    at = EARLIER
