"""Which sleeping recognitions somebody wants to see, and which are asked."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext

from tandem.journey.activation.rules import MOST_AT_ONCE
from tandem.journey.activation.terms import AskedPart


class FilterForm(forms.Form):
    """The filters in the address; one that nobody knows counts as not asked."""

    opleiding = forms.CharField(required=False, max_length=40)
    sector = forms.CharField(required=False, max_length=40)
    regio = forms.CharField(required=False, max_length=40)
    deel = forms.CharField(required=False, max_length=20)

    def value(self, name: str) -> str:
        """One filter; empty where it was not asked or not understood."""
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))

    @property
    def part(self) -> AskedPart | None:
        """The part of the list; everything where none was asked."""
        asked = self.value("deel")
        return next((one for one in AskedPart if one == asked), None)


class AskForm(forms.Form):
    """The recognitions that were chosen, and the filters to come back to."""

    erkenning = forms.TypedMultipleChoiceField(required=False)
    terug = forms.CharField(required=False, max_length=500)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self._chosen: list[UUID] = []
        field: Any = self.fields["erkenning"]
        field.choices = [(one, one) for one in data.getlist("erkenning")]

    def clean(self) -> dict[str, Any]:
        """At least one and not too many, each a recognition."""
        data: dict[str, Any] = super().clean() or {}
        chosen = [one for text in data.get("erkenning") or () if (one := _key(text)) is not None]
        self._chosen = list(dict.fromkeys(chosen))
        data["erkenning"] = self._chosen
        if len(self._chosen) > MOST_AT_ONCE:
            words = {"n": len(self._chosen), "most": MOST_AT_ONCE}
            self.add_error(
                "erkenning",
                gettext(
                    "U duidde %(n)s erkenningen aan. Vraag het voor hoogstens %(most)s tegelijk: haal er enkele weg, en"
                    " vraag de andere daarna."
                )
                % words,
            )
        if not self._chosen:
            self.add_error("erkenning", gettext("Duid minstens één onderneming aan, en vraag dan of er plaats is."))
        return data

    def chosen(self) -> list[UUID]:
        """The recognitions that were chosen, also where they cannot be asked in one go."""
        return list(self._chosen)

    def words(self) -> str:
        """What is wrong, in one sentence."""
        return next((str(words) for errors in self.errors.values() for words in errors), "")

    def query(self) -> QueryDict:
        """The filters to come back to; only those that the list knows."""
        asked = QueryDict(str(self.data.get("terug", ""))[:500])
        kept = QueryDict(mutable=True)
        for name in (*FilterForm.base_fields, "tot"):
            if name in asked:
                kept[name] = asked[name]
        return kept


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
