"""What a letter, mail or notice says about an opening."""

from typing import Final
from uuid import UUID

from tandem.base.actor import Actor
from tandem.journey.placement.models import Opening
from tandem.journey.placement.queries.openings import opening_for
from tandem.journey.recognition.queries.correspondence import About

OPENING: Final = Opening._meta.label_lower
"""What an opening is called in the history."""


def about_opening(actor: Actor, opening_id: UUID) -> About:
    """The facts of a message about an opening; `valid_until` is the day on which it expires."""
    opening = opening_for(actor, opening_id)
    contact = getattr(opening, "contact", None)
    return About(
        company_id=opening.company_id,
        company=opening.company.name,
        company_email=(contact.email if contact else "") or opening.company.contact_email,
        establishment=opening.establishment.name,
        training=opening.training.name,
        valid_until=opening.expires_on,
    )
