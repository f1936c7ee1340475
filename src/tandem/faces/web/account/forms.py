"""What the sign-in pages accept."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.base.errors import NotPossible
from tandem.faces.documents.reasons import line, reasons_of
from tandem.registers.access.rules import TOKEN_DAYS


class AskLinkForm(forms.Form):
    """Where to send the link."""

    email = forms.EmailField(
        label=_("E-mailadres"),
        help_text=_("U krijgt een link waarmee u meteen binnen bent. Hij werkt één keer."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "class": "is-m"}),
        error_messages={
            "required": _("Vul uw e-mailadres in, zoals naam@voorbeeld.be."),
            "invalid": _("Dit is geen e-mailadres. Een e-mailadres ziet eruit als naam@voorbeeld.be."),
        },
    )


class KeyForm(forms.Form):
    """For which program a key is, and how long it works."""

    name = forms.CharField(
        label=_("Voor welk programma?"),
        max_length=80,
        help_text=_("Zo herkent u de sleutel later, bijvoorbeeld: loonprogramma."),
        widget=forms.TextInput(attrs={"class": "is-m", "autocomplete": "off"}),
        error_messages={"required": _("Schrijf voor welk programma de sleutel is.")},
    )
    days = forms.TypedChoiceField(
        label=_("Hoelang werkt hij?"),
        choices=[(30, _("30 dagen")), (90, _("90 dagen")), (TOKEN_DAYS, _("een jaar"))],
        initial=90,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoelang de sleutel werkt."), "invalid_choice": _("Kies uit de lijst.")},
    )

    def refuse(self, refusal: NotPossible) -> None:
        """Show every reason why the key was not made."""
        for reason in reasons_of(refusal.verdict):
            self.add_error(None, line(reason))


class InvitationForm(forms.Form):
    """Who accepts the invitation."""

    name = forms.CharField(
        label=_("Uw naam"),
        max_length=200,
        help_text=_("Zo zien anderen wie iets deed."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "class": "is-m"}),
        error_messages={"required": _("Vul uw voornaam en naam in.")},
    )
