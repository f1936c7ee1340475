"""What the pages on introductions accept."""

from collections.abc import Callable, Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.base.periods import BRUSSELS
from tandem.faces.documents.words import code_label
from tandem.faces.web.company.forms.gentle import DayField, GentleForm, OneOf, TextField
from tandem.faces.web.widgets import long_text
from tandem.journey.placement.rules.introductions import FALLEN, LONGEST_LETTER, LONGEST_WORDS, REASONS
from tandem.journey.placement.terms.introductions import Side

LONGEST_PLACE = 200


class HourField(forms.TimeField):
    """An hour of the day, as people type it."""

    def __init__(self, *, missing: Any, **options: Any) -> None:
        told = {
            "required": missing,
            "invalid": _("Dit is geen uur. Schrijf uren en minuten, zoals 14:30."),
        }
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        formats = ("%H:%M", "%H.%M", "%Hu%M", "%H u %M", "%H:%M:%S")
        super().__init__(widget=widget, input_formats=formats, error_messages=told, **options)


class LetterForm(GentleForm):
    """What a learner says to a company, in own words; `name` is the learner for whom somebody of the school writes."""

    ABOUT: ClassVar[dict[str, str]] = {"introduction.letter": "letter", "introduction.letter_open": "letter"}

    letter = TextField(
        label=_("Waarom wil je hier werken?"),
        required=False,
        max_length=LONGEST_LETTER,
        help_text=_("Je mag dit leeg laten. Schrijf je naam er niet in: die ziet de onderneming pas als ze antwoordt."),
        widget=long_text(rows=8, most=LONGEST_LETTER),
    )

    def __init__(self, *args: Any, name: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        if name:
            self.fields["letter"].label = _("Waarom wil %(name)s hier werken?") % {"name": name}
            self.fields["letter"].help_text = _(
                "U mag dit leeg laten. Schrijf geen naam: die ziet de onderneming pas als ze antwoordt."
            )


class TalkForm(GentleForm):
    """When and where a learner and a company meet."""

    ABOUT: ClassVar[dict[str, str]] = {
        "introduction.talk_ahead": "day",
        "introduction.talk_soon": "day",
        "introduction.talk_place": "place",
        "introduction.words_fit": "words",
    }

    day = DayField(label=_("Welke dag?"), missing=_("Kies een dag voor het gesprek."))
    hour = HourField(label=_("Hoe laat?"), missing=_("Vul in hoe laat het gesprek begint."))
    place = TextField(
        label=_("Waar?"),
        max_length=LONGEST_PLACE,
        missing=_("Vul in waar het gesprek is."),
        help_text=_("Een adres, of een link voor een videogesprek."),
    )
    words = TextField(
        label=_("Wat moet de lerende nog weten?"),
        required=False,
        max_length=LONGEST_WORDS,
        help_text=_("Naar wie vragen, wat meebrengen, hoe lang het duurt."),
        widget=long_text(rows=4, most=LONGEST_WORDS),
    )

    def starts(self) -> datetime:
        """The moment, by the clock of Brussels."""
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"], tzinfo=BRUSSELS)


class RefuseForm(GentleForm):
    """Why somebody says no."""

    ABOUT: ClassVar[dict[str, str]] = {"introduction.reason": "reason", "introduction.words_fit": "words"}

    reason = OneOf(label=_("Waarom?"), missing=_("Kies een reden."))
    words = TextField(
        label=_("Wil je er iets bij zeggen?"),
        required=False,
        max_length=LONGEST_WORDS,
        help_text=_("De andere kant en de school lezen dit."),
        widget=long_text(rows=4, most=LONGEST_WORDS),
    )

    def __init__(self, *args: Any, side: Side, says: Callable[[StrEnum], str], is_formal: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("reason", [(one.value, says(one)) for one in REASONS[side]])
        if is_formal:
            self.fields["words"].label = _("Wilt u er iets bij zeggen?")


class FallAwayForm(GentleForm):
    """Why a place falls away after both said yes."""

    ABOUT: ClassVar[dict[str, str]] = {"introduction.fallen_reason": "reason", "introduction.words_fit": "words"}

    reason = OneOf(label=_("Waarom valt de werkplek weg?"), missing=_("Kies een reden."))
    words = TextField(
        label=_("Wat gebeurde er?"),
        required=False,
        max_length=LONGEST_WORDS,
        help_text=_("De andere kant en de school lezen dit."),
        widget=long_text(rows=4, most=LONGEST_WORDS),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("reason", [(one.value, code_label(one)) for one in FALLEN])


class MoveForm(GentleForm):
    """With which other place of the company it goes on."""

    opening = OneOf(label=_("Met welke werkplek gaat u verder?"), missing=_("Kies een werkplek."))

    def __init__(self, *args: Any, places: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("opening", places)
