"""What the page of words accepts."""

from django import forms


class SearchForm(forms.Form):
    """Which words to show."""

    tekst = forms.CharField(required=False, max_length=80)
