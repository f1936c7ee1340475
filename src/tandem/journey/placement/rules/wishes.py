"""Which places a learner can keep, rank and refuse, and in what order they then stand."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from tandem.base.verdict import Finding, Verdict
from tandem.journey.placement.terms.openings import CloseReason, OpeningState
from tandem.journey.placement.terms.wishes import Direction, Standing

MOST_RANKED: Final = 10
"""A ranking that a person can keep in mind."""
MOST_SAVED: Final = 60
MOST_VETOES: Final = 30
"""Who refuses more places than this had better talk to the coach."""
LONGEST_REASON: Final = 300

Item = TypeVar("Item")


@dataclass(frozen=True)
class KeepFacts:
    """A learner who would keep a place."""

    is_running: bool
    saved: int


@dataclass(frozen=True)
class RankFacts:
    """A learner who would rank a place."""

    is_running: bool
    is_own_training: bool
    is_open: bool
    is_vetoed: bool
    ranked: int


@dataclass(frozen=True)
class VetoFacts:
    """A learner who would refuse an establishment."""

    is_running: bool
    vetoes: int
    gives_back: bool = True
    """No seat is promised there, or who refuses may give it back."""


@dataclass(frozen=True)
class OpeningStand:
    """What is known of an opening, as far as it says what became of it."""

    state: OpeningState
    close_reason: str
    is_public: bool
    has_seat: bool = True
    """A seat is free, or the learner has one there."""


def may_save(facts: KeepFacts) -> Verdict:
    """Whether one more place can be kept."""
    return Verdict(
        (
            Finding("wish.track_running", facts.is_running),
            Finding("wish.not_too_many_saved", facts.saved < MOST_SAVED, found=facts.saved, needed=MOST_SAVED),
        )
    )


def may_rank(facts: RankFacts) -> Verdict:
    """Whether one more place can be ranked: it is open, for the own training, and not refused."""
    return Verdict(
        (
            Finding("wish.track_running", facts.is_running),
            Finding("wish.own_training", facts.is_own_training),
            Finding("wish.still_open", facts.is_open),
            Finding("wish.not_vetoed", not facts.is_vetoed),
            Finding("wish.not_too_many_ranked", facts.ranked < MOST_RANKED, found=facts.ranked, needed=MOST_RANKED),
        )
    )


def may_veto(facts: VetoFacts, *, reason: str) -> Verdict:
    """Whether one more establishment can be refused, with this reason or none."""
    return Verdict(
        (
            Finding("wish.track_running", facts.is_running),
            Finding("wish.not_too_many_vetoes", facts.vetoes < MOST_VETOES, found=facts.vetoes, needed=MOST_VETOES),
            Finding("wish.gives_back", facts.gives_back),
            *may_say(reason).findings,
        )
    )


def may_say(reason: str) -> Verdict:
    """Whether a reason can be kept: short, and in signs that can be printed."""
    is_printable = all(sign in "\n\r\t" or unicodedata.category(sign) not in {"Cc", "Cs"} for sign in reason)
    return Verdict(
        (
            Finding("wish.reason_short", len(reason) <= LONGEST_REASON, found=len(reason), needed=LONGEST_REASON),
            Finding("wish.reason_printable", is_printable),
        )
    )


def standing(opening: OpeningStand) -> Standing:
    """What became of a place, in as many words as everybody may know."""
    if opening.state is OpeningState.CLOSED:
        is_filled = opening.close_reason in {CloseReason.FILLED_HERE, CloseReason.FILLED_ELSEWHERE}
        return Standing.FILLED if is_filled else Standing.CLOSED
    if opening.state is OpeningState.EXPIRED:
        return Standing.EXPIRED
    if opening.state is OpeningState.PAUSED:
        return Standing.PAUSED
    if not opening.is_public:
        return Standing.NOT_RECOGNISED
    return Standing.OPEN if opening.has_seat else Standing.FULL


def put(order: Sequence[Item], item: Item, *, place: int | None) -> tuple[Item, ...]:
    """The ranking with this one at that place, counted from one; without a place it comes last."""
    others = [one for one in order if one != item]
    at = len(others) if place is None else min(max(place - 1, 0), len(others))
    return (*others[:at], item, *others[at:])


def moved(order: Sequence[Item], item: Item, *, direction: Direction) -> tuple[Item, ...]:
    """The ranking with this one a place up or down; who is first or last stays there, who is not ranked too."""
    if item not in order:
        return tuple(order)
    step = -1 if direction is Direction.UP else 1
    return put(order, item, place=list(order).index(item) + 1 + step)
