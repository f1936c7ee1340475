"""What the pages of a scan accept: an answer, an address to mail to, trainings and establishments."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.faces.web.company.forms.dossier import WorkplacesForm
from tandem.faces.web.company.forms.gentle import GentleForm, MailField, SomeOf

Choice = tuple[str, str]


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


class MailResultForm(GentleForm):
    """Where the result goes."""

    ABOUT: ClassVar[dict[str, str]] = {"result_mail.today": "email"}

    email = MailField(
        label=_("E-mailadres"),
        help_text=_("Wij gebruiken het voor deze ene mail en bewaren het niet."),
        missing=_("Vul een e-mailadres in, zoals naam@voorbeeld.be."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["email"].widget.attrs["autocomplete"] = "email"


class TrainingsForm(WorkplacesForm):
    """Which trainings, by whoever: who that is and where comes later."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, places=(), **options)
        del self.fields["establishments"]


class PrepareForm(GentleForm):
    """At which establishments the chosen trainings are asked."""

    ABOUT: ClassVar[dict[str, str]] = {
        "readiness.training_chosen": "trainings",
        "readiness.establishment_chosen": "establishments",
        "form.too_many_requests": "establishments",
    }

    trainings = SomeOf(label=_("Welke opleidingen?"), missing=_("Laat minstens één opleiding aangevinkt."))
    establishments = SomeOf(
        label=_("Op welke vestigingen?"), missing=_("Vink minstens één vestiging aan waar u wilt opleiden.")
    )

    def __init__(self, *args: Any, trainings: Sequence[Choice], places: Sequence[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("trainings", trainings)
        self.offer("establishments", places)
        only_one = [places[0][0]] if len(places) == 1 else []
        self.initial = {"trainings": [code for code, _name in trainings], "establishments": only_one}

    def places(self) -> list[UUID]:
        """The establishments that were ticked."""
        return [UUID(key) for key in self.cleaned_data["establishments"]]
