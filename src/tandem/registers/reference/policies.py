"""Who may keep the reference tables."""

from typing import Final

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict

KEEPERS: Final = ("system", "platform_admin")
"""The platform itself (the shipped catalogue, an import from the command line) and its administrators."""


def may_keep_reference(actor: Actor) -> Verdict:
    """Whether this actor may load the catalogue and the yearly lists of shortage occupations."""
    return Verdict((Finding("reference.keeper", is_met=actor.has_role(*KEEPERS), found=actor.role),))
