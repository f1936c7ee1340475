"""What the pages of a provider accept."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.faces.documents.words import choices
from tandem.faces.web.company.forms.gentle import DayField, GentleForm, OneOf, TextField
from tandem.registers.organisations.actions.free_days import FreeDaysForm
from tandem.registers.organisations.rules import LONGEST_FREE_DAY_WORDS
from tandem.registers.organisations.terms import FreeDayKind


class FreeDayForm(GentleForm):
    """Which days a provider keeps free, where and why."""

    ABOUT: ClassVar[dict[str, str]] = {
        "free_day.in_order": "last",
        "free_day.not_so_many": "last",
        "free_day.in_school_year": "first",
        "free_day.year_not_over": "first",
        "free_day.counts_otherwise": "first",
        "free_day.not_there_yet": "first",
    }

    first = DayField(label=_("Welke dag?"), missing=_("Vul in op welke dag er geen les is."))
    last = DayField(
        label=_("Tot en met"), required=False, help_text=_("Alleen als het meer dan één dag is."), missing=""
    )
    kind = OneOf(label=_("Waarom is er geen les?"), missing=_("Kies waarom er geen les is."))
    location = OneOf(label=_("Waar?"), required=False, widget=forms.Select(attrs={"class": "is-m"}))
    words = TextField(
        label=_("In enkele woorden"),
        required=False,
        max_length=LONGEST_FREE_DAY_WORDS,
        help_text=_("Lerenden en ouders lezen dit bij de telling van hun dagen, zoals “Kermismaandag”."),
        missing="",
    )

    def __init__(self, *args: Any, locations: Sequence[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("kind", choices(FreeDayKind))
        self.offer("location", [("", _("op al onze vestigingsplaatsen")), *locations])

    def told(self) -> FreeDaysForm:
        """The days as the action takes them."""
        data = self.cleaned_data
        return FreeDaysForm(
            first=data["first"],
            last=data["last"] or data["first"],
            kind=FreeDayKind(data["kind"]),
            words=data["words"],
            location_id=UUID(data["location"]) if data["location"] else None,
        )
