"""How an enquiry goes on: to the next, with a reason; or closed, with what came of it."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from tandem.faces.documents.words import choices
from tandem.faces.web.company.forms.gentle import GentleForm, OneOf
from tandem.journey.handover.terms.enquiries import EnquiryOutcome, PassReason


class PassForm(GentleForm):
    """Why it goes to the next."""

    reason = OneOf(label=_("Waarom geeft u deze vraag door?"), missing=_("Kies waarom u deze vraag doorgeeft."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("reason", choices(PassReason))


class CloseForm(GentleForm):
    """What came of it."""

    ABOUT: ClassVar[dict[str, str]] = {"enquiry.outcome": "outcome"}

    outcome = OneOf(label=_("Wat kwam er van deze vraag?"), missing=_("Kies wat er van deze vraag kwam."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("outcome", choices(EnquiryOutcome, without=(EnquiryOutcome.NOBODY, EnquiryOutcome.ENROLLED)))
