"""What is told of a learner and a track."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.faces.documents.words import choices
from tandem.faces.web.company.forms.gentle import DayField, GentleForm, MailField, OneOf, PhoneField, TextField
from tandem.journey.intake.rules.tracks import MOST_SECONDARY_YEARS, TrackForm
from tandem.journey.intake.terms.tracks import LeftReason
from tandem.registers.people.rules import PersonForm

Choice = tuple[str, str]


def _words(size: str) -> forms.TextInput:
    return forms.TextInput(attrs={"class": size, "autocomplete": "off"})


class LearnerForm(GentleForm):
    """Who the learner is, which training, since when, and where they live."""

    ABOUT: ClassVar[dict[str, str]] = {
        "person.given_name": "given_name",
        "person.family_name": "family_name",
        "person.birth_not_ahead": "birth_date",
        "person.birth_not_too_old": "birth_date",
        "track.birth_date": "birth_date",
        "track.old_enough": "birth_date",
        "track.young_enough": "birth_date",
        "track.two_years": "secondary_years",
        "track.secondary_years": "secondary_years",
        "track.enrolled_once": "training",
        "track.starts_in_school_year": "starts_on",
        "track.ends_after_start": "ends_on",
        "track.location_known": "location_number",
        "track.group_digits": "group_number",
        "track.postal_code": "postal_code",
        "track.coach_here": "coach",
    }

    given_name = TextField(
        label=_("Voornaam"), max_length=100, widget=_words("is-m"), missing=_("Vul de voornaam van de lerende in.")
    )
    family_name = TextField(
        label=_("Familienaam"),
        max_length=100,
        widget=_words("is-m"),
        missing=_("Vul de familienaam van de lerende in."),
    )
    birth_date = DayField(
        label=_("Geboortedatum"), missing=_("Vul de geboortedatum in: de leeftijd telt voor duaal leren.")
    )
    email = MailField(
        label=_("E-mailadres"),
        required=False,
        help_text=_("Van de lerende zelf. Hiermee kunt u de lerende uitnodigen."),
    )
    phone = PhoneField(label=_("Telefoon"), autocomplete="off")
    street = TextField(label=_("Straat"), required=False, max_length=200, widget=_words("is-m"))
    house_number = TextField(label=_("Huisnummer en bus"), required=False, max_length=30, widget=_words("is-xs"))
    postal_code = TextField(
        label=_("Postcode"),
        required=False,
        max_length=4,
        widget=_words("is-xs"),
        help_text=_("Met de postcode schatten wij de weg naar een werkplek."),
    )
    municipality = TextField(label=_("Gemeente"), required=False, max_length=100, widget=_words("is-m"))
    training = OneOf(label=_("Opleiding"), widget=forms.Select, missing=_("Kies de opleiding."))
    location_number = OneOf(label=_("Vestigingsplaats"), widget=forms.Select, required=False)
    starts_on = DayField(label=_("Eerste lesdag"), missing=_("Vul de eerste lesdag in."))
    ends_on = DayField(label=_("Einde van het traject"), missing="", required=False)
    group_number = TextField(
        label=_("Administratieve groep"),
        required=False,
        max_length=6,
        widget=_words("is-xs"),
        help_text=_("Het nummer uit Discimus, als u het kent."),
    )
    secondary_years = forms.IntegerField(
        label=_("Jaren secundair onderwijs"),
        required=False,
        min_value=0,
        max_value=MOST_SECONDARY_YEARS,
        widget=forms.NumberInput(attrs={"class": "is-xs", "inputmode": "numeric"}),
        help_text=_("Alleen nodig voor wie jonger is dan de gewone leeftijd. Slagen hoeft niet."),
        error_messages={
            "invalid": _("Schrijf het aantal jaren als een getal, zoals 2."),
            "min_value": _("Minder dan 0 jaar kan niet. Schrijf het aantal jaren, zoals 2."),
            "max_value": _("Meer dan %(limit_value)s jaar kan niet. Kijk het getal na."),
        },
    )

    def __init__(self, *args: Any, trainings: Sequence[Choice], locations: Sequence[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("training", [("", _("Kies een opleiding")), *trainings])
        self.offer("location_number", [("", _("Nog niet bekend")), *locations])

    def person(self) -> PersonForm:
        """What is told of the learner."""
        data = self.cleaned_data
        names = ("given_name", "family_name", "birth_date", "email", "phone")
        return PersonForm(**{name: data[name] for name in names})

    def track(self) -> TrackForm:
        """What is told of the track."""
        data = self.cleaned_data
        names = ("training", "starts_on", "ends_on", "location_number", "group_number", "secondary_years")
        home = ("street", "house_number", "postal_code", "municipality")
        return TrackForm(**{name: data[name] for name in (*names, *home)})


class EnrolForm(LearnerForm):
    """The same, with who will guide the learner."""

    coach = OneOf(label=_("Trajectbegeleider"), widget=forms.Select, required=False)

    def __init__(self, *args: Any, coaches: Sequence[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("coach", [("", _("Nog niemand: elke trajectbegeleider ziet de lerende")), *coaches])

    def coach_id(self) -> UUID | None:
        """Who guides the learner; None where nobody was chosen."""
        chosen = self.cleaned_data["coach"]
        return UUID(chosen) if chosen else None


class CoachForm(GentleForm):
    """Who guides a learner."""

    ABOUT: ClassVar[dict[str, str]] = {"track.coach_here": "coach"}

    coach = OneOf(label=_("Trajectbegeleider"), widget=forms.Select, required=False)

    def __init__(self, *args: Any, coaches: Sequence[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("coach", [("", _("Nog niemand: elke trajectbegeleider ziet de lerende")), *coaches])

    def coach_id(self) -> UUID | None:
        """Who guides the learner; None where nobody was chosen."""
        chosen = self.cleaned_data["coach"]
        return UUID(chosen) if chosen else None


class LeaveForm(GentleForm):
    """When and why a learner left."""

    ABOUT: ClassVar[dict[str, str]] = {"track.left_after_start": "left_on", "track.left_not_ahead": "left_on"}

    left_on = DayField(label=_("Laatste dag"), missing=_("Vul de laatste dag van de lerende in."))
    reason = OneOf(label=_("Reden van vertrek"), missing=_("Kies waarom de lerende vertrok."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("reason", choices(LeftReason))

    def told(self) -> dict[str, Any]:
        """Which day, and why."""
        return {"left_on": self.cleaned_data["left_on"], "reason": LeftReason(self.cleaned_data["reason"])}


class GuardianForm(GentleForm):
    """A parent or guardian."""

    ABOUT: ClassVar[dict[str, str]] = {
        "person.given_name": "given_name",
        "person.family_name": "family_name",
    }

    given_name = TextField(label=_("Voornaam"), max_length=100, widget=_words("is-m"), missing=_("Vul de voornaam in."))
    family_name = TextField(
        label=_("Familienaam"), max_length=100, widget=_words("is-m"), missing=_("Vul de familienaam in.")
    )
    email = MailField(
        label=_("E-mailadres"), required=False, help_text=_("Hiermee kunt u de ouder of voogd uitnodigen.")
    )
    phone = PhoneField(label=_("Telefoon"), autocomplete="off")

    def told(self) -> PersonForm:
        """What is told of the parent."""
        return PersonForm(**{name: self.cleaned_data[name] for name in ("given_name", "family_name", "email", "phone")})
