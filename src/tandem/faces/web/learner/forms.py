"""What the forms of the learner accept."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.faces.web.company.forms.gentle import GentleForm
from tandem.faces.web.widgets import long_text
from tandem.journey.placement.rules.wishes import LONGEST_REASON


class OwnWords(forms.CharField):
    """A few words of one's own; too many are counted."""

    def __init__(self, *, most: int, rows: int = 4, **options: Any) -> None:
        told = {"max_length": _("Je schreef %(show_value)s tekens. Er passen er %(limit_value)s. Maak het wat korter.")}
        widget = long_text(rows=rows, most=most)
        super().__init__(max_length=most, required=False, widget=widget, error_messages=told, **options)


class VetoForm(GentleForm):
    """Why not here, if one wants to say."""

    ABOUT: ClassVar[dict[str, str]] = {"wish.reason_short": "reason", "wish.reason_printable": "reason"}

    reason = OwnWords(
        label=_("Waarom niet?"),
        help_text=_(
            "Je hoeft niets te schrijven. Alleen de lerende, de trajectbegeleider en wie het schreef, lezen dit."
        ),
        most=LONGEST_REASON,
        rows=3,
    )
