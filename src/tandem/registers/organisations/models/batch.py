"""Batches of providers, locations and programmes, with what each row was before, so that a batch can be undone."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.registers.organisations.terms import ProviderTable

_KEPT = "as long as the batch can be undone"


class ProviderBatch(Table):
    """Rows of providers that came in together, from one file."""

    PRIVACY: ClassVar = privacy.open_except(
        applied_by=privacy.personal("to show who imported", retention=_KEPT),
        undone_by=privacy.personal("to show who undid the import", retention=_KEPT),
    )

    source = models.CharField(max_length=200)
    applied_at = models.DateTimeField()
    applied_by = models.UUIDField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True) | Q(undone_at__isnull=False),
                name="provider_batch_undone_paired",
                violation_error_message="Wie een import ongedaan maakt en wanneer horen samen.",
            ),
        )

    def __str__(self) -> str:
        return f"batch {self.pk} from {self.source}"


class ProviderChange(Table):
    """What one batch did to one row: empty before where it added the row."""

    PRIVACY: ClassVar = privacy.open_except(
        before=privacy.personal("to undo an import; a provider's row holds its e-mail and phone", retention=_KEPT),
        after=privacy.personal("to see whether a row changed since the import", retention=_KEPT),
    )

    batch = models.ForeignKey(ProviderBatch, on_delete=models.CASCADE, related_name="changes")
    position = models.PositiveIntegerField()
    table = models.CharField(max_length=20)
    row_id = models.UUIDField()
    before = models.JSONField(null=True)
    after = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("batch", "position"),
                name="provider_change_one_per_position",
                violation_error_message="Op deze plaats in de import staat al een wijziging.",
            ),
            models.UniqueConstraint(
                fields=("batch", "row_id"),
                name="provider_change_once_per_row",
                violation_error_message="Een import wijzigt een rij hoogstens een keer.",
            ),
            models.CheckConstraint(
                condition=Q(table__in=[t.value for t in ProviderTable]),
                name="provider_change_table_known",
                violation_error_message="Deze tabel van aanbieders kennen wij niet.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.table} {self.row_id} in {self.batch_id}"
