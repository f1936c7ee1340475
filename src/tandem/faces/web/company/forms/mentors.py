"""What the pages about mentors accept."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.faces.documents.words import choices
from tandem.faces.web.company.forms.gentle import DayField, GentleForm, MailField, OneOf, PhoneField, SomeOf, TextField
from tandem.journey.recognition.actions import mentors as actions
from tandem.journey.recognition.terms import ExtractModel, ExtractOutcome, MentorExemption, MentorProof

MOST_YEARS = 70

_NAME = forms.TextInput(attrs={"class": "is-m", "autocomplete": "off"})


class MentorForm(GentleForm):
    """Who the mentor is, what the mentor can, and where."""

    ABOUT: ClassVar[dict[str, str]] = {
        "mentor.birth_date": "birth_date",
        "person.birth_not_ahead": "birth_date",
        "person.birth_not_too_old": "birth_date",
        "person.given_name": "given_name",
        "person.family_name": "family_name",
        "mentor.has_establishment": "establishments",
    }

    given_name = TextField(
        label=_("Voornaam"), max_length=100, widget=_NAME, missing=_("Vul de voornaam van de mentor in.")
    )
    family_name = TextField(
        label=_("Familienaam"), max_length=100, widget=_NAME, missing=_("Vul de familienaam van de mentor in.")
    )
    birth_date = DayField(
        label=_("Geboortedatum"),
        missing=_("Vul de geboortedatum van de mentor in: een mentor heeft een minimumleeftijd."),
    )
    email = MailField(label=_("E-mailadres"), required=False)
    phone = PhoneField(label=_("Telefoon"), autocomplete="off")
    experience_years = forms.IntegerField(
        label=_("Jaren ervaring in het beroep"),
        min_value=0,
        max_value=MOST_YEARS,
        widget=forms.NumberInput(attrs={"class": "is-xs", "inputmode": "numeric"}),
        error_messages={
            "required": _("Vul in hoeveel jaar ervaring de mentor in het beroep heeft; 0 mag ook."),
            "invalid": _("Schrijf het aantal jaren als een getal, zoals 7."),
            "min_value": _("Minder dan 0 jaar kan niet. Schrijf het aantal jaren, zoals 7."),
            "max_value": _("Meer dan %(limit_value)s jaar kan niet. Kijk het getal na."),
        },
    )
    proof = OneOf(
        label=_("Bewijs van bekwaamheid"),
        required=False,
        help_text=_("Met een bewijs liggen de leeftijd en de ervaring die u nodig hebt soms lager."),
    )
    exemption = OneOf(label=_("Vrijstelling van de mentoropleiding"), required=False)
    establishments = SomeOf(
        label=_("Op welke vestigingen begeleidt deze mentor?"),
        missing=_("Vink minstens één vestiging aan waar deze mentor begeleidt."),
    )

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("proof", choices(MentorProof))
        self.offer("exemption", choices(MentorExemption))
        self.offer("establishments", places)

    def told(self) -> actions.MentorForm:
        """What the company tells of the mentor."""
        data = self.cleaned_data
        return actions.MentorForm(
            given_name=data["given_name"],
            family_name=data["family_name"],
            birth_date=data["birth_date"],
            email=data["email"],
            phone=data["phone"],
            experience_years=data["experience_years"],
            proof=MentorProof(data["proof"]),
            exemption=MentorExemption(data["exemption"]),
        )

    def places(self) -> list[UUID]:
        """Where the mentor guides."""
        return [UUID(key) for key in self.cleaned_data["establishments"]]


class ExtractForm(GentleForm):
    """What somebody saw of an extract from the criminal record. The extract itself is never kept."""

    ABOUT: ClassVar[dict[str, str]] = {"extract.issued_in_past": "issued_on"}

    model = OneOf(label=_("Welk model zag u?"), missing=_("Kies welk model boven op het uittreksel staat."))
    issued_on = DayField(
        label=_("Uitgereikt op"), missing=_("Vul de dag in waarop de gemeente het uittreksel uitreikte.")
    )
    outcome = OneOf(
        label=_("Was het in orde?"),
        help_text=_("Is het niet in orde, schrijf dan nergens wat erop staat."),
        missing=_("Kies of het uittreksel in orde was."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("model", choices(ExtractModel))
        self.offer("outcome", choices(ExtractOutcome))

    def told(self) -> dict[str, Any]:
        """Which model, issued when, with what outcome."""
        data = self.cleaned_data
        outcome = ExtractOutcome(data["outcome"])
        return {"model": ExtractModel(data["model"]), "issued_on": data["issued_on"], "outcome": outcome}


class TrainingForm(GentleForm):
    """The mentor training that was followed."""

    ABOUT: ClassVar[dict[str, str]] = {
        "mentor.training_in_past": "trained_on",
        "mentor.training_organiser": "organiser",
    }

    trained_on = DayField(label=_("Gevolgd op"), missing=_("Vul in op welke dag de mentor de opleiding afrondde."))
    organiser = TextField(
        label=_("Wie gaf de opleiding?"),
        help_text=_("De naam van de school, het centrum of het sectorfonds."),
        max_length=200,
        widget=_NAME,
        missing=_("Vul de naam in van wie de opleiding gaf."),
    )
