"""Texts that a row carries in both languages."""

from typing import Any, Literal

from django.utils.translation import get_language


def in_language(nl: str, en: str) -> str:
    """The text in the language of the page; Dutch where there is no English."""
    return en if en and code() == "en" else nl


def training_name(training: Any) -> str:
    """What a training is called in the language of the page."""
    return in_language(training.name, training.name_en)


def code() -> Literal["nl", "en"]:
    """The language of the page."""
    return "en" if get_language() == "en" else "nl"
