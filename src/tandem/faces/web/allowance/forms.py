"""What the calculator of the allowance accepts; what it does not understand is left out and told."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_YEARS: Final = 6
MOST_ABSENT: Final = 31
DONE: Final = {
    "graad2": _("De tweede graad van het secundair onderwijs"),
    "graad3": _("Het eerste jaar van de derde graad"),
    "ov3": _("De kwalificatiefase van OV3 (buitengewoon onderwijs)"),
}
_YEARS: Final = [(str(n), str(n)) for n in range(MOST_YEARS + 1)]


class AllowanceForm(forms.Form):
    """On which day, and what the learner already finished with success."""

    op = forms.DateField(
        label=_("Op welke dag?"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
    )
    gelukt = forms.MultipleChoiceField(
        label=_("Wat is al geslaagd?"),
        required=False,
        choices=list(DONE.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    jaren = forms.ChoiceField(
        label=_("Hoeveel jaren alternerende opleiding zijn al geslaagd?"),
        help_text=_("Ook jaren van een andere alternerende opleiding tellen mee."),
        required=False,
        choices=_YEARS,
    )
    duur = forms.ChoiceField(
        label=_("Hoeveel jaar duurde de langste alternerende opleiding die helemaal af is?"),
        help_text=_("Nul als er nog geen af is."),
        required=False,
        choices=_YEARS,
    )
    afwezig = forms.IntegerField(
        label=_("Dagen ongewettigd afwezig in de maand"),
        required=False,
        min_value=0,
        max_value=MOST_ABSENT,
    )
