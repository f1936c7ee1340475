"""What the desk accepts."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.faces.documents.words import choices
from tandem.faces.web.company.forms.gentle import DayField, GentleForm, SomeOf, TextField
from tandem.faces.web.widgets import long_text
from tandem.journey.recognition.terms import CompletionItem, LiftGround, Outcome, State


class InboxForm(forms.Form):
    """What the inbox is narrowed to; a value it does not know is left out."""

    tekst = forms.CharField(required=False, max_length=100)
    staat = forms.MultipleChoiceField(required=False, choices=[(s.value, s.value) for s in State if s != State.DRAFT])
    sector = forms.CharField(required=False, max_length=40)
    laat = forms.BooleanField(required=False)
    alles = forms.BooleanField(required=False)
    tot = forms.IntegerField(required=False, min_value=0, max_value=100_000)


class CompletionForm(forms.Form):
    """What the company has to complete."""

    items = forms.MultipleChoiceField(
        label=_("Wat ontbreekt er?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Vink minstens één ding aan dat ontbreekt.")},
    )
    words = forms.CharField(
        label=_("Zeg het in uw eigen woorden"),
        help_text=_("De onderneming leest dit letterlijk. Zeg wat u nodig hebt en waarom."),
        max_length=2000,
        widget=long_text(rows=6, most=2000),
        error_messages={"required": _("Schrijf wat de onderneming moet aanvullen.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "items").choices = choices(CompletionItem)


class DecisionForm(forms.Form):
    """The decision; a refusal needs a motive, a grant may have one."""

    outcome = forms.ChoiceField(
        label=_("Uw beslissing"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of u erkent of weigert.")},
    )
    motive = forms.CharField(
        label=_("Motivering"),
        required=False,
        max_length=4000,
        help_text=_("Verplicht bij een weigering. De voorwaarden die niet vervuld zijn, staan al in de brief."),
        widget=long_text(rows=8, most=4000),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "outcome").choices = choices(Outcome)

    def clean(self) -> dict[str, object]:
        """A refusal without a motive is no decision."""
        data = super().clean() or {}
        if data.get("outcome") == Outcome.REFUSED and not str(data.get("motive", "")).strip():
            self.add_error("motive", _("Schrijf waarom u weigert: de onderneming heeft recht op een motivering."))
        return data


class LiftForm(GentleForm):
    """Why a recognition is lifted, what was tried first, and from which day on."""

    ABOUT: ClassVar[dict[str, str]] = {
        "lifting.grounds": "grounds",
        "lifting.guidance_first": "guidance",
        "lifting.motive": "motive",
        "lifting.not_in_past": "lifts_on",
        "lifting.before_end": "lifts_on",
    }

    grounds = SomeOf(
        label=_("Welke voorwaarde is niet meer vervuld?"),
        missing=_("Duid minstens één voorwaarde aan die niet meer vervuld is."),
    )
    guidance = TextField(
        label=_("Welke begeleiding ging vooraf?"),
        help_text=_("Een sanctie kan pas als begeleidingsacties niet hielpen (R-SAN-01)."),
        max_length=2000,
        widget=long_text(rows=4, most=2000),
        missing=_("Schrijf welke begeleiding er was, wanneer, en waarom ze niet hielp."),
    )
    motive = TextField(
        label=_("Motivering"),
        help_text=_("De onderneming leest dit letterlijk in de brief."),
        max_length=4000,
        widget=long_text(rows=8, most=4000),
        missing=_("Schrijf waarom u de erkenning opheft: de onderneming heeft recht op een motivering."),
    )
    lifts_on = DayField(
        label=_("Opgeheven vanaf"),
        help_text=_("De eerste dag waarop de erkenning niet meer geldt. Overeenkomsten eindigen de dag voordien."),
        missing=_("Vul de eerste dag van de opheffing in."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("grounds", choices(LiftGround))


def _choose(form: forms.Form, name: str) -> forms.ChoiceField:
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} is a field without choices")
    return field
