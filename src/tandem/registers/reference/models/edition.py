"""Which catalogue was loaded."""

from typing import ClassVar

from django.db import models

from tandem.base import privacy
from tandem.base.models import Table


class CatalogueEdition(Table):
    """The catalogue as it was loaded last; the same digest means that nothing has to be done."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    code = models.CharField(max_length=40, unique=True)
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"catalogue {self.code}"
