"""Texts that a row carries in both languages."""

from typing import Literal

from django.utils.translation import get_language


def in_language(nl: str, en: str) -> str:
    """The text in the language of the page; Dutch where there is no English."""
    return en if en and code() == "en" else nl


def code() -> Literal["nl", "en"]:
    """The language of the page."""
    return "en" if get_language() == "en" else "nl"
