"""What the check of premiums accepts: an agreement, and what is arranged already."""

from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tandem.journey.agreements.rules.premiums import PremiumFacts
from tandem.registers.reference.terms import AgreementType

KINDS: Final = (AgreementType.OAO, AgreementType.SAO, AgreementType.DA)
_TIMES: Final = [(str(n), str(n)) for n in range(4)]
_LEVELS: Final = [("", _("weet ik niet")), *((str(n), str(n)) for n in range(1, 9))]
_AS_TYPED: Final = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"]
_NO_DAY: Final = _("Dat is geen bestaande dag. Schrijf ze zoals 31/12/2026.")


def _day(label: Any, *, missing: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=bool(missing),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=_AS_TYPED,
        error_messages={"required": missing, "invalid": _NO_DAY},
    )


class PremiumForm(forms.Form):
    """One agreement in one school year."""

    schooljaar = forms.ChoiceField(
        label=_("Schooljaar"),
        error_messages={
            "required": _("Kies een schooljaar."),
            "invalid_choice": _("Van dit schooljaar kennen wij geen premie. Kies er een uit de lijst."),
        },
    )
    soort = forms.ChoiceField(
        label=_("Overeenkomst"),
        choices=[(str(one), str(one)) for one in KINDS],
        error_messages={
            "required": _("Kies welke overeenkomst het is."),
            "invalid_choice": _("Deze overeenkomst kennen wij niet. Kies er een uit de lijst."),
        },
    )
    begint = _day(_("Eerste dag van de overeenkomst"), missing=_("Vul in wanneer de overeenkomst begint."))
    eindigt = _day(_("Laatste dag van de overeenkomst"), missing=_("Vul in wanneer de overeenkomst eindigt."))
    geregistreerd = _day(_("Geregistreerd op"))
    deel = forms.IntegerField(
        label=_("Deel van de opleiding op de werkplek, in procent"),
        required=False,
        min_value=0,
        max_value=100,
        error_messages={
            "invalid": _("Schrijf een getal van 0 tot 100."),
            "min_value": _("Schrijf een getal van 0 tot 100."),
            "max_value": _("Schrijf een getal van 0 tot 100."),
        },
    )
    niveau = forms.ChoiceField(label=_("Niveau in de Vlaamse kwalificatiestructuur"), required=False, choices=_LEVELS)
    mentor = forms.BooleanField(label=_("De mentor volgde een erkende mentoropleiding"), required=False)
    toestemming = forms.BooleanField(label=_("De onderneming gaf toestemming en een rekeningnummer"), required=False)
    verklaring = forms.BooleanField(label=_("De lerende tekende de verklaring"), required=False)
    buiten = forms.BooleanField(label=_("De werkplek ligt buiten het Vlaams Gewest"), required=False)
    woont_buiten = forms.BooleanField(label=_("De lerende woont buiten het Vlaams Gewest"), required=False)
    volwassenen = forms.BooleanField(label=_("Het is volwassenenonderwijs"), required=False)
    kreeg_onderneming = forms.ChoiceField(
        label=_("Hoe vaak kreeg de onderneming al een premie voor deze lerende?"), required=False, choices=_TIMES
    )
    kreeg_lerende = forms.ChoiceField(
        label=_("Hoe vaak kreeg de lerende al een premie?"),
        help_text=_("Een vroegere startbonus of stagebonus telt mee."),
        required=False,
        choices=_TIMES,
    )

    def __init__(self, *args: Any, years: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        year = self.fields["schooljaar"]
        if isinstance(year, forms.ChoiceField):
            year.choices = [(label, label) for label in years]

    def clean(self) -> dict[str, Any]:
        """The days in order."""
        data = super().clean() or {}
        begins, ends = data.get("begint"), data.get("eindigt")
        if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
            self.add_error("eindigt", ValidationError(_("De laatste dag ligt voor de eerste. Kijk beide dagen na.")))
        return data

    def facts(self) -> PremiumFacts:
        """What counts."""
        data = self.cleaned_data
        return PremiumFacts(
            kind=AgreementType(data["soort"]),
            begins=data["begint"],
            ends=data["eindigt"],
            registered_on=data["geregistreerd"],
            work_percent=data["deel"],
            qualification_level=int(data["niveau"]) if data["niveau"] else None,
            company_in_flanders=not data["buiten"],
            learner_in_flanders=not data["woont_buiten"],
            is_secondary=not data["volwassenen"],
            has_trained_mentor=data["mentor"],
            company_agrees=data["toestemming"],
            learner_declares=data["verklaring"],
            company_had=int(data["kreeg_onderneming"] or 0),
            learner_had=int(data["kreeg_lerende"] or 0),
        )
