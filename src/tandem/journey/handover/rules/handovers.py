"""Whether a learner can go to another hand, who has to agree to that, and by when the other answers."""

import unicodedata
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Final

from tandem.base.periods import age_on
from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.handover.terms.handovers import Agreed, HandoverKind, HandoverWhy
from tandem.law.norms import Norms, effect_of
from tandem.registers.people.rules import is_minor

LONGEST_WORDS: Final = 1000
PARTS: Final = ("stands", "tried", "agreed", "works")
"""What a sheet tells, part by part."""


@dataclass(frozen=True)
class Sheet:
    """What who gives tells who receives; never what a learner needs: that stays under its own seal."""

    why: HandoverWhy
    stands: str
    tried: str = ""
    agreed: str = ""
    works: str = ""

    def tidy(self) -> "Sheet":
        """The same without spaces around the words."""
        told = {one.name: getattr(self, one.name) for one in fields(self)}
        return Sheet(**told | {name: told[name].strip() for name in PARTS})


@dataclass(frozen=True)
class OfferFacts:
    """A learner and who would receive them."""

    kind: HandoverKind
    day: date
    birth_date: date | None
    is_running: bool
    is_placed: bool
    has_open_one: bool
    is_other: bool
    """Whether the receiver is another than who guides now."""
    is_attended: bool
    """Whether somebody is there who can answer."""
    gives_training: bool = True


def may_offer(sheet: Sheet, facts: OfferFacts, *, norms: Norms) -> Verdict:
    """Whether this learner can be offered to this receiver, with this sheet."""
    adult = norms.minor.adult_from_age
    age = None if facts.birth_date is None else age_on(facts.birth_date, facts.day)
    is_adult = age is not None and age >= adult.value
    elsewhere = facts.kind is HandoverKind.PROVIDER
    return Verdict(
        (
            Finding("handover.running", facts.is_running),
            Finding("handover.open_once", not facts.has_open_one),
            Finding("handover.to_another", facts.is_other),
            Finding("handover.attended", facts.is_attended),
            Finding("handover.not_placed", not (elsewhere and facts.is_placed)),
            Finding("handover.gives_training", facts.gives_training, effect=Effect.WARN),
            Finding(
                "handover.vdab_adult",
                facts.kind is not HandoverKind.VDAB or is_adult,
                found=age,
                needed=adult.value,
                effect=effect_of(adult),
                ground=adult,
            ),
            Finding("handover.says_where", bool(sheet.stands)),
            *(
                Finding("handover.words", _is_text(getattr(sheet, name)), needed=LONGEST_WORDS, subject=name)
                for name in PARTS
            ),
        )
    )


def needs_agreement(kind: HandoverKind) -> bool:
    """Whether the family has to agree: as soon as the file leaves the school."""
    return kind is not HandoverKind.COLLEAGUE


def may_agree(agreed: Agreed, *, birth_date: date | None, day: date, norms: Norms) -> Verdict:
    """Whether this voice can agree: a parent for a minor, the learner of age; on paper whoever signed it."""
    minor = is_minor(birth_date, day=day, norms=norms)
    fits = {Agreed.LEARNER: not minor, Agreed.GUARDIAN: minor}.get(agreed, True)
    return Verdict((Finding("handover.right_voice", fits, found=agreed),))


def may_note_paper(*, signed_on: date, day: date) -> Verdict:
    """Whether a signed paper can be noted: it was not signed in the future."""
    return Verdict((Finding("handover.signed_in_past", signed_on <= day, found=signed_on, needed=day),))


def answers_until(day: date, *, norms: Norms) -> date:
    """The last day on which a receiver answers in time."""
    return day + timedelta(days=norms.handover.accept_days.value)


def is_late(until: date | None, *, day: date) -> bool:
    """Whether the receiver should have answered by now."""
    return until is not None and day > until


def _is_text(text: str) -> bool:
    plain = text.replace("\r", "").replace("\n", "").replace("\t", "")
    return len(text) <= LONGEST_WORDS and not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in plain)
