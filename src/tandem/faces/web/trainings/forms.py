"""What the training finder accepts. A value it does not understand is left out: a search never fails."""

from typing import Final

from django import forms

from tandem.faces.web.workplaces.forms import KILOMETRES, MODES

SORTS: Final = ("dichtst", "naam", "werkplekken")


class FinderForm(forms.Form):
    """What, where, how far or how long, by what, from which school year; in which order, how many."""

    wat = forms.CharField(required=False, max_length=80)
    waar = forms.CharField(required=False, max_length=80)
    km = forms.TypedChoiceField(required=False, coerce=int, choices=[(km, km) for km in KILOMETRES], empty_value=None)
    met = forms.ChoiceField(required=False, choices=[(name, name) for name in MODES])
    minuten = forms.CharField(required=False)
    start = forms.CharField(required=False, max_length=12)
    sorteer = forms.ChoiceField(required=False, choices=[(name, name) for name in SORTS])
    tot = forms.IntegerField(required=False, min_value=0, max_value=1000)
