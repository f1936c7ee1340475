"""What goes with a learner to other hands, and why one is sent back."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tandem.faces.documents.words import choices
from tandem.faces.web.company.forms.gentle import DayField, GentleForm, OneOf, TextField
from tandem.journey.handover.actions.handovers import Receiver
from tandem.journey.handover.rules.handovers import LONGEST_WORDS, Sheet
from tandem.journey.handover.terms.handovers import HandoverKind, HandoverWhy, ReturnReason

Choice = tuple[str, str]


def _words(label: Any, hint: Any, *, missing: Any = "") -> TextField:
    return TextField(
        label=label,
        help_text=hint,
        required=bool(missing),
        missing=missing,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class OfferForm(GentleForm):
    """To whom, why, and the sheet."""

    ABOUT: ClassVar[dict[str, str]] = {
        "handover.to_another": "kind",
        "handover.attended": "kind",
        "handover.not_placed": "kind",
        "handover.vdab_adult": "kind",
        "handover.says_where": "stands",
        "handover.signed_in_past": "paper_on",
    }

    kind = OneOf(label=_("Aan wie draagt u over?"), missing=_("Kies aan wie u overdraagt."))
    coach = OneOf(label=_("Welke collega?"), widget=forms.Select, required=False)
    provider = OneOf(label=_("Welke aanbieder?"), widget=forms.Select, required=False)
    why = OneOf(label=_("Waarom?"), missing=_("Kies waarom u overdraagt."))
    stands = _words(
        _("Waar staat de lerende?"),
        _("Wat lukt, wat nog niet. Schrijf niets over gezondheid of zorg: dat staat afgeschermd."),
        missing=_("Schrijf kort waar de lerende nu staat."),
    )
    tried = _words(_("Wat is geprobeerd?"), _("Ondernemingen, gesprekken, stages, en wat ervan kwam."))
    agreed = _words(_("Wat is afgesproken?"), _("Met de lerende, de ouders, ondernemingen."))
    works = _words(_("Wat werkt?"), _("Wat deze lerende vooruithelpt."))
    paper_on = DayField(
        label=_("Getekend op papier op"),
        missing="",
        required=False,
        help_text=_("Alleen als de lerende of een ouder al tekende. Anders vragen wij het akkoord in Tandem."),
    )

    def __init__(self, *args: Any, coaches: Sequence[Choice], providers: Sequence[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("kind", choices(HandoverKind))
        self.offer("why", choices(HandoverWhy))
        self.offer("coach", [("", _("Kies een collega")), *coaches])
        self.offer("provider", [("", _("Kies een aanbieder")), *providers])

    def clean(self) -> dict[str, Any]:
        """A colleague and another provider are named."""
        data = super().clean() or {}
        if data.get("kind") == HandoverKind.COLLEAGUE and not data.get("coach"):
            self.add_error("coach", ValidationError(_("Kies welke collega de lerende overneemt.")))
        if data.get("kind") == HandoverKind.PROVIDER and not data.get("provider"):
            self.add_error("provider", ValidationError(_("Kies welke aanbieder de lerende overneemt.")))
        return data

    def receiver(self) -> Receiver:
        """To whom."""
        data = self.cleaned_data
        coach, provider = (UUID(data[name]) if data[name] else None for name in ("coach", "provider"))
        return Receiver(HandoverKind(data["kind"]), coach, provider)

    def sheet(self) -> Sheet:
        """The sheet."""
        data = self.cleaned_data
        return Sheet(HandoverWhy(data["why"]), data["stands"], data["tried"], data["agreed"], data["works"])


class PaperForm(GentleForm):
    """When the family signed."""

    ABOUT: ClassVar[dict[str, str]] = {"handover.signed_in_past": "signed_on"}

    signed_on = DayField(label=_("Getekend op"), missing=_("Vul in op welke dag er getekend is."))


class ReturnForm(GentleForm):
    """Why a learner is sent back."""

    reason = OneOf(label=_("Waarom stuurt u deze lerende terug?"), missing=_("Kies waarom u de lerende terugstuurt."))
    words = _words(_("Wat wilt u erbij zeggen?"), _("Wie overdroeg, leest dit."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("reason", choices(ReturnReason))
