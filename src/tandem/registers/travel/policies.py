"""Who may keep the timetables of public transport."""

from typing import Final

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict

KEEPERS: Final = ("system", "platform_admin")
"""The platform itself, as from the command line, and its administrators."""


def may_keep_timetables(actor: Actor) -> Verdict:
    """Whether this actor may hand in timetables, take them in use and withdraw them."""
    return Verdict((Finding("travel.keeper", actor.has_role(*KEEPERS), found=actor.role),))
