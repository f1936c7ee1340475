"""Who may hand in a file, and look at it again: who may keep what it holds."""

from tandem.base.actor import Actor
from tandem.base.verdict import Verdict
from tandem.faces.exchange.terms import FileKind
from tandem.registers.organisations import policies as organisations
from tandem.registers.reference import policies as reference

_POLICIES = {
    FileKind.PROVIDERS: organisations.may_keep_providers,
    FileKind.ACTIVITIES: reference.may_keep_activity_lists,
}


def may_hand_in(actor: Actor, kind: FileKind) -> Verdict:
    """Hand in a file of this kind, see what it would do, and take it over."""
    return _POLICIES[kind](actor)
