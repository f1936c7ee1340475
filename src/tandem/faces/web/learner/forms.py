"""What the forms of the learner accept."""

from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.base.errors import NotPossible
from tandem.faces.documents.reasons import line, reasons_of
from tandem.faces.documents.words import choices
from tandem.faces.web.company.forms.gentle import DayField, GentleForm, OneOf, SectionForm, SomeOf
from tandem.faces.web.widgets import long_text
from tandem.journey.placement.rules import alerts
from tandem.journey.placement.rules import profiles as rules
from tandem.journey.placement.rules.profiles import LONGEST
from tandem.journey.placement.rules.wishes import LONGEST_REASON
from tandem.registers.travel.terms import TravelMode


class OwnWords(forms.CharField):
    """A few words of one's own; too many are counted."""

    def __init__(self, *, most: int, rows: int = 4, **options: Any) -> None:
        told = {"max_length": _("Je schreef %(show_value)s tekens. Er passen er %(limit_value)s. Maak het wat korter.")}
        widget = long_text(rows=rows, most=most)
        super().__init__(max_length=most, required=False, widget=widget, error_messages=told, **options)


class VetoForm(GentleForm):
    """Why not here, if one wants to say."""

    ABOUT: ClassVar[dict[str, str]] = {"wish.reason_short": "reason", "wish.reason_printable": "reason"}

    reason = OwnWords(
        label=_("Waarom niet?"),
        help_text=_("Je hoeft niets te schrijven. Alleen jij, je trajectbegeleider en wie het schreef, lezen dit."),
        most=LONGEST_REASON,
        rows=3,
    )


class AlertForm(GentleForm):
    """Of which new workplaces one wants to hear."""

    ABOUT: ClassVar[dict[str, str]] = {
        "alert.has_place": "postal_code",
        "alert.least": "most",
        "alert.most": "most",
    }

    training = OneOf(label=_("Opleiding"), widget=forms.Select, missing=_("Kies een opleiding."))
    postal_code = forms.RegexField(
        r"^[1-9][0-9]{3}$",
        label=_("Vanaf welke postcode?"),
        help_text=_("Laat leeg om vanaf thuis te rekenen."),
        required=False,
        error_messages={"invalid": _("Een postcode heeft vier cijfers, bijvoorbeeld 9000.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"}),
    )
    mode = OneOf(label=_("Hoe wil je er geraken?"), widget=forms.Select, required=False)
    most = forms.IntegerField(
        label=_("Hoe ver?"),
        help_text=_("In minuten als je koos hoe je er geraakt, anders in kilometer in vogelvlucht."),
        min_value=0,
        max_value=10_000,
        error_messages={
            "required": _("Zeg hoe ver het mag zijn, in een getal."),
            "invalid": _("Schrijf een heel getal, bijvoorbeeld 20."),
            "min_value": _("Schrijf een getal groter dan nul."),
            "max_value": _("Dat is te ver. Schrijf een kleiner getal."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    earliest = OneOf(label=_("Vanaf welk uur kun je er zijn?"), widget=forms.Select, required=False)
    with_recognised = forms.BooleanField(
        label=_("Meld ook erkende werkplekken waar nog geen plaats openstaat"), required=False
    )

    def __init__(self, *args: Any, trainings: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("training", trainings)
        self.offer("mode", [("", _("Dat maakt niet uit: tel kilometers")), *choices(TravelMode)])
        hours = [(str(60 * hour), _("%(hour)s uur") % {"hour": hour}) for hour in range(4, 13)]
        self.offer("earliest", [("", _("Dat maakt niet uit")), *hours])

    def told(self) -> alerts.AlertForm:
        """What one wants to hear of."""
        data = self.cleaned_data
        return alerts.AlertForm(
            training_code=data["training"],
            most=data["most"],
            mode=TravelMode(data["mode"]) if data["mode"] else None,
            postal_code=data["postal_code"],
            earliest_minute=int(data["earliest"]) if data["earliest"] else None,
            with_recognised=data["with_recognised"],
        )


class ProfileForm(SectionForm):
    """What the learner tells, in own words."""

    ABOUT: ClassVar[dict[str, str]] = {"profile.available_in_time": "available_from"}

    likes = OwnWords(
        label=_("Wat doe je graag?"),
        help_text=_("Bijvoorbeeld: met mijn handen werken, buiten zijn, mensen helpen."),
        most=LONGEST["likes"],
    )
    can = OwnWords(
        label=_("Wat kun je goed?"),
        help_text=_("Thuis, op school, bij een club. Bijvoorbeeld: op tijd zijn, dingen herstellen, uitleggen."),
        most=LONGEST["can"],
    )
    experience = OwnWords(
        label=_("Wat deed je al?"),
        help_text=_("Een vakantiejob, een stage, helpen bij iemand. Wat deed je daar?"),
        most=LONGEST["experience"],
        rows=5,
    )
    languages = OwnWords(
        label=_("Welke talen spreek je?"),
        help_text=_("Bijvoorbeeld: thuis Turks, op school Nederlands, een beetje Frans."),
        most=LONGEST["languages"],
        rows=2,
    )
    hobbies = OwnWords(label=_("Wat doe je in je vrije tijd?"), most=LONGEST["hobbies"], rows=3)
    available_from = DayField(label=_("Vanaf wanneer kun je beginnen?"), required=False, missing="")
    availability = OwnWords(
        label=_("Wil je daar iets over zeggen?"),
        help_text=_("Bijvoorbeeld: op woensdag heb ik training, in de zomer kan ik ook werken."),
        most=LONGEST["availability"],
        rows=2,
    )
    travel_modes = SomeOf(label=_("Hoe kun je naar je werk gaan?"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("travel_modes", choices(TravelMode))

    def told(self) -> rules.ProfileForm:
        """What the learner tells."""
        data = self.cleaned_data
        modes = tuple(TravelMode(mode) for mode in data["travel_modes"])
        words = {name: data[name] for name in LONGEST}
        return rules.ProfileForm(**words, available_from=data["available_from"], travel_modes=modes)

    def refuse(self, refusal: NotPossible) -> None:
        """Show every reason at the words it is about."""
        for finding, reason in zip(refusal.verdict.unmet, reasons_of(refusal.verdict), strict=True):
            field = finding.subject if finding.subject in self.fields else self.ABOUT.get(finding.code)
            self.add_error(field, line(replace(reason, subject="")))
