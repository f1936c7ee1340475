"""The form: one dossier for several trainings and establishments of one company, submitted once."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.recognition.terms import Condition, FiledAs
from tandem.registers.organisations.models import Company

_KEPT = "ten years after the decision, unless the selection rule says otherwise"


class Dossier(Table):
    """One form of one company; each training at each establishment in it is a request of its own."""

    PRIVACY: ClassVar = privacy.open_except(
        contact_name=privacy.personal("to reach who filed the form", retention=_KEPT),
        contact_email=privacy.personal("to reach who filed the form", retention=_KEPT),
        contact_phone=privacy.personal("to reach who filed the form", retention=_KEPT),
        remarks=privacy.personal("what the company wants to add", retention=_KEPT),
        started_by=privacy.personal("to show who filed the form", retention=_KEPT),
        submitted_by=privacy.personal("to show who filed the form", retention=_KEPT),
    )

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="dossiers")
    number = models.CharField(max_length=20, unique=True, null=True)
    filed_as = models.CharField(max_length=10, default=FiledAs.COMPANY)
    contact_name = models.CharField(max_length=200, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=30, blank=True)
    remarks = models.TextField(max_length=2000, blank=True)
    started_at = models.DateTimeField()
    started_by = models.UUIDField(null=True)
    changed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(filed_as__in=[f.value for f in FiledAs]),
                name="dossier_filed_as_known",
                violation_error_message="Dit soort indiener kennen wij niet.",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True, submitted_by__isnull=True, number__isnull=True)
                | Q(submitted_at__isnull=False, number__isnull=False),
                name="dossier_submitted_has_number",
                violation_error_message="Een ingediend dossier heeft een nummer en een tijdstip.",
            ),
        )
        indexes = (models.Index(fields=("company", "submitted_at"), name="dossier_company"),)

    def __str__(self) -> str:
        return self.number or f"draft {self.pk}"


class Declaration(Table):
    """The company's yes or no on one condition, for the whole dossier or for one request."""

    PRIVACY: ClassVar = privacy.open_except(
        given_by=privacy.personal("to show who declared it", retention=_KEPT),
    )

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="declarations")
    request = models.ForeignKey(
        "recognition.RecognitionRequest", null=True, on_delete=models.CASCADE, related_name="declarations"
    )
    condition = models.CharField(max_length=20)
    is_met = models.BooleanField()
    given_at = models.DateTimeField()
    given_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(condition__in=[c.value for c in Condition]),
                name="declaration_condition_known",
                violation_error_message="Deze voorwaarde bestaat niet.",
            ),
            models.UniqueConstraint(
                fields=("dossier", "condition"),
                condition=Q(request__isnull=True),
                name="declaration_once_per_dossier",
                violation_error_message="Op deze voorwaarde is al geantwoord.",
            ),
            models.UniqueConstraint(
                fields=("request", "condition"),
                condition=Q(request__isnull=False),
                name="declaration_once_per_request",
                violation_error_message="Op deze voorwaarde is al geantwoord.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.condition} in {self.dossier_id}"


class Attachment(Table):
    """A document the company adds under a condition; never an extract from the criminal record."""

    PRIVACY: ClassVar = privacy.open_except(
        file_name=privacy.personal("to know the document again", retention=_KEPT),
        added_by=privacy.personal("to show who added it", retention=_KEPT),
    )

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="attachments")
    condition = models.CharField(max_length=20)
    file_name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    added_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(media_type__in=["application/pdf", "image/png", "image/jpeg"]),
                name="attachment_media_type_known",
                violation_error_message="Voeg een pdf, png of jpg toe.",
            ),
            models.CheckConstraint(
                condition=Q(condition__in=[c.value for c in Condition]),
                name="attachment_condition_known",
                violation_error_message="Deze voorwaarde bestaat niet.",
            ),
            models.UniqueConstraint(
                fields=("dossier", "condition", "sha256"),
                name="attachment_once",
                violation_error_message="Dit document staat al bij deze voorwaarde.",
            ),
        )

    def __str__(self) -> str:
        return f"attachment {self.pk}"
