"""What can change in a signed agreement, who has to say yes, and what differs (R-AGR-02: all who signed)."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.agreements.rules.forms import AgreementForm
from tandem.journey.agreements.terms import Party, Signer

AMENDABLE: Final = (
    "ends_on",
    "hours",
    "turns_from",
    "turns_skip_holidays",
    "holiday_why",
    "holiday_works",
    "holiday_recovered",
    "holiday_approved",
    "holiday_paid",
    "holiday_words",
    "other_words",
    "lesson_hours",
    "joint_committee",
    "accident_insurer",
    "accident_policy",
    "liability_insurer",
    "liability_policy",
)
"""The fields that a change can touch; who takes part, the training and the first day stay as they were signed."""

DAYS: Final = ("ends_on", "turns_from")
"""Those that are a day."""

WORKPLACES: Final = "workplaces"
_ALL: Final = frozenset({Party.PROVIDER, Party.COMPANY, Party.LEARNER})
_MENTOR_ONLY: Final = frozenset({Party.PROVIDER, Party.COMPANY})
PAST: Final = frozenset(
    {"agreement.signed_in_time", "agreement.signed_late", "agreement.remarks_settled", "agreement.place_agreed"}
)
"""What is asked before the first signature and not of a change."""

LIFTED: Final = "agreement.not_lifted"


def needed(changes: Mapping[str, Any]) -> frozenset[Party]:
    """Who has to say yes: everybody; of another mentor alone the company and who guides the learner."""
    return _MENTOR_ONLY if is_mentor_only(changes) else _ALL


def signers(changes: Mapping[str, Any], *, is_minor: bool) -> tuple[Signer, ...]:
    """Whose yes is asked, of each party one: for a minor that of a parent."""
    family = Signer.GUARDIAN if is_minor else Signer.LEARNER
    return tuple(one for one in (family, Signer.COMPANY, Signer.PROVIDER) if side_of(one) in needed(changes))


def side_of(signer: Signer) -> Party:
    """For which party somebody signs."""
    return {Signer.COMPANY: Party.COMPANY, Signer.PROVIDER: Party.PROVIDER}.get(signer, Party.LEARNER)


def same_text(*, paper: str, shown: str) -> Verdict:
    """Whether somebody says yes to the text that was proposed."""
    return Verdict((Finding("signature.same_text", bool(paper) and paper == shown),))


def is_mentor_only(changes: Mapping[str, Any]) -> bool:
    """Whether nothing changes but who guides the learner at work."""
    places = changes.get(WORKPLACES, {})
    return set(changes) == {WORKPLACES} and all(set(one) == {"mentor"} for one in places.values())


def may_propose(changes: Mapping[str, Any], *, from_on: date, begins_on: date, ends_on: date, day: date) -> Verdict:
    """Whether there is something to propose, of what can change, from a day that can be."""
    first = max(begins_on, day)
    foreign = sorted(set(changes) - {*AMENDABLE, WORKPLACES})
    return Verdict(
        (
            Finding("amendment.changes", bool(changes)),
            Finding("amendment.amendable", not foreign, foreign[0] if foreign else None),
            Finding("amendment.from_later", from_on >= first, from_on, first),
            Finding("amendment.in_term", from_on <= ends_on, from_on, ends_on),
        )
    )


def place_goes_on(last_day: date | None, *, from_on: date) -> Verdict:
    """Whether the learner still works at a workplace on the day from which something changes there."""
    return Verdict((Finding("amendment.place_goes_on", last_day is None or from_on <= last_day, last_day, from_on),))


def told(form: AgreementForm) -> dict[str, Any]:
    """The fields that can change, as plain data."""
    return {name: plain(getattr(form, name)) for name in AMENDABLE}


def plain(value: Any) -> Any:
    """A value as it is kept: a day as text."""
    return value.isoformat() if isinstance(value, date) else value


def read(changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changed fields of the form, days read back."""
    found = {name: value for name, value in changes.items() if name != WORKPLACES}
    for name in DAYS:
        if found.get(name):
            found[name] = date.fromisoformat(found[name])
    return found


def still_right(after: Verdict, *, before: Verdict) -> Verdict:
    """What stops of the conditions on the whole, without those of before the first signature.

    That a workplace is going to be lifted stops only a change that goes there: no new agreement can (R-SAN-03), and
    this one has its last day already.
    """
    lifted = {one.subject for one in before.unmet if one.code == LIFTED}
    asked = (one for one in after.findings if one.code not in PAST and one.effect is Effect.BLOCK)
    return Verdict(tuple(one for one in asked if one.code != LIFTED or one.subject not in lifted))


def newly_wrong(after: Verdict, *, before: Verdict) -> Verdict:
    """The same of what was signed outside Tandem: only what was in order before this change stops it."""
    stood = {(one.code, one.subject) for one in before.unmet}
    found = still_right(after, before=before).findings
    return Verdict(tuple(one for one in found if one.is_met or (one.code, one.subject) not in stood))
