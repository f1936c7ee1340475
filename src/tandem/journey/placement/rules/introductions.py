"""May this learner and this opening be brought together? And what may each side say?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from tandem.base.periods import day_of
from tandem.base.verdict import Finding, Verdict
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.terms.introductions import AgeBracket, Distance, EndReason, RefusalReason, Side

ANSWER_DAYS: Final = 10
"""So many calendar days somebody has to answer, unless another day is named: our own choice."""
REMINDED_DAYS: Final = 3
"""So many days before that day comes a reminder: our own choice."""
LONGEST_WAIT: Final = 60
"""Nobody waits longer than this for an answer."""
AFTER_TALK_DAYS: Final = 7
"""So many days after they met somebody says yes or no."""
MOST_RUNNING: Final = 10
"""So many introductions of one learner run at once."""
LONGEST_LETTER: Final = 2000
LONGEST_WORDS: Final = 1000
FARTHEST: Final = {Distance.NEAR: 5.0, Distance.MIDDLE: 15.0, Distance.FAR: 30.0}
"""Up to how many kilometres each word goes; a band, so that nobody finds the house."""
ADULT: Final = 18
SEARCHES: Final = (Phase.INTAKE, Phase.SEARCHING)
"""Phases in which a learner can still get a place."""

REASONS: Final[Mapping[Side, tuple[RefusalReason, ...]]] = {
    Side.COMPANY: (
        RefusalReason.OTHER_CANDIDATE,
        RefusalReason.NO_LONGER_LOOKING,
        RefusalReason.WISH_NOT_MET,
        RefusalReason.DID_NOT_COME,
        RefusalReason.NO_MATCH,
        RefusalReason.OTHER,
    ),
    Side.LEARNER: (
        RefusalReason.TOO_FAR,
        RefusalReason.HOURS,
        RefusalReason.DIFFERENT_WORK,
        RefusalReason.NO_MATCH,
        RefusalReason.OTHER_PLACE,
        RefusalReason.OTHER,
    ),
}
"""What each side can say; none is about who somebody is."""

FALLEN: Final = (EndReason.NO_AGREEMENT, EndReason.STOPPED_EARLY, EndReason.LEFT_TRACK, EndReason.OTHER)
"""Why a place falls away after both said yes."""


@dataclass(frozen=True)
class ProposalFacts:
    """What is known of a learner and an opening on `day`."""

    day: date
    is_searching: bool
    is_own_training: bool
    is_open: bool
    seats_left: int
    is_vetoed: bool
    runs_already: bool
    was_refused_there: bool
    running: int
    answers_until: date
    age_at_start: int | None = None
    min_age: int | None = None
    letter: str = ""


@dataclass(frozen=True)
class TalkFacts:
    """When and where they meet."""

    now: datetime
    meets_at: datetime
    place: str
    words: str = ""


@dataclass(frozen=True)
class GoOnFacts:
    """What is known of a learner and an opening that get to know each other."""

    is_searching: bool
    is_closed: bool
    is_recognised: bool
    is_vetoed: bool
    is_old_enough: bool
    is_agreed: bool = True
    """Whether the learner said yes to a company that asked first."""


@dataclass(frozen=True)
class MoveFacts:
    """What is known of a learner and the other place of a company."""

    is_searching: bool
    is_same_training: bool
    is_other_opening: bool
    is_open: bool
    seats_left: int
    is_barred: bool
    """Whether the learner does not want it there, or gets to know that place already: which, a company never hears."""
    is_old_enough: bool


def may_propose(facts: ProposalFacts) -> Verdict:
    """Whether they can be brought together; every reason why not is a finding."""
    return Verdict(
        (
            Finding("introduction.searching", facts.is_searching),
            Finding("introduction.own_training", facts.is_own_training),
            Finding("introduction.open", facts.is_open),
            _seat_left(facts.seats_left, is_open=facts.is_open),
            Finding("introduction.not_vetoed", not facts.is_vetoed),
            Finding("introduction.runs_once", not facts.runs_already),
            Finding("introduction.not_refused_there", not facts.was_refused_there),
            Finding("introduction.not_too_many", facts.running < MOST_RUNNING, facts.running, MOST_RUNNING),
            _old_enough(facts.age_at_start, facts.min_age),
            *_answer_day(facts.answers_until, day=facts.day),
            *may_write(facts.letter).findings,
        )
    )


def may_invite(facts: ProposalFacts) -> Verdict:
    """Whether a company can ask a learner it found: what the learner chose or does, and its age, it does not hear."""
    is_barred = facts.is_vetoed or not facts.is_searching or facts.running >= MOST_RUNNING
    plain = replace(facts, age_at_start=None, is_vetoed=False, is_searching=True, running=0)
    return may_propose(plain) + Verdict((_can_go_on(is_barred=is_barred),))


def may_agree(*, age_at_start: int | None, min_age: int | None) -> Verdict:
    """Whether a learner whom a company asked can say yes; only the own side hears why not."""
    return Verdict((_old_enough(age_at_start, min_age),))


def may_write(letter: str) -> Verdict:
    """Whether the letter of a learner fits."""
    length = len(letter)
    return Verdict((Finding("introduction.letter", length <= LONGEST_LETTER, found=length, needed=LONGEST_LETTER),))


def may_plan(facts: TalkFacts) -> Verdict:
    """Whether they can meet then and there."""
    ahead = facts.meets_at > facts.now
    latest = facts.now + timedelta(days=LONGEST_WAIT)
    return Verdict(
        (
            Finding("introduction.talk_ahead", ahead, found=facts.meets_at, needed=facts.now),
            Finding("introduction.talk_soon", facts.meets_at <= latest, found=facts.meets_at, needed=latest),
            Finding("introduction.talk_place", bool(facts.place.strip())),
            _words_fit(facts.words),
        )
    )


def may_refuse(reason: RefusalReason, *, side: Side, words: str = "") -> Verdict:
    """Whether this side can say this."""
    known = reason in REASONS.get(side, ())
    return Verdict((Finding("introduction.reason", known, found=reason), _words_fit(words)))


def may_fall_away(reason: EndReason, *, words: str = "") -> Verdict:
    """Whether this is a reason for a place to fall away."""
    return Verdict((Finding("introduction.fallen_reason", reason in FALLEN, found=reason), _words_fit(words)))


def may_go_on(facts: GoOnFacts) -> Verdict:
    """Whether a company can get to know a learner, or keep a seat, apart from how many seats there are.

    A company reads this, so it says that a learner is too young and not how old, and never what the learner chose, or
    that the learner no longer searches.
    """
    return Verdict(
        (
            Finding("introduction.not_closed", not facts.is_closed),
            Finding("introduction.recognised", facts.is_recognised),
            _can_go_on(is_barred=facts.is_vetoed or not facts.is_searching),
            Finding("introduction.old_enough", facts.is_old_enough),
            learner_agreed(is_agreed=facts.is_agreed),
        )
    )


def may_transfer(facts: MoveFacts) -> Verdict:
    """Whether it can go on with that other place of the company; of the learner it says no more than `may_go_on`."""
    return Verdict(
        (
            Finding("introduction.own_training", facts.is_same_training),
            Finding("introduction.other_opening", facts.is_other_opening),
            Finding("introduction.open", facts.is_open),
            _seat_left(facts.seats_left, is_open=facts.is_open),
            _can_go_on(is_barred=facts.is_barred or not facts.is_searching),
            Finding("introduction.old_enough", facts.is_old_enough),
        )
    )


def is_old_enough(age: int | None, *, asked: int | None) -> bool:
    """Whether a learner of this age can do work that asks an age; who told no birth date is not refused for it."""
    return asked is None or age is None or age >= asked


def answer_day(day: date) -> date:
    """By when somebody answers who was asked on this day."""
    return day + timedelta(days=ANSWER_DAYS)


def day_after_talk(meets_at: datetime) -> date:
    """By when somebody says yes or no after they met."""
    return day_of(meets_at) + timedelta(days=AFTER_TALK_DAYS)


def distance(km: float | None) -> Distance:
    """How far that is, in words that hide the house."""
    if km is None:
        return Distance.UNKNOWN
    return next((band for band, most in FARTHEST.items() if km <= most), Distance.VERY_FAR)


def bracket(age: int | None) -> AgeBracket:
    """How old that is, in words that hide the birthday."""
    if age is None:
        return AgeBracket.UNKNOWN
    return AgeBracket.ADULT if age >= ADULT else AgeBracket.MINOR


def learner_agreed(*, is_agreed: bool) -> Finding:
    """Whether the learner said yes to a company that asked first."""
    return Finding("introduction.learner_agreed", is_agreed)


def _seat_left(left: int, *, is_open: bool) -> Finding:
    """Whether nobody was promised the last seat; of what is not open that says nothing."""
    return Finding("introduction.seat_left", left > 0 or not is_open, found=left)


def _can_go_on(*, is_barred: bool) -> Finding:
    """What a company hears instead of what the learner chose, or that the learner no longer searches."""
    return Finding("introduction.can_go_on", not is_barred)


def _old_enough(age: int | None, minimum: int | None) -> Finding:
    return Finding("introduction.age", is_old_enough(age, asked=minimum), found=age, needed=minimum)


def _words_fit(words: str) -> Finding:
    length = len(words.strip())
    return Finding("introduction.words_fit", length <= LONGEST_WORDS, found=length, needed=LONGEST_WORDS)


def _answer_day(answers_until: date, *, day: date) -> tuple[Finding, ...]:
    latest = day + timedelta(days=LONGEST_WAIT)
    return (
        Finding("introduction.answer_ahead", answers_until > day, found=answers_until, needed=day),
        Finding("introduction.answer_soon", answers_until <= latest, found=answers_until, needed=latest),
    )
