"""What the pages on the search time accept."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.faces.documents.words import choices
from tandem.faces.web.company.forms.gentle import GentleForm, OneOf, TextField
from tandem.faces.web.widgets import long_text
from tandem.journey.placement.queries.clock_board import BoardWish
from tandem.journey.placement.rules.clocks import LONGEST_WORDS
from tandem.journey.placement.terms.clocks import ClockOutcome, ExtensionReason, ExtensionState, Urgency
from tandem.journey.placement.terms.signals import Signal


class BoardForm(forms.Form):
    """What the board is narrowed to; a value it does not know is left out."""

    wanneer = forms.MultipleChoiceField(required=False, choices=[(one.value, one.value) for one in Urgency])
    tekst = forms.CharField(required=False, max_length=100)
    opleiding = forms.CharField(required=False, max_length=40)
    plaats = forms.CharField(required=False, max_length=10)
    begeleider = forms.UUIDField(required=False)
    signaal = forms.MultipleChoiceField(required=False, choices=[(one.value, one.value) for one in Signal])
    gevraagd = forms.BooleanField(required=False)
    tot = forms.IntegerField(required=False, min_value=0, max_value=100_000)

    def wish(self) -> BoardWish:
        """What the board is asked for; what could not be read is no wish."""
        self.is_valid()
        data = self.cleaned_data
        return BoardWish(
            urgencies=tuple(Urgency(one) for one in data.get("wanneer") or ()),
            text=data.get("tekst", "").strip(),
            training=data.get("opleiding", ""),
            coach_id=data.get("begeleider"),
            location=data.get("plaats", ""),
            only_asked=bool(data.get("gevraagd")),
            signals=tuple(Signal(one) for one in data.get("signaal") or ()),
        )


class AskForm(GentleForm):
    """Why a learner needs more days."""

    ABOUT: ClassVar[dict[str, str]] = {"extension.has_words": "words", "extension.words_fit": "words"}

    reason = OneOf(label=_("Waarom zijn er meer dagen nodig?"), missing=_("Kies waarom er meer dagen nodig zijn."))
    words = TextField(
        label=_("Wat is er aan de hand?"),
        required=False,
        max_length=LONGEST_WORDS,
        help_text=_("De beheerder van uw school leest dit. Schrijf niets over gezondheid of gezin."),
        widget=long_text(rows=5, most=LONGEST_WORDS),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("reason", choices(ExtensionReason))


class DecideForm(GentleForm):
    """Whether a learner gets more days."""

    ABOUT: ClassVar[dict[str, str]] = {
        "extension.refusal_has_words": "words",
        "extension.words_fit": "words",
        "extension.adds_days": "decision",
    }

    decision = OneOf(label=_("Uw beslissing"), missing=_("Kies of u de verlenging toestaat of weigert."))
    words = TextField(
        label=_("Motivering"),
        required=False,
        max_length=LONGEST_WORDS,
        help_text=_("Verplicht als u weigert. De trajectbegeleider leest dit."),
        widget=long_text(rows=5, most=LONGEST_WORDS),
    )

    def __init__(self, *args: Any, days: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer(
            "decision",
            [
                (ExtensionState.GRANTED.value, days),
                (ExtensionState.REFUSED.value, _("Weigeren: de laatste dag blijft")),
            ],
        )


class HandleForm(GentleForm):
    """What follows when the days are over."""

    ABOUT: ClassVar[dict[str, str]] = {
        "clock.run_up_ordinary": "outcome",
        "clock.run_up_age": "outcome",
        "clock.words_fit": "words",
    }

    outcome = OneOf(label=_("Wat kozen jullie samen?"), missing=_("Kies wat er volgt."))
    words = TextField(
        label=_("Afspraken"),
        required=False,
        max_length=LONGEST_WORDS,
        help_text=_("Wie doet wat tegen wanneer? De lerende en de ouders kunnen dit lezen."),
        widget=long_text(rows=5, most=LONGEST_WORDS),
    )
    agreed = forms.BooleanField(
        label=_("Ik sprak hierover met de lerende, en met een ouder als de lerende minderjarig is."),
        error_messages={"required": _("Spreek eerst met de lerende. Vink het daarna aan.")},
    )

    def __init__(self, *args: Any, outcomes: Sequence[ClockOutcome], **options: Any) -> None:
        super().__init__(*args, **options)
        words = {
            ClockOutcome.RUN_UP: _("Aanloopfase: de lerende oefent eerst, en zoekt daarna opnieuw"),
            ClockOutcome.OTHER_TRAINING: _("Een andere duale opleiding: dit traject eindigt"),
            ClockOutcome.FULL_TIME: _("Een voltijdse opleiding zonder werkplek: dit traject eindigt"),
            ClockOutcome.NAFT: _("NAFT, samen met het CLB: dit traject eindigt"),
            ClockOutcome.VDAB: _("Begeleiding door VDAB, voor wie meerderjarig is: dit traject eindigt"),
        }
        self.offer("outcome", [(one.value, words[one]) for one in outcomes])
