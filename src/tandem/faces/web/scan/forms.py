"""What a question accepts: one of its choices."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class AnswerForm(forms.Form):
    """The answer to one question; what was answered before travels along."""

    v = forms.CharField(widget=forms.HiddenInput)
    a = forms.CharField(widget=forms.HiddenInput, required=False)
    later = forms.CharField(widget=forms.HiddenInput, required=False)
    antwoord = forms.ChoiceField(
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een antwoord."), "invalid_choice": _("Kies een van deze antwoorden.")},
    )

    def __init__(self, *args: Any, label: str, hint: str, choices: list[tuple[str, str]], **kw: Any) -> None:
        super().__init__(*args, **kw)
        answer = self.fields["antwoord"]
        answer.label, answer.help_text = label, hint
        answer.choices = choices  # type: ignore[attr-defined]
