"""What every form of this area shares: words that help, and a place for the reasons of a refusal."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from tandem.base.errors import NotPossible
from tandem.faces.documents.reasons import line, reasons_of

FEWEST_DIGITS = 6
YEARS = range(1900, 2200)
"""Years that a day can fall in; anything else is a typing mistake."""
DAYS_AS_TYPED = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")


class GentleForm(forms.Form):
    """A form that shows a refusal of the action at the field it is about."""

    use_required_attribute = False
    ABOUT: ClassVar[dict[str, str]] = {}
    """The code of a finding → the field where its sentence stands."""

    def offer(self, name: str, choices: Iterable[Any]) -> None:
        """Say what can be chosen in a field."""
        field = self.fields[name]
        if not isinstance(field, forms.ChoiceField):
            raise TypeError(f"{name} offers no choices")
        field.choices = list(choices)

    def offered(self, name: str) -> list[str]:
        """The values that can be chosen in a field."""
        return [str(option.data["value"]) for option in self[name]]

    def refuse(self, refusal: NotPossible) -> None:
        """Show every reason why the action could not be done."""
        for finding, reason in zip(refusal.verdict.unmet, reasons_of(refusal.verdict), strict=True):
            self.add_error(self.ABOUT.get(finding.code), line(reason))


CHANGED_MEANWHILE = "changed_meanwhile"


class SectionForm(GentleForm):
    """A section that can stand open in two windows: what a colleague saved is not overwritten in silence.

    The page carries the fingerprint of what was kept when it was shown. Where something else is kept by now, the
    answers come back with a sentence; saving once more is then a choice.
    """

    known = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput(attrs={"autocomplete": "off"}))

    def __init__(self, *args: Any, kept: Mapping[str, Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.kept = fingerprint(kept)
        self.initial = {**self.initial, "known": self.kept}

    def clean(self) -> dict[str, Any]:
        """Look whether what was kept changed since the page was shown."""
        data = super().clean() or {}
        known = data.pop("known", "")
        if known and known != self.kept and self._given() != self.kept:
            shown: Any = self.data
            self.data = shown = shown.copy()
            shown["known"] = self.kept
            message = _(
                "Dit onderdeel veranderde intussen in een ander venster of door een collega. Hieronder staat wat u"
                " invulde. Bewaar opnieuw om dat te houden, of laad de pagina opnieuw om te zien wat er nu staat."
            )
            raise ValidationError(message, code=CHANGED_MEANWHILE)
        return data

    @property
    def is_overtaken(self) -> bool:
        """Whether somebody else saved first."""
        return self.has_error(NON_FIELD_ERRORS, CHANGED_MEANWHILE)

    def _given(self) -> str:
        names = [name for name in self.fields if name != "known"]
        return fingerprint({name: self[name].data for name in names})


def fingerprint(answers: Mapping[str, Any]) -> str:
    """The same for the same answers, in whatever order they were given."""
    plain = {name: _plain(answer) for name, answer in answers.items()}
    told = sorted((name, answer) for name, answer in plain.items() if answer)
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _plain(answer: Any) -> str | list[str]:
    if isinstance(answer, list | tuple):
        return sorted(str(one) for one in answer)
    return "" if answer is None else " ".join(str(answer).split())


class MayWait:
    """A field that is needed before the form is handed in, and may still be empty when it is saved."""

    empty_values: Any

    def validate(self, value: Any) -> None:
        """Look at what is there only."""
        if value not in self.empty_values:
            super().validate(value)  # type: ignore[misc]


class TextField(forms.CharField):
    """Words; too many are counted."""

    def __init__(self, *, missing: Any = "", **options: Any) -> None:
        told = {
            "max_length": _("U schreef %(show_value)s tekens, hoogstens %(limit_value)s passen. Maak de tekst korter.")
        }
        if missing:
            told["required"] = missing
        super().__init__(error_messages=told, **options)


class PhoneField(TextField):
    """A telephone number as people write it, here or abroad."""

    def __init__(self, **options: Any) -> None:
        attrs = {"type": "tel", "class": "is-m", "autocomplete": options.pop("autocomplete")}
        super().__init__(required=False, max_length=30, widget=forms.TextInput(attrs=attrs), **options)

    def validate(self, value: Any) -> None:
        """Digits, with what people put between them."""
        super().validate(value)
        digits = sum(map(str.isdigit, value))
        if value and not (digits >= FEWEST_DIGITS and re.fullmatch(r"\+?[0-9(][0-9 ./()-]*", value)):
            message = _("“%(found)s” is geen telefoonnummer. Schrijf het zoals 09 123 45 67 of +32 470 12 34 56.")
            raise ValidationError(message, params={"found": value})


class MailField(forms.EmailField):
    """An e-mail address."""

    def __init__(self, *, missing: Any = "", **options: Any) -> None:
        told = {"invalid": _("Dit is geen e-mailadres. Een e-mailadres ziet eruit als naam@voorbeeld.be.")}
        if missing:
            told["required"] = missing
        widget = forms.EmailInput(attrs={"class": "is-m"})
        super().__init__(error_messages=told, widget=widget, max_length=254, **options)


class DayField(forms.DateField):
    """A day: typed as 31/12/1985, or chosen from the calendar of the browser."""

    def __init__(self, *, missing: Any, **options: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, input_formats=DAYS_AS_TYPED, error_messages={"required": missing}, **options)

    def to_python(self, value: Any) -> Any:
        """The day, or a sentence that says what was found."""
        try:
            day = super().to_python(value)
        except ValidationError:
            message = _("“%(found)s” is geen bestaande dag. Schrijf dag, maand en jaar, zoals 31/12/1985.")
            raise ValidationError(message, params={"found": str(value)[:20]}) from None
        if day is not None and day.year not in YEARS:
            message = _("“%(found)s” ligt te ver weg: kijk het jaar na. Wij kennen de jaren %(first)s tot %(last)s.")
            raise ValidationError(message, params={"found": str(value)[:20], "first": YEARS[0], "last": YEARS[-1]})
        return day


class OneOf(forms.ChoiceField):
    """One of a few choices, shown all at once."""

    def __init__(self, *, missing: Any = "", **options: Any) -> None:
        told = {"invalid_choice": _("Deze keuze kennen wij niet. Kies een van de mogelijkheden hieronder.")}
        if missing:
            told["required"] = missing
        super().__init__(error_messages=told, widget=options.pop("widget", forms.RadioSelect), **options)


class SomeOf(forms.MultipleChoiceField):
    """Some of several choices."""

    def __init__(self, *, missing: Any = "", **options: Any) -> None:
        told = {
            "invalid_choice": _("“%(value)s” staat niet in de lijst. Laad de pagina opnieuw en kies opnieuw."),
            "invalid_list": _("Kies uit de lijst hieronder."),
        }
        if missing:
            told["required"] = missing
        super().__init__(error_messages=told, widget=forms.CheckboxSelectMultiple, **options)


class OneOfLater(MayWait, OneOf):
    """One of a few choices, that may wait."""


class TextLater(MayWait, TextField):
    """Words that may wait."""


class MailLater(MayWait, MailField):
    """An e-mail address that may wait."""


class SomeLater(MayWait, SomeOf):
    """Choices that may wait."""


YES_OR_NO = (("yes", _("Ja")), ("no", _("Nee")))


class YesOrNo(MayWait, OneOf):
    """Yes, no, or not answered yet."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=YES_OR_NO, **options)

    def clean(self, value: Any) -> Any:
        """True, False, or None where nothing was chosen."""
        return {"yes": True, "no": False}.get(super().clean(value))


def as_answer(*, given: bool | None) -> str:
    """An answer as the radio buttons know it."""
    return {True: "yes", False: "no", None: ""}[given]
