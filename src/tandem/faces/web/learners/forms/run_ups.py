"""What is told of a run-up: its programme, how it goes, and its end."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.faces.documents.words import choices
from tandem.faces.web.company.forms.gentle import DayField, GentleForm, OneOf, SomeOf, TextField
from tandem.journey.intake.rules.run_ups import LONGEST_PARTNER, LONGEST_WORDS, PlanForm
from tandem.journey.intake.terms.run_ups import Content, Progress

Choice = tuple[str, str]
_MOST_DIGITS = 4


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "autocomplete": "off"})


class RunUpForm(GentleForm):
    """The programme of a run-up."""

    ABOUT: ClassVar[dict[str, str]] = {
        "run_up.until_after_start": "until",
        "run_up.until_within_age": "until",
        "run_up.hours": "week_hours",
        "run_up.hours_can_be": "week_hours",
        "run_up.contents_known": "contents",
        "run_up.programme_offered": "programme",
        "run_up.broad": "programme",
        "run_up.partner": "partner",
        "run_up.words": "goals",
    }

    programme = OneOf(label=_("Programma van uw school"), widget=forms.Select, required=False)
    partner = TextField(
        label=_("Externe partner"),
        required=False,
        max_length=LONGEST_PARTNER,
        widget=forms.TextInput(attrs={"class": "is-m", "autocomplete": "off"}),
        help_text=_("Wie de aanloop mee begeleidt. Uw school blijft verantwoordelijk."),
    )
    contents = SomeOf(label=_("Waaraan werkt de aanloop?"), required=False)
    goals = TextField(
        label=_("Doelen"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=_area(4),
        help_text=_("De lerende en de ouder lezen dit. Schrijf niets over gezondheid of zorg."),
    )
    week_hours = forms.DecimalField(
        label=_("Uren per week, school en aanloop samen"),
        required=False,
        max_digits=_MOST_DIGITS,
        decimal_places=1,
        localize=True,
        widget=forms.TextInput(attrs={"class": "is-xs", "inputmode": "decimal", "autocomplete": "off"}),
        error_messages={
            "invalid": _("Schrijf een aantal uren, zoals 28 of 28,5."),
            "max_digits": _("Schrijf een aantal uren, zoals 28 of 28,5."),
            "max_whole_digits": _("Schrijf een aantal uren, zoals 28 of 28,5."),
            "max_decimal_places": _("Schrijf een aantal uren, zoals 28 of 28,5."),
        },
    )
    until = DayField(
        label=_("Laatste dag"),
        missing="",
        required=False,
        help_text=_("Zo kort mogelijk. Duurt het langer, dan kiest u hier later een andere dag."),
    )

    def __init__(self, *args: Any, programmes: Sequence[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("programme", [("", _("Nog niet gekozen")), *programmes])
        self.offer("contents", choices(Content))

    def told(self) -> PlanForm:
        """What was told."""
        data = self.cleaned_data
        return PlanForm(
            programme_id=UUID(data["programme"]) if data["programme"] else None,
            partner=data["partner"],
            contents=frozenset(Content(one) for one in data["contents"]),
            goals=data["goals"],
            week_hours=data["week_hours"],
            until=data["until"],
        )


class EvaluationForm(GentleForm):
    """How it goes."""

    ABOUT: ClassVar[dict[str, str]] = {
        "run_up.held_after_start": "held_on",
        "run_up.held_in_past": "held_on",
        "run_up.words": "words",
    }

    held_on = DayField(label=_("Dag van de evaluatie"), missing=_("Vul de dag van de evaluatie in."))
    progress = OneOf(label=_("Hoe gaat het?"), missing=_("Kies hoe het gaat."))
    words = TextField(
        label=_("Wat spraken jullie af?"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=_area(4),
        help_text=_("De lerende en de ouder lezen dit. Schrijf niets over gezondheid of zorg."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("progress", choices(Progress))

    def told(self) -> dict[str, Any]:
        """Which day, how it goes, and what was agreed."""
        data = self.cleaned_data
        return {"held_on": data["held_on"], "progress": Progress(data["progress"]), "words": data["words"]}


class TakeBackForm(GentleForm):
    """Why an evaluation is taken back."""

    ABOUT: ClassVar[dict[str, str]] = {"run_up.take_back_reason": "why", "run_up.words": "why"}

    why = TextField(
        label=_("Waarom neemt u deze evaluatie terug?"),
        max_length=LONGEST_WORDS,
        widget=_area(4),
        help_text=_("Dit blijft in de geschiedenis staan. Schrijf niets over gezondheid of zorg."),
        missing=_("Schrijf kort waarom."),
    )


class CloseForm(GentleForm):
    """How it ended."""

    ABOUT: ClassVar[dict[str, str]] = {"run_up.words": "closing"}

    closing = TextField(
        label=_("Wat kan de lerende nu, en wat neemt hij of zij mee?"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=_area(4),
        help_text=_("De lerende en de ouder lezen dit. Schrijf niets over gezondheid of zorg."),
    )
