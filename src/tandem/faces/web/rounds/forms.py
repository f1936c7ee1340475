"""What the pages of a matching round accept."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tandem.faces.documents.words import choices
from tandem.faces.web.company.forms.gentle import DayField, GentleForm
from tandem.journey.placement.rules.rounds import LONGEST_TITLE, LONGEST_WORDS, RoundForm
from tandem.journey.placement.terms.rounds import PairKind, RunRule


class RoundDetailsForm(forms.Form):
    """What a round is about."""

    title = forms.CharField(
        label=_("Naam van de matchronde"),
        help_text=_("Zo herkennen uw collega's ze, bijvoorbeeld “Najaar, zesde jaar”."),
        max_length=LONGEST_TITLE,
        error_messages={"required": _("Geef de matchronde een naam.")},
    )
    school_year = forms.TypedChoiceField(label=_("Schooljaar"), coerce=int)
    trainings = forms.MultipleChoiceField(
        label=_("Opleidingen"),
        help_text=_("Kiest u er geen, dan doen alle opleidingen mee."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, years: list[tuple[int, str]], trainings: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school_year"].choices = years  # type: ignore[attr-defined]
        self.fields["trainings"].choices = trainings  # type: ignore[attr-defined]
        if not trainings:
            del self.fields["trainings"]

    def told(self) -> RoundForm:
        """What was filled in."""
        data = self.cleaned_data
        return RoundForm(data["title"], data["school_year"], tuple(data.get("trainings", ())))


class RunForm(forms.Form):
    """How to decide."""

    rule = forms.ChoiceField(
        label=_("Hoe verdelen we de plaatsen?"),
        widget=forms.RadioSelect,
        initial=RunRule.LEVELS.value,
        error_messages={"required": _("Kies een manier.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = choices(RunRule)  # type: ignore[attr-defined]


class PublishForm(GentleForm):
    """By when everybody answers."""

    ABOUT: ClassVar[dict[str, str]] = {"round.answer_ahead": "until", "round.answer_in_time": "until"}

    until = DayField(
        label=_("Antwoorden tot en met"),
        help_text=_("Wie dan niet antwoordde, verliest het voorstel. Wij herinneren iedereen enkele dagen vooraf."),
        missing=_("Kies tot welke dag er geantwoord kan worden."),
    )


class PairForm(forms.Form):
    """A learner and an opening that are fixed, or kept apart."""

    track = forms.UUIDField(widget=forms.HiddenInput)
    opening = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(widget=forms.HiddenInput, choices=[(one.value, one.value) for one in PairKind])
    words = forms.CharField(label=_("Waarom?"), required=False, max_length=LONGEST_WORDS)


class ProviderForm(forms.Form):
    """A provider to ask."""

    provider = forms.UUIDField(
        label=_("Aanbieder"),
        error_messages={
            "required": _("Kies een aanbieder uit de lijst."),
            "invalid": _("Kies een aanbieder uit de lijst."),
        },
    )


class AreaForm(forms.Form):
    """The area whose providers are all asked."""

    region = forms.ChoiceField(
        label=_("Gebied"),
        help_text=_("Wie er een opleiding van deze ronde aanbiedt en nog niet gevraagd is, krijgt de vraag."),
        required=False,
        error_messages={"invalid_choice": _("Kies een gebied uit de lijst.")},
    )

    def __init__(self, *args: Any, areas: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(code, gettext(name)) for code, name in areas.items()]
        self.fields["region"].choices = [("", gettext("Heel Vlaanderen en Brussel")), *named]  # type: ignore[attr-defined]


class NameForm(forms.Form):
    """A part of the name of a provider; what cannot be one is left out."""

    tekst = forms.CharField(required=False, max_length=100)


class LinesForm(forms.Form):
    """Which learners of a run are shown; a value it does not know is left out."""

    uitkomst = forms.ChoiceField(
        required=False, choices=[(one, one) for one in ("geplaatst", "zonder", "niet_mee", "overgeslagen")]
    )
    opleiding = forms.CharField(required=False, max_length=40)
    tekst = forms.CharField(required=False, max_length=100)
    tot = forms.IntegerField(required=False, min_value=0, max_value=100_000)
