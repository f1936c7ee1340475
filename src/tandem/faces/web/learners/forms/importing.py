"""A file of pupils: which one, what a person says about rows that are not clear, and who guides the new learners."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from tandem.faces.exchange.enrolments import cells
from tandem.faces.exchange.sheets import CellError
from tandem.faces.web.company.forms.gentle import GentleForm, OneOf
from tandem.faces.web.widgets import long_text
from tandem.registers.people.rules import may_be_number

Choice = tuple[str, str]
_OF_A_PUPIL = ("national_number", "given_name", "family_name")


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


class Remembered(forms.CharField):
    """What the page remembers unseen. What cannot be what it wrote is some other word, and no fault of who sends it."""

    def __init__(self, **options: Any) -> None:
        unseen = forms.HiddenInput(attrs={"autocomplete": "off"})
        super().__init__(required=False, widget=unseen, **options)

    def clean(self, value: Any) -> str:
        """The word as it came, or one that the page never writes."""
        try:
            return str(super().clean(value))
        except forms.ValidationError:
            return "?"


class AnswersForm(GentleForm):
    """A choice for each question, and who guides."""

    coach = OneOf(label=_("Wie begeleidt de nieuwe lerenden?"), widget=forms.Select, required=False)
    seen = Remembered()

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
            self.fields[f"{name}k"] = Remembered(initial=key)
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


class AskForm(forms.Form):
    """A class list: a national number and the names of each pupil."""

    use_required_attribute = False

    pupils = forms.CharField(
        label=_("Leerlingen"),
        help_text=_("Eén leerling per regel: rijksregisternummer; voornaam; familienaam. Hoogstens 60 leerlingen."),
        max_length=20_000,
        widget=long_text(rows=10, most=20_000),
        error_messages={"required": _("Noem minstens één leerling: rijksregisternummer; voornaam; familienaam.")},
    )

    def clean_pupils(self) -> list[dict[str, str]]:
        """Every pupil, or what is wrong in which line."""
        found, wrong = [], []
        for number, told in enumerate(self.cleaned_data["pupils"].splitlines(), start=1):
            try:
                found += [_pupil(told)] if told.strip() else []
            except CellError as error:
                words = {"line": number, "found": told[:60], "needed": _(error.needed)}
                wrong.append(_("Regel %(line)s: gevonden “%(found)s”, nodig is %(needed)s.") % words)
        if wrong:
            raise ValidationError(wrong)
        return found


def _pupil(told: str) -> dict[str, str]:
    """One line of the list."""
    parts = [part.strip() for part in told.replace("\t", ";").split(";")]
    if len(parts) != len(_OF_A_PUPIL) or not all(parts):
        raise CellError(gettext_noop("rijksregisternummer; voornaam; familienaam"))
    parts[0] = cells.national_number(parts[0])
    if not may_be_number(parts[0], birth_date=None).is_ok:
        raise CellError(gettext_noop("een rijksregisternummer waarvan de laatste twee cijfers kloppen"))
    return dict(zip(_OF_A_PUPIL, parts, strict=True))
