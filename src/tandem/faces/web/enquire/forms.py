"""What somebody without a school tells: no more than it takes to help."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.faces.documents.words import choices
from tandem.faces.web.company.forms.gentle import GentleForm, MailField, OneOf, PhoneField, TextField
from tandem.faces.web.enquire.words import age_words
from tandem.journey.handover.rules.enquiries import LONGEST_NAME, LONGEST_WORDS, EnquiryForm
from tandem.journey.handover.terms.enquiries import AgeGroup, Situation
from tandem.registers.geo import queries as geo

Choice = tuple[str, str]


class AskForm(GentleForm):
    """Who asks, how to reach them, where they live, what they would like."""

    ABOUT: ClassVar[dict[str, str]] = {
        "enquiry.old_enough": "age",
        "enquiry.name": "name",
        "enquiry.email": "email",
        "enquiry.phone": "phone",
        "enquiry.words": "words",
        "enquiry.place_known": "place",
        "enquiry.training_known": "training",
        "enquiry.today": "email",
    }

    age = OneOf(label=_("Hoe oud ben je?"), missing=_("Kies hoe oud je bent: daarvan hangt af wie je kan helpen."))
    situation = OneOf(label=_("Wat past het best bij jou?"), missing=_("Kies wat het best bij jou past."))
    place = TextField(
        label=_("Waar woon je?"),
        max_length=80,
        help_text=_("Gemeente of postcode. Je straat hoeven wij niet te weten."),
        missing=_("Vul je gemeente of je postcode in: wij zoeken hulp in de buurt."),
        widget=forms.TextInput(attrs={"class": "is-m", "autocomplete": "off"}),
    )
    training = OneOf(
        label=_("Wat wil je leren?"),
        required=False,
        widget=forms.Select,
        help_text=_("Weet je het nog niet? Dan zoek je het samen uit."),
    )
    words = TextField(
        label=_("Wil je er iets bij vertellen?"),
        required=False,
        max_length=LONGEST_WORDS,
        help_text=_("Wat je graag doet, of wanneer je bereikbaar bent. Vertel niets over je gezondheid."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    name = TextField(
        label=_("Hoe heet je?"),
        max_length=LONGEST_NAME,
        missing=_("Vul je naam in."),
        widget=forms.TextInput(attrs={"class": "is-m", "autocomplete": "name"}),
    )
    email = MailField(
        label=_("E-mailadres"),
        help_text=_("Je krijgt een mail met een link. Pas als je die opent, sturen wij je vraag door."),
        missing=_("Vul je e-mailadres in, zoals naam@voorbeeld.be. Zonder adres kan niemand antwoorden."),
    )
    phone = PhoneField(label=_("Telefoon"), autocomplete="tel", help_text=_("Bellen gaat vaak sneller."))

    def __init__(self, *args: Any, day: date, trainings: Sequence[Choice], suggest_url: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.day = day
        self.fields["email"].widget.attrs["autocomplete"] = "email"
        self.fields["place"].widget.attrs |= {"data-suggest": suggest_url}
        self.offer("age", age_words(day))
        self.offer("situation", choices(Situation))
        self.offer("training", [("", _("Ik weet het nog niet")), *trainings])

    def told(self) -> EnquiryForm:
        """What was told; a place that nobody knows goes along as it was typed, so that the refusal can name it."""
        data = self.cleaned_data
        found = next(iter(geo.search_places(data["place"], self.day, limit=1)), None)
        return EnquiryForm(
            name=data["name"],
            email=data["email"],
            age=AgeGroup(data["age"]),
            situation=Situation(data["situation"]),
            municipality=found.nis if found else data["place"],
            phone=data["phone"],
            training=data["training"],
            words=data["words"],
        )
