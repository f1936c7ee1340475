"""What the pages of rules accept; a value they do not understand is left out."""

from django import forms

from tandem.law.values import Certainty


class DayForm(forms.Form):
    """On which day to look."""

    dag = forms.DateField(required=False)


class RulesForm(DayForm):
    """Which rules to show."""

    tekst = forms.CharField(required=False, max_length=80)
    onderwerp = forms.CharField(required=False, max_length=40)
    zekerheid = forms.MultipleChoiceField(required=False, choices=[(mark.value, mark.value) for mark in Certainty])
    tot = forms.IntegerField(required=False, min_value=0, max_value=10_000)
