"""Files that somebody handed in to import, kept between looking at what they would do and doing it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.faces.exchange.terms import FileKind

MOST_BYTES = 20_000_000


class Upload(Table):
    """One file to import, kept for a short time."""

    PRIVACY: ClassVar = privacy.open_except(
        uploaded_by=privacy.personal("to show who handed the file in", retention="thirty days"),
        name=privacy.personal("to know the file again", retention="thirty days"),
    )

    kind = models.CharField(max_length=20, default=FileKind.PROVIDERS)
    name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    uploaded_at = models.DateTimeField()
    uploaded_by = models.UUIDField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in FileKind]),
                name="upload_kind_known",
                violation_error_message="Dit soort bestand bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(size__gt=0, size__lte=MOST_BYTES),
                name="upload_size_in_bounds",
                violation_error_message="Een bestand is niet leeg en hoogstens 20 MB.",
            ),
        )

    def __str__(self) -> str:
        return f"upload {self.pk}"


_SHORTLY = "seven days at most, and gone at once when every row went in"
_A_YEAR = "a year"


class EnrolmentFile(Table):
    """Pupils that a provider reads in: the file under seal for a few days, and what became of it without names."""

    PRIVACY: ClassVar = privacy.open_except(
        name=privacy.personal("to know the file again", retention=_A_YEAR),
        sealed=privacy.sensitive("to look at what the file does, and do it", retention=_SHORTLY),
        answers=privacy.personal("what was said about rows that are not clear", retention=_SHORTLY),
        uploaded_by=privacy.personal("to show who handed the file in", retention=_A_YEAR),
        coach_id=privacy.personal("who guides the new learners", retention=_A_YEAR),
        confirmed_by=privacy.personal("to show who let the rows go in", retention=_A_YEAR),
        invited_by=privacy.personal("to show who invited the new learners", retention=_A_YEAR),
    )

    provider_id = models.UUIDField()
    name = models.CharField(max_length=120)
    size = models.PositiveIntegerField()
    sealed = models.TextField(blank=True)
    """The file itself, sealed; empty once it is thrown away."""
    answers = models.JSONField(default=dict)
    coach_id = models.UUIDField(null=True)
    capacity_id = models.UUIDField(null=True)
    agreed = models.JSONField(default=dict)
    """Of each line that may go in, the fingerprint of what was shown."""
    results = models.JSONField(default=dict)
    """What happened with each of these lines, and with which track."""
    uploaded_at = models.DateTimeField()
    uploaded_by = models.UUIDField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.UUIDField(null=True)
    done_at = models.DateTimeField(null=True)
    wiped_at = models.DateTimeField(null=True)
    invited_at = models.DateTimeField(null=True)
    invited_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="enrolment_file_confirmed_whole",
                violation_error_message="Wie een bestand laat inlezen, doet dat op een moment.",
            ),
            models.CheckConstraint(
                condition=Q(invited_at__isnull=True, invited_by__isnull=True)
                | Q(invited_at__isnull=False, invited_by__isnull=False),
                name="enrolment_file_invited_whole",
                violation_error_message="Wie uitnodigt, doet dat op een moment.",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(confirmed_at__isnull=False),
                name="enrolment_file_done_after_confirmed",
                violation_error_message="Een bestand is pas ingelezen nadat iemand dat liet doen.",
            ),
            models.CheckConstraint(
                condition=Q(wiped_at__isnull=True) & ~Q(sealed="") | Q(wiped_at__isnull=False, sealed=""),
                name="enrolment_file_there_or_wiped",
                violation_error_message="Een bestand is er, of het is weg.",
            ),
        )
        indexes = (models.Index(fields=("provider_id", "uploaded_at"), name="enrolment_file_of_provider"),)

    def __str__(self) -> str:
        return f"pupils {self.pk}"
