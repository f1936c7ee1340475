"""Codes and numbers as people read them."""

from enum import StrEnum
from typing import Any, Literal

from django.utils.translation import get_language, gettext

from tandem.glossary import labels


def in_language(nl: str, en: str) -> str:
    """The text of a row that carries both languages, in the language of the page; Dutch where there is no English."""
    return en if en and language() == "en" else nl


def training_name(training: Any) -> str:
    """What a training is called in the language of the page."""
    return in_language(training.name, training.name_en)


def language() -> Literal["nl", "en"]:
    """The language of the page."""
    return "en" if get_language() == "en" else "nl"


def code_label(member: StrEnum) -> str:
    """The word of the field for a code, in the language of the page."""
    return gettext(labels.label(member))


def event_label(code: str) -> str:
    """What happened, by the code of its event."""
    return gettext(_EVENTS.get(code, code))


def role_label(role: str) -> str:
    """What a role is called, by its code."""
    key = f"access.Role.{role}"
    return gettext(labels.text(key)) if labels.knows(key) else role


def written_number(number: str) -> str:
    """`0123456789` as `0123.456.789`; `2123456789` as `2.123.456.789`."""
    if len(number) != 10:  # noqa: PLR2004 - both kinds count ten digits
        return number
    if number[0] in "01":
        return f"{number[:4]}.{number[4:7]}.{number[7:]}"
    return f"{number[0]}.{number[1:4]}.{number[4:7]}.{number[7:]}"


def choices(enum: type[StrEnum], *, without: tuple[StrEnum, ...] = ()) -> list[tuple[str, str]]:
    """The members of an enum as choices of a form."""
    return [(member.value, code_label(member)) for member in enum if member not in without]


_EVENTS = {
    value: pair[0] for group in labels.ALL if group.key.endswith("Happened") for value, pair in group.labels.items()
}
