"""What the reference tables share: a certainty, a period, and the constraints that go with them."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from tandem.registers.reference.terms import Certainty


def dates_in_order(table: str) -> models.CheckConstraint:
    """A period ends after it starts, or not at all."""
    return models.CheckConstraint(
        condition=Q(valid_until__isnull=True) | Q(valid_from__isnull=True) | Q(valid_until__gt=F("valid_from")),
        name=f"{table}_dates_in_order",
        violation_error_message="Het einde van een periode ligt na het begin.",
    )


def certainty_known(table: str) -> models.CheckConstraint:
    """The certainty is one of the four."""
    return one_of(Certainty, table=table, field="certainty", message="Deze mate van zekerheid bestaat niet.")


def one_of(
    words: Iterable[StrEnum], *, table: str, field: str, message: str, may_be_empty: bool = False
) -> models.CheckConstraint:
    """The field holds one of these words."""
    allowed = [word.value for word in words] + ([""] if may_be_empty else [])
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": allowed}), name=f"{table}_{field}_known", violation_error_message=message
    )


def once(*fields: str, name: str, message: str) -> models.UniqueConstraint:
    """No two rows share these fields."""
    return models.UniqueConstraint(fields=fields, name=name, violation_error_message=message)


def valid_on(day: date, prefix: str = "") -> Q:
    """Rows that count that day; a row without a first day counts from ever."""
    begun = Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": day})
    still = Q(**{f"{prefix}valid_until__isnull": True}) | Q(**{f"{prefix}valid_until__gt": day})
    return begun & still
