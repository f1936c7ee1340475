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
