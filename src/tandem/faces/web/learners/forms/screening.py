"""The questions of the screening, for the coach and for the learner."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tandem.faces.documents.words import choices
from tandem.faces.web.company.forms.gentle import DayField, OneOf, SectionForm, SomeOf, TextField
from tandem.journey.intake.rules.screening import LONGEST_WORDS, MOST_MINUTES, Answers
from tandem.journey.intake.terms.screening import (
    Answer,
    CompanySize,
    DutchLevel,
    Interest,
    Language,
    Licence,
    Strength,
    Voice,
    Weekday,
    Wish,
)
from tandem.registers.travel.terms import TravelMode

_HOUR: Final = re.compile(r"([01]?[0-9]|2[0-3])(?:[:.u]([0-5][0-9])?)?")
_SETS: Final = {
    "strengths": Strength,
    "to_practise": Strength,
    "interests": Interest,
    "languages": Language,
    "travel_modes": TravelMode,
    "school_days": Weekday,
    "work_days": Weekday,
    "licences": Licence,
    "wishes": Wish,
}
_ONES: Final = {"work_willing": Answer, "work_ready": Answer, "dutch": DutchLevel, "company_size": CompanySize}

OF_LEARNER: Final = {
    "work_willing": _("Wil je leren op een werkplek?"),
    "work_ready": _("Ben je klaar om nu te starten op een werkplek?"),
    "strengths": _("Wat gaat al goed?"),
    "to_practise": _("Wat wil je nog oefenen?"),
    "interests": _("Wat doe je graag?"),
    "interest_words": _("Vertel er iets over"),
    "dutch": _("Hoe goed gaat Nederlands?"),
    "languages": _("Welke talen spreek je nog?"),
    "travel_modes": _("Hoe kan je naar het werk gaan?"),
    "longest_minutes": _("Hoeveel minuten mag de weg duren?"),
    "earliest_start": _("Vanaf welk uur kan je beginnen?"),
    "available_from": _("Vanaf welke dag kan je starten?"),
    "school_days": _("Op welke dagen ben je op school?"),
    "work_days": _("Op welke dagen kan je werken?"),
    "licences": _("Welk rijbewijs heb je?"),
    "company_size": _("Hoe groot mag het bedrijf zijn?"),
    "wishes": _("Wat vind je fijn op een werkplek?"),
    "words": _("Wil je nog iets zeggen?"),
}
"""The same questions, to the learner."""


class HourField(forms.Field):
    """An hour of the day as people write it, as minutes since midnight."""

    def to_python(self, value: Any) -> Any:
        """The minutes, or a sentence that says what was found."""
        text = "".join(str(value or "").split())
        if not text:
            return None
        found = _HOUR.fullmatch(text)
        if found is None:
            message = _("“%(found)s” is geen uur. Schrijf het zoals 7.30 of 07:30.")
            raise ValidationError(message, params={"found": text[:20]})
        return 60 * int(found[1]) + int(found[2] or 0)

    def prepare_value(self, value: Any) -> Any:
        """The minutes as an hour."""
        return hour(value) if isinstance(value, int) else value


class ScreeningForm(SectionForm):
    """What one voice says; nothing is required, so that people can fill it in bit by bit."""

    ABOUT: ClassVar[dict[str, str]] = {
        "screening.minutes": "longest_minutes",
        "screening.start": "earliest_start",
        "screening.available": "available_from",
        "screening.strengths_apart": "to_practise",
        "screening.days_apart": "work_days",
        "screening.words": "words",
    }

    work_willing = OneOf(label=_("Is de lerende arbeidsbereid?"), required=False)
    work_ready = OneOf(label=_("Is de lerende arbeidsrijp?"), required=False)
    strengths = SomeOf(label=_("Wat gaat al goed?"), required=False)
    to_practise = SomeOf(label=_("Wat is nog te oefenen?"), required=False)
    interests = SomeOf(label=_("Interesses"), required=False)
    interest_words = TextField(
        label=_("In eigen woorden"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    dutch = OneOf(label=_("Nederlands op het werk"), required=False)
    languages = SomeOf(label=_("Andere talen"), required=False)
    travel_modes = SomeOf(label=_("Hoe kan de lerende naar het werk?"), required=False)
    longest_minutes = forms.IntegerField(
        label=_("Langste weg, in minuten"),
        required=False,
        min_value=1,
        max_value=MOST_MINUTES,
        widget=forms.NumberInput(attrs={"class": "is-xs", "inputmode": "numeric"}),
        help_text=_("Van deur tot deur, in één richting."),
        error_messages={
            "invalid": _("Schrijf het aantal minuten als een getal, zoals 45."),
            "min_value": _("Minder dan één minuut kan niet. Schrijf het aantal minuten, zoals 45."),
            "max_value": _("Meer dan %(limit_value)s minuten kan niet. Kijk het getal na."),
        },
    )
    licences = SomeOf(label=_("Rijbewijs"), required=False)
    available_from = DayField(label=_("Kan starten vanaf"), missing="", required=False)
    school_days = SomeOf(label=_("Dagen op school"), required=False)
    work_days = SomeOf(label=_("Dagen op de werkplek"), required=False)
    earliest_start = HourField(
        label=_("Vroegste uur"),
        required=False,
        widget=forms.TextInput(attrs={"class": "is-xs", "autocomplete": "off", "maxlength": 10}),
        help_text=_("Zoals 7.30. Laat leeg als elk uur kan."),
    )
    company_size = OneOf(label=_("Grootte van het bedrijf"), required=False)
    wishes = SomeOf(label=_("Wensen bij een werkplek"), required=False)
    words = TextField(
        label=_("Nog iets?"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Schrijf hier niets over gezondheid. Daarvoor is er een apart, afgeschermd deel."),
    )

    def __init__(self, *args: Any, voice: Voice, said: Answers, **options: Any) -> None:
        kept = as_initial(said)
        super().__init__(*args, kept=as_posted(kept), **options)
        self.initial = {**kept, **self.initial}
        for name, kind in (*_SETS.items(), *_ONES.items()):
            self.offer(name, choices(kind))
        if voice is Voice.LEARNER:
            for name, label in OF_LEARNER.items():
                self.fields[name].label = label

    def told(self) -> Answers:
        """What this voice says."""
        data = self.cleaned_data
        rest = ("interest_words", "longest_minutes", "earliest_start", "available_from", "words")
        told: dict[str, Any] = {name: data[name] for name in rest}
        told |= {name: frozenset(kind(one) for one in data[name]) for name, kind in _SETS.items()}
        told |= {name: kind(data[name]) for name, kind in _ONES.items() if data[name]}
        return Answers(**told)


def hour(minutes: int) -> str:
    """Minutes since midnight as an hour."""
    return f"{minutes // 60}.{minutes % 60:02d}"


def as_initial(said: Answers) -> dict[str, Any]:
    """Answers as the form shows them; a question that nobody answered stands at its open choice."""
    told = {name: getattr(said, name) for name in said.said}
    return {"work_willing": Answer.UNKNOWN, "work_ready": Answer.UNKNOWN, "dutch": "", "company_size": ""} | {
        name: sorted(value) if isinstance(value, frozenset) else value for name, value in told.items()
    }


def as_posted(kept: Mapping[str, Any]) -> dict[str, Any]:
    """The same as a browser would send it, to see whether somebody else saved meanwhile."""
    return {name: hour(value) if name == "earliest_start" else value for name, value in kept.items()}
