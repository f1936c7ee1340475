"""What the sign-in pages accept."""

from django import forms
from django.utils.translation import gettext_lazy as _


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


class InvitationForm(forms.Form):
    """Who accepts the invitation."""

    name = forms.CharField(
        label=_("Uw naam"),
        max_length=200,
        help_text=_("Zo zien anderen wie iets deed."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "class": "is-m"}),
        error_messages={"required": _("Vul uw voornaam en naam in.")},
    )
