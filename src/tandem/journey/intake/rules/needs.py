"""What may be kept of what a learner needs, who agrees to it, and whether a workplace meets it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from tandem.base.periods import age_on
from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.intake.terms.needs import GivenBy, Need
from tandem.law.norms import Norms, effect_of
from tandem.registers.people.rules import is_minor

LONGEST_WORDS: Final = 2000


@dataclass(frozen=True)
class Told:
    """What a learner needs: codes that a workplace can meet, and words for who guides."""

    needs: frozenset[Need] = frozenset()
    words: str = ""

    def tidy(self) -> "Told":
        """The same without spaces around the words."""
        return Told(self.needs, self.words.strip())


NOTHING: Final = Told()
"""What stands there before anything was written down."""


def may_keep(told: Told, *, seen: Told, kept: Told, is_agreed: bool) -> Verdict:
    """Whether this may be kept: somebody agreed, it says something, and it writes over nothing but what was `seen`."""
    return Verdict(
        (
            Finding("needs.as_seen", kept in {seen, told}),
            Finding("needs.agreed", is_agreed),
            Finding("needs.says_something", bool(told.needs or told.words)),
            Finding("needs.words", len(told.words) <= LONGEST_WORDS, len(told.words), LONGEST_WORDS),
        )
    )


def may_agree(
    given_by: GivenBy, *, birth_date: date | None, day: date, is_agreed_already: bool, norms: Norms
) -> Verdict:
    """Whether this voice can agree: a learner who is old enough, a parent of a minor; once at a time."""
    is_learner = given_by is GivenBy.LEARNER
    minor = is_minor(birth_date, day=day, norms=norms)
    own = (age_to_agree(birth_date=birth_date, day=day, norms=norms),) if is_learner else ()
    return Verdict(
        (
            Finding("needs.agreed_once", not is_agreed_already),
            *own,
            Finding("needs.guardian_of_minor", is_learner or minor, found=birth_date),
        )
    )


def age_to_agree(*, birth_date: date | None, day: date, norms: Norms) -> Finding:
    """Whether a learner is old enough to agree alone; where the law is not certain, it only warns."""
    least = norms.privacy.digital_consent_age
    age = None if birth_date is None else age_on(birth_date, day)
    return Finding(
        "needs.learner_old_enough",
        least is not None and age is not None and age >= least.value,
        found=age,
        needed=least.value if least else None,
        effect=effect_of(least) if least else Effect.BLOCK,
        ground=least,
    )


def may_note_paper(*, signed_on: date, day: date, withdrawn_on: date | None) -> Verdict:
    """Whether a signed paper counts: not signed in the future, and after the day somebody took an agreement back.

    Of a paper of that same day nobody can tell which came first, so it does not count.
    """
    is_later = withdrawn_on is None or signed_on > withdrawn_on
    return Verdict(
        (
            Finding("needs.signed_in_past", signed_on <= day, found=signed_on, needed=day),
            Finding("needs.signed_after_withdrawal", is_later, found=signed_on, needed=withdrawn_on),
        )
    )


def are_met(needs: Collection[Need], offered: Collection[str]) -> bool:
    """Whether a workplace offers everything a learner needs; this, and no more, is what a search uses."""
    return {str(need) for need in needs} <= {str(one) for one in offered}
