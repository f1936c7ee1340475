"""What the search accepts. A value it does not understand is left out: a search never fails."""

from typing import Final

from django import forms

from tandem.journey.recognition.queries.public import Sort
from tandem.registers.travel.terms import TravelMode

WHOLE_REGION: Final = 0
KILOMETRES: Final = (2, 5, 10, 20, 30, 50, WHOLE_REGION)
USUAL_KM: Final = 20
MINUTES: Final = (10, 15, 20, 30, 45, 60, 90, 120)
MOST_MINUTES: Final = 120
"""One way; who would travel longer every day looks in the whole region."""
MODES: Final = {
    "fiets": TravelMode.BIKE,
    "voet": TravelMode.FOOT,
    "e-fiets": TravelMode.E_BIKE,
    "bromfiets": TravelMode.MOPED,
    "auto": TravelMode.CAR,
    "ov": TravelMode.PUBLIC_TRANSPORT,
}
SORTS: Final[dict[str, Sort]] = {"dichtst": "nearest", "naam": "name", "nieuwst": "newest"}


class SearchForm(forms.Form):
    """What, where, how far or how long, by what, there by when; in which order, how many."""

    wat = forms.CharField(required=False, max_length=80)
    waar = forms.CharField(required=False, max_length=80)
    km = forms.TypedChoiceField(required=False, coerce=int, choices=[(km, km) for km in KILOMETRES], empty_value=None)
    met = forms.ChoiceField(required=False, choices=[(name, name) for name in MODES])
    minuten = forms.CharField(required=False)
    om = forms.CharField(required=False)
    sorteer = forms.ChoiceField(required=False, choices=[(name, name) for name in SORTS])
    tot = forms.IntegerField(required=False, min_value=0, max_value=1000)
    vrij = forms.CharField(required=False, max_length=1)


class WindowForm(forms.Form):
    """What a map shows: `west,south,east,north`, and its zoom."""

    bbox = forms.CharField(max_length=200)
    zoom = forms.IntegerField(required=False, min_value=0, max_value=20)

    def clean_bbox(self) -> tuple[float, float, float, float]:
        """Four numbers in order, on earth."""
        try:
            west, south, east, north = (float(part) for part in self.cleaned_data["bbox"].split(","))
        except ValueError:
            raise forms.ValidationError("west,south,east,north") from None
        if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):  # noqa: PLR2004 - the earth
            raise forms.ValidationError("west,south,east,north")
        return west, south, east, north


class FromForm(forms.Form):
    """From where somebody would come."""

    van = forms.CharField(required=False, max_length=80)
