"""What must hold before a round is made, run or published."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.placement.terms.rounds import NotProposed, RunState

LONGEST_TITLE: Final = 120
LONGEST_WORDS: Final = 300
MOST_RUNS: Final = 40
"""So many answers of one round are kept side by side."""
MOST_WAITING: Final = 2
LONGEST_ANSWER: Final = timedelta(days=60)
"""Longer than this nobody waits for an answer: the places would be gone."""


@dataclass(frozen=True)
class RoundForm:
    """What people choose of a round."""

    title: str
    school_year: int
    trainings: tuple[str, ...] = ()
    """Codes; none means all trainings."""

    def tidy(self) -> "RoundForm":
        """The same without spaces around or within too many, and each training once."""
        return RoundForm(" ".join(self.title.split()), self.school_year, tuple(sorted(set(self.trainings))))


def is_round(form: RoundForm, *, known: Collection[str], years: Collection[int]) -> Verdict:
    """Whether a round can be made as told."""
    strange = sorted(set(form.trainings) - set(known))
    return Verdict(
        (
            Finding("round.title", 0 < len(form.title) <= LONGEST_TITLE, len(form.title), LONGEST_TITLE),
            Finding("round.school_year", form.school_year in years, form.school_year, sorted(years)),
            Finding("round.trainings", not strange, strange, sorted(known)),
        )
    )


def may_ask_run(states: Collection[str]) -> Verdict:
    """Whether one more answer can be asked for, next to these."""
    waiting = sum(state == RunState.WAITING for state in states)
    return Verdict(
        (
            Finding("round.room_for_run", len(states) < MOST_RUNS, len(states), MOST_RUNS),
            Finding("round.not_waiting", waiting < MOST_WAITING, waiting, MOST_WAITING),
        )
    )


@dataclass(frozen=True)
class PairFacts:
    """A learner and an opening that somebody wants to lock."""

    track_id: UUID
    takes_part: bool
    """Whether the learner is of this round and searches."""
    same_training: bool
    seats_left: int
    """Free seats of the opening that no other lock of this round takes."""
    mentors_left: int
    """The same for the mentors of its establishment."""
    same_year: bool = True
    """Whether the opening is of the school year of the round, and goes on after today."""


def may_lock(pair: PairFacts) -> Verdict:
    """Whether this learner can be fixed to this opening."""
    return may_forbid(pair) + Verdict(
        (
            Finding("round.lock_has_seat", pair.seats_left > 0, found=pair.seats_left, needed=1),
            Finding("round.lock_has_mentor", pair.mentors_left > 0, found=pair.mentors_left, needed=1),
        )
    )


def may_forbid(pair: PairFacts) -> Verdict:
    """Whether it makes sense to say anything about this learner and this opening."""
    return Verdict(
        (
            Finding("round.pair_takes_part", pair.takes_part),
            Finding("round.pair_same_training", pair.same_training),
            Finding("round.pair_same_year", pair.same_year),
        )
    )


@dataclass(frozen=True)
class PublishFacts:
    """A run that somebody wants to make proposals of."""

    state: str
    is_allowed: bool
    """Whether the independent check found every hard condition kept."""
    placed: int
    age_days: int
    """How long ago it was worked out."""


_WHY: Final[Mapping[str, NotProposed]] = {
    "introduction.searching": NotProposed.NOT_SEARCHING,
    "introduction.answer_ahead": NotProposed.TOO_LATE,
    "introduction.answer_soon": NotProposed.TOO_LATE,
    "introduction.open": NotProposed.OPENING_GONE,
    "introduction.seat_left": NotProposed.SEATS_TAKEN,
    "introduction.own_training": NotProposed.OTHER_TRAINING,
    "introduction.runs_once": NotProposed.RUNS_ALREADY,
    "introduction.not_refused_there": NotProposed.REFUSED_THERE,
    "introduction.not_too_many": NotProposed.TOO_MANY,
    "introduction.age": NotProposed.TOO_YOUNG,
    "introduction.not_vetoed": NotProposed.VETOED,
}
"""What kept a proposal from being made, in the order in which it is told; what is not named is what advice says."""
NOT_OF_LEARNER: Final = frozenset(
    {NotProposed.TOO_LATE, NotProposed.OPENING_GONE, NotProposed.SEATS_TAKEN, NotProposed.PENDING}
)
"""Reasons that say nothing of the learner."""


def why_not_proposed(verdict: Verdict) -> NotProposed:
    """The one reason that is kept where a proposal cannot be made."""
    unmet = verdict.codes()
    return next((why for code, why in _WHY.items() if code in unmet), NotProposed.ADVICE)


def counted_as(why: NotProposed, *, knows_all: bool) -> NotProposed:
    """As what a reason is counted: for who does not know everybody in the run, what is about a learner is one."""
    return why if knows_all or why in NOT_OF_LEARNER else NotProposed.LEARNER_CHANGED


FRESH_DAYS: Final = 3
"""An older answer may speak of openings that are gone."""


def may_publish(run: PublishFacts, *, answers_until: date, today: date) -> Verdict:
    """Whether proposals can be made of this run, to be answered by that day."""
    latest = today + LONGEST_ANSWER
    return Verdict(
        (
            Finding("round.run_done", run.state == RunState.DONE, found=run.state),
            Finding("round.run_checked", run.is_allowed),
            Finding("round.run_places_somebody", run.placed > 0, found=run.placed, needed=1),
            Finding("round.answer_ahead", answers_until > today, found=answers_until, needed=today),
            Finding("round.answer_in_time", answers_until <= latest, found=answers_until, needed=latest),
            Finding("round.run_fresh", run.age_days <= FRESH_DAYS, run.age_days, FRESH_DAYS, effect=Effect.WARN),
        )
    )
