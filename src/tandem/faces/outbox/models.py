"""What we told whom: mails with their fate, and notices in the application."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.faces.outbox.terms import LONGEST_SUBJECT, Audience


class Mail(Table):
    """One mail on one event, to one audience; written once, sent once in effect."""

    PRIVACY: ClassVar = privacy.open_except(
        recipient=privacy.personal("to send the mail", retention="one year"),
        subject=privacy.personal("to show what was sent", retention="one year"),
        text=privacy.personal("to show what was sent", retention="one year"),
        html=privacy.personal("to show what was sent", retention="one year"),
        enclosed=privacy.personal("to make what goes with the mail", retention="until the mail is sent"),
    )

    event_id = models.BigIntegerField(null=True)
    audience = models.CharField(max_length=10)
    code = models.CharField(max_length=80)
    recipient = models.EmailField()
    subject = models.CharField(max_length=LONGEST_SUBJECT)
    text = models.TextField()
    html = models.TextField()
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    enclosed = models.JSONField(default=dict)
    is_forgotten_once_sent = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("event_id", "audience", "recipient"),
                name="mail_once_per_event",
                violation_error_message="Deze mail is al geschreven.",
            ),
            models.CheckConstraint(
                condition=Q(audience__in=[a.value for a in Audience]),
                name="mail_audience_known",
                violation_error_message="Deze bestemming bestaat niet.",
            ),
        )

    def __str__(self) -> str:
        return f"mail {self.code} on event {self.event_id}"


class Notice(Table):
    """A line in the application: for everybody who acts for one organisation, or for one person in one role.

    A line for one person is about a track, and is shown to that person as long as the track may be; or it is for who
    acts within an organisation (`within_id`) in that role, and is shown as long as that is so.
    """

    PRIVACY: ClassVar = privacy.open_except(
        user_id=privacy.personal("to tell what happened", retention="one year"),
        title=privacy.personal("to tell what happened", retention="one year"),
        read_by=privacy.personal("to show who read it", retention="one year"),
    )

    event_id = models.BigIntegerField()
    organisation_id = models.UUIDField(null=True)
    user_id = models.UUIDField(null=True)
    role = models.CharField(max_length=40, blank=True)
    path = models.CharField(max_length=200, blank=True)
    track_id = models.UUIDField(null=True)
    within_id = models.UUIDField(null=True)
    code = models.CharField(max_length=80)
    title = models.CharField(max_length=LONGEST_SUBJECT)
    subject_kind = models.CharField(max_length=80)
    subject_id = models.UUIDField()
    data = models.JSONField(default=dict)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    read_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("event_id", "organisation_id"),
                name="notice_once_per_event",
                violation_error_message="Deze melding staat er al.",
            ),
            models.UniqueConstraint(
                fields=("event_id", "user_id", "role"),
                condition=Q(user_id__isnull=False),
                name="notice_once_per_person",
                violation_error_message="Deze persoon kreeg deze melding al.",
            ),
            models.CheckConstraint(
                condition=Q(organisation_id__isnull=False, user_id=None, track_id=None, within_id=None)
                & Q(role="", path="")
                | (
                    Q(organisation_id__isnull=True, user_id__isnull=False)
                    & (Q(track_id__isnull=False, within_id=None) | Q(track_id=None, within_id__isnull=False))
                    & ~Q(role="")
                    & ~Q(path="")
                ),
                name="notice_for_one",
                violation_error_message=(
                    "Een melding is voor een organisatie, of voor een persoon: over een traject, of in een organisatie."
                ),
            ),
            models.CheckConstraint(
                condition=Q(read_at__isnull=True, read_by__isnull=True)
                | Q(read_at__isnull=False, read_by__isnull=False),
                name="notice_read_paired",
                violation_error_message="Wie een melding las en wanneer horen samen.",
            ),
        )
        indexes = (
            models.Index(fields=("organisation_id", "read_at", "at"), name="notice_organisation"),
            models.Index(fields=("user_id", "read_at", "at"), name="notice_person"),
        )

    def __str__(self) -> str:
        return f"notice {self.code} for {self.organisation_id or self.user_id}"


class MailedResult(Table):
    """That the result of a scan went to an address today: enough to count, not enough to know the address."""

    PRIVACY: ClassVar = privacy.open_except(
        fingerprint=privacy.personal("to send an address no more results than a few a day", retention="one day"),
    )

    fingerprint = models.CharField(max_length=64)
    day = models.DateField()
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("fingerprint", "day", "number"),
                name="mailed_result_numbered_once",
                violation_error_message="Deze mail is al onderweg.",
            ),
        )
        indexes = (models.Index(fields=("at",), name="mailed_result_at"),)

    def __str__(self) -> str:
        return f"result {self.number} of {self.day}"
