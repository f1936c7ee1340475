"""What the check of a timetable accepts: who works so, where, and the hours of each day as people type them."""

from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tandem.journey.agreements.rules import written
from tandem.journey.agreements.rules.weeks import DAYS, Timetable, Week
from tandem.journey.agreements.rules.written import NotHours

NAMES: Final = ("ma", "di", "wo", "do", "vr", "za", "zo")
"""A day in the address; the second week has a 2 behind it."""
_LABELS: Final = (_("Maandag"), _("Dinsdag"), _("Woensdag"), _("Donderdag"), _("Vrijdag"), _("Zaterdag"), _("Zondag"))
YOUNGEST, OLDEST = 15, 99
EXAMPLE: Final = {
    "leeftijd": 17,
    "ma": "school 8:30-12:00 13:00-16:00",
    "di": "school 8:30-12:00 13:00-16:00",
    "wo": "8:00-12:00 13:00-17:00",
    "do": "8:00-12:00 13:00-17:00",
    "vr": "8:00-12:00 13:00-16:30",
}
"""A week as many have it: two days at school, three at work."""


class DayHours(forms.CharField):
    """The hours of one day; becomes its spans."""

    def __init__(self, *, day: int, **options: Any) -> None:
        super().__init__(required=False, max_length=200, **options)
        self.day = day

    def clean(self, value: Any) -> Any:
        """The spans, or a sentence that says what was found and how to write it."""
        try:
            return written.read(super().clean(value), day=self.day)
        except NotHours as wrong:
            message = _("“%(found)s” zijn geen uren die wij begrijpen. Schrijf ze zoals 8:00-12:00 13:00-16:30.")
            raise ValidationError(message, params={"found": wrong.found}) from None


class TimetableForm(forms.Form):
    """Who, from which day, in which sector, and one or two weeks that take turns."""

    leeftijd = forms.IntegerField(
        label=_("Leeftijd van de lerende bij het begin"),
        min_value=YOUNGEST,
        max_value=OLDEST,
        error_messages={
            "required": _("Vul de leeftijd in: voor wie minderjarig is, gelden strengere grenzen."),
            "invalid": _("Schrijf de leeftijd in jaren, zoals 17."),
            "min_value": _("Duaal leren kan vanaf %(limit_value)s jaar."),
            "max_value": _("Kijk de leeftijd na: hoogstens %(limit_value)s jaar."),
        },
    )
    op = forms.DateField(
        label=_("Op welke dag begint het?"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
        error_messages={"invalid": _("Dat is geen bestaande dag. Schrijf ze zoals 31/12/2026.")},
    )
    sector = forms.ChoiceField(
        label=_("Sector van de onderneming"),
        required=False,
        error_messages={"invalid_choice": _("Deze sector kennen wij niet. Kies er een uit de lijst.")},
    )
    bakkerij = forms.BooleanField(label=_("Het is een ambachtelijke bakkerij of banketbakkerij"), required=False)
    volwassenen = forms.BooleanField(label=_("Het is volwassenenonderwijs"), required=False)
    werknemer = forms.BooleanField(label=_("De lerende is al werknemer bij deze onderneming"), required=False)
    maribel = forms.BooleanField(label=_("De sociale Maribel geldt in deze onderneming"), required=False)
    simulatie = forms.BooleanField(label=_("Er is alleen een gesimuleerde werkplek"), required=False)

    def __init__(self, *args: Any, sectors: list[tuple[str, str]], first: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.first = first
        sector = self.fields["sector"]
        if isinstance(sector, forms.ChoiceField):
            sector.choices = [("", _("een andere sector")), *sectors]
        for turn in ("", "2"):
            for day, (name, label) in enumerate(zip(NAMES, _LABELS, strict=True)):
                self.fields[f"{name}{turn}"] = DayHours(day=day, label=label)

    def clean_op(self) -> date | None:
        """A day on which the rules exist."""
        day: date | None = self.cleaned_data.get("op")
        if day is not None and day < self.first:
            raise ValidationError(
                _("Duaal leren bestaat sinds %(day)s. Kies een latere dag."), params={"day": f"{self.first:%d/%m/%Y}"}
            )
        return day

    def clean(self) -> dict[str, Any]:
        """At least one hour somewhere."""
        data = super().clean() or {}
        if not self.errors and not any(data.get(name) for name in (*NAMES, *(f"{name}2" for name in NAMES))):
            raise ValidationError(_("Er staan nog geen uren. Vul minstens één dag in, zoals 8:00-12:00 13:00-16:30."))
        return data

    def timetable(self) -> Timetable:
        """The weeks that were filled in; the second only where it holds anything."""
        held = [self._week(turn) for turn in ("", "2")]
        return Timetable(tuple(week for number, week in enumerate(held) if week.spans or number == 0))

    def week(self) -> list[forms.BoundField]:
        """The fields of the first week, for the page."""
        return [self[name] for name in NAMES]

    def second_week(self) -> list[forms.BoundField]:
        """The fields of the second."""
        return [self[f"{name}2"] for name in NAMES]

    def has_second_week(self) -> bool:
        """Whether something was typed there."""
        return any(field.value() for field in self.second_week())

    def others(self) -> list[forms.BoundField]:
        """The fields that are no hours."""
        return [self[name] for name in self.fields if len(name) > len(NAMES[0]) + 1 or name == "op"]

    def _week(self, turn: str) -> Week:
        return Week(tuple(span for name in NAMES[:DAYS] for span in self.cleaned_data[f"{name}{turn}"]))
