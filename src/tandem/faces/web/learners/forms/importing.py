"""A file of pupils: which one, what a person says about rows that are not clear, and who guides the new learners."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.faces.web.company.forms.gentle import GentleForm, OneOf

Choice = tuple[str, str]


class PupilsForm(forms.Form):
    """The file."""

    use_required_attribute = False

    file = forms.FileField(
        label=_("Bestand met leerlingen"),
        help_text=_("CSV of Excel (.xlsx), hoogstens 10 MB en 5.000 leerlingen. U ziet eerst wat het bestand doet."),
        error_messages={
            "required": _("Kies een bestand op uw toestel."),
            "empty": _("Dit bestand is leeg. Kies een bestand met minstens één leerling."),
            "invalid": _("Er kwam geen bestand aan. Kies het bestand opnieuw."),
        },
    )


class AnswersForm(GentleForm):
    """A choice for each question, and who guides."""

    coach = OneOf(label=_("Wie begeleidt de nieuwe lerenden?"), widget=forms.Select, required=False)
    seen = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput(attrs={"autocomplete": "off"}))

    def __init__(
        self,
        *args: Any,
        questions: Sequence[tuple[str, str, str, Sequence[Choice]]],
        coaches: Sequence[Choice],
        answers: Mapping[str, str],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.keys: dict[str, str] = {}
        for number, (key, label, help_text, choices) in enumerate(questions):
            name = f"q{number}"
            self.keys[name] = key
            self.fields[name] = OneOf(label=label, help_text=help_text, widget=forms.RadioSelect, required=False)
            self.fields[f"{name}k"] = forms.CharField(
                required=False, max_length=60, widget=forms.HiddenInput(attrs={"autocomplete": "off"}), initial=key
            )
            self.offer(name, choices)
            self.initial.setdefault(name, answers.get(key, ""))
        self.offer("coach", [("", _("Nog niemand: elke trajectbegeleider ziet de lerende")), *coaches])
        self.order_fields([*(name for one in self.keys for name in (one, f"{one}k")), "coach", "seen"])

    def answers(self) -> dict[str, str]:
        """What was chosen, by the key of the question as the page showed it."""
        data = self.cleaned_data
        return {key: data[name] for name, key in self.keys.items() if data[name] and data[f"{name}k"] in {"", key}}

    def coach_id(self) -> UUID | None:
        """Who guides the new learners; None where nobody was chosen."""
        chosen = self.cleaned_data["coach"]
        return UUID(chosen) if chosen else None
