"""What a letter, mail or notice says about an opening."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.journey.placement.models import MatchingRound, Opening
from tandem.journey.placement.queries.openings import opening_for
from tandem.journey.recognition.queries.correspondence import About
from tandem.registers.access.terms import Role

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


@dataclass(frozen=True)
class AboutRound:
    """The facts of a message about a matching round."""

    round_id: UUID
    title: str
    runner: str
    school_year: int


def about_round(actor: Actor, round_id: UUID) -> AboutRound:
    """What a message about a matching round says; for the platform, which writes it."""
    one = row_with(MatchingRound.objects.select_related("provider", "body"), round_id)
    if one is None or not actor.has_role(Role.SYSTEM):
        raise NotFound
    runner = one.provider or one.body
    return AboutRound(one.pk, one.title, runner.name if runner else "", one.school_year)
