"""Who can have the search time in an own calendar: who looks after learners, a learner, and who acts for one."""

from tandem.base.actor import Actor
from tandem.journey.placement.policies import clocks
from tandem.registers.access.terms import Role


def has_feed(actor: Actor) -> bool:
    """Whether this capacity has search times of its own to put in a calendar."""
    return is_family(actor) or clocks.has_board(actor)


def is_family(actor: Actor) -> bool:
    """Whether this is a learner, or who acts for one."""
    return actor.has_role(Role.LEARNER, Role.GUARDIAN)
