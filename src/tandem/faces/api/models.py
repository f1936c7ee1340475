"""The one table of the API: answers kept for messages that may arrive twice."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table


class IdempotencyKey(Table):
    """The answer to a message that its sender may repeat, kept for a day; written with what the message did."""

    PRIVACY: ClassVar = privacy.open_except(
        owner=privacy.personal("to give the answer to nobody else", retention="one day"),
        body=privacy.personal("to give the same answer again", retention="one day"),
    )

    owner = models.UUIDField()
    key = models.CharField(max_length=64)
    request_hash = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("owner", "key"),
                name="idempotency_key_once",
                violation_error_message="Deze herhaalsleutel is al gebruikt.",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")),
                name="idempotency_key_dates_in_order",
                violation_error_message="Een herhaalsleutel vervalt nadat hij gebruikt is.",
            ),
        )
        indexes = (models.Index(fields=("expires_at",), name="idempotency_key_expires"),)

    def __str__(self) -> str:
        return f"answer {self.status} to {self.key}"
