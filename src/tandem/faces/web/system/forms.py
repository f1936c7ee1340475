"""What the pages for who runs the platform accept."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.base.verdict import Effect, Verdict
from tandem.faces.documents.reasons import line, reason_of
from tandem.faces.documents.words import choices, code_label
from tandem.registers.access.terms import Role
from tandem.registers.mandates.rules import PowerMove
from tandem.registers.mandates.terms import Power

Choices = Sequence[tuple[str, str]]
_NOTHING_YET = ("", _("Kies"))
_WHOLE = "-"
"""The power where no sector has its own holder."""
_ABOUT_THE_DAY = frozenset({"mandate.starts_in_past", "mandate.starts_too_far"})
_DAY = {"required": _("Vul een dag in, zoals 2027-01-01."), "invalid": _("Schrijf de dag als jaar-maand-dag.")}


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), error_messages=_DAY)


class AnswerForm(forms.Form):
    """The answer to a remark on the register."""

    answer = forms.CharField(
        label=_("Uw antwoord"),
        help_text=_("De onderneming leest dit. Zeg waar ze het register kan laten verbeteren."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Schrijf een antwoord: de onderneming wacht erop.")},
    )


class UploadForm(forms.Form):
    """A file of providers, locations and programmes."""

    file = forms.FileField(
        label=_("Bestand"),
        help_text=_("CSV of Excel (.xlsx), hoogstens 20 MB. In Excel staat elke tabel op een eigen blad."),
        error_messages={"required": _("Kies een bestand."), "empty": _("Dit bestand is leeg. Kies een ander bestand.")},
    )


class InviteForm(forms.Form):
    """Whom to invite, as what."""

    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=254,
        widget=forms.EmailInput(attrs={"class": "is-m"}),
        error_messages={
            "required": _("Vul het e-mailadres in van wie u uitnodigt."),
            "invalid": _("Dit is geen e-mailadres. Een e-mailadres ziet eruit als naam@voorbeeld.be."),
        },
    )
    role = forms.ChoiceField(label=_("Rol"), error_messages={"required": _("Kies wat deze persoon mag doen.")})
    organisation = forms.ChoiceField(label=_("Organisatie"), required=False)

    def __init__(self, *args: Any, roles: Iterable[Role], organisations: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "role").choices = [(role.value, code_label(role)) for role in roles]
        if organisations:
            _choose(self, "organisation").choices = [("", _("– geen –")), *organisations]
        else:
            del self.fields["organisation"]

    def clean(self) -> dict[str, object]:
        """Without a list of organisations it is the inviter's own."""
        data = super().clean() or {}
        data.setdefault("organisation", "")
        return data


class MoveForm(forms.Form):
    """A power that goes to another body."""

    power = forms.ChoiceField(label=_("Bevoegdheid"), error_messages={"required": _("Kies een bevoegdheid.")})
    sector = forms.ChoiceField(label=_("Sector"), error_messages={"required": _("Kies een sector.")})
    to = forms.ChoiceField(label=_("Nieuwe houder"), error_messages={"required": _("Kies wie de bevoegdheid krijgt.")})
    on = _day(_("Vanaf"))
    agreement = forms.CharField(
        label=_("Samenwerkingsakkoord"), required=False, max_length=80, help_text=_("De referentie, als er een is.")
    )
    note = forms.CharField(label=_("Nota"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, sectors: Choices, bodies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "power").choices = [_NOTHING_YET, *choices(Power)]
        _choose(self, "sector").choices = [_NOTHING_YET, (_WHOLE, _("elke sector zonder eigen houder")), *sectors]
        _choose(self, "to").choices = [_NOTHING_YET, *bodies]

    def refuse(self, verdict: Verdict) -> None:
        """Say why it cannot be, beside the day where it is about the day."""
        for finding in verdict.unmet:
            reason = reason_of(finding)
            is_day = finding.code in _ABOUT_THE_DAY
            self.add_error("on" if is_day else None, line(reason) if is_day else reason.title)

    def as_move(self) -> PowerMove:
        """The move as the room wants it."""
        data = self.cleaned_data
        return PowerMove(
            power=Power(data["power"]),
            sector="" if data["sector"] == _WHOLE else data["sector"],
            to=data["to"],
            on=data["on"],
            agreement=data["agreement"],
            note=data["note"],
        )


class RuleForm(forms.Form):
    """How the own body applies a rule that is only known retold."""

    key = forms.ChoiceField(label=_("Regel"), error_messages={"required": _("Kies een regel.")})
    effect = forms.ChoiceField(
        label=_("Wat doet deze regel?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of de regel tegenhoudt of waarschuwt.")},
    )
    valid_from = _day(_("Vanaf"))

    def __init__(self, *args: Any, keys: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "key").choices = keys
        _choose(self, "effect").choices = [(code, name) for code, name in choices(Effect) if code != Effect.NOTE]

    def as_choice(self) -> dict[str, Any]:
        """The choice as the room wants it."""
        data = self.cleaned_data
        return {"key": data["key"], "effect": Effect(data["effect"]), "valid_from": data["valid_from"]}


def _choose(form: forms.Form, name: str) -> forms.ChoiceField:
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} is a field without choices")
    return field
