"""Who may keep the tables of places."""

from typing import Final

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict

KEEPERS: Final = ("system", "platform_admin")
"""The platform itself (shipped tables, an import from the command line) and its administrators."""


def may_keep_places(actor: Actor) -> Verdict:
    """Whether this actor may load tables, borders and mergers."""
    return Verdict((Finding("geo.keeper", is_met=actor.has_role(*KEEPERS), found=actor.role),))
