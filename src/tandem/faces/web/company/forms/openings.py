"""What the pages about openings accept."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar, Final
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tandem.base.errors import NotPossible
from tandem.faces.documents.reasons import line, reason_of
from tandem.faces.documents.words import choices
from tandem.faces.web.company.forms.gentle import (
    DayField,
    GentleForm,
    MailField,
    OneOf,
    PhoneField,
    SomeOf,
    TextField,
)
from tandem.faces.web.widgets import long_text
from tandem.journey.placement.rules.opening_forms import Contact, OpeningForm
from tandem.journey.placement.rules.openings import MOST_PLACES, OLDEST, YOUNGEST, Wish, year_meant
from tandem.journey.placement.terms.openings import Accommodation, CloseReason, WishKind, WishLanguage, WorkDay

_CLOCK: Final = re.compile(r"\s*([01]?[0-9]|2[0-3])\s*(?:[:.uUhH]\s*([0-5][0-9])?)?\s*")
_SMALL: Final = {"class": "is-xs", "inputmode": "numeric"}
_TICKED: Final = (
    WishKind.DRIVING_LICENCE,
    WishKind.OWN_TRANSPORT,
    WishKind.MEDICAL_CHECK,
    WishKind.HYGIENE,
    WishKind.SAFETY_CERTIFICATE,
)
"""Wishes that are there or not; an age and a language say more."""

WHY: Final = {
    WishKind.MIN_AGE: _("Waarom die leeftijd?"),
    WishKind.LANGUAGE: _("Waarom die taal?"),
    WishKind.DRIVING_LICENCE: _("Waarom een rijbewijs?"),
    WishKind.OWN_TRANSPORT: _("Waarom eigen vervoer?"),
    WishKind.MEDICAL_CHECK: _("Waarom een medisch onderzoek?"),
    WishKind.HYGIENE: _("Welke regels voor hygiëne, en waarom?"),
    WishKind.SAFETY_CERTIFICATE: _("Welk attest, en waarom?"),
}


class HourField(forms.CharField):
    """An hour of the day, typed as 7:30 or 7u30; in minutes after midnight."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TimeInput(attrs={"type": "time", "class": "is-s"})
        super().__init__(max_length=12, widget=widget, required=False, **options)

    def prepare_value(self, value: Any) -> Any:
        """Minutes as the clock of the browser writes them."""
        return f"{value // 60:02d}:{value % 60:02d}" if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        """The minutes, or None where nothing was typed."""
        text = super().clean(value)
        if not text:
            return None
        found = _CLOCK.fullmatch(text)
        if found is None:
            message = _("“%(found)s” is geen uur van de dag. Schrijf het zoals 7:30.")
            raise ValidationError(message, params={"found": text})
        return int(found[1]) * 60 + int(found[2] or 0)


class CountField(forms.IntegerField):
    """A small whole number."""

    def __init__(self, *, most: int, missing: Any = "", least: int = 0, **options: Any) -> None:
        told: dict[str, Any] = {
            "invalid": _("Schrijf een getal zonder komma, zoals 2."),
            "min_value": _("Dit kan niet minder zijn dan %(limit_value)s."),
            "max_value": _("Dit kan niet meer zijn dan %(limit_value)s. Kijk het getal na."),
        }
        if missing:
            told["required"] = missing
        super().__init__(
            min_value=least,
            max_value=most,
            required=bool(missing),
            widget=forms.NumberInput(attrs=dict(_SMALL)),
            error_messages=told,
            **options,
        )


class HoursField(forms.DecimalField):
    """Hours a week; a comma counts as a point."""

    def __init__(self, **options: Any) -> None:
        told = {
            "invalid": _("Schrijf het aantal uren als een getal, zoals 22,5."),
            "max_decimal_places": _("Eén cijfer na de komma volstaat, zoals 22,5."),
            "max_digits": _("Schrijf het aantal uren als een getal, zoals 22,5."),
            "max_whole_digits": _("Schrijf het aantal uren als een getal, zoals 22,5."),
        }
        widget = forms.TextInput(attrs={"class": "is-xs", "inputmode": "decimal"})
        super().__init__(required=False, max_digits=4, decimal_places=1, widget=widget, error_messages=told, **options)

    def prepare_value(self, value: Any) -> Any:
        """The number with a comma, without a needless zero."""
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Any:
        """The number, however its fraction was written."""
        return super().to_python(str(value).replace(",", ".") if value else value)


class WhyField(TextField):
    """Why the work asks something; needed where it is asked, which the rules say."""

    def __init__(self, kind: WishKind, **options: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off"})
        super().__init__(label=WHY[kind], max_length=300, required=False, widget=widget, **options)


class PlaceForm(GentleForm):
    """One opening: when, how many, who guides, what the work asks, whom to ring."""

    ABOUT: ClassVar[dict[str, str]] = {
        "opening.recognised": "starts_on",
        "opening.once": "starts_on",
        "opening.in_school_year": "starts_on",
        "opening.dates_in_order": "ends_on",
        "opening.not_over": "ends_on",
        "opening.expires_later": "expires_on",
        "opening.expires_in_period": "expires_on",
        "opening.places": "places",
        "opening.places_guided": "places",
        "opening.hours": "hours_per_week",
        "opening.hours_full_time": "hours_per_week",
        "opening.contact": "contact_name",
        "wish.age": "min_age",
        "wish.language": "languages",
    }

    starts_on = DayField(label=_("Eerste dag"), missing=_("Vul in vanaf welke dag een lerende kan starten."))
    ends_on = DayField(label=_("Laatste dag"), missing=_("Vul in tot en met welke dag u een lerende opleidt."))
    expires_on = DayField(
        label=_("Tonen tot"),
        help_text=_("Vanaf die dag staat de werkplek niet meer open. Wij verwittigen u twee weken vooraf."),
        missing=_("Vul in tot welke dag u iemand zoekt."),
    )
    places = CountField(
        label=_("Hoeveel lerenden zoekt u?"), most=MOST_PLACES, least=1, missing=_("Vul in hoeveel lerenden u zoekt.")
    )
    first_minute = HourField(
        label=_("Begin van de werkdag"),
        help_text=_("Zo weten lerenden of ze op tijd kunnen zijn. Weet u het nog niet, laat het dan leeg."),
    )
    hours_per_week = HoursField(label=_("Uren per week op de werkplek"), help_text=_("Zonder de lessen, zoals 22,5."))
    work_days = SomeOf(label=_("Op welke dagen werkt de lerende bij u?"), required=False)
    words = TextField(
        label=_("Wie zoekt u, en wat gaat de lerende doen?"),
        help_text=_("Iedereen kan dit lezen. Schrijf geen namen van mensen."),
        max_length=2000,
        required=False,
        widget=long_text(rows=5, most=2000),
    )
    min_age = forms.TypedChoiceField(
        label=_("Minimumleeftijd"),
        required=False,
        coerce=int,
        empty_value=None,
        widget=forms.Select(attrs={"class": "is-s"}),
        error_messages={"invalid_choice": _("Kies een leeftijd uit de lijst.")},
    )
    why_min_age = WhyField(WishKind.MIN_AGE)
    languages = SomeOf(label=_("Taal"), required=False)
    why_language = WhyField(WishKind.LANGUAGE)
    accommodations = SomeOf(
        label=_("Wat kunt u doen voor wie iets nodig heeft?"),
        help_text=_("Een lerende die dit nodig heeft, vindt u zo sneller. Vink alleen aan wat er echt is."),
        required=False,
    )
    contact_name = TextField(
        label=_("Naam"),
        max_length=200,
        missing=_("Vul de naam in van wie een school kan bereiken."),
        widget=forms.TextInput(attrs={"class": "is-m", "autocomplete": "off"}),
    )
    contact_email = MailField(label=_("E-mailadres"), required=False)
    contact_phone = PhoneField(label=_("Telefoon"), autocomplete="off")

    def __init__(self, *args: Any, mentors: Sequence[tuple[UUID, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.mentors = {mentor_field(key): key for key, _name in mentors}
        for key, name in mentors:
            self.fields[mentor_field(key)] = CountField(label=name, most=20)
        for kind in _TICKED:
            label = dict(choices(WishKind))[kind]
            self.fields[kind.value] = forms.BooleanField(label=label, required=False)
            self.fields[f"why_{kind}"] = WhyField(kind)
        self.offer("work_days", choices(WorkDay))
        self.offer("min_age", [("", _("geen")), *((age, age) for age in range(YOUNGEST, OLDEST + 1))])
        self.offer("languages", choices(WishLanguage, without=(WishLanguage.NONE,)))
        self.offer("accommodations", choices(Accommodation))

    def guides(self) -> list[Any]:
        """The fields that say how many learners each mentor guides."""
        return [self[name] for name in self.mentors]

    def ticked(self) -> list[tuple[Any, Any]]:
        """The wishes that are there or not, each with the field of its reason."""
        return [(self[kind.value], self[f"why_{kind}"]) for kind in _TICKED]

    def told(self) -> OpeningForm:
        """What the company tells of the opening."""
        data = self.cleaned_data
        return OpeningForm(
            school_year=year_meant(data["starts_on"], data["ends_on"]),
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            expires_on=data["expires_on"],
            places=data["places"],
            mentors={key: data[name] for name, key in self.mentors.items() if data[name]},
            contact=Contact(data["contact_name"], data["contact_email"], data["contact_phone"]),
            first_minute=data["first_minute"],
            hours_per_week=data["hours_per_week"],
            work_days=tuple(data["work_days"]),
            words=data["words"],
            wishes=tuple(self._wishes(data)),
            accommodations=tuple(sorted(data["accommodations"])),
        )

    def refuse(self, refusal: NotPossible) -> None:
        """Show every reason that stops the step where it is about: a mentor, a wish, a field, or the whole."""
        for finding in refusal.verdict.unmet:
            if finding.blocks:
                self.add_error(self._field_of(finding.code, finding.subject), line(reason_of(finding)))

    def _field_of(self, code: str, subject: str) -> str | None:
        for name, key in self.mentors.items():
            if subject == str(key):
                return name
        if code == "wish.why":
            return f"why_{subject}"
        return self.ABOUT.get(code)

    @staticmethod
    def _wishes(data: Mapping[str, Any]) -> list[Wish]:
        found = []
        if data["min_age"] is not None:
            found.append(Wish(WishKind.MIN_AGE, data["why_min_age"], age=data["min_age"]))
        found += [
            Wish(WishKind.LANGUAGE, data["why_language"], language=WishLanguage(language))
            for language in data["languages"]
        ]
        found += [Wish(kind, data[f"why_{kind}"]) for kind in _TICKED if data[kind.value]]
        return sorted(found, key=lambda wish: (wish.kind, wish.language))


class CloseForm(GentleForm):
    """Why an opening closes."""

    reason = OneOf(label=_("Waarom sluit u deze werkplek?"), missing=_("Kies waarom u de werkplek sluit."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("reason", choices(CloseReason))


def mentor_field(mentor_id: UUID) -> str:
    """The name of the field in which a mentor's number stands."""
    return f"mentor_{mentor_id.hex}"


def initial_of(form: OpeningForm) -> dict[str, Any]:
    """What was told of an opening, as the fields show it."""
    shown: dict[str, Any] = {
        "starts_on": form.starts_on,
        "ends_on": form.ends_on,
        "expires_on": form.expires_on,
        "places": form.places,
        "first_minute": form.first_minute,
        "hours_per_week": form.hours_per_week,
        "work_days": list(form.work_days),
        "words": form.words,
        "accommodations": list(form.accommodations),
        "contact_name": form.contact.name,
        "contact_email": form.contact.email,
        "contact_phone": form.contact.phone,
        "languages": [wish.language.value for wish in form.wishes if wish.kind is WishKind.LANGUAGE],
    }
    for wish in form.wishes:
        shown[f"why_{wish.kind}"] = wish.why
        if wish.kind is WishKind.MIN_AGE:
            shown["min_age"] = wish.age
        elif wish.kind in _TICKED:
            shown[wish.kind.value] = True
    return shown | {mentor_field(key): learners for key, learners in form.mentors.items()}
