"""What the pages on learners who fit an opening accept."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tandem.faces.documents.words import choices
from tandem.faces.web.company.forms.gentle import GentleForm, OneOf
from tandem.journey.placement.terms.fitting import PassReason


class PassForm(GentleForm):
    """Why a company does not ask a learner it found."""

    reason = OneOf(label=_("Wat is de reden?"), missing=_("Kies een reden."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("reason", choices(PassReason))
