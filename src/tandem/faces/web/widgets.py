"""Fields that several areas show in the same way."""

from django import forms
from django.utils.translation import gettext_lazy as _


def long_text(*, rows: int, most: int) -> forms.Textarea:
    """A box for several sentences that says how many characters are left."""
    told = {"data-count": str(most), "data-count-left": _("Nog %s tekens"), "data-count-over": _("%s tekens te veel")}
    return forms.Textarea(attrs={"rows": rows, **told})
