"""Who may give and end mandates, and who may say how strictly a body applies a rule."""

from typing import Final
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict

SHIPS: Final = ("system", "platform_admin")
GIVES: Final = ("system", "flemish_partnership", "agency_staff")
"""The seven powers are the Flemish partnership's; the staff of the agency act on its delegation (R-REC-21)."""
SWITCHES_OWN: Final = ("partnership_manager", "flemish_partnership")
SWITCHES_ALL: Final = ("agency_staff",)


def may_load(actor: Actor) -> Verdict:
    """Load the shipped bodies and mandates: the platform."""
    return Verdict((Finding("mandate.may_load", actor.has_role(*SHIPS), found=actor.role),))


def may_give(actor: Actor) -> Verdict:
    """Give, end and move mandates, enter cooperation agreements: the Flemish partnership and the agency."""
    return Verdict((Finding("mandate.may_give", actor.has_role(*GIVES), found=actor.role),))


def may_switch_rule(actor: Actor, body_id: UUID) -> Verdict:
    """Let a retold rule warn at a body: who leads that body, and the agency."""
    own = actor.has_role(*SWITCHES_OWN) and actor.stands_for(body_id)
    return Verdict((Finding("mandate.may_switch_rule", own or actor.has_role(*SWITCHES_ALL), found=actor.role),))
