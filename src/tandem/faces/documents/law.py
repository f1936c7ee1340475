"""How the law is written in the language of who reads: its words, numbers and days."""

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext

from tandem.law.show import Style


def style() -> Style:
    """The words, numbers and days of the language of now."""
    return Style(
        translate=gettext,
        number=lambda number: number_format(number, force_grouping=True),
        day=lambda day: date_format(day, "DATE_FORMAT"),
    )
