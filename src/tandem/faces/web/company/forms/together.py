"""What the pages of training together accept."""

from django import forms

YES, NO = "ja", "nee"


class AnswerForm(forms.Form):
    """Yes or no to the question to take part."""

    antwoord = forms.ChoiceField(choices=((YES, ""), (NO, "")))


class PartnerForm(forms.Form):
    """Which establishment is asked beside the others."""

    vestiging = forms.UUIDField()
