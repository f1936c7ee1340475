"""Whom one may ask whether there is a place, until when an answer counts, and how likely a yes is, with its reasons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tandem.base.periods import add_months
from tandem.base.verdict import Finding, Verdict
from tandem.journey.activation.terms import LikelyReason
from tandem.law.norms import Norms

MOST_AT_ONCE: Final = 200
"""So many companies are asked in one go at most: each of them is a mail that a person has to answer for."""


@dataclass(frozen=True)
class AskFacts:
    """What counts when somebody wants to ask a company."""

    is_sleeping: bool
    has_address: bool
    asked_on: date | None = None
    paused_until: date | None = None


@dataclass(frozen=True)
class SleepFacts:
    """What is known of a sleeping recognition."""

    recognised_on: date
    trained_until: date | None = None
    looking: int | None = None
    """How many learners look within reach; None where that may not be told."""
    is_shortage: bool = False
    has_mentor: bool = False
    has_answered: bool = False


@dataclass(frozen=True)
class Reason:
    """Why somebody may well say yes: how much it weighs, with the number that makes it plain."""

    code: LikelyReason
    points: int
    number: int = 0


@dataclass(frozen=True)
class Likelihood:
    """How likely a yes is: points of the most there can be, never without the reasons."""

    points: int
    most: int
    reasons: tuple[Reason, ...]


def may_ask(facts: AskFacts, *, day: date, norms: Norms) -> Verdict:
    """Whether a company can be asked: it sleeps, can be reached, was not asked lately, and no pause runs."""
    again = next_ask_on(facts.asked_on, norms=norms)
    return Verdict(
        (
            Finding("activation.sleeping", facts.is_sleeping),
            Finding("activation.address", facts.has_address),
            Finding("activation.asked_lately", again is None or again <= day, found=facts.asked_on, needed=again),
            Finding(
                "activation.not_paused",
                facts.paused_until is None or facts.paused_until <= day,
                found=facts.paused_until,
                needed=facts.paused_until,
            ),
        )
    )


def may_answer(*, answers_until: date, day: date) -> Verdict:
    """Whether the link still counts."""
    return Verdict((Finding("activation.in_time", day <= answers_until, found=day, needed=answers_until),))


def answers_until(day: date, *, norms: Norms) -> date:
    """The last day on which a question that was asked that day can be answered."""
    return day + timedelta(days=norms.activation.link_days.value)


def paused_until(day: date, *, norms: Norms) -> date:
    """The day from which a company that says "not now" that day can be asked again."""
    return day + timedelta(days=norms.activation.pause_days.value)


def reminded_from(day: date, *, norms: Norms) -> date:
    """The last day on which a question was asked that is reminded of today."""
    return day - timedelta(days=norms.activation.reminder_days.value)


def next_ask_on(asked_on: date | None, *, norms: Norms) -> date | None:
    """The first day on which somebody who was asked that day can be asked again."""
    return None if asked_on is None else asked_on + timedelta(days=norms.activation.again_days.value)


def sleeps_since(day: date, *, norms: Norms) -> date:
    """A recognition of that day or before can sleep; a younger one is only new."""
    return day - timedelta(days=norms.activation.settling_days.value)


@dataclass(frozen=True)
class Scale:
    """What weighs how much on a day, worked out once for a whole list."""

    day: date
    trained_after: date
    recent_after: date
    recent_months: int
    points: Mapping[LikelyReason, int]
    most: int


def scale_on(day: date, *, norms: Norms) -> Scale:
    """The weights of a day. They are assumptions of ours, dated data that everybody can read."""
    law = norms.activation
    points = {
        LikelyReason.TRAINED_BEFORE: law.points_trained.value,
        LikelyReason.LOOKING: law.points_looking.value,
        LikelyReason.RECENT: law.points_recent.value,
        LikelyReason.MENTOR: law.points_mentor.value,
        LikelyReason.SHORTAGE: law.points_shortage.value,
        LikelyReason.ANSWERED_BEFORE: law.points_answered.value,
    }
    return Scale(
        day=day,
        trained_after=add_months(day, -12 * law.trained_years.value),
        recent_after=add_months(day, -law.recent_months.value),
        recent_months=law.recent_months.value,
        points=points,
        most=sum(points.values()),
    )


def likelihood(facts: SleepFacts, *, scale: Scale) -> Likelihood:
    """How likely a yes is, with every reason that counts."""
    reasons = sorted(_reasons(facts, scale), key=lambda one: (-one.points, one.code))
    return Likelihood(sum(one.points for one in reasons), scale.most, tuple(reasons))


def _reasons(facts: SleepFacts, scale: Scale) -> Iterator[Reason]:
    points, day = scale.points, scale.day
    if facts.trained_until is not None and facts.trained_until > scale.trained_after:
        whole = (day.month, day.day) >= (facts.trained_until.month, facts.trained_until.day)
        years = max(0, day.year - facts.trained_until.year - (not whole))
        yield Reason(LikelyReason.TRAINED_BEFORE, points[LikelyReason.TRAINED_BEFORE], years)
    if facts.looking:
        yield Reason(LikelyReason.LOOKING, points[LikelyReason.LOOKING], facts.looking)
    if facts.recognised_on > scale.recent_after:
        yield Reason(LikelyReason.RECENT, points[LikelyReason.RECENT], scale.recent_months)
    for code, holds in (
        (LikelyReason.MENTOR, facts.has_mentor),
        (LikelyReason.SHORTAGE, facts.is_shortage),
        (LikelyReason.ANSWERED_BEFORE, facts.has_answered),
    ):
        if holds:
            yield Reason(code, points[code])
