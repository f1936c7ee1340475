"""An agreement that everybody signed: the ground of what happens after."""

from typing import Any

from tandem.journey.agreements.actions import signing
from tandem.journey.agreements.models import Agreement
from tandem.journey.agreements.terms import Signer
from tests.factories.numbers import NOW


def sign_all(story: Any, *, but: Signer | None = None) -> Agreement:
    """Everybody signs the text of this story, up to who is left out."""
    shown = story.agreement.paper
    for actor, signer in (
        (story.learner, Signer.LEARNER),
        (story.guardian, Signer.GUARDIAN),
        (story.company, Signer.COMPANY),
        (story.coach, Signer.PROVIDER),
    ):
        if signer is but:
            break
        signing.sign(actor=actor, agreement_id=story.agreement.pk, signer=signer, shown=shown, strength="test", now=NOW)
    again: Agreement = story.again()
    return again
