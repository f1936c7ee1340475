"""What each field says about a person, and how long it may say it.

Every model carries `PRIVACY`: `OPEN_TABLE`, or a mapping from each field's name to a `FieldPrivacy`. A field that is
not named is a defect that the architecture test finds. Anonymising, test dumps, the register of processing and the
access export all read this one list.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from django.db.models import Model


class Kind(StrEnum):
    """How close a field comes to a person."""

    OPEN = "open"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


@dataclass(frozen=True)
class FieldPrivacy:
    """The class of one field; a personal field also says what for, on what ground and for how long."""

    kind: Kind
    purpose: str = ""
    ground: str = ""
    retention: str = ""


OPEN: Final = FieldPrivacy(Kind.OPEN)
OPEN_TABLE: Final[Mapping[str, FieldPrivacy]] = {"*": OPEN}


def personal(purpose: str, *, ground: str = "public_task", retention: str) -> FieldPrivacy:
    """A field that tells something about a person."""
    return FieldPrivacy(Kind.PERSONAL, purpose, ground, retention)


def sensitive(purpose: str, *, ground: str = "public_task", retention: str) -> FieldPrivacy:
    """A field on health, convictions or another matter the law guards more closely."""
    return FieldPrivacy(Kind.SENSITIVE, purpose, ground, retention)


def of(model: "type[Model]") -> dict[str, FieldPrivacy | None]:
    """The class of every stored field of the model; None where it was forgotten."""
    declared: Mapping[str, FieldPrivacy] = getattr(model, "PRIVACY", {})
    fallback = declared.get("*")
    return {field.name: declared.get(field.name, fallback) for field in model._meta.concrete_fields}


def open_except(**fields: FieldPrivacy) -> Mapping[str, FieldPrivacy]:
    """A table whose other fields are open; only where no other field could ever name a person."""
    return {"*": OPEN, **fields}
