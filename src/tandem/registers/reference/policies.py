"""Who may keep the reference tables."""

from typing import Final

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict

KEEPERS: Final = ("system", "platform_admin")
"""The platform itself (the shipped catalogue, an import from the command line) and its administrators."""

LIST_KEEPERS: Final = (*KEEPERS, "agency_staff")
"""The agency gets the activity lists from sectors and providers."""


def may_keep_reference(actor: Actor) -> Verdict:
    """Whether this actor may load the catalogue and the yearly lists of shortage occupations."""
    return Verdict((Finding("reference.keeper", is_met=actor.has_role(*KEEPERS), found=actor.role),))


def may_keep_activity_lists(actor: Actor) -> Verdict:
    """Whether this actor may bring in activity lists."""
    return Verdict((Finding("reference.list_keeper", is_met=actor.has_role(*LIST_KEEPERS), found=actor.role),))
