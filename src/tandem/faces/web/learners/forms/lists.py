"""What the list of learners is narrowed to; what cannot be read is left out."""

from typing import Any

from django import forms

from tandem.journey.intake.terms.tracks import Phase

_LONGEST, _FIRST_YEAR, _LAST_YEAR, _MOST = 80, 1990, 2200, 100_000


class ListForm(forms.Form):
    """The filters of the list."""

    fase = forms.ChoiceField(required=False, choices=[(phase.value, phase.value) for phase in Phase])
    tekst = forms.CharField(required=False, max_length=_LONGEST)
    opleiding = forms.CharField(required=False, max_length=_LONGEST)
    begeleider = forms.UUIDField(required=False)
    schooljaar = forms.IntegerField(required=False, min_value=_FIRST_YEAR, max_value=_LAST_YEAR)
    zonder = forms.BooleanField(required=False)
    vrij = forms.BooleanField(required=False)
    tot = forms.IntegerField(required=False, min_value=0, max_value=_MOST)

    def told(self) -> dict[str, Any]:
        """What can be read of the filters."""
        self.is_valid()
        return self.cleaned_data
