"""A file of running agreements: which one, and what of it was seen."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.faces.web.company.forms.gentle import GentleForm
from tandem.faces.web.learners.forms.importing import Remembered


class FileForm(forms.Form):
    """The file."""

    use_required_attribute = False

    file = forms.FileField(
        label=_("Bestand met overeenkomsten"),
        help_text=_("CSV of Excel (.xlsx), hoogstens 10 MB en 2.000 rijen. U ziet eerst wat het bestand doet."),
        error_messages={
            "required": _("Kies een bestand op uw toestel."),
            "empty": _("Dit bestand is leeg. Kies een bestand met minstens één overeenkomst."),
            "invalid": _("Er kwam geen bestand aan. Kies het bestand opnieuw."),
        },
    )


class SeenForm(GentleForm):
    """What was looked at: something else by now does not go in."""

    seen = Remembered()
