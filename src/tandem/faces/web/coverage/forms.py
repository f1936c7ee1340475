"""What the page accepts on which a text is pasted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.journey.readiness.rules.finding import MOST_LETTERS


class PasteForm(forms.Form):
    """A text about the company."""

    text = forms.CharField(
        label=_("Uw tekst"),
        help_text=_("Hoogstens 4000 tekens. Wij lezen hem één keer en bewaren hem niet."),
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={
            "required": _("Plak of schrijf een tekst over wat er in uw onderneming gebeurt."),
            "max_length": _("Uw tekst telt %(show_value)s tekens; hoogstens %(limit_value)s. Maak hem korter."),
        },
    )
