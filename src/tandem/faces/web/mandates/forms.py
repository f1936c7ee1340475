"""What the pages on powers accept."""

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from tandem.registers.mandates.terms import Power


class MatrixForm(forms.Form):
    """Which powers to show, on which day; a value it does not understand is left out."""

    dag = forms.DateField(required=False)
    bevoegdheid = forms.ChoiceField(required=False, choices=[(power.value, power.value) for power in Power])


class RouteForm(forms.Form):
    """Where a request would go: of which company, for what, where, when."""

    comite = forms.ChoiceField(
        label=_("Paritair comité van de onderneming"),
        help_text=_("Het staat op de loonbrief of in de overeenkomst van uw werknemers."),
        error_messages={
            "required": _("Kies het paritair comité van de onderneming."),
            "invalid_choice": _("Dit paritair comité kennen wij niet. Kies er een uit de lijst."),
        },
    )
    opleiding = forms.ChoiceField(
        label=_("Opleiding"),
        error_messages={
            "required": _("Kies een opleiding."),
            "invalid_choice": _("Deze opleiding kennen wij niet. Kies er een uit de lijst."),
        },
    )
    gemeente = forms.CharField(
        label=_("Gemeente of postcode van de vestiging"),
        max_length=80,
        error_messages={"required": _("Vul de gemeente in waar de vestiging ligt.")},
        widget=forms.TextInput(
            attrs={
                "class": "is-m",
                "data-suggest": reverse_lazy("workplaces:places"),
                "data-suggest-some": _("%s suggesties"),
                "data-suggest-none": _("Geen suggesties"),
            }
        ),
    )
    dag = forms.DateField(
        label=_("Dag van de aanvraag"),
        error_messages={
            "required": _("Kies een dag."),
            "invalid": _("Deze dag begrijpen wij niet. Schrijf hem zoals 21/11/2026."),
        },
        widget=forms.DateInput(attrs={"type": "date", "class": "is-s"}, format="%Y-%m-%d"),
    )

    def __init__(
        self, *args: Any, committees: list[tuple[str, str]], trainings: list[tuple[str, str]], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        nothing = [("", _("Kies"))]
        self.fields["comite"].choices = [*nothing, *committees]  # type: ignore[attr-defined]
        self.fields["opleiding"].choices = [*nothing, *trainings]  # type: ignore[attr-defined]
